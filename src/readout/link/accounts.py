"""What the records of one episode say alike and what they contradict, and which of them is to be read first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from readout.link.episode import Agreed, Contradicted
from readout.link.places import apart
from readout.link.traits import Traits

Values = dict[str, list[Traits]]

_STANDING = {"asserted": 0, "negated": 1, "alleged": 2, "future": 3, "hypothetical": 4}


def corroborated(members: Sequence[Traits]) -> tuple[Agreed, ...]:
    """Values that two or more families give, field by field."""
    found = []
    for field, given in said(members).items():
        for value, traits in sorted(given.items()):
            families = tuple(sorted({t.report.family for t in traits}))
            if len(families) > 1:
                found.append(Agreed(field, value, families, _ids(traits)))
    return tuple(found)


def contradicted(members: Sequence[Traits]) -> tuple[Contradicted, ...]:
    """Fields in which values exclude each other, with the records that give each."""
    given = said(members)
    found: list[tuple[str, Values]] = [(field, given[field]) for field in ("date", "place", "initiator")]
    found.append(("polarity", _by(members, lambda t: ["no" if t.denied else "yes"] if t.event.factuality != "future" else [])))
    found += [("number", _sizes(members, kind)) for kind in sorted({k for t in members for k in t.event.size})]
    found += [("number", values) for values in _different_counts(members)]
    return tuple(_contradiction(field, values) for field, values in found if _exclusive(field, values))


def said(members: Sequence[Traits]) -> dict[str, Values]:
    """Field -> value -> the records that give it; only what a record's own text says."""
    return {
        "type": _by(members, lambda t: [t.event.event]),
        "parties": _by(members, lambda t: ["+".join(sorted(t.codes))] if t.codes else []),
        "date": _by(members, _date),
        "place": _by(members, lambda t: [t.place.name] if t.place else []),
        "number": _by(members, _counts),
        "initiator": _by(members, lambda t: [t.initiator] if t.initiator else []),
    }


def preferred(members: Sequence[Traits]) -> tuple[Traits, str]:
    """The record to read first, and why: what is in the way of others, then what it is ahead in."""
    best = min(members, key=_rank)
    return best, _reason(best, members)


def _rank(traits: Traits) -> tuple[object, ...]:
    event = traits.event
    return (
        event.background,
        _STANDING[event.factuality],
        traits.report.document.issuer is None,
        traits.days is None or traits.days.soft,
        -_filled(traits),
        -event.confidence,
        event.id,
    )


def _filled(traits: Traits) -> int:
    """How many of the fields that are often empty are filled."""
    event = traits.event
    fields = (event.recipient, event.event_loc, event.gist, event.quote, event.size, event.mode, traits.names)
    return sum(bool(field) for field in fields)


def _reason(best: Traits, members: Sequence[Traits]) -> str:
    if len(members) == 1:
        return "the only record"
    others = [t for t in members if t is not best]
    told = (
        ("reports it as news, not as background", not best.event.background and any(t.event.background for t in others)),
        ("says that it happened", any(_STANDING[t.event.factuality] > _STANDING[best.event.factuality] for t in others)),
        ("from a party's own text", bool(best.report.document.issuer) and not all(t.report.document.issuer for t in others)),
        ("gives its own date", bool(best.days and not best.days.soft) and any(not t.days or t.days.soft for t in others)),
        ("fills most fields", all(_filled(best) > _filled(t) for t in others)),
        ("the surest", all(best.event.confidence >= t.event.confidence for t in others)),
    )
    return ", ".join(reason for reason, holds in told if holds) or "first among equals"


def _by(members: Iterable[Traits], values: Callable[[Traits], Iterable[str]]) -> Values:
    found: Values = {}
    for traits in members:
        for value in values(traits):
            found.setdefault(value, []).append(traits)
    return found


def _date(traits: Traits) -> list[str]:
    """The date that a record's own text gives, if any."""
    written = traits.days.written if traits.days and not traits.days.soft else None
    return [written] if written else []


def _counts(traits: Traits) -> list[str]:
    """`23 diplomats`: each number with what it counts."""
    return sorted({f"{number} {what}" for what, numbers in traits.quantities.items() for number in numbers})


def _count_of(what: str, traits: Traits) -> list[str]:
    return [f"{number} {what}" for number in sorted(traits.quantities[what])]


def _different_counts(members: Sequence[Traits]) -> list[Values]:
    """For each thing that is counted, the records by number, where two give numbers that have none in common."""
    found = []
    counted = {what for t in members for what in t.quantities if len(t.quantities[what]) == 1}
    for what in sorted(counted - {kind for t in members for kind in t.event.size}):
        single = [t for t in members if len(t.quantities.get(what, ())) == 1]
        values = _by(single, partial(_count_of, what))
        documents = {t.report.document.id for t in single}
        if len(values) > 1 and len(documents) > 1 and values not in found:
            found.append(values)
    return found


def _sizes(members: Sequence[Traits], kind: str) -> Values:
    """`12 dead`, `10-20 dead`, `12- dead` (at least) -> the records that say so."""
    found: Values = {}
    for traits in members:
        count = traits.event.size.get(kind)
        if count:
            most = "" if count.max is None else str(count.max)
            value = str(count.min) if most == str(count.min) else f"{count.min}-{most}"
            found.setdefault(f"{value} {kind}", []).append(traits)
    return found


def _exclusive(field: str, values: Mapping[str, Sequence[Traits]]) -> bool:
    """Whether two of the values cannot both be right."""
    if field == "date":
        return not all(one.startswith(other) or other.startswith(one) for one in values for other in values)
    if field == "place":
        places = [traits[0].place for traits in values.values()]
        return any(apart(one, other) for one in places for other in places)
    if field == "number":
        return any(_no_common(one, other) for one in values for other in values)
    return len(values) > 1


def _no_common(one: str, other: str) -> bool:
    """Whether two ranges of numbers have none in common."""
    (low, high), (least, most) = _range(one), _range(other)
    return high < least or most < low


def _range(value: str) -> tuple[float, float]:
    low, dash, high = value.split()[0].partition("-")
    return float(low), float(high or "inf") if dash else float(low)


def _contradiction(field: str, values: Values) -> Contradicted:
    ordered = sorted(values.items(), key=lambda item: (-len(item[1]), item[0]))
    return Contradicted(field, tuple((value, _ids(traits)) for value, traits in ordered))


def _ids(traits: Iterable[Traits]) -> tuple[str, ...]:
    return tuple(sorted({t.id for t in traits}))
