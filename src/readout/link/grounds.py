"""What speaks for an act being the one that was asked for: words in common, the party that it is towards."""

from __future__ import annotations

from readout.link.acts import Act, names_of
from readout.link.deeds import sense
from readout.link.kinds import kinds
from readout.link.named import code, state_stems
from readout.link.raised import Raised
from readout.link.undertakings import Change

BASE = 0.45
TARGET = 0.25
TOPIC = 0.3
SHORT = 3


def common(asked: Raised, act: Act) -> frozenset[str]:
    """Words that both clauses are about, besides the words for the deed and the names of the parties."""
    names = names_of(asked.event) | names_of(act.event)
    ours, theirs = (stems - names - asked.deeds.main_stems for stems in (asked.stems, act.stems))
    found = frozenset(
        s for s in ours & theirs if not s[0].isdigit() and len(s) >= SHORT and s not in sense("general") | state_stems()
    )
    found -= act.widespread
    return found | (kinds(ours - found) & kinds(theirs - found))


def changed(status: str, act: Act, score: float, reason: str, sure: float | None = None) -> Change:
    """The change that an act makes; `sure` is how sure a clause is that is no record, whose id nobody knows."""
    confidence = round(min(score, 0.95) * (act.event.confidence if sure is None else sure) ** 0.25, 2)
    proof = None if act.report.told else act.event.id
    return Change(status, act.event.date, proof, act.event.doc, act.span, confidence, reason)


def who(asked: Raised) -> str:
    return " and ".join(sorted({code(p) for p in asked.owner}))


def grounds(target: bool | None, topic: frozenset[str], asked: Raised) -> str:
    named = sorted(asked.targets or asked.counterparts)
    towards = f", towards {' or '.join(named)}" if target and named else ""
    return towards + (f", on the same matter ({', '.join(sorted(topic)[:4])})" if topic else "")
