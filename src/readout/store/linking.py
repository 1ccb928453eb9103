"""Where a document meets those that are stored: its family, and the episodes of its records and their neighbours."""

from __future__ import annotations

import sqlite3
from typing import Protocol

from readout.records import Document


class Linker(Protocol):
    """What joins texts to families and records to episodes: pure functions."""


class Neighbourhood:
    """The links of a store, moved as documents come and go; called within a transaction."""

    def __init__(self, connection: sqlite3.Connection, linker: Linker) -> None:
        self._connection = connection
        self._linker = linker

    def enter(self, version: int, document: Document) -> None:
        """Link a version that holds from now on."""

    def leave(self, version: int) -> None:
        """Undo the links of a version that holds no longer."""
