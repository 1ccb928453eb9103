"""Days that an act is known by: its own long after (`the attack of 7 October`), and those it is about (`by 15 March`)."""

from __future__ import annotations

import calendar
import datetime
import re

from readout.records import Document, Event, Span
from readout.resolve.dates import find_dates

MONTHS = {name.lower()[:3]: number for number, name in enumerate(calendar.month_name) if number}

# Days after which a day names an act rather than dating news, and characters around the clause in which the name may stand.
OLD, AROUND = 7, 40
YEAR = len("2024-")

_ACT = r"(?:attacks?|raids?|assaults?|air ?strikes?|strikes?|bombings?|shelling|massacres?|offensive)"
_MONTH = rf"(?:{'|'.join(MONTHS)})[a-z]*\.?"
_DAY = rf"(?:\d{{1,2}}\s+{_MONTH}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?)(?!\d)"
_NAMED = re.compile(
    rf"\b{_ACT}(?:\s+(?:by|on|against|in|upon)\s+\w+)?\s+(?:of|on)\s+(?P<after>{_DAY})"
    rf"|\b(?P<ahead>{_DAY})(?:\s+[\w-]+){{0,2}}?\s+{_ACT}\b",
    re.IGNORECASE,
)


def named_day(event: Event, document: Document, clause: Span) -> str | None:
    """The day, ISO, by which a record's clause names its act: the last such day before publication, and not of this week.

    A record with a date must have this one; without a date its trigger must stand in the name.
    """
    if not document.date:
        return None
    for found in _NAMED.finditer(document.text, max(0, clause[0] - AROUND), clause[1] + AROUND):
        day = _last(found["after"] or found["ahead"], document.date)
        if _meet(found.span(), clause) and (event.date == day if event.date else _meet(found.span(), event.trigger)):
            return day
    return None


def named_terms(event: Event, document: Document, clause: Span) -> frozenset[str]:
    """The days of the calendar that a clause names, `MM-DD`, the one of its record left out: `to leave by 15 March`.

    Without the year, which the same words have from one report to the next only as long as the year lasts.
    """
    text = document.text[slice(*clause)]
    found = {m.value for m in find_dates(text, document.date) if m.value and m.precision == "day" and _in_figures(text, m.span)}
    return frozenset(day[YEAR:] for day in found) - {(event.date or "")[YEAR:]}


def _in_figures(text: str, span: Span) -> bool:
    """Whether a date names month and day, rather than a weekday or `yesterday`."""
    return bool(re.search(_DAY, text[slice(*span)], re.IGNORECASE))


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _last(written: str, published: str) -> str | None:
    """The last day of that name before publication, unless that was just before it."""
    until = datetime.date.fromisoformat(published)
    month = MONTHS[re.sub(r"[^a-z]", "", re.sub(r"\d+[a-z]*", "", written.lower()))[:3]]
    day = int(re.sub(r"\D", "", written))
    for year in (until.year, until.year - 1):
        if 0 < day <= calendar.monthrange(year, month)[1] and (found := datetime.date(year, month, day)) <= until:
            return found.isoformat() if (until - found).days >= OLD else None
    return None
