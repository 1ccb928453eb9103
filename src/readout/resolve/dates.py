"""Dates in a text: where they stand and which day, month or year they mean, counted from the publication date.

Patterns are data (`knowledge/data/dates.tsv`); each names a reader, in `calendar_readers.py` or `relative_readers.py`. No time
of day, no time zones.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from readout.records import Span
from readout.resolve.calendar_days import Day, Precision, day_of, nearest_day, on_or_after, on_or_before
from readout.resolve.calendar_readers import CALENDAR_READERS
from readout.resolve.date_readings import Kind, Parts, Reading, Scene
from readout.resolve.date_surroundings import is_date, relation
from readout.resolve.date_words import Token, matches, tokenise
from readout.resolve.relative_readers import RELATIVE_READERS

Basis = Literal["stated", "relative", "unknown"]
Relation = Literal["", "since", "before", "after", "until", "from"]

READERS = CALENDAR_READERS | RELATIVE_READERS
WIDTH = {"day": 10, "month": 7, "year": 4}
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
class _Found:
    start: int
    end: int
    reading: Reading


def find_dates(text: str, publication: str | None) -> list[DateMention]:
    """Every time that a text names, in order, never overlapping.

    Raises:
        ValueError: `publication` is no date `YYYY-MM-DD`.

    >>> find_dates("They met on Monday.", "2022-02-24")[0].value
    '2022-02-21'
    """
    scene = Scene(tokenise(text), Day.fromisoformat(publication) if publication else None)
    found = _joined(_strong(_read(scene), scene.tokens), scene.tokens)
    return [_mention(f, scene.tokens) for f in found]


def _read(scene: Scene) -> list[_Found]:
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


def _ends(a: Reading, b: Reading) -> tuple[Day | None, Day | None] | None:
    """First and last day of a range whose ends may borrow the year, or the week, from one another."""
    first, last = a.first, b.first
    if a.parts is None or b.parts is None or (first is None and last is None):
        return None, None
    if last is not None and not a.stated and not (first is not None and first <= last and not b.stated):
        first = _borrowed(a.parts, last, back=True)
    elif first is not None and not b.stated and (last is None or last < first):
        last = _borrowed(b.parts, first, back=False)
    return (first, last) if first is not None and last is not None and first < last else None


def _borrowed(parts: Parts, end: Day, back: bool) -> Day | None:
    """The date of these parts that is next to the other end of its range, before or after it."""
    if parts.month is None:
        near = on_or_before if back else on_or_after
        return near(end, parts.weekday) if parts.weekday is not None else None
    years = range(end.year - 1, end.year + 1) if back else range(end.year, end.year + 2)
    days = [d for y in years if (d := day_of(y, parts.month or 1, parts.day or 1)) and (d < end if back else d > end)]
    return nearest_day(days, end, future=False)


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
