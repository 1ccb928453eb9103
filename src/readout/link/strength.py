"""How strongly a clause puts a matter, by its verb: discussed, raised, urged, called for; discussed, agreed, signed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from readout.link.inflection import PACKAGE
from readout.tables import rows

ANY, ASK, JOIN, VIEW = "any", "ask", "join", "view"
WEAK = 2
BINDING = 4  # level from which a verb of the scale `join` binds: `agree`
REPORTING = 1  # level of verbs that only report
GOVERNED = frozenset({"xcomp", "acl", "pcomp", "prep", "pobj", "dobj"})
CARRIERS = frozenset({"make", "issue", "have", "hold", "express", "voice", "put", "reach"})
MODALS = {
    "will": (JOIN, BINDING),
    "shall": (JOIN, BINDING),
    "must": (ASK, 6),
    "should": (ASK, 4),
    "willing": (JOIN, 3),
    "ready": (JOIN, 3),
    "prepared": (JOIN, 3),
}
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
    "hope": "hope",
    "desire": "hope",
    "commitment": "commit",
    "pledge": "pledge",
    "promise": "promise",
    "decision": "decide",
    "proposal": "propose",
    "opposition": "oppose",
    "objection": "object",
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

    @property
    def binds(self) -> bool:
        """Whether it commits to something: `agreed`, `pledged`, `signed`."""
        return self.scale == JOIN and self.level >= BINDING

    def apart(self, other: Strength) -> bool:
        """Whether two verbs put a matter with other strength; of stressing and saying, only from two levels on."""
        if not self.comparable(other):
            return self._outbids(other) or other._outbids(self)
        least = WEAK if VIEW in (self.scale, other.scale) else 1
        return abs(self.level - other.level) >= least

    def _outbids(self, other: Strength) -> bool:
        """It binds where the other only asks or stresses."""
        return self.binds and (other.scale == ASK or (other.scale == VIEW and other.level <= WEAK))


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


def stance(head: Token) -> Strength | None:
    """The strength with which a claim is put: that of its verb; of what `said` or `told` reports, that of the verb within.

    A claim that goes on with what an earlier verb began (`agreed to meet and to speak`) has the strength of that verb.
    """
    own = strength(head)
    if own is not None and own.level == REPORTING and own.scale == VIEW:
        inner = next((c for c in head.children if c.dep_ == "ccomp"), None)
        return own if inner is None else strength(inner)
    if own is None and head.dep_ == "conj" and (found := _governing(head)):
        return found
    return own or _put_by_said(head) or _modal(head)


def _put_by_said(head: Token) -> Strength | None:
    """The verb of an aside (`Both, he insisted, must yield`) or of the clause over this one (`urged that aid be let in`)."""
    aside = (c for c in head.children if c.dep_ in {"parataxis", "ccomp"} and c.i < head.i)
    verbs = [*aside, *([head.head] if head.dep_ == "ccomp" else [])]
    found = (strength(v) for v in verbs)
    return next((f for f in found if f and f.level > REPORTING), None)


def _modal(head: Token) -> Strength | None:
    """What `will`, `must` or `is willing to` say of how far somebody goes."""
    own = {c.lower_ for c in head.children if c.dep_ == "aux"} | {c.lower_ for c in head.children if c.dep_ == "acomp"}
    return next((Strength(word, scale, level) for word, (scale, level) in MODALS.items() if word in own), None)


def _governing(head: Token) -> Strength | None:
    """The strength of the verb under which the first of several infinitives or topics stands."""
    while head.dep_ == "conj":
        head = head.head
    while head.dep_ in GOVERNED:
        head = head.head
        if (found := strength(head)) is not None:
            return found
    return None


def _verb_of(noun: Token) -> Strength | None:
    return _table().get(NOUNS.get(noun.lemma_.lower(), ""))
