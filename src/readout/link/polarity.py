"""Whether a clause says that something is not so, or denies or refuses it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from readout.link.initiators import sense

STATING = frozenset({"ccomp", "xcomp"})
PREDICATES = frozenset({"acomp", "attr", "oprd"})
NOUN_ROLES = frozenset({"nsubj", "dobj", "nsubjpass", "attr"})


def is_negated(head: Token, words: Sequence[Token]) -> bool:
    """An odd number of negations: `not`, `no`, `nobody` at the verbs that state a claim, and verbs that refuse or deny."""
    verbs = [head, *(t for t in words if t.head == head and t.dep_ in STATING)]
    return bool(sum(_negations(v) for v in verbs) % 2)


def _negations(verb: Token) -> int:
    own = sum(1 for c in verb.children if c.dep_ == "neg" or c.lower_ in sense("nobody"))
    own += sum(
        1 for c in verb.children if (c.dep_ in PREDICATES and c.lower_ in sense("untrue")) or (c.dep_ == "advcl" and _unless(c))
    )
    nouns = sum(_has_no(c) for c in _nouns(verb))
    return own + nouns + (verb.lemma_.lower() in sense("denial") or _with_particle(verb) in sense("denial"))


def _unless(clause: Token) -> bool:
    return any(c.lower_ == "unless" for c in clause.lefts)


def turns_away(words: Sequence[Token]) -> bool:
    """Whether a clause says in other words than `not` that something is not to go on: `halt`, `prevent`, `against`."""
    return any(t.lemma_.lower() in sense("ceasing") for t in words)


def _nouns(verb: Token) -> Iterable[Token]:
    """Its subject, its objects, and the nouns behind its prepositions (`at no time`)."""
    for child in verb.children:
        if child.dep_ in NOUN_ROLES:
            yield child
        elif child.dep_ in {"prep", "aux"}:  # a phrase in front of an auxiliary hangs on that
            preps = [child] if child.dep_ == "prep" else [c for c in child.children if c.dep_ == "prep"]
            yield from (c for prep in preps for c in prep.children if c.dep_ == "pobj")


def _has_no(noun: Token) -> bool:
    return any(c.lower_ == "no" and c.dep_ in {"det", "neg"} for c in noun.children)


def _with_particle(verb: Token) -> str:
    return " ".join([verb.lemma_.lower(), *(c.lower_ for c in verb.children if c.dep_ == "prt")])
