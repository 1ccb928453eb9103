"""Which stored documents are copies and rewrites of one text, kept up as documents come and go."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from readout.records import Document
from readout.store.hashes import number_of
from readout.store.linker import Linker
from readout.store.rows import document_of
from readout.store.statements import marks

# Of very many texts that share something, those that share most are compared.
MOST = 64


class Families:
    """The families of the versions that hold; called within a transaction."""

    def __init__(self, connection: sqlite3.Connection, linker: Linker) -> None:
        self._connection = connection
        self._linker = linker

    def enter(self, version: int, document: Document) -> list[int]:
        """Give a new version its family.

        Where it is kin to several families they become one, under the name of the one that is there longest.

        Returns:
            The versions whose family is new: this one, and those that moved.
        """
        bands = sorted({number_of(band) for band in self._linker.bands(document.text)})
        near = self._near(bands)
        kin = set(self._linker.kin(document, [document_of(row) for row in near]))
        found = dict.fromkeys(row["family"] for row in sorted(near, key=lambda row: row["version"]) if row["document"] in kin)
        self._connection.executemany("INSERT INTO band (band, version) VALUES (?, ?)", [(band, version) for band in bands])
        if not found:
            return [version]
        first, *others = found
        moved = [row["version"] for other in others for row in self._members(other)]
        self._name(first, [version, *moved])
        return [version, *moved]

    def leave(self, version: int) -> list[int]:
        """Take a version out; gives the versions that got another family, because it held theirs together."""
        self._connection.execute("DELETE FROM band WHERE version = ?", (version,))
        (family,) = self._connection.execute("SELECT family FROM version WHERE version = ?", (version,)).fetchone()
        left = [row for row in self._members(family) if row["version"] != version]
        named = self._linker.families([document_of(row) for row in left]) if left else {}
        moved = [row for row in left if named[row["document"]] != family]
        for row in moved:
            self._name(named[row["document"]], [row["version"]])
        return [row["version"] for row in moved]

    def _near(self, bands: Sequence[int]) -> list[sqlite3.Row]:
        """The versions that share most bands."""
        query = (
            f"SELECT version.* FROM (SELECT version, count(*) AS shared FROM band WHERE band IN ({marks(bands)}) "
            "GROUP BY version ORDER BY shared DESC, version LIMIT ?) JOIN version USING (version)"
        )
        return self._connection.execute(query, [*bands, MOST]).fetchall()

    def _members(self, family: str) -> list[sqlite3.Row]:
        query = "SELECT * FROM version WHERE family = ? AND until IS NULL AND status = 'coded' ORDER BY version"
        return self._connection.execute(query, (family,)).fetchall()

    def _name(self, family: str, versions: Sequence[int]) -> None:
        self._connection.executemany("UPDATE version SET family = ? WHERE version = ?", [(family, one) for one in versions])
