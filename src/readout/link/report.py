"""One record as linking sees it: the event, its document, and the source family of that document."""

from __future__ import annotations

from dataclasses import dataclass

from readout.records import Document, Event


@dataclass(frozen=True)
class Report:
    """An event as one document reports it.

    Attributes:
        event: the record.
        document: the document that it comes from.
        family: id shared by copies and rewrites of one text; the document's own id where it has none.
    """

    event: Event
    document: Document
    family: str
