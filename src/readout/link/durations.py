"""Lengths of time and times of day in a stretch of text: `an hour and a half` is 90 minutes, `7.30 p.m.` is 19:30."""

from __future__ import annotations

import re

from readout.link.figures import value

UNITS = {
    "minute": ("minute", 1),
    "hour": ("minute", 60),
    "day": ("day", 1),
    "week": ("day", 7),
    "month": ("day", 30),
    "year": ("day", 365),
}
HALF = 0.5
LENGTH = re.compile(
    r"(?<![\w.,-])(?:(?P<half>half\s+an?)|(?P<number>\d[\d,]*(?:\.\d+)?|an?|[a-z]+))(?P<more>\s+and\s+a\s+half)?[\s-]+"
    r"(?P<unit>minute|hour|day|week|month|year)s?\b(?!['’]|\s+(?:ago|later|earlier|before|after)\b)(?P<behind>\s+and\s+a\s+half)?",
    re.I,
)
CLOCK = re.compile(
    r"(?<![\w.,:])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s*(?P<half>[ap])\.?\s?m\b|(?<![\w.,:])(?P<h>[01]?\d|2[0-3]):(?P<m>[0-5]\d)(?![\d:])"
    r"|\b(?P<off>\d{1,2}|[a-z]+(?:-[a-z]+)?)\s+(?:minutes?\s+)?(?P<side>past|to|before|after)\s+(?P<full>[a-z]{3,6})\b"
    r"(?:\s+(?:o['’]clock\s+)?in\s+the\s+(?P<when>morning|afternoon|evening))?(?!\s+(?:\w+s|minutes?|hours?|days?)\b)"
    r"|\b(?:at|from|by|until|till|before)\s+(?:about\s+|around\s+|nearly\s+|almost\s+)?(?P<word>\d{1,2}|[a-z]+)\s+(?:o['’]clock\s+)?in\s+the\s+(?P<part>morning|afternoon|evening)"
    r"|\b(?P<named>noon|midnight)\b",
    re.I,
)
NAMED = {"noon": "12:00", "midnight": "00:00"}
NOON, MINUTES = 12, 60
PARTS = {"half": 30, "quarter": 15, "few": 3}


def durations(text: str) -> dict[str, float]:
    """Lengths of time by unit: minutes for what lasts minutes or hours, days for what lasts longer; the first of each.

    >>> durations("an hour and a half of talks in a truce of two weeks")
    {'minute': 90.0, 'day': 14.0}
    """
    found: dict[str, float] = {}
    for match in LENGTH.finditer(text):
        unit, factor = UNITS[match["unit"].lower()]
        number = _number(match)
        if number and not (unit == "day" and (match["number"] or "").lower() in {"a", "an", "one"}):
            found.setdefault(unit, number * factor)
    return found


def _number(match: re.Match[str]) -> float:
    if match["half"]:
        return HALF
    written = match["number"].lower()
    whole = 1.0 if written in {"a", "an", "one"} else value(written)
    return whole + HALF if whole and (match["more"] or match["behind"]) else whole


def clocks(text: str) -> tuple[str, ...]:
    """Times of day, `HH:MM`, in order.

    >>> clocks("from 7 a.m. until six in the evening")
    ('07:00', '18:00')
    """
    return tuple(found for match in CLOCK.finditer(text) if (found := _clock(match)))


def _clock(match: re.Match[str]) -> str:
    if match["named"]:
        return NAMED[match["named"].lower()]
    if match["h"]:
        return f"{int(match['h']):02}:{match['m']}"
    if match["full"]:
        return _beside_the_hour(match)
    written = match["hour"] or match["word"].lower()
    hour = int(value(written))
    if not 0 < hour <= NOON:
        return ""
    late = (match["half"] or "").lower() == "p" or (match["part"] or "morning").lower() != "morning"
    return f"{hour % NOON + (NOON if late else 0):02}:{match['minute'] or '00'}"


def _beside_the_hour(match: re.Match[str]) -> str:
    """`ten past seven`, `a quarter to nine`, `few minutes before three`; without a part of the day, the hour as it is said."""
    hour, off = int(value(match["full"].lower())), _minutes(match["off"].lower())
    if not 0 < hour <= NOON or off is None:
        return ""
    at = hour % NOON * MINUTES + (off if match["side"].lower() in {"past", "after"} else -off)
    at += NOON * MINUTES if (match["when"] or "morning").lower() != "morning" else 0
    return f"{at // MINUTES % 24:02}:{at % MINUTES:02}"


def _minutes(written: str) -> int | None:
    found = PARTS.get(written) or int(value(written))
    return found if 0 < found < MINUTES else None
