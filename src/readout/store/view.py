"""The read side of a store: records by filter, documents, one record with its text. Nothing is written here."""

from __future__ import annotations

import heapq
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from readout.records import Coded, Document, Event
from readout.review.tasks import Task, near_miss
from readout.store.corrections import Listed, listed
from readout.store.database import PATIENCE, open_to_read, told
from readout.store.filters import Filter
from readout.store.fits import fits
from readout.store.rows import document_of, event_of, quote_of, rejection_of
from readout.store.selection import COLUMNS, holding, selection
from readout.store.statements import marks

# The order of every index that records come from.
_BY_DAY = "d.first_day {0}, d.last_day {0}, d.record {0}"

_KEPT = 1_000  # documents, for the records that follow


@dataclass(frozen=True)
class Found:
    """A record with what a list shows of its document."""

    event: Event
    document: Document
    family: str


class View:
    """A store open for reading; several may be, while one program writes. Use it in a `with` statement."""

    def __init__(self, path: str | Path, patience: float = PATIENCE) -> None:
        """Open the store at `path`.

        Raises:
            StoreError: there is none, or it cannot be read; the message names the fix.
        """
        self.path = Path(path)
        self.connection = open_to_read(path, patience)
        self.connection.row_factory = sqlite3.Row
        self._documents: dict[int, Document] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self.connection.close()

    def search(self, asked: Filter, *, newest_first: bool = True, limit: int | None = None) -> Iterator[Found]:
        """The records that fit, by day; those without a date are the oldest."""
        query = selection(self.connection, asked)
        order = _BY_DAY.format("DESC" if newest_first else "ASC")
        for row in self._rows(*query.sql(COLUMNS, order, limit)):
            yield self._found(row)

    def doubtful(self, asked: Filter, limit: int | None = None, *, again: bool = False) -> Iterator[Task]:
        """What fits and should be reviewed, the most uncertain first: records, and what was just too improbable to be one.

        Args:
            again: also records that somebody has reviewed.
        """
        tasks = heapq.merge(self._records_by_doubt(asked, limit, again), self._near_misses(asked), key=lambda t: t.order)
        yield from islice(tasks, limit)

    def _records_by_doubt(self, asked: Filter, limit: int | None, again: bool) -> Iterator[Task]:
        query = selection(self.connection, asked)
        if not again:
            query.where("r.correction IS NULL")
        order = "round(abs(r.confidence - 0.5), 6), v.document, r.trigger_start, r.trigger_end, r.id"
        for row in self._rows(*query.sql(COLUMNS, order, limit)):
            yield Task(event_of(row), self._document(row["version"]))

    def _near_misses(self, asked: Filter) -> Iterator[Task]:
        holds, values = holding(asked.as_of)
        types = f"AND json_extract(json, '$.event') IN ({marks(asked.types)})" if asked.types else ""
        query = (
            "SELECT x.*, v.document FROM rejection AS x JOIN version AS v USING (version) "
            f"WHERE x.stage = 'confidence' AND x.json IS NOT NULL AND v.status = 'coded' AND {holds} "
            f"AND json_extract(json, '$.confidence') >= ? {types} ORDER BY "
            "round(CAST(substr(reason, 7) AS REAL) - json_extract(json, '$.confidence'), 6), document, span_start, span_end, "
            "json_extract(json, '$.id')"
        )
        for row in self._rows(query, [*values, asked.least or 0, *asked.types]):
            task = near_miss(rejection_of(row), self._document(row["version"]))
            if task and fits(task.event, task.document, asked):
                yield task

    def corrections(self) -> Iterator[Listed]:
        """Every correction that was ever received, oldest first."""
        with told(self.path):
            yield from listed(self.connection)

    def count(self, asked: Filter) -> int:
        """How many records fit."""
        query = selection(self.connection, asked)
        return int(self._only(*query.sql("count(*)"))[0])

    def records(self, beginning: str, as_of: str | None = None) -> list[Found]:
        """The records whose id is, or begins with, these characters; the one whose id it is comes alone."""
        holds, values = holding(as_of)
        query = (
            f"SELECT {COLUMNS} FROM record AS r JOIN version AS v USING (version) WHERE {{}} AND {holds} ORDER BY r.id LIMIT 10"
        )
        for condition, value in (("r.id = ?", (beginning,)), ("r.id >= ? AND r.id < ?", (beginning, f"{beginning}\U0010ffff"))):
            rows = list(self._rows(query.format(condition), [*value, *values]))
            if rows:
                return [self._found(row) for row in rows]
        return []

    def coded(self, document: str, as_of: str | None = None) -> Coded | None:
        """All that is stored of a document, None where no version of it holds."""
        holds, values = holding(as_of)
        query = f"SELECT v.* FROM version AS v WHERE document = ? AND status <> 'retracted' AND {holds}"
        row = self._only(query, [document, *values])
        return None if row is None else self._coded(row)

    def all_coded(self, as_of: str | None = None) -> Iterator[Coded]:
        """All that is stored, a document at a time, in the order of adding."""
        holds, values = holding(as_of)
        for row in self._rows(f"SELECT v.* FROM version AS v WHERE status <> 'retracted' AND {holds} ORDER BY version", values):
            yield self._coded(row)

    def versions(self, document: str) -> list[sqlite3.Row]:
        """Every version of a document, the first one first, with number, status, since, until and added."""
        query = "SELECT number, status, since, until, added, date, title FROM version WHERE document = ? ORDER BY number"
        return list(self._rows(query, [document]))

    def preferred(self, episode: str | None) -> str | None:
        """The id of the record to read first of an episode."""
        row = self._only("SELECT preferred FROM episode WHERE id = ?", [episode])
        return None if row is None else str(row[0])

    def episode(self, beginning: str) -> tuple[dict[str, Any], list[Found]] | None:
        """The episode whose id is, or alone begins with, these characters: its JSON object and its records by day."""
        query = "SELECT id, json FROM episode WHERE id >= ? AND id < ? ORDER BY id LIMIT 2"
        rows = list(self._rows(query, [beginning, f"{beginning}\U0010ffff"]))
        if len(rows) != 1 and not (rows and rows[0]["id"] == beginning):
            return None
        query = (
            f"SELECT {COLUMNS} FROM record AS r JOIN version AS v USING (version) WHERE r.episode = ? ORDER BY first_day, r.id"
        )
        return json.loads(rows[0]["json"]), [self._found(row) for row in self._rows(query, [rows[0]["id"]])]

    def episodes(self, asked: Filter, *, joined: bool = False) -> list[str]:
        """The ids of the episodes with a record that fits, by day, the newest first; those without a date are the last.

        Args:
            joined: leave out episodes of one record.
        """
        within, values = selection(self.connection, asked).sql("r.episode")
        more = "AND records > 1 " if joined else ""
        query = f"SELECT id FROM episode WHERE id IN ({within}) {more}ORDER BY first_day DESC, last_day DESC, id"
        return [str(row[0]) for row in self._rows(query, values)]

    # ---- rows --------------------------------------------------------------------------------------------------------
    def _rows(self, query: str, values: Iterable[Any]) -> Iterator[sqlite3.Row]:
        with told(self.path):
            # Left before its end, `yield from` would close the cursor, of a store that may be closed by then.
            for row in self.connection.execute(query, list(values)):  # noqa: UP028
                yield row

    def _only(self, query: str, values: Iterable[Any]) -> Any:
        """The first row, None where there is none; nothing is left open behind it."""
        with told(self.path):
            return self.connection.execute(query, list(values)).fetchone()

    def _found(self, row: sqlite3.Row) -> Found:
        return Found(event_of(row), self._document(row["version"]), row["family"])

    def _document(self, version: int) -> Document:
        """A document, read once for all the records of a run of them."""
        if version not in self._documents:
            if len(self._documents) > _KEPT:
                self._documents.clear()
            row = self._only("SELECT * FROM version WHERE version = ?", [version])
            self._documents[version] = document_of(row)
        return self._documents[version]

    def _coded(self, row: sqlite3.Row) -> Coded:
        version, document = row["version"], document_of(row)
        rejections = ({**dict(one), "document": document.id} for one in self._of("rejection", version))
        return Coded(
            document,
            tuple(map(event_of, self._of("record", version))),
            tuple(map(quote_of, self._of("quote", version))),
            tuple(map(rejection_of, rejections)),
            row["sentences"],
        )

    def _of(self, table: str, version: int) -> Iterator[sqlite3.Row]:
        return self._rows(f"SELECT * FROM {table} WHERE version = ? ORDER BY position", [version])
