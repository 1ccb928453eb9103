"""Joins and splits by hand: kept, taken back, and found again after a text was coded anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from readout.errors import StoreError
from readout.store.days import now
from readout.store.linker import Ruling
from readout.store.statements import insert, marks


def rulings(connection: sqlite3.Connection, documents: Sequence[str]) -> list[Ruling]:
    """The decisions that stand and concern these documents, on records as they are called now.

    A decision on words that a revised text no longer has is left out; it counts again if they come back.
    """
    among = marks(documents)
    concerned = f"(a_document IN ({among}) OR b_document IN ({among}))"
    query = f"SELECT * FROM decision WHERE undone IS NULL AND {concerned} ORDER BY decision"
    return [ruling for _, ruling in _read(connection, connection.execute(query, [*documents, *documents]).fetchall())]


def decide(connection: sqlite3.Connection, kind: str, a: str, b: str, by: str, why: str) -> list[int]:
    """Write a decision down, within a transaction; an earlier one on the same two records is taken back.

    Returns:
        The numbers of both records.

    Raises:
        StoreError: one of the records does not hold.
    """
    rows = [_held(connection, one) for one in (a, b)]
    _undo(connection, rows)
    sides = {
        f"{side}{column}": row[source]
        for side, row in zip("ab", rows, strict=True)
        for column, source in (("", "id"), ("_document", "document"), ("_text_hash", "text_hash"), ("_start", "trigger_start"))
    }
    insert(connection, "decision", {"kind": kind, **sides, "by": by, "decided": now(), "why": why})
    return [int(row["record"]) for row in rows]


def take_back(connection: sqlite3.Connection, a: str, b: str) -> list[int]:
    """Take back what was decided on two records, within a transaction.

    Returns:
        The numbers of both records.

    Raises:
        StoreError: nothing was decided on them, or one of them does not hold.
    """
    rows = [_held(connection, one) for one in (a, b)]
    if not _undo(connection, rows):
        raise StoreError(f"nothing was decided on {a} and {b}; the table `decision` lists what was")
    return [int(row["record"]) for row in rows]


def _undo(connection: sqlite3.Connection, rows: Sequence[sqlite3.Row]) -> bool:
    """Take back what stands on two records, whatever they were called when it was decided."""
    pair, documents = {row["id"] for row in rows}, [row["document"] for row in rows]
    query = f"SELECT * FROM decision WHERE undone IS NULL AND a_document IN ({marks(documents)})"
    standing = _read(connection, connection.execute(query, documents).fetchall())
    undone = [(now(), number) for number, ruling in standing if {ruling.a, ruling.b} == pair]
    connection.executemany("UPDATE decision SET undone = ? WHERE decision = ?", undone)
    return bool(undone)


def _read(connection: sqlite3.Connection, rows: Iterable[sqlite3.Row]) -> Iterator[tuple[int, Ruling]]:
    """Decisions with their numbers, those left out whose records are not there now."""
    for row in rows:
        a, b = _record_of(connection, row, "a"), _record_of(connection, row, "b")
        if a and b:
            yield row["decision"], Ruling(row["kind"], a, b, row["by"], row["decided"], row["why"])


def _held(connection: sqlite3.Connection, record: str) -> sqlite3.Row:
    query = "SELECT record.*, document, text_hash FROM record JOIN version USING (version) WHERE id = ? AND until IS NULL"
    row: sqlite3.Row | None = connection.execute(query, (record,)).fetchone()
    if row is None:
        raise StoreError(f"no record {record} holds; readout search lists those that do")
    return row


def _record_of(connection: sqlite3.Connection, decision: sqlite3.Row, side: str) -> str | None:
    """The record that a side of a decision means now: that of the same id, else one with the same trigger in the same text."""
    query = (
        "SELECT id FROM record JOIN version USING (version) WHERE document = ? AND text_hash = ? AND trigger_start = ? "
        "AND until IS NULL ORDER BY id <> ?, position LIMIT 1"
    )
    place = [decision[f"{side}_{column}"] for column in ("document", "text_hash", "start")]
    row = connection.execute(query, [*place, decision[side]]).fetchone()
    return row and str(row[0])
