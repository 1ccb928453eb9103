"""When a record says that something happened, as a range of days; and how far apart two such ranges are.

What a clause looks back on (`days after they met`, `they had agreed`) has the date of the main clause in the record unless it
has its own; here that date is only the latest it can be. So it is with a month or year that nothing in the text says, and with
background that has no date: it was before publication.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace

from readout.records import Document, Event, Span
from readout.tables import earliest, latest

SOFT = ("publication", "unknown")
DAY = len("2024-05-14")

# How far back `after they had met` is taken to reach where it does not say.
LOOKBACK = 10

# `precision` of a known day; of what came shortly before one; of what is only known to lie before one, and the day from which
# on that may lie.
DAILY = "day"
ABOUT = "about"
BEFORE = "before"
BEGINNING = 1

# How far before that day it is looked for.
REACH = 60

_AFTER = re.compile(
    r"\b(?:(?P<count>an?|one|two|three|four|five|six|seven|ten|several|\d{1,2})\s+)?"
    r"(?:(?P<unit>hour|day|week|month)s?\s+)?(?:after|since|following)\b(?!.*\bafter\b)",
    re.IGNORECASE | re.DOTALL,
)
_NUMBERS = {word: number for number, word in enumerate("one two three four five six seven".split(), 1)} | {
    "ten": 10,
    "a": 1,
    "an": 1,
}
_PLUPERFECT = re.compile(r"\bhad(?:\s+\w+)?\s+$|\bhad\s+been\s+$")


@dataclass(frozen=True)
class Days:
    """A range of days.

    Attributes:
        first, last: ordinals of the first and the last day (datetime.date.toordinal).
        precision: `day`, `month`, `year`; `about` where the text only says that it was shortly before a day; `before` where
            only the last day is known.
        soft: the text gives no date of its own, so this is the day on which it was published, or one that it came before.
    """

    first: int
    last: int
    precision: str
    soft: bool

    @property
    def written(self) -> str | None:
        """The date as far as it is known, ISO; None where it is only known what it came before."""
        if self.precision in (ABOUT, BEFORE):
            return None
        day = datetime.date.fromordinal(self.first).isoformat()
        return day[: {"year": 4, "month": 7}.get(self.precision, 10)]

    @property
    def bounded(self) -> bool:
        """Whether only the last day is known."""
        return self.precision == BEFORE

    def ending(self, reach: int) -> Days:
        """Its last `reach` days, where only the last one is known."""
        return replace(self, first=max(self.first, self.last - reach)) if self.bounded else self

    def apart(self, other: Days) -> int:
        """Days between the two ranges; 0 where they touch or overlap."""
        return max(0, self.first - other.last, other.first - self.last)


def days_of(event: Event, document: Document, sentence: Span) -> Days | None:
    """The days that an event may have taken place on; None where neither it nor its document has a date."""
    if bound := _bound(event, document):
        return Days(BEGINNING, bound, BEFORE, soft=True)
    stated = event.date or (document.date if event.date_basis in SOFT and not event.background else None)
    if not stated:
        return None
    first, last = _ordinal(earliest(stated)), _ordinal(latest(event.enddate or stated))
    precision = {4: "year", 7: "month"}.get(len(stated), DAILY)
    back = _lookback(event, document.text, sentence) if precision == DAILY else None
    if back:
        return Days(first - back[1], last - back[0], DAILY if back[0] == back[1] else ABOUT, soft=back[0] != back[1])
    return Days(first, last, precision, event.date is None or event.date_basis in SOFT)


def days_between(start: str, last: str) -> Days:
    """What began on a day and was going on, or spoken of, on another."""
    return Days(_ordinal(earliest(start)), _ordinal(latest(last)), BEFORE, soft=True)


def day_of(day: str) -> Days:
    """One known day."""
    return Days(_ordinal(day), _ordinal(day), DAILY, soft=False)


def _bound(event: Event, document: Document) -> int | None:
    """The last day of what has no date in its text: background, or what only has the month of publication."""
    if not document.date or event.date_basis not in SOFT or event.factuality == "future":
        return None
    coarse = event.date is not None and len(event.date) < DAY and document.date.startswith(event.date)
    return _ordinal(document.date) if coarse or (event.background and not event.date) else None


def _lookback(event: Event, text: str, sentence: Span) -> tuple[int, int] | None:
    """Least and most days that an act lies before the date of its record, None where that date is its own."""
    start = event.trigger[0]
    own = [e for e in event.evidence if e.field == "date"]
    before = text[sentence[0] : start]
    found = _AFTER.search(before)
    if found and not any(sentence[0] + found.end() <= e.start < sentence[1] for e in own):
        return _distance(found["count"], found["unit"])
    if _PLUPERFECT.search(before) and not any(sentence[0] <= e.start < sentence[1] for e in own):
        return 0, LOOKBACK
    return None


def _distance(count: str | None, unit: str | None) -> tuple[int, int]:
    if not unit:
        return 0, LOOKBACK
    length = {"hour": 0, "day": 1, "week": 7, "month": 30}[unit.lower()]
    if unit.lower() == "hour":
        return 0, 1
    number = (int(count) if count.isdigit() else _NUMBERS.get(count.lower())) if count else None
    if number is None:
        return length, max(LOOKBACK, 4 * length)
    return (number * length,) * 2 if length < 30 else (number * length - 15, number * length + 15)


def _ordinal(day: str) -> int:
    """Day 31 stands for the end of any month."""
    year, month, number = (int(part) for part in day.split("-"))
    if number < 29:
        return datetime.date(year, month, number).toordinal()
    return datetime.date(year, month, 28).toordinal() + min(number, _length(year, month)) - 28


def _length(year: int, month: int) -> int:
    following = datetime.date(year + month // 12, month % 12 + 1, 1) if year < 9999 or month < 12 else None
    return (following - datetime.timedelta(days=1)).day if following else 31
