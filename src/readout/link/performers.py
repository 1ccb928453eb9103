"""Who performs what a clause of an account tells, and of what family the deed is: asking for a meeting, inviting, striking."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from readout.link.cuts import SUBJECTS
from readout.link.initiators import sense
from readout.link.named import Roster, codes, parties
from readout.records import Event

FAMILIES = ("inviting", "hostile", "sought")  # the narrowest first
CARRYING = frozenset({"dobj", "nsubjpass"})


def family(head: Token) -> str:
    """The family of a deed by its verb, or the noun that the verb carries (`an invitation was extended`); else empty."""
    said = [c for c in head.children if c.dep_ == "ccomp"]
    verbs = {v.lemma_.lower() for v in (head, *said)}
    nouns = {c.lemma_.lower() for c in head.children if c.dep_ in CARRYING}
    return next((name for name in FAMILIES if sense(name) & (verbs | (nouns if name == "inviting" else set()))), "")


def performers(head: Token, events: Sequence[Event], roster: Roster) -> frozenset[str]:
    """Code of the party that acts in a clause: its subject, in the passive who stands behind `by`; empty where open."""
    actor = _actor(head)
    if actor is None:
        return frozenset()
    words = " ".join(t.text for t in actor.subtree if t.dep_ != "relcl" and not t.is_punct)
    found = roster.named(words) or codes(p for e in events for p in parties(e) if any(s <= actor.idx < t for s, t in p.spans))
    return found if len(found) == 1 else frozenset()


def _actor(head: Token) -> Token | None:
    """The noun that acts; of two verbs joined by `and` the subject of the first."""
    while True:
        by = next((c for c in head.children if c.dep_ == "agent"), None)
        if by is not None:
            return next(iter(by.children), None)
        subject = next((c for c in head.lefts if c.dep_ in SUBJECTS), None)
        if subject is not None:
            return subject if subject.dep_ == "nsubj" else None
        if head.dep_ != "conj":
            return None
        head = head.head
