"""Joins and splits by hand: kept, taken back, and found again after a text was coded anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

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
    found = []
    for row in connection.execute(query, [*documents, *documents]).fetchall():
        a, b = _record_of(connection, row, "a"), _record_of(connection, row, "b")
        if a and b:
            found.append(Ruling(row["kind"], a, b, row["by"], row["decided"], row["why"]))
    return found


def decide(connection: sqlite3.Connection, kind: str, a: str, b: str, by: str, why: str) -> list[int]:
    """Write a decision down, within a transaction; an earlier one on the same two records is taken back.

    Returns:
        The numbers of both records.

    Raises:
        StoreError: one of the records does not hold.
    """
    rows = [_held(connection, one) for one in (a, b)]
    _undo(connection, a, b)
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
    if not _undo(connection, a, b):
        raise StoreError(f"nothing was decided on {a} and {b}; the table `decision` lists what was")
    return [int(row["record"]) for row in rows]


def _undo(connection: sqlite3.Connection, a: str, b: str) -> bool:
    standing = "undone IS NULL AND ((a = ?1 AND b = ?2) OR (a = ?2 AND b = ?1))"
    return connection.execute(f"UPDATE decision SET undone = ?3 WHERE {standing}", (a, b, now())).rowcount > 0


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
