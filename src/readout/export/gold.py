"""Format `gold`: one line for every input document, in input order, in the shape of the annotated files."""

from __future__ import annotations

from collections.abc import Iterable

from readout.export.as_json import Json
from readout.export.lines import Lines
from readout.records import SCHEMA_VERSION, Coded, Event, Participant

UNKNOWN = "UNK/UNK/"


class Gold(Lines):
    """One line a document, also where nothing was coded: a scorer counts what it lacks."""

    def objects(self, coded: Coded) -> Iterable[Json]:
        """Give the one line of a document."""
        document = coded.document
        yield {
            "schema_version": SCHEMA_VERSION,
            "id": document.id,
            "date": document.date,
            "events": [gold_event(e) for e in coded.events],
        }


def gold_event(event: Event) -> Json:
    """Put `event` in the gold shorthand; `background` is there only if true, and an actor always."""
    record: Json = {
        "type": event.event,
        "mode": event.mode,
        "actor": _shorthand(event.actor) or [UNKNOWN],
        "recipient": _shorthand(event.recipient),
        "date": event.date,
        "factuality": event.factuality,
        "according_to": _shorthand(event.according_to),
        "background": event.background,
        "anchor": list(event.anchor),
        "confidence": event.confidence,
    }
    if not event.background:
        del record["background"]
    return record


def _shorthand(parties: tuple[Participant, ...]) -> list[str]:
    return [p.gold() for p in parties]
