"""What was seen and not coded, as JSON lines: document, span, stage, reason, and the words concerned."""

from __future__ import annotations

from collections.abc import Iterable

from readout.export.as_json import Json
from readout.export.lines import Lines
from readout.records import SCHEMA_VERSION, Coded, Rejection


class Rejections(Lines):
    """One line a rejection; written beside the records, so it is no format of its own."""

    def objects(self, coded: Coded) -> Iterable[Json]:
        """Give the rejections of one document."""
        return (rejection_to_json(r, coded.document.text) for r in coded.rejections)


def rejection_to_json(rejection: Rejection, text: str) -> Json:
    """Spell out `rejection`; where it holds no words of its own they are cut out of the document's `text`."""
    span = rejection.span
    return {
        "schema_version": SCHEMA_VERSION,
        "document": rejection.document,
        "span": span and list(span),
        "stage": rejection.stage,
        "reason": rejection.reason,
        "text": rejection.text or (text[slice(*span)] if span else ""),
    }
