"""The versions of documents in a store: begun, ended, filled and cleared, with their links; called within a transaction."""

from __future__ import annotations

import sqlite3
from typing import Any

from readout.records import Coded
from readout.store import contents, uncorrected, undertakings
from readout.store.days import now
from readout.store.hashes import content_hash, text_hash
from readout.store.linking import Neighbourhood
from readout.store.rows import document_row
from readout.store.statements import insert


class Versions:
    """What one run does to the versions of documents.

    Attributes:
        links: what joins texts and records, None where they stay by themselves.
    """

    def __init__(self, connection: sqlite3.Connection, links: Neighbourhood | None, run: int, coder: int | None) -> None:
        """Args: `run` and `coder` are numbers of rows; no coder where the run codes nothing."""
        self._connection = connection
        self.links = links
        self._run = run
        self._coder = coder

    def held(self, document: str) -> sqlite3.Row | None:
        """The version of a document that holds, with who coded it; None where none does."""
        query = (
            "SELECT version.*, coder.version AS made, coder.ontology, coder.model, coder.confidence "
            "FROM version LEFT JOIN coder USING (coder) WHERE document = ? AND until IS NULL"
        )
        found: sqlite3.Row | None = self._connection.execute(query, (document,)).fetchone()
        return found

    def number(self, version: int) -> int:
        """Which version of its document it is, from 1."""
        return int(self._connection.execute("SELECT number FROM version WHERE version = ?", (version,)).fetchone()[0])

    def add(self, coded: Coded, held: sqlite3.Row | None) -> int:
        """A new version with all that was coded, in the place of the one that held before."""
        moment = now()
        since = contents.since(coded.document.date, held["since"] if held is not None else None, moment)
        if held is not None:
            self._supersede(held, since)
        version = self._insert(held, {**self._described(coded), "since": since}, moment)
        self._fill(version, coded)
        if self.links and coded.sentences:
            self.links.enter(version, coded.document)
        return version

    def retract(self, held: sqlite3.Row, since: str | None) -> str:
        """Put a version without records in the place of the one that holds; gives from when on it holds, by default now."""
        moment = now()
        start = since or moment
        self._supersede(held, start)
        copied = {name: held[name] for name in contents.KEPT_OF_RETRACTED}
        self._insert(held, {**copied, "status": "retracted", "since": start, "sentences": 0}, moment)
        return start

    def clear(self, version: int, sentences: int) -> set[str]:
        """Clear a version of what another coder made of it, for `fill`; gives the ids of the records that it had."""
        if self.links:
            self.links.leave_records(version)
        undertakings.mark(self._connection, version)
        before = contents.clear(self._connection, version)
        self._connection.execute(
            "UPDATE version SET coder = ?, run = ?, sentences = ? WHERE version = ?",
            (self._coder, self._run, sentences, version),
        )
        return before

    def fill(self, version: int, coded: Coded) -> None:
        """Write what was coded into a version that was cleared."""
        self._fill(version, coded)
        if self.links:
            self.links.enter_records(version)

    def review_anew(self, version: int) -> None:
        """Write what a version that holds yielded once more, with the corrections that count now."""
        row = self._connection.execute("SELECT * FROM version WHERE version = ?", (version,)).fetchone()
        coded = uncorrected.coded(self._connection, row)
        if self.links:
            self.links.leave_records(version)
        undertakings.mark(self._connection, version)
        contents.clear(self._connection, version)
        self.fill(version, coded)

    def _fill(self, version: int, coded: Coded) -> None:
        contents.write(self._connection, version, coded)
        undertakings.mark(self._connection, version)

    def _described(self, coded: Coded) -> dict[str, Any]:
        """The columns of a version that follow from what was coded."""
        return {
            **document_row(coded.document),
            "text_hash": text_hash(coded.document.text),
            "content_hash": content_hash(coded.document),
            "status": "coded" if coded.sentences or coded.events else "rejected",
            "sentences": coded.sentences,
            "coder": self._coder,
        }

    def _insert(self, held: sqlite3.Row | None, given: dict[str, Any], moment: str) -> int:
        number = held["number"] + 1 if held is not None else 1
        row = {"number": number, "added": moment, "run": self._run, "family": given["document"], **given}
        return insert(self._connection, "version", row)

    def _supersede(self, held: sqlite3.Row, since: str) -> None:
        """End a version; its records stay, and leave the links of those that hold."""
        undertakings.mark(self._connection, held["version"])
        if self.links:
            self.links.leave(held["version"])
        self._connection.execute("UPDATE version SET until = ? WHERE version = ?", (since, held["version"]))
