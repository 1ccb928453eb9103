"""The schema in numbered .sql files; each is applied once, in a transaction, and counted in `user_version`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

APPLICATION_ID = 1380209748  # "RDOT", as schema/0001_tables.sql sets it


@cache
def scripts() -> tuple[str, ...]:
    """The SQL of every migration, in order: the first makes version 1."""
    folder = files("readout.store") / "schema"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return tuple((folder / name).read_text(encoding="utf-8") for name in names)


def latest() -> int:
    """The schema version that this program writes."""
    return len(scripts())


def schema_version(connection: sqlite3.Connection) -> int:
    """The schema version of an open database."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> int:
    """Bring a database to the latest schema, all or nothing; says from which version it came.

    Another process may do the same meanwhile: what it has done is seen once it lets go of the file.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        found = schema_version(connection)
        for number, script in enumerate(scripts()[found:], found + 1):
            for statement in _statements(script):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
    except BaseException:
        connection.rollback()
        raise
    connection.commit()
    return found


def _statements(script: str) -> Iterator[str]:
    """The statements of a script: executescript would end the transaction."""
    held = ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""
