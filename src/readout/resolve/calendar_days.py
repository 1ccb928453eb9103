"""Days of the Gregorian calendar: so many units on, the weekday before or after, the nearest of several, Easter."""

from __future__ import annotations

import datetime
from typing import Literal

Precision = Literal["day", "month", "year"]
Day = datetime.date


def day_of(year: int, month: int, day: int) -> Day | None:
    """A day of the calendar, None where it has no such day."""
    try:
        return Day(year, month, day)
    except ValueError:
        return None


def months_on(day: Day, months: int) -> Day | None:
    """First day of the month so many months later, None outside the years 1 to 9999."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day_of(year, month + 1, 1)


def days_on(day: Day, days: int) -> Day | None:
    """So many days later, or earlier if negative; None outside the years 1 to 9999."""
    try:
        return day + datetime.timedelta(days=days)
    except OverflowError:
        return None


def moved(base: Day, unit: str, count: int) -> tuple[Day | None, Precision]:
    """`count` units after `base`, with the precision that such an expression carries."""
    if unit in {"year", "decade", "century"}:
        return day_of(base.year + count * {"year": 1, "decade": 10, "century": 100}[unit], 1, 1), "year"
    if unit == "month":
        return months_on(base, count), "month"
    if unit in {"minute", "hour"}:
        return days_on(base, int(count / (24 if unit == "hour" else 1440))), "day"
    days = days_on(base, count * (7 if unit in {"week", "weekof"} else 1))
    return days, "month" if unit == "weekof" or (unit == "week" and abs(count) > 1) else "day"


def on_or_before(day: Day, weekday: int) -> Day | None:
    """The last such weekday (Monday is 0) up to a day, that day included."""
    return days_on(day, -((day.weekday() - weekday) % 7))


def on_or_after(day: Day, weekday: int) -> Day | None:
    """The first such weekday (Monday is 0) from a day on, that day included."""
    return days_on(day, (weekday - day.weekday()) % 7)


def nearest_day(candidates: list[Day], to: Day, future: bool) -> Day | None:
    """The candidate nearest to a day, the earlier one of two; with `future`, the first that is not before it."""
    if future:
        candidates = [c for c in candidates if c >= to] or candidates
    return min(candidates, key=lambda c: (abs((c - to).days), c), default=None)


def easter(year: int) -> Day:
    """Easter Sunday of the Gregorian calendar: the Sunday after the first ecclesiastical full moon of spring."""
    century, golden = year // 100, year % 19
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = epact - (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    sunday = moon - (year + year // 4 + moon + 2 - century + century // 4) % 7
    month = 3 + (sunday + 40) // 44
    return Day(year, month, sunday + 28 - 31 * (month // 4))
