"""Days and moments as the store keeps them: ISO strings whose order is the order of time."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from readout.errors import DataError

_LAST = "T99"  # after every moment of a day
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def now() -> str:
    """This moment in UTC, to the millisecond."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def first_day(date: str | None) -> str:
    """The first day that `2022`, `2022-02` or `2022-02-24` can mean, '' for no date."""
    return "" if not date else date + "-01" * (2 - date.count("-"))


def last_day(date: str | None) -> str:
    """The last day that a date can mean, '' for no date."""
    if not date or date.count("-") == 2:
        return date or ""
    year, month = (int(part) for part in (date if "-" in date else f"{date}-12").split("-"))
    return f"{year:04}-{month:02}-{calendar.monthrange(year, month)[1]:02}"


def checked_day(date: str) -> str:
    """A year, month or day as given, if there is such a one.

    Raises:
        DataError: there is none; the message says how to write one.
    """
    try:
        if not _DAY.fullmatch(date):
            raise ValueError
        dt.date.fromisoformat(first_day(date))
    except ValueError:
        raise DataError(f"{date!r} is no date; write YYYY-MM-DD, YYYY-MM or YYYY") from None
    return date


def as_of_key(moment: str) -> str:
    """What `since` and `until` are compared with: the end of a day, or a moment as it is.

    Raises:
        DataError: neither a day nor a moment; the message says how to write one.
    """
    if "T" not in moment:
        return last_day(checked_day(moment)) + _LAST
    try:
        read = dt.datetime.fromisoformat(moment)
    except ValueError:
        raise DataError(f"{moment!r} is no moment; write YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ") from None
    return read.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if read.tzinfo else f"{moment}Z"
