"""Opening a store to write or to read, and what SQLite's errors mean for the one who named the file."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from readout.errors import StoreError
from readout.store.migrations import APPLICATION_ID, latest, migrate, schema_version

PATIENCE = 30.0  # seconds to wait for another writer
_CACHE = -64_000  # KiB of pages in memory, as SQLite writes it
_LOG = 16_000  # pages of the log after which it is carried over into the file: 64 MB

_IN_USE = "another program is writing to it; wait until that is done, then run this again (what is stored stays)"
_CLOSED = "change the permissions of the file and its folder, or name another with --store"
_MEANING = {
    sqlite3.SQLITE_BUSY: _IN_USE,
    sqlite3.SQLITE_LOCKED: _IN_USE,
    sqlite3.SQLITE_FULL: "no space left on its disk; free some, then run this again (what is stored stays)",
    sqlite3.SQLITE_NOTADB: "this is no store (not an SQLite database); name another file with --store",
    sqlite3.SQLITE_CORRUPT: "damaged; put a copy in its place, or save what can be read with `sqlite3 FILE .recover`",
    sqlite3.SQLITE_READONLY: f"may not be written; {_CLOSED}",
    sqlite3.SQLITE_PERM: f"may not be opened; {_CLOSED}",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; check the path and the permissions of the file and its folder",
    sqlite3.SQLITE_IOERR: "the disk cannot be read or written; check it and its free space, then run this again",
}


@contextmanager
def told(path: str | Path) -> Iterator[None]:
    """Turn the errors of SQLite that a user can act on into one line that names file and fix.

    Raises:
        StoreError: such an error came. Others, which are faults of the program, pass.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        meaning = _MEANING.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if meaning is None:
            raise
        raise StoreError(f"{path}: {meaning}") from error


def open_to_write(path: str | Path, patience: float = PATIENCE) -> sqlite3.Connection:
    """Open a store, made or brought up to date first where need be.

    Args:
        patience: seconds to wait for another writer.

    Raises:
        StoreError: it is no store, of a newer version, damaged, or may not be written; the message names the fix.
    """
    place = Path(path)
    _check_place(place)
    with told(path):
        connection = sqlite3.connect(place, timeout=patience, isolation_level=None)
        try:
            _check_ours(connection, place)
            connection.execute("PRAGMA journal_mode = WAL")
            _settle(connection)
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(f"PRAGMA wal_autocheckpoint = {_LOG}")
            migrate(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def open_to_read(path: str | Path, patience: float = PATIENCE) -> sqlite3.Connection:
    """Open a store that is there; nothing can be written through the connection.

    Raises:
        StoreError: there is none, or it is no store, of another version or damaged; the message names the fix.
    """
    place = Path(path)
    if not place.is_file() or not place.stat().st_size:
        raise StoreError(f"{path}: no such store; make one with readout add INPUT --store {path}")
    with told(path):
        connection = _readable(place, patience)
        try:
            _check_ours(connection, place)
            found = schema_version(connection)
            _settle(connection)
        except BaseException:
            connection.close()
            raise
    if found == latest():
        return connection
    connection.close()
    open_to_write(path, patience).close()
    return open_to_read(path, patience)


def _readable(place: Path, patience: float) -> sqlite3.Connection:
    """A connection that reads; where nothing may be written beside the file, one that takes it as it lies there."""
    for more in ("", "&immutable=1"):
        uri = f"{place.resolve().as_uri()}?mode=ro{more}"
        connection = sqlite3.connect(uri, uri=True, timeout=patience, isolation_level=None)
        try:
            schema_version(connection)
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            return connection
        except sqlite3.OperationalError as error:
            connection.close()
            unwritable = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
            if more or not unwritable or _unsettled(place):
                raise
    raise AssertionError("one of the two ways returns or raises")


def _unsettled(place: Path) -> bool:
    """Whether changes lie beside the file that it does not hold yet."""
    log = place.with_name(place.name + "-wal")
    return log.is_file() and log.stat().st_size > 0


def _check_place(place: Path) -> None:
    folder = place.resolve().parent
    if place.is_dir():
        raise StoreError(f"{place}: is a folder; name a file in it with --store")
    if not folder.is_dir():
        raise StoreError(f"{place}: there is no folder {folder}; make it first, or name another file with --store")
    for one in (place, folder):
        if one.exists() and not os.access(one, os.W_OK):
            raise StoreError(f"{one}: may not be written, and a store writes beside its file too; change its permissions")


def _check_ours(connection: sqlite3.Connection, place: Path) -> None:
    """Refuse what another program made, before anything is changed in it."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    found = schema_version(connection)
    if application != APPLICATION_ID:
        used = found or application or connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if used:
            raise StoreError(f"{place}: an SQLite database, but no store of Readout; name another file with --store")
    if found > latest():
        raise StoreError(
            f"{place}: made by a newer Readout (schema {found}, here {latest()}); update Readout, or name another with --store"
        )


def _settle(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = {_CACHE}")
    connection.execute("PRAGMA temp_store = MEMORY")
