"""Whether a word is, or holds, a mention of the class that a condition names: `party`, `person`, `state`, `force` ..."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from readout.extract.mention import Mention, Mentions
from readout.extract.syntax import conjuncts
from readout.ontology.codebook import word_classes

ARMED = frozenset({"MIL", "COP", "SPY", "PRM", "UAF", "REB", "CRM"})  # sectors of PLOVER
PARTY_KINDS = frozenset({"person", "state", "body", "people", "role", "pronoun", "group", "place"})
MODIFIERS = frozenset({"amod", "compound", "nmod"})
INSIDE = MODIFIERS | {"poss", "prep", "pobj", "conj", "agent", "nsubj", "acl", "relcl", "pcomp", "dobj"}
DEPTH = 3


def party_within(token: Token, mentions: Mentions, depth: int = DEPTH) -> bool:
    """Whether a noun phrase is a party or holds one (`Israel's efforts`, `the decision of the court`), so many arcs down."""
    layer = [token]
    for _ in range(depth):
        if any(_stands_for_a_party(t, mentions.at(t)) for t in layer):
            return True
        layer = [c for t in layer for c in t.children if c.dep_ in INSIDE]
    return False


def _stands_for_a_party(token: Token, mention: Mention | None) -> bool:
    if mention is None:
        return False
    return mention.kind in PARTY_KINDS or (mention.kind == "adjective" and token.dep_ in MODIFIERS)


def is_party(mention: Mention | None) -> bool:
    """Whether a mention can do something or have something done to it."""
    return mention is not None and mention.kind in PARTY_KINDS


def is_class(token: Token, name: str, mentions: Mentions) -> bool:
    """Whether a token is of a mention class, or of a class of lemmas, or has this lemma or form itself."""
    mention = mentions.at(token)
    if name == "party":
        return is_party(mention)
    if mention is not None and name in OF_MENTIONS:
        return OF_MENTIONS[name](token, mention)
    if name == "crowd" and (token.pos_ == "NUM" or (mention is not None and mention.kind == "people")):
        return True
    lemmas = word_classes().get(name, frozenset({name}))
    if mention is not None and any(w in lemmas for t in mention.titles for w in t.form.lower().split()):
        return True
    return token.lemma_.lower() in lemmas or token.lower_ in lemmas


def _is_person(_: Token, mention: Mention) -> bool:
    return mention.kind in {"person", "pronoun", "group"} or (mention.role is not None and mention.role.kind == "person")


def _is_state(_: Token, mention: Mention) -> bool:
    return mention.kind in {"state", "place", "body"}


def _is_group(token: Token, mention: Mention) -> bool:
    return mention.plural or len(conjuncts(token)) > 1


def _is_force(_: Token, mention: Mention) -> bool:
    sector = mention.role.sectors[:1] if mention.role is not None else tuple(e.sector for e in mention.entries[:1])
    return mention.kind in {"state", "pronoun", "people"} or bool(ARMED.intersection(sector))


def _is_body(_: Token, mention: Mention) -> bool:
    return mention.kind == "body"


OF_MENTIONS: dict[str, Callable[[Token, Mention], bool]] = {
    "person": _is_person,
    "state": _is_state,
    "place": _is_state,
    "foreign": _is_state,
    "group": _is_group,
    "force": _is_force,
    "body": _is_body,
}
