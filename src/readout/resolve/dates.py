"""Dates in a text: where they stand and which day, month or year they mean, counted from the publication date.

Patterns are data (`knowledge/data/dates.tsv`); each names a reader of this file. No time of day, no time zones.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from readout.records import Span
from readout.resolve.date_words import UNITS, Match, Token, is_date, leans_to_future, matches, relation, tokenise

Precision = Literal["day", "month", "year"]
Basis = Literal["stated", "relative", "unknown"]
Kind = Literal["point", "range", "duration", "recurring", "holiday"]
Relation = Literal["", "since", "before", "after", "until", "from"]
Day = datetime.date

WIDTH = {"day": 10, "month": 7, "year": 4}
LEAP_CYCLE = 8
# `in September`, printed in July, looks ahead; printed earlier in the year it looks back.
MONTHS_AHEAD = 2
HALF_A_YEAR = 184
JOINS = frozenset({"to", "-", "through", "until", "till", "thru"})


@dataclass(frozen=True)
class DateMention:
    """A time as the text gives it.

    Attributes:
        value: ISO date as coarse as the text (`2022-02-24`, `2022-02`, `2022`), None where no date follows.
        end: last day, month or year of a range, else None.
        precision: None exactly where `value` is None.
        basis: `stated` (complete in the text), `relative` (needs publication or another date), `unknown` (no value).
        relation: the preposition that governs it, where that changes the meaning.
    """

    span: Span
    value: str | None
    end: str | None
    precision: Precision | None
    basis: Basis
    kind: Kind = "point"
    relation: Relation = ""


@dataclass(frozen=True)
class _Parts:
    """What the text says of a date: the parts that it leaves out are None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


@dataclass(frozen=True)
class _Reading:
    """A date on its way: `first` and `last` are days, `weak` marks a time of day that yields to any date beside it."""

    first: Day | None = None
    last: Day | None = None
    precision: Precision = "day"
    stated: bool = False
    kind: Kind = "point"
    relation: str = ""
    parts: _Parts | None = None
    weak: bool = False


@dataclass
class _Scene:
    """What a reader may look at: the words, the publication date, and the days named so far."""

    tokens: list[Token]
    publication: Day | None
    anchor: Day | None = None
    named: bool = False
    calendar_day: Day | None = None

    def future(self, match: Match) -> bool:
        return leans_to_future(self.tokens, match.start, match.end)

    def note(self, reading: _Reading) -> None:
        """Remember the day that `the next day` will count from."""
        names_a_day = reading.precision == "day" and reading.kind in {"point", "range", "holiday"}
        if names_a_day and (reading.first or not reading.relation):
            self.anchor, self.named = reading.last or reading.first, True
            if reading.parts is not None and reading.parts.day is not None:
                self.calendar_day = self.anchor


@dataclass(frozen=True)
class _Found:
    start: int
    end: int
    reading: _Reading


# ---- the calendar ----------------------------------------------------------------------------------------------------
def _day(year: int, month: int, day: int) -> Day | None:
    try:
        return Day(year, month, day)
    except ValueError:
        return None


def _months_on(day: Day, months: int) -> Day | None:
    """First day of the month so many months later."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return _day(year, month + 1, 1)


def _days_on(day: Day, days: int) -> Day | None:
    try:
        return day + datetime.timedelta(days=days)
    except OverflowError:
        return None


def _moved(base: Day, unit: str, count: int) -> tuple[Day | None, Precision]:
    """`count` units after `base`, with the precision that such an expression carries."""
    if unit in {"year", "decade", "century"}:
        return _day(base.year + count * {"year": 1, "decade": 10, "century": 100}[unit], 1, 1), "year"
    if unit == "month":
        return _months_on(base, count), "month"
    if unit in {"minute", "hour"}:
        return _days_on(base, int(count / (24 if unit == "hour" else 1440))), "day"
    days = _days_on(base, count * (7 if unit in {"week", "weekof"} else 1))
    return days, "month" if unit == "weekof" or (unit == "week" and abs(count) > 1) else "day"


def _on_or_before(day: Day, weekday: int) -> Day | None:
    return _days_on(day, -((day.weekday() - weekday) % 7))


def _on_or_after(day: Day, weekday: int) -> Day | None:
    return _days_on(day, (weekday - day.weekday()) % 7)


def _nearest(candidates: list[Day], to: Day, future: bool) -> Day | None:
    """The candidate nearest to a day, the earlier one of two; with `future`, the first that is not before it."""
    if future:
        candidates = [c for c in candidates if c >= to] or candidates
    return min(candidates, key=lambda c: (abs((c - to).days), c), default=None)


def _easter(year: int) -> Day:
    """Easter Sunday of the Gregorian calendar: the Sunday after the first ecclesiastical full moon of spring."""
    century, golden = year // 100, year % 19
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = epact - (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    sunday = moon - (year + year // 4 + moon + 2 - century + century // 4) % 7
    month = 3 + (sunday + 40) // 44
    return Day(year, month, sunday + 28 - 31 * (month // 4))


# ---- readers: dates of the calendar ----------------------------------------------------------------------------------
def _calendar(match: Match, scene: _Scene) -> _Reading | None:
    year, month = match.all("YEAR"), match.all("MON", "MONTH", "AMONTH", "SAFEMONTH")[0]
    days, weekday = match.all("DAY", "ORD", "ORDWORD"), match.all("WD", "WEEKDAY")
    relative = match.pattern.argument.removeprefix("year:")
    if relative.lstrip("-").isdigit():
        if scene.publication is None:
            return _Reading(precision="day" if days else "month")
        year = [scene.publication.year + int(relative)]
    parts = _Parts(year[0] if year else None, month, days[-1] if days else None, weekday[0] if weekday else None)
    reading = _settled(parts, scene, match)
    if reading is not None and not match.all("YEAR"):
        reading = replace(reading, stated=False)
    return _spelled(reading, days[0]) if reading is not None and len(days) == 2 else reading


def _spelled(reading: _Reading, first: int) -> _Reading | None:
    """A spell of days inside one month, from the reading of its last day."""
    parts = replace(reading.parts, day=first) if reading.parts else None
    if reading.first is None:
        return replace(reading, kind="range", parts=parts)
    if first >= reading.first.day:
        return None
    return replace(reading, kind="range", first=reading.first.replace(day=first), last=reading.first, parts=parts)


def _settled(parts: _Parts, scene: _Scene, match: Match) -> _Reading | None:
    """The reading of a month or day of the calendar; without a year the one that fits the publication date."""
    precision: Precision = "day" if parts.day else "month"
    base = _Reading(precision=precision, parts=parts)
    if parts.year is not None and parts.month is not None:
        first = _day(parts.year, parts.month, parts.day or 1)
        return replace(base, first=first, stated=True) if first else None
    if parts.month is None or not _day(2000, parts.month, parts.day or 1):
        return None
    if scene.publication is None:
        return base
    if parts.day is None:
        return replace(base, first=_month_near(parts.month, scene.publication, scene, match))
    return replace(base, first=_day_near(parts, scene.publication, scene.future(match)))


def _day_near(parts: _Parts, publication: Day, future: bool) -> Day | None:
    """The year of `24 February`: nearest to publication, and one in which the weekday fits where the text gives one."""
    years = range(publication.year - LEAP_CYCLE, publication.year + LEAP_CYCLE + 1)
    days = [d for y in years if (d := _day(y, parts.month or 1, parts.day or 1))]
    if parts.weekday is not None:
        fitting = [d for d in days if d.weekday() == parts.weekday]
        return _nearest(fitting, publication, future=False) if fitting else None
    nearest = _nearest(days, publication, future)
    if nearest and not future and (nearest - publication).days > HALF_A_YEAR:
        return max((d for d in days if d <= publication), default=nearest)
    return nearest


def _month_near(month: int, publication: Day, scene: _Scene, match: Match) -> Day | None:
    ahead = (month - publication.month) % 12
    governed = relation(scene.tokens, match.start)
    looks_ahead = governed in {"until", "before"} or scene.future(match)
    soon = ahead <= MONTHS_AHEAD and governed not in {"since", "after", "from"}
    return _months_on(publication, ahead if ahead == 0 or looks_ahead or soon else ahead - 12)


def _iso(match: Match, scene: _Scene) -> _Reading | None:
    year, month, day = map(int, scene.tokens[match.start].text.replace("/", "-").split("-"))
    return _stated_day(_day(year, month, day))


def _slashed(match: Match, scene: _Scene) -> _Reading | None:
    """Day first, as most of the world writes it, unless only month first is possible."""
    first, second, year = map(int, scene.tokens[match.start].text.replace(".", "/").split("/"))
    year += 2000 if year < 100 else 0
    return _stated_day(_day(year, second, first) or _day(year, first, second))


def _stated_day(day: Day | None) -> _Reading | None:
    return _Reading(day, stated=True, parts=_Parts(day.year, day.month, day.day)) if day else None


def _ordinal_day(match: Match, scene: _Scene) -> _Reading | None:
    """`on the 24th`: of the month named before, else the last such day, or the next in a clause about the future."""
    number = match.all("ORD")[0]
    base = scene.calendar_day if not match.pattern.argument else None
    same = _day(base.year, base.month, number) if base else None
    if base and same and same >= base:
        return _Reading(same, parts=_Parts(base.year, base.month, number))
    publication = scene.publication
    if publication is None:
        return _Reading()
    offsets = [int(match.pattern.argument.removeprefix("month:"))] if match.pattern.argument else range(-2, 3)
    months = [m for offset in offsets if (m := _months_on(publication, offset))]
    days = [d for m in months if (d := _day(m.year, m.month, number))]
    if not match.pattern.argument:
        future = scene.future(match)
        days = [d for d in days if (d >= publication if future else d <= publication)]
    return _Reading(_nearest(days, publication, future=False))


def _month(match: Match, scene: _Scene) -> _Reading | None:
    """`last May`, `this May`, `next May`."""
    if scene.publication is None:
        return _Reading(precision="month")
    month, turn = match.all("MONTH")[0], int(match.pattern.argument)
    ahead = month - scene.publication.month
    if turn:
        ahead = (ahead - 1) % 12 + 1 if turn > 0 else -((-ahead - 1) % 12 + 1)
    return _Reading(_months_on(scene.publication, ahead), precision="month")


def _year(match: Match, scene: _Scene) -> _Reading | None:
    year = match.all("YEAR")[0]
    return _Reading(Day(year, 1, 1), precision="year", stated=True, parts=_Parts(year))


def _years(match: Match, scene: _Scene) -> _Reading | None:
    """`2014-16`, `2014-2016`; but `2014-03` is a month."""
    start, *rest = match.all("YEAR", "YY", "DAY")
    end = rest[0]
    digits = scene.tokens[match.end - 1].text
    if len(digits) == 2 and 1 <= end <= 12 and end != start % 100 + 1:
        return _Reading(Day(start, end, 1), precision="month", stated=True, parts=_Parts(start, end))
    end += start - start % 100 if end < 100 else 0
    if not start < end < 2200 or len(digits) == 1:
        return None
    return _Reading(Day(start, 1, 1), Day(end, 1, 1), precision="year", stated=True, kind="range")


# ---- readers: counted from publication, or from a day named before ---------------------------------------------------
def _shift(match: Match, scene: _Scene) -> _Reading | None:
    unit, count = match.pattern.argument.split(":")
    if scene.publication is None:
        return _Reading(precision="day" if unit == "day" else "month" if unit in {"weekof", "month"} else "year")
    first, precision = _moved(scene.publication, unit, int(count))
    return _Reading(first, precision=precision)


def _weak(match: Match, scene: _Scene) -> _Reading | None:
    return _Reading(scene.publication, weak=True)


def _quantity(match: Match) -> tuple[int, str]:
    numbers = [0 if name == "FEW" else value for name, value in match.values if name in {"NUM", "AN", "TENS", "FEW"}]
    return sum(numbers), UNITS[match.all("UNIT", "UNITS")[0]].replace("night", "day")


def _ago(match: Match, scene: _Scene) -> _Reading | None:
    direction, _, couple = match.pattern.argument.partition(":")
    count, unit = _quantity(match)
    if scene.publication is None:
        return _Reading()
    exact = {"exactly", "today"} & {t.lower for t in scene.tokens[match.start : match.end]}
    unit, count = ("day", count * 7) if exact and unit == "week" else (unit, count)
    first, precision = _moved(scene.publication, unit, int(direction) * (2 if couple else count))
    return _Reading(first, precision="month" if couple and precision == "day" else precision)


def _ahead(match: Match, scene: _Scene) -> _Reading | None:
    """`in three days`: so far ahead in a clause about the future, else how long something took."""
    return _ago(match, scene) if scene.future(match) else _duration(match, scene)


def _few(match: Match, scene: _Scene) -> _Reading | None:
    """`a few days ago` is a month; `a few months ago` is nothing that a calendar has."""
    unit = UNITS[match.all("UNITS")[0]]
    if unit in {"minute", "hour"}:
        return _Reading(scene.publication)
    if unit != "day" or scene.publication is None:
        return _unknown(match, scene)
    return _Reading(_days_on(scene.publication, -3), precision="month")


def _anchored(match: Match, scene: _Scene) -> _Reading | None:
    unit, count, fallback, *_ = match.pattern.argument.split(":")
    return _from_anchor(scene, unit, int(count), fallback)


def _apart(match: Match, scene: _Scene) -> _Reading | None:
    direction, fallback = match.pattern.argument.split(":")
    count, unit = _quantity(match)
    return _from_anchor(scene, unit, count * int(direction), fallback)


def _from_anchor(scene: _Scene, unit: str, count: int, fallback: str) -> _Reading:
    """Counted from the day named last; where none is named, from publication if the expression allows that."""
    base = scene.anchor if scene.named else scene.publication if fallback == "publication" else None
    if base is None:
        return _Reading(relation="after" if count > 0 else "before" if count < 0 else "")
    first, precision = _moved(base, unit, count)
    return _Reading(first, precision=precision)


def _unknown(match: Match, scene: _Scene) -> _Reading | None:
    return _Reading(precision="year", relation=match.pattern.argument)


def _duration(match: Match, scene: _Scene) -> _Reading | None:
    return _Reading(precision="year", kind="duration")


def _recurring(match: Match, scene: _Scene) -> _Reading | None:
    return _Reading(precision="year", kind="recurring")


def _spell(match: Match, scene: _Scene) -> _Reading | None:
    """`the past three days`: the days up to publication; longer spells have no exact first day."""
    count, unit = _quantity(match) if match.all("NUM") else (1, "day")
    if unit not in {"hour", "day"}:
        return _duration(match, scene)
    if scene.publication is None:
        return _Reading(kind="range")
    first, _ = _moved(scene.publication, unit, -count)
    return _Reading(first, scene.publication, kind="range") if first != scene.publication else _Reading(first)


# ---- readers: weekdays, weekends, seasons, quarters ------------------------------------------------------------------
def _weekday(match: Match, scene: _Scene) -> _Reading | None:
    weekday, turn, publication = match.all("WEEKDAY", "WD")[0], match.pattern.argument, scene.publication
    if turn == "following" and scene.anchor is not None:
        later = _days_on(scene.anchor, 1)
        return _Reading(_on_or_after(later, weekday) if later else None, parts=_Parts(weekday=weekday))
    if publication is None:
        return _Reading(parts=_Parts(weekday=weekday))
    return _Reading(_weekday_near(publication, weekday, turn, scene.future(match)), parts=_Parts(weekday=weekday))


def _weekday_near(publication: Day, weekday: int, turn: str, future: bool) -> Day | None:
    """The weekday that `turn` (`last`, `next`, `this`, `following`, `week:-1`, or none) points to."""
    yesterday, tomorrow = _days_on(publication, -1), _days_on(publication, 1)
    if turn.startswith("week:"):
        return _days_on(publication, weekday - publication.weekday() + 7 * int(turn.removeprefix("week:")))
    if turn == "last":
        return _on_or_before(yesterday, weekday) if yesterday else None
    if turn in {"next", "following"}:
        return _on_or_after(tomorrow, weekday) if tomorrow else None
    if turn == "this":
        late_in_week = publication.weekday() - weekday > 3
        future = future or weekday >= publication.weekday() or late_in_week
    return _on_or_after(publication, weekday) if future else _on_or_before(publication, weekday)


def _weekend(match: Match, scene: _Scene) -> _Reading | None:
    day, turn = scene.publication, match.pattern.argument
    if day is None:
        return _Reading(kind="range")
    coming, running = _on_or_after(day, 5), _on_or_before(day, 5)
    if turn == "last":
        week_ago = _days_on(day, -2) if day.weekday() > 4 else day
        saturday = _on_or_before(week_ago, 5) if week_ago else None
    elif turn == "next":
        saturday = _days_on(day, 12 - day.weekday())
    else:
        ahead = day.weekday() < 5 and (scene.future(match) or (turn == "this" and day.weekday() > 1))
        saturday = coming if ahead else running
    return _Reading(saturday, _days_on(saturday, 1) if saturday else None, kind="range")


def _season(match: Match, scene: _Scene) -> _Reading | None:
    if match.all("YEAR"):
        return _year(match, scene)
    if scene.publication is None:
        return _Reading(precision="year")
    start, now, turn = match.all("SEASON")[0], scene.publication.month, match.pattern.argument
    offsets = {"last": -(start + 2 >= now), "this": 0, "next": int(start <= now)}
    ahead = int(start < now) if scene.future(match) else -(start > now)
    return _Reading(_moved(scene.publication, "year", offsets.get(turn, ahead))[0], precision="year")


def _quarter(match: Match, scene: _Scene) -> _Reading | None:
    return _part_of_year(match, scene, match.all("QUARTER")[0], 3)


def _half(match: Match, scene: _Scene) -> _Reading | None:
    words = {t.lower for t in scene.tokens[match.start : match.end]}
    return _part_of_year(match, scene, 2 if "second" in words else 1, 6)


def _part_of_year(match: Match, scene: _Scene, number: int, months: int) -> _Reading | None:
    """The n-th stretch of so many months, of the year given, else of the last year in which it has begun."""
    if match.pattern.argument == "q" and not scene.tokens[match.start].lower.startswith("q"):
        return None
    first, year = (number - 1) * months + 1, match.all("YEAR")
    if not year and scene.publication is None:
        return _Reading(precision="month", kind="range")
    if not year and scene.publication is not None:
        turn = {"last": -1, "this": 0, "next": 1}.get(match.pattern.argument, -(first > scene.publication.month))
        year = [scene.publication.year + turn]
    start, end = _day(year[0], first, 1), _day(year[0], first + months - 1, 1)
    return _Reading(start, end, precision="month", kind="range", stated=bool(match.all("YEAR")))


# ---- readers: holidays -----------------------------------------------------------------------------------------------
def _holiday(match: Match, scene: _Scene) -> _Reading | None:
    day, _, offset = match.pattern.argument.partition(":")
    month, number = map(int, day.split("-"))
    return _feast(match, scene, offset, lambda year: _day(year, month, number))


def _movable(match: Match, scene: _Scene) -> _Reading | None:
    days, _, offset = match.pattern.argument.partition(":")
    return _feast(match, scene, offset, lambda year: _days_on(_easter(year), int(days)))


def _feast(match: Match, scene: _Scene, offset: str, on: Callable[[int], Day | None]) -> _Reading:
    """A feast in the year given, in `offset` years, or nearest to publication."""
    year = match.all("YEAR")
    if year:
        return _Reading(on(year[0]), kind="holiday", stated=True)
    day = scene.publication
    if day is None:
        return _Reading(kind="holiday")
    years = [day.year + int(offset)] if offset else range(max(1, day.year - 1), min(9999, day.year + 1) + 1)
    return _Reading(_nearest([d for y in years if (d := on(y))], day, scene.future(match)), kind="holiday")


def _named(match: Match, scene: _Scene) -> _Reading | None:
    """A day that has become the name of what happened on it, in texts printed since."""
    day = Day.fromisoformat(match.pattern.argument)
    if scene.publication is not None and scene.publication < day:
        return None
    return _Reading(day, kind="holiday", stated=True)


READERS: dict[str, Callable[[Match, _Scene], _Reading | None]] = {
    "calendar": _calendar,
    "iso": _iso,
    "slashed": _slashed,
    "ordinal_day": _ordinal_day,
    "month": _month,
    "year": _year,
    "years": _years,
    "shift": _shift,
    "weak": _weak,
    "ago": _ago,
    "ahead": _ahead,
    "few": _few,
    "anchored": _anchored,
    "apart": _apart,
    "none": _unknown,
    "duration": _duration,
    "recurring": _recurring,
    "spell": _spell,
    "weekday": _weekday,
    "weekend": _weekend,
    "season": _season,
    "quarter": _quarter,
    "half": _half,
    "holiday": _holiday,
    "easter": _movable,
    "named": _named,
}


# ---- all dates of a text ---------------------------------------------------------------------------------------------
def find_dates(text: str, publication: str | None) -> list[DateMention]:
    """Every time that a text names, in order, never overlapping.

    Raises:
        ValueError: `publication` is no date `YYYY-MM-DD`.

    >>> find_dates("They met on Monday.", "2022-02-24")[0].value
    '2022-02-21'
    """
    scene = _Scene(tokenise(text), Day.fromisoformat(publication) if publication else None)
    found = _joined(_strong(_read(scene), scene.tokens), scene.tokens)
    return [_mention(f, scene.tokens) for f in found]


def _read(scene: _Scene) -> list[_Found]:
    """From left to right, at each place the longest match that its reader accepts."""
    found: list[_Found] = []
    free = 0
    for match in matches(scene.tokens):
        if match.start < free or not is_date(scene.tokens, match):
            continue
        reading = READERS[match.pattern.reader](match, scene)
        if reading is None:
            continue
        scene.note(reading)
        governed = reading.relation or relation(scene.tokens, match.start)
        if reading.weak or (reading.kind == "range" and governed == "from"):
            governed = ""
        found.append(_Found(match.start, match.end, replace(reading, relation=governed)))
        free = match.end
    return found


def _strong(found: list[_Found], tokens: list[Token]) -> list[_Found]:
    """Without the bare times of day (`at dawn`) of sentences that name their day."""
    ends = [at for at, token in enumerate(tokens) if token.text in {".", "!", "?"}]
    sentences: list[int] = []
    sentence = 0
    for one in found:
        while sentence < len(ends) and ends[sentence] < one.start:
            sentence += 1
        sentences.append(sentence)
    placed = list(zip(sentences, found, strict=True))
    dated = {place for place, one in placed if not one.reading.weak and one.reading.precision == "day"}
    return [one for place, one in placed if not (one.reading.weak and place in dated)]


def _joined(found: list[_Found], tokens: list[Token]) -> list[_Found]:
    """Two dates with `to` or a dash between them, or `between A and B`, as one range."""
    kept: list[_Found] = []
    for one in found:
        span = _range(kept[-1], one, tokens) if kept else None
        if span is not None:
            kept[-1] = span
        else:
            kept.append(one)
    return kept


def _range(one: _Found, other: _Found, tokens: list[Token]) -> _Found | None:
    a, b = one.reading, other.reading
    if other.start != one.end + 1 or a.kind != "point" or b.kind != "point" or a.precision != b.precision:
        return None
    word, before = tokens[one.end].lower, tokens[one.start - 1].lower if one.start else ""
    if a.parts is None or b.parts is None or (word not in JOINS and not (word == "and" and before == "between")):
        return None
    ends = _ends(a, b)
    if ends is None:
        return None
    stated = a.stated or b.stated
    joined = replace(a, first=ends[0], last=ends[1], kind="range", relation="", stated=stated)
    return _Found(one.start, other.end, joined)


def _ends(a: _Reading, b: _Reading) -> tuple[Day | None, Day | None] | None:
    """First and last day of a range whose ends may borrow the year, or the week, from one another."""
    first, last = a.first, b.first
    if a.parts is None or b.parts is None or (first is None and last is None):
        return None, None
    if last is not None and not a.stated and not (first is not None and first <= last and not b.stated):
        first = _borrowed(a.parts, last, back=True)
    elif first is not None and not b.stated and (last is None or last < first):
        last = _borrowed(b.parts, first, back=False)
    return (first, last) if first is not None and last is not None and first < last else None


def _borrowed(parts: _Parts, end: Day, back: bool) -> Day | None:
    """The date of these parts that is next to the other end of its range, before or after it."""
    if parts.month is None:
        near = _on_or_before if back else _on_or_after
        return near(end, parts.weekday) if parts.weekday is not None else None
    years = range(end.year - 1, end.year + 1) if back else range(end.year, end.year + 2)
    days = [d for y in years if (d := _day(y, parts.month or 1, parts.day or 1)) and (d < end if back else d > end)]
    return _nearest(days, end, future=False)


def _mention(found: _Found, tokens: list[Token]) -> DateMention:
    reading, span = found.reading, (tokens[found.start].start, tokens[found.end - 1].end)
    governed: Relation = reading.relation  # type: ignore[assignment]
    if reading.first is None:
        return DateMention(span, None, None, None, "unknown", reading.kind, governed)
    width = WIDTH[reading.precision]
    end = reading.last.isoformat()[:width] if reading.last else None
    basis: Basis = "stated" if reading.stated else "relative"
    return DateMention(span, reading.first.isoformat()[:width], end, reading.precision, basis, reading.kind, governed)


def best_date(mentions: list[DateMention], start: int, end: int, clause_start: int, clause_end: int) -> DateMention | None:
    """The date of the trigger at `[start, end)`: the mention nearest to it in its clause, else in its sentence.

    `mentions` are those of the trigger's sentence. Durations and recurring times date nothing. Of two equally near
    mentions the one with a value counts, then the first.
    """
    dating = [m for m in mentions if m.kind not in {"duration", "recurring"}]
    inside = [m for m in dating if clause_start <= m.span[0] and m.span[1] <= clause_end]

    def rank(mention: DateMention) -> tuple[int, bool, int]:
        gap = max(mention.span[0] - end, start - mention.span[1], 0)
        return gap, mention.value is None, mention.span[0]

    return min(inside or dating, key=rank, default=None)
