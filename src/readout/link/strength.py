"""How strongly a clause puts a matter, by its verb: discussed, raised, urged, called for; discussed, agreed, signed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from readout.link.inflection import PACKAGE
from readout.tables import rows

ANY = "any"
CARRIERS = frozenset({"make", "issue", "have", "hold", "express", "voice", "put", "reach"})
NOUNS = {
    "appeal": "appeal",
    "demand": "demand",
    "request": "request",
    "discussion": "discuss",
    "talk": "talk",
    "agreement": "agree",
    "concern": "concern",
    "condemnation": "condemn",
    "regret": "regret",
    "support": "support",
    "call": "call for",
}


@dataclass(frozen=True)
class Strength:
    """A verb's place on a scale: `ask`, `join`, `view`, or `any` for the weakest verbs, which begin every scale."""

    verb: str
    scale: str
    level: int

    def comparable(self, other: Strength) -> bool:
        """Whether two verbs stand on one scale."""
        return self.scale == other.scale or ANY in (self.scale, other.scale)


@cache
def _table() -> dict[str, Strength]:
    found: dict[str, Strength] = {}
    for row in rows(PACKAGE, "data/strength.tsv"):
        for words in row["words"].split("|"):
            found[words] = Strength(words, row["scale"], int(row["level"]))
    return found


def is_act(token: Token) -> bool:
    """Whether a word is a verb of the table: one that speaks or binds."""
    return token.lemma_.lower() in _table() or any(f"{token.lemma_.lower()} {c.lower_}" in _table() for c in token.children)


def is_verb(lemma: str) -> bool:
    """Whether a lemma is a verb of the table, or one that only carries a noun of it."""
    return lemma in _table() or lemma in CARRIERS


def strength(head: Token) -> Strength | None:
    """The strength of the verb at the head of a clause, its particle included; None for other verbs.

    A noun carries it where the verb only lends itself (`made an appeal`, `reached an agreement`).
    """
    own = head.lemma_.lower()
    for child in head.children:
        together = f"{own} {child.lemma_.lower()}"
        if child.dep_ in {"prep", "prt", "dobj"} and together in _table():
            return _table()[together]
    if own in CARRIERS:
        carried = (_verb_of(c) for c in head.children if c.dep_ == "dobj")
        return next((found for found in carried if found), None)
    return _table().get(own)


def _verb_of(noun: Token) -> Strength | None:
    return _table().get(NOUNS.get(noun.lemma_.lower(), ""))
