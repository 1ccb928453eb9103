"""Which characters stand for which field of a record, and a text cut at all their borders; for `show` and `html`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from readout.records import Event, Participant, Span

# The names under which fields are shown; whatever is not listed keeps its own name.
SHOWN_AS = {"event": "trigger", "mode": "trigger", "event_loc": "place", "according_to": "word", "enddate": "date"}

# First what is shown in front where marks overlap.
FIELDS = ("trigger", "actor", "recipient", "date", "place", "word", "affected", "size", "quote", "gist", "anchor")


@dataclass(frozen=True)
class Mark:
    """Characters that carry the field `name` of what is numbered `owner`."""

    start: int
    end: int
    name: str
    owner: str = ""


def event_marks(event: Event, owner: str = "") -> tuple[Mark, ...]:
    """Mark the evidence of `event` and every span that its fields hold, each once, in the order of the text."""
    found = [(e.field, (e.start, e.end)) for e in event.evidence]
    found += _field_spans(event)
    marks = {Mark(start, end, _shown(field), owner) for field, (start, end) in found}
    return tuple(sorted(marks, key=lambda m: (m.start, -m.end, rank(m.name))))


def rank(name: str) -> int:
    """Place of a field in FIELDS; unknown ones come last."""
    return FIELDS.index(name) if name in FIELDS else len(FIELDS)


def pieces(length: int, marks: Iterable[Mark]) -> Iterator[tuple[int, int, tuple[Mark, ...]]]:
    """Cut `[0, length)` at every border of `marks`, each piece with the marks that cover it; bad spans are left out."""
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in dict.fromkeys(m for m in marks if 0 <= m.start < m.end <= length):
        opening.setdefault(mark.start, []).append(mark)
        closing.setdefault(mark.end, []).append(mark)
    borders = sorted({0, length, *opening, *closing})
    active: dict[Mark, None] = {}
    for start, end in pairwise(borders):
        for mark in closing.get(start, ()):
            del active[mark]
        active.update(dict.fromkeys(opening.get(start, ())))
        yield start, end, tuple(active)


def _field_spans(event: Event) -> list[tuple[str, Span]]:
    """Every span outside the evidence, with its field."""
    quote = event.quote
    spoken = (*quote.speaker, *quote.cue, *quote.content, *quote.addressee) if quote else ()
    return [
        *_party_spans("actor", event.actor),
        *_party_spans("recipient", event.recipient),
        *_party_spans("according_to", event.according_to),
        *_party_spans("affected", tuple(a.participant for a in event.affected)),
        *(("quote", span) for span in spoken),
        *(("size", count.span) for count in event.size.values()),
        *((field, span) for field, span in (("gist", event.gist), ("anchor", event.anchor)) if span),
        *([("event_loc", event.event_loc.span)] if event.event_loc else []),
    ]


def _party_spans(field: str, parties: tuple[Participant, ...]) -> Iterator[tuple[str, Span]]:
    return ((field, span) for party in parties for span in party.spans)


def _shown(field: str) -> str:
    """`actor.0` and the like are shown as `actor`."""
    name = field.split(".")[0]
    return SHOWN_AS.get(name, name)
