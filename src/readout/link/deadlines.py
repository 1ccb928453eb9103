"""By when something is to be done: the last day that its words allow."""

from __future__ import annotations

import calendar
import re
from functools import cache

from readout.resolve.calendar_days import Day, days_on, months_on
from readout.resolve.date_words import UNITS, Token, classes, tokenise
from readout.resolve.dates import DateMention, find_dates

AHEAD = re.compile(r"(?:within|in|over|during)\s+(?:the\s+)?(?:next|coming|following)?\s*$|deadline\s+of\s+$", re.I)
LIMIT = re.compile(r"\b(?:by|before|no later than|not later than)\s+(?:\w+\s+){0,3}$", re.I)
VERB = re.compile(r"\b(?:to|will|would|shall|must)\s+[a-z]+|^[a-z]+ing\b")
ELSE = re.compile(r"\b(?:that|which|who|after|since|when|held|reached|signed|following|earlier|during|ago)\b", re.I)
PAST = re.compile(r"\b(?:last|past|previous|earlier)\b", re.I)
BEHIND = re.compile(r"^[\s-]*(?:deadline|ultimatum)\b", re.I)
TOOK = re.compile(r"\b(?:took|takes?|taken|lasted|spent|needed)\s*$", re.I)
GIVEN = re.compile(r"^\s+to\s+(?!come\b)[a-z]+")  # behind the time that somebody is given: `48 hours to leave`
LEAD = "They will do this "  # a clause about the future, so that `on Friday` is the Friday to come
SOON = re.compile(r"\b(?:coming|next|following)\s+(?:few\s+|several\s+)?(?P<unit>days|weeks|months)\b", re.I)
SPELLS = {"days": 30, "weeks": 90, "months": 300}
LATER = re.compile(r"\blater\s+this\s+(?:week|month|year)\b", re.I)
HOURS = 24
DAYS = {"night": 1, "day": 1, "week": 7}


@cache
def due_date(text: str, made: str | None) -> str | None:
    """The last day on which what `text` asks or promises is in time, `YYYY-MM-DD`; None where it sets none.

    Args:
        text: the words of the request or commitment.
        made: the day on which it was made, `YYYY-MM-DD`.

    >>> due_date("to withdraw by the end of March", "2022-03-07")
    '2022-03-31'
    """
    if not made:
        return None
    whole = LEAD + text
    limits = [d for m in find_dates(whole, made) if _is_limit(whole, m) and (d := _due(whole, m, made)) and d >= made]
    ahead = LEAD + text
    plain = [d for m in find_dates(ahead, made) if _is_ahead(ahead, m) and (d := _due(ahead, m, made)) and d > made]
    return next(iter(limits + plain), None)


def soon(text: str, made: str) -> str | None:
    """The last day that can be meant by `in the coming weeks`, taken generously; None where nothing of the kind is said.

    >>> soon("to meet in the coming weeks", "2022-03-07")
    '2022-06-05'
    """
    found = SOON.search(text)
    return _later(Day.fromisoformat(made), "day", SPELLS[found["unit"].lower()]) if found else None


def _is_limit(text: str, mention: DateMention) -> bool:
    """Whether the words before a date make it a last day: then it lies ahead whatever else the clause says."""
    bound = LIMIT.search(text[: mention.span[0]]) or BEHIND.match(text[mention.span[1] :])
    return mention.relation == "before" or bool(bound) or _is_given(text, mention)


def _is_given(text: str, mention: DateMention) -> bool:
    """Whether a length of time is what somebody has for it: `48 hours to leave`."""
    before, after = text[len(LEAD) : mention.span[0]], text[mention.span[1] :]
    return mention.kind == "duration" and bool(GIVEN.match(after)) and not VERB.search(before) and not TOOK.search(before)


def _is_ahead(text: str, mention: DateMention) -> bool:
    """Whether a date belongs to what is to be done: behind its verb, and not in a clause about something else."""
    before = text[len(LEAD) : mention.span[0]]
    verbs = list(VERB.finditer(before))
    if any(m.start() <= mention.span[0] < m.end() or m.start() < mention.span[1] <= m.end() for m in LATER.finditer(text)):
        return True
    return bool(verbs) and not ELSE.search(before, verbs[-1].end())


def _due(text: str, mention: DateMention, made: str) -> str | None:
    if PAST.search(text[slice(*mention.span)]):
        return None
    if spell := _spelled_out(text, mention, made):
        return spell
    if (
        mention.value is None
        or mention.kind in {"duration", "recurring"}
        or mention.relation in {"since", "after", "from", "until"}
    ):
        return None
    return last_day(mention.end or mention.value)


def _spelled_out(text: str, mention: DateMention, made: str) -> str | None:
    """The day of `within 48 hours`, `a ten-day deadline`; None for a spell that is no deadline."""
    before, after = text[: mention.span[0]], text[mention.span[1] :]
    bound = AHEAD.search(before) or AHEAD.search(before + " next ") or BEHIND.match(after) or _is_given(text, mention)
    return _spell(text[slice(*mention.span)], made) if bound else None


def _spell(words: str, made: str) -> str | None:
    """The day so many hours, days, weeks or months on, for `48 hours`, `the next ten days`."""
    tokens = tokenise(words)
    unit = next((UNITS[at] for t in tokens if (at := _value(t, "UNIT")) is not None), None)
    count = next((n for t in tokens if (n := _value(t, "NUM"))), 1 if words.lower().startswith(("a ", "an ", "one ")) else None)
    if unit is None or count is None:
        return None
    return _later(Day.fromisoformat(made), unit, count)


def _value(token: Token, name: str) -> int | None:
    return classes(token.text).get(name)


def _later(day: Day, unit: str, count: int) -> str | None:
    if unit == "hour":
        found = days_on(day, -(-count // HOURS))
    elif unit in DAYS:
        found = days_on(day, count * DAYS[unit])
    elif unit in {"month", "year"}:
        first = months_on(day, count * (12 if unit == "year" else 1))
        found = first and first.replace(day=min(day.day, calendar.monthrange(first.year, first.month)[1]))
    else:
        return None
    return found.isoformat() if found else None


def last_day(value: str) -> str:
    """The last day of a date of any precision: `2022-02` -> `2022-02-28`."""
    if len(value) == len("2022"):
        return f"{value}-12-31"
    if len(value) == len("2022-02"):
        year, month = map(int, value.split("-"))
        return f"{value}-{calendar.monthrange(year, month)[1]:02d}"
    return value[:10]
