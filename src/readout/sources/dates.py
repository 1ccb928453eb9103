"""The publication date as given with a document. Dates inside the text are resolved elsewhere."""

from __future__ import annotations

import datetime
import re

_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})-|/([0-9]{1,2})/|([0-9]{2}))([0-9]{1,2})(?P<time>[T ][0-9]{2}:?.*)?")


def publication_date(given: str) -> str:
    """The calendar day of `given` as `YYYY-MM-DD`.

    Takes an ISO date, an ISO date and time (cut to the date as written, in its own time zone), `YYYY/MM/DD` and
    `YYYYMMDD`. Raises ValueError, with the fix, for anything else and for days that no calendar has.

    >>> publication_date("2022-02-24T23:10:00+02:00")
    '2022-02-24'
    """
    match = _DAY.fullmatch(given.strip())
    if match is None:
        raise ValueError(f"date {given.strip()[:40]!r} is none that can be read: write YYYY-MM-DD")
    year, dashed, slashed, plain, day, _ = match.groups()
    try:
        return datetime.date(int(year), int(dashed or slashed or plain), int(day)).isoformat()
    except ValueError:
        raise ValueError(f"date {match.group().strip()!r} is not in the calendar: write YYYY-MM-DD") from None
