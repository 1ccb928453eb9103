"""Readers of dates that name a month, a day of the month or a year; without a year the one that fits the publication date.

A reader turns a match of its patterns into a reading, or into None where the words are no date after all. Where it needs a
publication date and has none, the reading has no day.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from readout.resolve.calendar_days import Day, Precision, day_of, months_on, nearest_day
from readout.resolve.date_readings import Parts, Reading, Scene
from readout.resolve.date_surroundings import relation
from readout.resolve.date_words import Match

LEAP_CYCLE = 8
# `in September`, printed in July, looks ahead; printed earlier in the year it looks back.
MONTHS_AHEAD = 2
HALF_A_YEAR = 184


def _calendar(match: Match, scene: Scene) -> Reading | None:
    year, month = match.all("YEAR"), match.all("MON", "MONTH", "AMONTH", "SAFEMONTH")[0]
    days, weekday = match.all("DAY", "ORD", "ORDWORD"), match.all("WD", "WEEKDAY")
    relative = match.pattern.argument.removeprefix("year:")
    if relative.lstrip("-").isdigit():
        if scene.publication is None:
            return Reading(precision="day" if days else "month")
        year = [scene.publication.year + int(relative)]
    parts = Parts(year[0] if year else None, month, days[-1] if days else None, weekday[0] if weekday else None)
    reading = _settled(parts, scene, match)
    if reading is not None and not match.all("YEAR"):
        reading = replace(reading, stated=False)
    return _spelled(reading, days[0]) if reading is not None and len(days) == 2 else reading


def _spelled(reading: Reading, first: int) -> Reading | None:
    """A spell of days inside one month, from the reading of its last day."""
    parts = replace(reading.parts, day=first) if reading.parts else None
    if reading.first is None:
        return replace(reading, kind="range", parts=parts)
    if first >= reading.first.day:
        return None
    return replace(reading, kind="range", first=reading.first.replace(day=first), last=reading.first, parts=parts)


def _settled(parts: Parts, scene: Scene, match: Match) -> Reading | None:
    """The reading of a month or day of the calendar; without a year the one that fits the publication date."""
    precision: Precision = "day" if parts.day else "month"
    base = Reading(precision=precision, parts=parts)
    if parts.year is not None and parts.month is not None:
        first = day_of(parts.year, parts.month, parts.day or 1)
        return replace(base, first=first, stated=True) if first else None
    if parts.month is None or not day_of(2000, parts.month, parts.day or 1):
        return None
    if scene.publication is None:
        return base
    if parts.day is None:
        return replace(base, first=_month_near(parts.month, scene.publication, scene, match))
    return replace(base, first=_day_near(parts, scene.publication, scene.future(match)))


def _day_near(parts: Parts, publication: Day, future: bool) -> Day | None:
    """The year of `24 February`: nearest to publication, and one in which the weekday fits where the text gives one."""
    years = range(publication.year - LEAP_CYCLE, publication.year + LEAP_CYCLE + 1)
    days = [d for y in years if (d := day_of(y, parts.month or 1, parts.day or 1))]
    if parts.weekday is not None:
        fitting = [d for d in days if d.weekday() == parts.weekday]
        return nearest_day(fitting, publication, future=False) if fitting else None
    nearest = nearest_day(days, publication, future)
    if nearest and not future and (nearest - publication).days > HALF_A_YEAR:
        return max((d for d in days if d <= publication), default=nearest)
    return nearest


def _month_near(month: int, publication: Day, scene: Scene, match: Match) -> Day | None:
    ahead = (month - publication.month) % 12
    governed = relation(scene.tokens, match.start)
    looks_ahead = governed in {"until", "before"} or scene.future(match)
    soon = ahead <= MONTHS_AHEAD and governed not in {"since", "after", "from"}
    return months_on(publication, ahead if ahead == 0 or looks_ahead or soon else ahead - 12)


def _iso(match: Match, scene: Scene) -> Reading | None:
    year, month, day = map(int, scene.tokens[match.start].text.replace("/", "-").split("-"))
    return _stated_day(day_of(year, month, day))


def _slashed(match: Match, scene: Scene) -> Reading | None:
    """Day first, as most of the world writes it, unless only month first is possible."""
    first, second, year = map(int, scene.tokens[match.start].text.replace(".", "/").split("/"))
    year += 2000 if year < 100 else 0
    return _stated_day(day_of(year, second, first) or day_of(year, first, second))


def _stated_day(day: Day | None) -> Reading | None:
    return Reading(day, stated=True, parts=Parts(day.year, day.month, day.day)) if day else None


def _ordinal_day(match: Match, scene: Scene) -> Reading | None:
    """`on the 24th`: of the month named before, else the last such day, or the next in a clause about the future."""
    number = match.all("ORD")[0]
    base = scene.calendar_day if not match.pattern.argument else None
    same = day_of(base.year, base.month, number) if base else None
    if base and same and same >= base:
        return Reading(same, parts=Parts(base.year, base.month, number))
    publication = scene.publication
    if publication is None:
        return Reading()
    offsets = [int(match.pattern.argument.removeprefix("month:"))] if match.pattern.argument else range(-2, 3)
    months = [m for offset in offsets if (m := months_on(publication, offset))]
    days = [d for m in months if (d := day_of(m.year, m.month, number))]
    if not match.pattern.argument:
        future = scene.future(match)
        days = [d for d in days if (d >= publication if future else d <= publication)]
    return Reading(nearest_day(days, publication, future=False))


def _month(match: Match, scene: Scene) -> Reading | None:
    """`last May`, `this May`, `next May`."""
    if scene.publication is None:
        return Reading(precision="month")
    month, turn = match.all("MONTH")[0], int(match.pattern.argument)
    ahead = month - scene.publication.month
    if turn:
        ahead = (ahead - 1) % 12 + 1 if turn > 0 else -((-ahead - 1) % 12 + 1)
    return Reading(months_on(scene.publication, ahead), precision="month")


def whole_year(match: Match, scene: Scene) -> Reading | None:
    """The year that a match names."""
    year = match.all("YEAR")[0]
    return Reading(Day(year, 1, 1), precision="year", stated=True, parts=Parts(year))


def _years(match: Match, scene: Scene) -> Reading | None:
    """`2014-16`, `2014-2016`; but `2014-03` is a month."""
    start, *rest = match.all("YEAR", "YY", "DAY")
    end = rest[0]
    digits = scene.tokens[match.end - 1].text
    if len(digits) == 2 and 1 <= end <= 12 and end != start % 100 + 1:
        return Reading(Day(start, end, 1), precision="month", stated=True, parts=Parts(start, end))
    end += start - start % 100 if end < 100 else 0
    if not start < end < 2200 or len(digits) == 1:
        return None
    return Reading(Day(start, 1, 1), Day(end, 1, 1), precision="year", stated=True, kind="range")


CALENDAR_READERS: dict[str, Callable[[Match, Scene], Reading | None]] = {
    "calendar": _calendar,
    "iso": _iso,
    "slashed": _slashed,
    "ordinal_day": _ordinal_day,
    "month": _month,
    "year": whole_year,
    "years": _years,
}
