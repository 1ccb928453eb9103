"""Readers of dates counted from publication or from a day named before: `yesterday`, `on Monday`, `last summer`, `Easter`.

A reader turns a match of its patterns into a reading, or into None where the words are no date after all. Where it needs a
publication date and has none, the reading has no day.
"""

from __future__ import annotations

from collections.abc import Callable

from readout.resolve.calendar_days import Day, day_of, days_on, easter, moved, nearest_day, on_or_after, on_or_before
from readout.resolve.calendar_readers import whole_year
from readout.resolve.date_readings import Parts, Reading, Scene
from readout.resolve.date_words import UNITS, Match


def _shift(match: Match, scene: Scene) -> Reading | None:
    unit, count = match.pattern.argument.split(":")
    if scene.publication is None:
        return Reading(precision="day" if unit == "day" else "month" if unit in {"weekof", "month"} else "year")
    first, precision = moved(scene.publication, unit, int(count))
    return Reading(first, precision=precision)


def _weak(match: Match, scene: Scene) -> Reading | None:
    return Reading(scene.publication, weak=True)


def _quantity(match: Match) -> tuple[int, str]:
    numbers = [0 if name == "FEW" else value for name, value in match.values if name in {"NUM", "AN", "TENS", "FEW"}]
    return sum(numbers), UNITS[match.all("UNIT", "UNITS")[0]].replace("night", "day")


def _ago(match: Match, scene: Scene) -> Reading | None:
    direction, _, couple = match.pattern.argument.partition(":")
    count, unit = _quantity(match)
    if scene.publication is None:
        return Reading()
    exact = {"exactly", "today"} & {t.lower for t in scene.tokens[match.start : match.end]}
    unit, count = ("day", count * 7) if exact and unit == "week" else (unit, count)
    first, precision = moved(scene.publication, unit, int(direction) * (2 if couple else count))
    return Reading(first, precision="month" if couple and precision == "day" else precision)


def _ahead(match: Match, scene: Scene) -> Reading | None:
    """`in three days`: so far ahead in a clause about the future, else how long something took."""
    return _ago(match, scene) if scene.future(match) else _duration(match, scene)


def _few(match: Match, scene: Scene) -> Reading | None:
    """`a few days ago` is a month; `a few months ago` is nothing that a calendar has."""
    unit = UNITS[match.all("UNITS")[0]]
    if unit in {"minute", "hour"}:
        return Reading(scene.publication)
    if unit != "day" or scene.publication is None:
        return _unknown(match, scene)
    return Reading(days_on(scene.publication, -3), precision="month")


def _anchored(match: Match, scene: Scene) -> Reading | None:
    unit, count, fallback, *_ = match.pattern.argument.split(":")
    return _from_anchor(scene, unit, int(count), fallback)


def _anniversary(match: Match, scene: Scene) -> Reading | None:
    """`the two-year anniversary of the invasion`: the month of publication, so many years back."""
    years = match.all("NUM", "ORDWORD")[0]
    if scene.publication is None or scene.publication.year <= years:
        return Reading(precision="month")
    return Reading(day_of(scene.publication.year - years, scene.publication.month, 1), precision="month")


def _apart(match: Match, scene: Scene) -> Reading | None:
    direction, fallback = match.pattern.argument.split(":")
    count, unit = _quantity(match)
    return _from_anchor(scene, unit, count * int(direction), fallback)


def _from_anchor(scene: Scene, unit: str, count: int, fallback: str) -> Reading:
    """Counted from the day named last; where none is named, from publication if the expression allows that."""
    base = scene.anchor if scene.named else scene.publication if fallback == "publication" else None
    if base is None:
        return Reading(relation="after" if count > 0 else "before" if count < 0 else "")
    first, precision = moved(base, unit, count)
    return Reading(first, precision=precision)


def _unknown(match: Match, scene: Scene) -> Reading | None:
    return Reading(precision="year", relation=match.pattern.argument)


def _duration(match: Match, scene: Scene) -> Reading | None:
    return Reading(precision="year", kind="duration")


def _recurring(match: Match, scene: Scene) -> Reading | None:
    return Reading(precision="year", kind="recurring")


def _spell(match: Match, scene: Scene) -> Reading | None:
    """`the past three days`: the days up to publication; longer spells have no exact first day."""
    count, unit = _quantity(match) if match.all("NUM") else (1, "day")
    if unit not in {"hour", "day"}:
        return _duration(match, scene)
    if scene.publication is None:
        return Reading(kind="range")
    first, _ = moved(scene.publication, unit, -count)
    return Reading(first, scene.publication, kind="range") if first != scene.publication else Reading(first)


# ---- weekdays, weekends, seasons, quarters ------------------------------------------------------------------
def _weekday(match: Match, scene: Scene) -> Reading | None:
    weekday, turn, publication = match.all("WEEKDAY", "WD")[0], match.pattern.argument, scene.publication
    if turn == "following" and scene.anchor is not None:
        later = days_on(scene.anchor, 1)
        return Reading(on_or_after(later, weekday) if later else None, parts=Parts(weekday=weekday))
    if publication is None:
        return Reading(parts=Parts(weekday=weekday))
    return Reading(_weekday_near(publication, weekday, turn, scene.future(match)), parts=Parts(weekday=weekday))


def _weekday_near(publication: Day, weekday: int, turn: str, future: bool) -> Day | None:
    """The weekday that `turn` (`last`, `next`, `this`, `following`, `week:-1`, or none) points to."""
    yesterday, tomorrow = days_on(publication, -1), days_on(publication, 1)
    if turn.startswith("week:"):
        return days_on(publication, weekday - publication.weekday() + 7 * int(turn.removeprefix("week:")))
    if turn == "last":
        return on_or_before(yesterday, weekday) if yesterday else None
    if turn in {"next", "following"}:
        return on_or_after(tomorrow, weekday) if tomorrow else None
    if turn == "this":
        late_in_week = publication.weekday() - weekday > 3
        future = future or weekday >= publication.weekday() or late_in_week
    return on_or_after(publication, weekday) if future else on_or_before(publication, weekday)


def _weekend(match: Match, scene: Scene) -> Reading | None:
    day, turn = scene.publication, match.pattern.argument
    if day is None:
        return Reading(kind="range")
    coming, running = on_or_after(day, 5), on_or_before(day, 5)
    if turn == "last":
        week_ago = days_on(day, -2) if day.weekday() > 4 else day
        saturday = on_or_before(week_ago, 5) if week_ago else None
    elif turn == "next":
        saturday = days_on(day, 12 - day.weekday())
    else:
        ahead = day.weekday() < 5 and (scene.future(match) or (turn == "this" and day.weekday() > 1))
        saturday = coming if ahead else running
    return Reading(saturday, days_on(saturday, 1) if saturday else None, kind="range")


def _season(match: Match, scene: Scene) -> Reading | None:
    if match.all("YEAR"):
        return whole_year(match, scene)
    if scene.publication is None:
        return Reading(precision="year")
    start, now, turn = match.all("SEASON")[0], scene.publication.month, match.pattern.argument
    offsets = {"last": -(start + 2 >= now), "this": 0, "next": int(start <= now)}
    ahead = int(start < now) if scene.future(match) else -(start > now)
    return Reading(moved(scene.publication, "year", offsets.get(turn, ahead))[0], precision="year")


def _quarter(match: Match, scene: Scene) -> Reading | None:
    return _part_of_year(match, scene, match.all("QUARTER")[0], 3)


def _half(match: Match, scene: Scene) -> Reading | None:
    words = {t.lower for t in scene.tokens[match.start : match.end]}
    return _part_of_year(match, scene, 2 if "second" in words else 1, 6)


def _part_of_year(match: Match, scene: Scene, number: int, months: int) -> Reading | None:
    """The n-th stretch of so many months, of the year given, else of the last year in which it has begun."""
    if match.pattern.argument == "q" and not scene.tokens[match.start].lower.startswith("q"):
        return None
    first, year = (number - 1) * months + 1, match.all("YEAR")
    if not year and scene.publication is None:
        return Reading(precision="month", kind="range")
    if not year and scene.publication is not None:
        turn = {"last": -1, "this": 0, "next": 1}.get(match.pattern.argument, -(first > scene.publication.month))
        year = [scene.publication.year + turn]
    start, end = day_of(year[0], first, 1), day_of(year[0], first + months - 1, 1)
    return Reading(start, end, precision="month", kind="range", stated=bool(match.all("YEAR")))


# ---- holidays -----------------------------------------------------------------------------------------------
def _holiday(match: Match, scene: Scene) -> Reading | None:
    day, _, offset = match.pattern.argument.partition(":")
    month, number = map(int, day.split("-"))
    return _feast(match, scene, offset, lambda year: day_of(year, month, number))


def _movable(match: Match, scene: Scene) -> Reading | None:
    days, _, offset = match.pattern.argument.partition(":")
    return _feast(match, scene, offset, lambda year: days_on(easter(year), int(days)))


def _feast(match: Match, scene: Scene, offset: str, on: Callable[[int], Day | None]) -> Reading:
    """A feast in the year given, in `offset` years, or nearest to publication."""
    year = match.all("YEAR")
    if year:
        return Reading(on(year[0]), kind="holiday", stated=True)
    day = scene.publication
    if day is None:
        return Reading(kind="holiday")
    years = [day.year + int(offset)] if offset else range(max(1, day.year - 1), min(9999, day.year + 1) + 1)
    return Reading(nearest_day([d for y in years if (d := on(y))], day, scene.future(match)), kind="holiday")


def _named(match: Match, scene: Scene) -> Reading | None:
    """A day that has become the name of what happened on it, in texts printed since."""
    day = Day.fromisoformat(match.pattern.argument)
    if scene.publication is not None and scene.publication < day:
        return None
    return Reading(day, kind="holiday", stated=True)


RELATIVE_READERS: dict[str, Callable[[Match, Scene], Reading | None]] = {
    "shift": _shift,
    "weak": _weak,
    "ago": _ago,
    "ahead": _ahead,
    "few": _few,
    "anchored": _anchored,
    "anniversary": _anniversary,
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
