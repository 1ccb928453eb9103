"""Why each record has its type, as JSON lines: trigger, what raised it, what the event model says, and the runner-up."""

from __future__ import annotations

from collections.abc import Iterable

from readout.export.as_json import Json
from readout.export.lines import Lines
from readout.records import SCHEMA_VERSION, Coded, Event


class Explanations(Lines):
    """One line a record; written beside the records, so it is no format of its own."""

    def objects(self, coded: Coded) -> Iterable[Json]:
        """Give the explanations of one document."""
        return (explanation_to_json(event) for event in coded.events)


def explanation_to_json(event: Event) -> Json:
    """Spell out why `event` has its type; empty fields where it was not coded but read from a file."""
    why = event.explanation
    runner_up = why.runner_up if why else None
    return {
        "schema_version": SCHEMA_VERSION,
        "id": event.id,
        "doc": event.doc,
        "event": event.event,
        "confidence": event.confidence,
        "trigger": why.trigger if why else None,
        "by": why.by if why else None,
        "model": why.model if why else None,
        "runner_up": {"event": runner_up[0], "model": round(runner_up[1], 4)} if runner_up else None,
    }
