"""Contradictions that cannot be one happening: where one holds, no likeness joins two records."""

from __future__ import annotations

from readout.link.features import (
    deed,
    differ,
    other_mode,
    other_place,
    place_within,
    same_issuer,
    same_mode,
    same_named_day,
    same_numbers,
    same_persons,
    same_place,
    same_verb,
    same_verb_group,
    same_war,
    wordless,
    words,
)
from readout.link.groups import apart, compatible
from readout.link.places import fine
from readout.link.traits import MUTUAL, Traits

# Days by which dates of one happening may differ: time zones, and reports of the day after. A day of publication may lag, and
# a visit lasts some days.
SLACK, LAG = 1, 3


def veto(a: Traits, b: Traits) -> str | None:
    """Why two records cannot report one happening; None where nothing forbids it."""
    return (
        _type(a, b)
        or _day(a, b)
        or _content(a, b)
        or _parties(a, b)
        or _persons(a, b)
        or _manner(a, b)
        or _undated(a, b)
        or _place(a, b)
        or _bare(a, b)
    )


def _type(a: Traits, b: Traits) -> str | None:
    if not compatible(a.event.event, b.event.event):
        return f"{a.event.event} and {b.event.event} are different acts"
    if a.event.event == b.event.event and apart(a.event.event) and other_mode(a, b):
        return f"{a.event.mode} and {b.event.mode} are different acts"
    if a.war != b.war:
        return "two wars" if a.war and b.war else "the one is a war, the other an act in it"
    return None


def _day(a: Traits, b: Traits) -> str | None:
    if not a.days or not b.days:
        return None
    slack = LAG if a.days.soft or b.days.soft or a.verb_group == b.verb_group == "visit" else SLACK
    apart = a.days.apart(b.days)
    return f"{apart} days apart" if apart > slack and not copies(a, b) else None


def copies(a: Traits, b: Traits) -> bool:
    """Whether two copies of one text say it in one sentence."""
    return a.report.family == b.report.family and a.written == b.written


def _content(a: Traits, b: Traits) -> str | None:
    """What is said differs: two statements of one speaker on one day are two where they have no word in common."""
    if "word" not in a.groups or wordless(a, b) or a.words.keys() & b.words.keys():
        return None
    return "no word of content in common"


def _parties(a: Traits, b: Traits) -> str | None:
    if a.event.event in MUTUAL and b.event.event in MUTUAL:
        needed = min(2, len(a.codes), len(b.codes))
        return "other parties" if len(a.codes & b.codes) < needed else None
    acting, other = a.sides[0], b.sides[0]
    if len(acting & other) == 1 < min(len(acting), len(other)):
        return "jointly with others"
    if acting and other and not acting & other:
        return "the one acts, the other is acted upon" if acting & b.sides[1] else "other actors"
    if "word" in a.groups and same_issuer(a, b) and acting != other and not copies(a, b):
        return "one house tells of two talks"
    if any(one.event.event in MUTUAL and two.sides[1] and not two.sides[1] & one.codes for one, two in ((a, b), (b, a))):
        return "the one agreed among them, the other directed at somebody else"
    if "word" in a.groups and a.sides[1] and b.sides[1] and not a.sides[1] & b.sides[1] and _addressed(a) and _addressed(b):
        return "said to other persons"
    return None


def _addressed(traits: Traits) -> bool:
    """Whether everybody it is said to is named."""
    return all(party.name for party in traits.event.recipient)


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


def _undated(a: Traits, b: Traits) -> str | None:
    """A look-back without a date is one with what another text tells only if both say the same of who did what to whom."""
    vague = a.days and b.days and (a.days.bounded or b.days.bounded) and not same_war(a, b)
    if not vague or a.event.doc == b.event.doc or a.report.family == b.report.family:
        return None
    if a.codes != b.codes or (deed(a, b) and not (a.sides[1] and b.sides[1])):
        return "one without a date, and not of the same parties"
    told = same_verb(a, b) or same_verb_group(a, b) or same_mode(a, b)
    return None if told else "one without a date, and not of the same act"


def _place(a: Traits, b: Traits) -> str | None:
    """A deed is done at one place; a talk may be told from two, and words are spoken anywhere."""
    both_fine = fine(a.place) and fine(b.place)
    return "at another place" if both_fine and deed(a, b) and other_place(a, b) else None


def _bare(a: Traits, b: Traits) -> str | None:
    """Date and dyad alone never make two records one happening: two attacks, or two calls, on one day do exist."""
    common = (same_war, same_named_day, same_mode, same_numbers, same_persons, same_place, words)
    if any(feature(a, b) for feature in common) or (place_within(a, b) and same_verb_group(a, b) and _looks_back(a, b)):
        return None
    return "nothing in common but date and parties"


def _looks_back(a: Traits, b: Traits) -> bool:
    """Whether one is background without a date, and the other has one."""
    dated = [t.days is not None and not t.days.bounded for t in (a, b)]
    return (a.event.background and dated == [False, True]) or (b.event.background and dated == [True, False])
