"""Format `jsonl`: one event a line, with every key of the record reference."""

from __future__ import annotations

from collections.abc import Iterable

from readout.export.as_json import Json, event_to_json
from readout.export.lines import Lines
from readout.records import Coded


class Jsonl(Lines):
    """One line an event; a document without events writes nothing."""

    def objects(self, coded: Coded) -> Iterable[Json]:
        """Give the events of one document."""
        return map(event_to_json, coded.events)
