"""What the coder itself made of a version, whether corrections have changed it since or not."""

from __future__ import annotations

import json
import sqlite3

from readout.export.as_json import event_to_json
from readout.export.lines import line
from readout.records import Coded, Event, Quote, Rejection
from readout.store.rows import Row, document_of, event_of, explained, quote_of, rejection_of, rejection_row
from readout.store.statements import insert


def keep(connection: sqlite3.Connection, version: int, coded: Coded) -> None:
    """Write down what the coder made, before corrections are applied to it."""
    records = [{"json": line(event_to_json(event)), "explanation": explained(event)} for event in coded.events]
    rejections = [rejection_row(rejection) for rejection in coded.rejections]
    insert(connection, "uncorrected", {"version": version, "records": line(records), "rejections": line(rejections)})


def coded(connection: sqlite3.Connection, row: sqlite3.Row) -> Coded:
    """What the coder made of the version that `row` is."""
    version, document = row["version"], document_of(row)
    kept = connection.execute("SELECT records, rejections FROM uncorrected WHERE version = ?", (version,)).fetchone()
    if kept:
        records, rejections = (json.loads(kept[name]) for name in ("records", "rejections"))
    else:
        records, rejections = (_rows(connection, table, version) for table in ("record", "rejection"))
    return Coded(
        document,
        tuple(_event(one) for one in records),
        _quotes(connection, version),
        tuple(_rejection(one, document.id) for one in rejections),
        row["sentences"],
    )


def ids(connection: sqlite3.Connection, version: int) -> set[str]:
    """The ids of the records that the coder made."""
    kept = connection.execute("SELECT records FROM uncorrected WHERE version = ?", (version,)).fetchone()
    if kept:
        return {str(json.loads(one["json"])["id"]) for one in json.loads(kept[0])}
    return {str(row[0]) for row in connection.execute("SELECT id FROM record WHERE version = ?", (version,))}


def _rows(connection: sqlite3.Connection, table: str, version: int) -> list[Row]:
    query = f"SELECT * FROM {table} WHERE version = ? ORDER BY position"
    return [dict(row) for row in connection.execute(query, (version,))]


def _event(row: Row) -> Event:
    return event_of({**row, "episode": None})


def _quotes(connection: sqlite3.Connection, version: int) -> tuple[Quote, ...]:
    return tuple(quote_of(row) for row in _rows(connection, "quote", version))


def _rejection(row: Row, document: str) -> Rejection:
    return rejection_of({**row, "document": document})
