"""From grammatical slots to participants: who fills `subj`, `obj`, `on`, ... of a trigger, also inside longer noun phrases."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from readout.assemble.draft import Parties, union
from readout.extract.complements import complement
from readout.extract.syntax import conjuncts, slot
from readout.resolve.actors import Actors

INNER_DEPS = frozenset(
    {
        "npadvmod",
        "poss",
        "amod",
        "compound",
        "nmod",
        "prep",
        "pobj",
        "agent",
        "pcomp",
        "dobj",
        "acl",
        "relcl",
        "nsubj",
        "conj",
        "appos",
        "dative",
    }
)
INNER_PREPOSITIONS = frozenset(
    {"of", "by", "from", "for", "to", "between", "with", "among", "against", "on", "in", "toward", "towards", "at"}
)
MODIFIER_KINDS = frozenset({"adjective", "state", "body", "people", "person", "place", "role"})
DEPTH = 4


def modifier_parties(actors: Actors, token: Token) -> Parties:
    """Parties named by the adjective, compound or possessor at a token (`Russian`, `U.S.`, `Hamas`)."""
    mention = actors.mention(token)
    if mention is None:
        return union(
            *(modifier_parties(actors, c) for c in token.children if c.dep_ == "npadvmod" and token.lower_ in {"led", "run"})
        )
    return actors.resolution(mention).parties if mention.kind in MODIFIER_KINDS else ()


def parties_in(actors: Actors, token: Token, depth: int = DEPTH) -> Parties:
    """Parties of a noun phrase: its head if that is one, else the nearest inside it (`Israel's efforts`, `people of Chad`)."""
    own = actors.parties(token)
    if own:
        return own
    layer = [token]
    for _ in range(depth):
        layer = [c for t in layer for c in t.children if _inner(c)]
        found = union(*(p for t in layer if (p := _at(actors, t))))
        if found:
            return found
    return ()


def _inner(token: Token) -> bool:
    if token.dep_ in {"prep", "agent"}:
        return token.lower_ in INNER_PREPOSITIONS
    return token.dep_ in INNER_DEPS


def _at(actors: Actors, token: Token) -> Parties:
    if token.dep_ in {"amod", "compound", "nmod"}:
        return modifier_parties(actors, token)
    return actors.parties(token)


def fill(actors: Actors, head: Token, name: str, *, inside: bool) -> Parties:
    """Participants in one slot; `inside` also looks into noun phrases whose head is no party."""
    if name == "adj":
        return union(*(modifier_parties(actors, t) for t in slot(head, "adj")))
    if name == "comp":
        return union(*(first_filled(actors, v, ("on", "against", "obj"), inside=True)[0] for v in complement(head)))
    if name == "goal":
        return union(
            *(first_filled(actors, v, ("with", "to", "obj", "iobj"), inside=False)[0] for v in _deepest(complement(head)))
        )
    groups = []
    for token in slot(head, name):
        direct = actors.parties(token)
        if not direct and inside:
            direct = union(*(parties_in(actors, t) for t in conjuncts(token)))
        groups.append(direct)
    return union(*groups)


def _deepest(verbs: list[Token]) -> list[Token]:
    """Verbs with the verbs that they only introduce (`continue to provide`)."""
    return [v for verb in verbs for v in (verb, *[c for c in verb.children if c.dep_ == "xcomp"])]


def first_filled(actors: Actors, head: Token, names: Iterable[str], *, inside: bool) -> tuple[Parties, str]:
    """The first slot of a list that names a party, and its name."""
    for name in names:
        found = fill(actors, head, name, inside=inside)
        if found:
            return found, name
    return (), ""
