"""Stored records as linking sees them; those read lately are kept, because neighbours come again and again."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Iterable

from readout.link.report import Report
from readout.records import Document, Event
from readout.store.rows import document_of, event_of
from readout.store.statements import marks

KEPT = 20_000
AT_ONCE = 10_000  # SQLite takes 32,766 values in a statement


class Reports:
    """Reads reports by the numbers of their records."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._events: OrderedDict[int, Event] = OrderedDict()
        self._documents: OrderedDict[int, Document] = OrderedDict()
        self._seen = 0

    def refresh(self) -> None:
        """Forget what was kept if another program has written meanwhile."""
        seen = int(self._connection.execute("PRAGMA data_version").fetchone()[0])
        if seen != self._seen:
            self.forget()
            self._seen = seen

    def forget(self) -> None:
        """Keep nothing: records were deleted, and their numbers may be given to others."""
        self._events.clear()
        self._documents.clear()

    def of(self, records: Iterable[int]) -> dict[int, Report]:
        """The reports of these records, by number, in the order of the numbers."""
        numbers = sorted(records)
        if len(numbers) > AT_ONCE:
            parts = (numbers[at : at + AT_ONCE] for at in range(0, len(numbers), AT_ONCE))
            return {number: report for part in parts for number, report in self.of(part).items()}
        query = f"SELECT record, version, family FROM record JOIN version USING (version) WHERE record IN ({marks(numbers)})"
        placed = {row[0]: (row[1], row[2]) for row in self._connection.execute(query, numbers)}
        self._read_events(numbers)
        self._read_documents({version for version, _ in placed.values()})
        found = {n: Report(self._events[n], self._documents[placed[n][0]], placed[n][1]) for n in numbers}
        self._trim()
        return found

    def _read_events(self, numbers: Iterable[int]) -> None:
        """Read those that are not kept."""
        missing = [number for number in numbers if number not in self._events]
        query = f"SELECT record, json, NULL AS explanation, NULL AS episode FROM record WHERE record IN ({marks(missing)})"
        for row in self._connection.execute(query, missing) if missing else ():
            self._events[row["record"]] = event_of(row)

    def _read_documents(self, versions: Iterable[int]) -> None:
        """Read those that are not kept."""
        missing = sorted(version for version in versions if version not in self._documents)
        query = f"SELECT * FROM version WHERE version IN ({marks(missing)})"
        for row in self._connection.execute(query, missing) if missing else ():
            self._documents[row["version"]] = document_of(row)

    def _trim(self) -> None:
        while len(self._events) > KEPT:
            self._events.popitem(last=False)
        while len(self._documents) > KEPT:
            self._documents.popitem(last=False)
