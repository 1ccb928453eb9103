"""Where a document meets those that are stored: its family, and the episodes of its records and of their neighbours.

Only the touched neighbourhood is looked at: texts that share a band, records that share a key, and the episodes of these.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from readout.export.lines import line
from readout.records import Document
from readout.store.days import first_day, last_day
from readout.store.families import Families
from readout.store.hashes import number_of
from readout.store.linker import Happening, Linker
from readout.store.reports import Reports
from readout.store.rulings import rulings
from readout.store.statements import insert, marks


class Neighbourhood:
    """The links of a store, moved as documents come and go; called within a transaction that `settle` ends."""

    def __init__(self, connection: sqlite3.Connection, linker: Linker) -> None:
        self._connection = connection
        self._linker = linker
        self._reports = Reports(connection)
        self._families = Families(connection, linker)
        self._entered: set[int] = set()
        self._left_behind: set[int] = set()
        self._vacated: set[str] = set()

    def begin(self) -> None:
        """Start on a document; what a transaction that failed left is forgotten."""
        self._entered.clear()
        self._left_behind.clear()
        self._vacated.clear()
        self._reports.refresh()

    def enter(self, version: int, document: Document) -> None:
        """Give a version that holds from now on its family, and its records and those of moved kin their keys."""
        for moved in self._families.enter(version, document):
            self.enter_records(moved)

    def leave(self, version: int) -> None:
        """Take a version that holds no longer, and its records, out of all links."""
        self.leave_records(version)
        for moved in self._families.leave(version):
            self.enter_records(moved)

    def enter_records(self, version: int) -> None:
        """Write the keys of a version's records anew; its family stays."""
        records = self._numbers("SELECT record FROM record WHERE version = ?", [version])
        self._forget_keys(records)
        reports = self._reports.of(records)
        rows = sorted((number_of(key), number) for number, report in reports.items() for key in self._linker.keys(report))
        self._connection.executemany("INSERT OR IGNORE INTO block (key, record) VALUES (?, ?)", rows)
        self._entered |= records

    def leave_records(self, version: int) -> None:
        """Take a version's records out of keys and episodes, as before they are deleted."""
        records = self._numbers("SELECT record FROM record WHERE version = ?", [version])
        self._left_behind = (self._left_behind | self._fellows(records)) - records
        self._vacated |= {episode for episode in self._placed(records).values() if episode}
        self._forget_keys(records)
        self._connection.execute("UPDATE record SET episode = NULL WHERE version = ?", (version,))
        self._reports.forget()

    def touch(self, records: Iterable[int]) -> None:
        """Look again at the episodes of these records when settling."""
        self._entered |= set(records)

    def settle(self) -> tuple[str, ...]:
        """Cluster the touched neighbourhood again; gives the ids of the episodes that are new or have changed."""
        touched = self._with_ruled(self._fellows(self._entered | self._near(self._entered)) | self._left_behind)
        reports = self._reports.of(touched)
        numbers = {report.event.id: number for number, report in reports.items()}
        ruled = rulings(self._connection, [report.document.id for report in reports.values()])
        found = self._linker.episodes(list(reports.values()), ruled) if reports else ()
        return self._replace(touched, found, numbers)

    # ---- who is near -------------------------------------------------------------------------------------------------
    def _forget_keys(self, records: set[int]) -> None:
        self._connection.execute(f"DELETE FROM block WHERE record IN ({marks(records)})", sorted(records))

    def _near(self, records: set[int]) -> set[int]:
        """The records that share a key with one of these."""
        query = f"SELECT DISTINCT b.record FROM block AS a JOIN block AS b USING (key) WHERE a.record IN ({marks(records)})"
        return self._numbers(query, sorted(records))

    def _fellows(self, records: set[int]) -> set[int]:
        """These records and all that are in an episode with one of them."""
        query = f"SELECT record FROM record WHERE episode IN (SELECT episode FROM record WHERE record IN ({marks(records)}))"
        return records | self._numbers(query, sorted(records))

    def _with_ruled(self, records: set[int]) -> set[int]:
        """These records and those that somebody joined with one of them by hand, with their episodes."""
        documents = self._documents(records)
        ids = {one for ruling in rulings(self._connection, documents) for one in (ruling.a, ruling.b)}
        query = f"SELECT record FROM record JOIN version USING (version) WHERE until IS NULL AND id IN ({marks(ids)})"
        return records | self._fellows(self._numbers(query, sorted(ids)))

    def _documents(self, records: set[int]) -> list[str]:
        query = f"SELECT DISTINCT document FROM record JOIN version USING (version) WHERE record IN ({marks(records)})"
        return [str(row[0]) for row in self._connection.execute(query, sorted(records))]

    def _numbers(self, query: str, values: list[int] | list[str]) -> set[int]:
        return {int(row[0]) for row in self._connection.execute(query, values)}

    # ---- episodes ----------------------------------------------------------------------------------------------------
    def _replace(self, touched: set[int], found: Iterable[Happening], numbers: dict[str, int]) -> tuple[str, ...]:
        """Put the episodes that were found in the place of those that were there."""
        placed = self._placed(touched)
        known = {one for one in placed.values() if one} | self._vacated
        query = f"SELECT id, json FROM episode WHERE id IN ({marks(known)})"
        before = dict(self._connection.execute(query, sorted(known)).fetchall())
        rows = {episode.id: _row(episode) for episode in found}
        gone = sorted(set(before) - set(rows))
        changed = [key for key, row in rows.items() if before.get(key) != row["json"]]
        self._connection.execute(f"DELETE FROM episode WHERE id IN ({marks(gone)})", gone)
        for key in changed:
            insert(self._connection, "episode", rows[key], or_="REPLACE")
        members = {numbers[one]: episode.id for episode in found for one in episode.records}
        moved = [(episode, record) for record, episode in members.items() if placed[record] != episode]
        self._connection.executemany("UPDATE record SET episode = ? WHERE record = ?", moved)
        return tuple(changed)

    def _placed(self, records: set[int]) -> dict[int, str | None]:
        """The episode in which each record is so far."""
        query = f"SELECT record, episode FROM record WHERE record IN ({marks(records)})"
        return dict(self._connection.execute(query, sorted(records)).fetchall())


def _row(episode: Happening) -> dict[str, object]:
    return {
        "id": episode.id,
        "event": episode.event,
        "first_day": first_day(episode.date),
        "last_day": max(last_day(episode.date), last_day(episode.enddate)),
        "preferred": episode.preferred,
        "records": len(episode.records),
        "families": len(episode.families),
        "json": line(episode.told),
    }
