"""Small pieces of SQL that several parts use."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sized
from typing import Any


def insert(connection: sqlite3.Connection, table: str, row: Mapping[str, Any], *, or_: str = "") -> int:
    """Insert one row and give its number; `or_` may be `IGNORE` or `REPLACE`."""
    names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
    how = f"INSERT OR {or_}" if or_ else "INSERT"
    return connection.execute(f"{how} INTO {table} ({names}) VALUES ({marks})", dict(row)).lastrowid or 0


def insert_all(connection: sqlite3.Connection, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert rows that all have the same columns."""
    held = [dict(row) for row in rows]
    if held:
        names, marks = ", ".join(held[0]), ", ".join(f":{name}" for name in held[0])
        connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", held)


def marks(values: Sized) -> str:
    """The question marks of a list of values."""
    return ", ".join("?" * len(values))
