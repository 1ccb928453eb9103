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


class Happening(Protocol):
    """What the store keeps of an episode: the columns that are searched, and all of it as JSON."""

    @property
    def id(self) -> str: ...
    @property
    def event(self) -> str: ...
    @property
    def date(self) -> str | None: ...
    @property
    def enddate(self) -> str | None: ...
    @property
    def records(self) -> tuple[str, ...]: ...
    @property
    def families(self) -> tuple[str, ...]: ...
    @property
    def preferred(self) -> str: ...


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

    def told(self, episode: Happening) -> Mapping[str, object]:
        """The episode as a JSON object, without what can be worked out again from its records."""
