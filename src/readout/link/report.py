"""One record as linking sees it: the event, its document, and the source family of that document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from readout.records import Coded, Document, Event


@dataclass(frozen=True)
class Report:
    """An event as one document reports it.

    Attributes:
        event: the record.
        document: the document that it comes from.
        family: id shared by copies and rewrites of one text; the document's own id where it has none.
        told: whether it is no record but a clause that was read beside them (`Coded.told`), which only the ledger takes.
    """

    event: Event
    document: Document
    family: str
    told: bool = False


def of_coded(coded: Coded) -> Iterator[Report]:
    """The records of a coded document and what is told beside them, the document its own family."""
    name = coded.document.id
    yield from (Report(event, coded.document, name) for event in coded.events)
    yield from (Report(event, coded.document, name, told=True) for event in coded.told)
