"""Format `quotes`: one line for every input document, with every attribution in it, also those in no event."""

from __future__ import annotations

from collections.abc import Iterable

from readout.export.as_json import Json, quote_to_json
from readout.export.lines import Lines
from readout.records import SCHEMA_VERSION, Coded


class Quotes(Lines):
    """One line a document, also where nobody speaks in it."""

    def objects(self, coded: Coded) -> Iterable[Json]:
        """Give the one line of a document."""
        yield {
            "schema_version": SCHEMA_VERSION,
            "id": coded.document.id,
            "quotes": [quote_to_json(q) for q in coded.quotes],
        }
