"""Contradictions that cannot be one happening: where one holds, no likeness joins two records."""

from __future__ import annotations

from readout.link.features import differ
from readout.link.groups import compatible
from readout.link.traits import MUTUAL, Traits

# Days by which dates of one happening may differ: time zones, and reports of the day after. A day of publication may lag.
SLACK, LAG = 1, 3


def veto(a: Traits, b: Traits) -> str | None:
    """Why two records cannot report one happening; None where nothing forbids it."""
    return _type(a, b) or _day(a, b) or _parties(a, b) or _persons(a, b) or _manner(a, b)


def _type(a: Traits, b: Traits) -> str | None:
    if not compatible(a.event.event, b.event.event):
        return f"{a.event.event} and {b.event.event} are different acts"
    return None


def _day(a: Traits, b: Traits) -> str | None:
    if not a.days or not b.days:
        return None
    copies = a.report.family == b.report.family and a.written == b.written
    slack = LAG if a.days.soft or b.days.soft else SLACK
    apart = a.days.apart(b.days)
    return f"{apart} days apart" if apart > slack and not copies else None


def _parties(a: Traits, b: Traits) -> str | None:
    if a.event.event in MUTUAL and b.event.event in MUTUAL:
        needed = min(2, len(a.codes), len(b.codes))
        return "other parties" if len(a.codes & b.codes) < needed else None
    acting, other = a.sides[0], b.sides[0]
    if acting and other and not acting & other:
        return "the one acts, the other is acted upon" if acting & b.sides[1] else "other actors"
    return None


def _persons(a: Traits, b: Traits) -> str | None:
    """Presidents are not their ministers: neither in a call nor as speakers."""
    if "talk" in a.groups:
        decisive = a.codes & b.codes
    elif "word" in a.groups:
        decisive = a.sides[0] & b.sides[0]
    else:
        return None
    apart = sorted(code for code in decisive if differ(a, b, code))
    return f"other persons for {', '.join(apart)}" if apart else None


def _manner(a: Traits, b: Traits) -> str | None:
    """A call is not a meeting; and who counts a second call knows of two."""
    if "talk" not in a.groups:
        return None
    if {a.event.mode, b.event.mode} == {"phone", "visit"}:
        return "the one by telephone, the other face to face"
    if a.event.doc == b.event.doc and a.ordinal != b.ordinal:
        return "the document counts them apart"
    return None
