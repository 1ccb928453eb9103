"""What linking has to offer, as the store asks for it: pure functions on documents and reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from readout.link.report import Report
from readout.records import Document


@dataclass(frozen=True)
class Ruling:
    """A joining or splitting by hand, on records as they are called now.

    Attributes:
        kind: `join` or `split`.
        a, b: record ids.
        by: who decided; on: when; why: a few words.
    """

    kind: str
    a: str
    b: str
    by: str
    on: str
    why: str


@dataclass(frozen=True)
class Happening:
    """An episode as the store keeps it.

    Attributes:
        id: of the episode.
        event: type of the preferred record.
        date, enddate: when, as coarse as known; None where no record has a date of its own.
        records: ids of its records.
        families: source families of their documents.
        preferred: id of the record to read first.
        told: all of it as a JSON object, without what can be worked out again from the records.
    """

    id: str
    event: str
    date: str | None
    enddate: str | None
    records: tuple[str, ...]
    families: tuple[str, ...]
    preferred: str
    told: Mapping[str, object]


class Linker(Protocol):
    """Joins texts to families and records to episodes; the same answer for the same input in any order."""

    def bands(self, text: str) -> Sequence[str]:
        """Buckets of a text: two texts that share none are never compared."""

    def kin(self, document: Document, neighbours: Sequence[Document]) -> Sequence[str]:
        """Ids of the neighbours that are of one family with `document`."""

    def families(self, documents: Sequence[Document]) -> Mapping[str, str]:
        """Document id -> family, for exactly these documents."""

    def keys(self, report: Report) -> Sequence[str]:
        """Blocking keys: two reports that share none are never joined."""

    def episodes(self, reports: Sequence[Report], rulings: Sequence[Ruling]) -> Sequence[Happening]:
        """Cluster exactly these reports."""
