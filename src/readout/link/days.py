"""When a record says that something happened, as a range of days; and how far apart two such ranges are."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from readout.records import Event
from readout.tables import earliest, latest

SOFT = ("publication", "unknown")


@dataclass(frozen=True)
class Days:
    """A range of days.

    Attributes:
        first, last: ordinals of the first and the last day (datetime.date.toordinal).
        precision: `day`, `month` or `year`.
        soft: the text gives no date of its own, so this is the day on which it was published.
    """

    first: int
    last: int
    precision: str
    soft: bool

    def apart(self, other: Days) -> int:
        """Days between the two ranges; 0 where they touch or overlap."""
        return max(0, self.first - other.last, other.first - self.last)


def days_of(event: Event, published: str | None) -> Days | None:
    """The days that an event may have taken place on; None where neither it nor its document has a date."""
    stated = event.date or (published if event.date_basis in SOFT and not event.background else None)
    if not stated:
        return None
    precision = {4: "year", 7: "month"}.get(len(stated), "day")
    return Days(
        _ordinal(earliest(stated)),
        _ordinal(latest(event.enddate or stated)),
        precision,
        event.date is None or event.date_basis in SOFT,
    )


def _ordinal(day: str) -> int:
    """Day 31 stands for the end of any month."""
    year, month, number = (int(part) for part in day.split("-"))
    if number < 29:
        return datetime.date(year, month, number).toordinal()
    return datetime.date(year, month, 28).toordinal() + min(number, _length(year, month)) - 28


def _length(year: int, month: int) -> int:
    following = datetime.date(year + month // 12, month % 12 + 1, 1) if year < 9999 or month < 12 else None
    return (following - datetime.timedelta(days=1)).day if following else 31
