"""The one way into a store: each document with all that it yielded in one transaction, or not at all."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from readout import __version__
from readout.errors import StoreError
from readout.records import Coded, Document
from readout.review.correction import Correction
from readout.store import contents, corrections, rulings, uncorrected, undertakings
from readout.store.corrections import Reception
from readout.store.database import PATIENCE, open_to_write, told
from readout.store.days import now
from readout.store.hashes import content_hash, text_hash
from readout.store.linker import Linker
from readout.store.linking import Neighbourhood
from readout.store.making import Making
from readout.store.rows import document_row, storable, text_of
from readout.store.statements import insert
from readout.store.transaction import transaction

_DONE = {"join": "joined", "split": "split", "undo": "decision taken back"}


class Standing(StrEnum):
    """How a document stands to what the store holds under its id."""

    NEW = "added"
    REVISED = "revised"
    STALE = "coded again"
    SAME = "already there"
    NEWER = "coded by a newer version"
    RETRACTED = "retracted"

    @property
    def to_code(self) -> bool:
        """Whether the document has to be coded and stored."""
        return self in (Standing.NEW, Standing.REVISED, Standing.STALE)


class Writer:
    """A store open for one run; close it, or use it in a `with` statement.

    Attributes:
        counts: how many documents went each way so far.
        links: what joins texts and records, None where they stay by themselves.
    """

    def __init__(
        self,
        path: str | Path,
        making: Making | None = None,
        *,
        linker: Linker | None = None,
        command: str = "add",
        patience: float = PATIENCE,
    ) -> None:
        """Open the store at `path`, made where there is none.

        Args:
            making: who codes; None for a run that codes nothing.
            linker: what joins texts and records; None leaves each by itself.
            command: what the run does, for its row.
            patience: seconds to wait for another writer.

        Raises:
            StoreError: the file is no store or cannot be written; the message names the fix.
        """
        self.path = Path(path)
        self.counts: Counter[Standing] = Counter()
        self._making = making
        self.connection = open_to_write(path, patience)
        self.connection.row_factory = sqlite3.Row
        self.links = Neighbourhood(self.connection, linker) if linker else None
        try:
            with told(self.path), transaction(self.connection):
                self.run = self._begin(command)
                self._coder = self._coder_row()
        except BaseException:
            self.connection.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        try:
            self._end()
        except StoreError:
            if kind is None:
                raise
        finally:
            self.connection.close()

    def standing(self, document: Document) -> Standing:
        """How `document` stands to what is stored under its id; asked before it is coded."""
        given = storable(document)
        with told(self.path):
            return self._standing(given, self._held(given.id))

    def skip(self, document: Document) -> Standing:
        """As `standing`, and counted if there is nothing to do."""
        found = self.standing(document)
        if not found.to_code:
            self.counts[found] += 1
        return found

    def put(self, coded: Coded) -> Standing:
        """Store what one document yielded, with its links, in one transaction; what is there already stays as it is.

        Raises:
            StoreError: it could not be written; nothing of it was.
        """
        coded = replace(coded, document=storable(coded.document))
        with told(self.path), self._linked():
            held = self._held(coded.document.id)
            found = self._standing(coded.document, held)
            if found.to_code:
                self._write(coded, found, held)
        self.counts[found] += 1
        return found

    def retract(self, document: str, why: str, since: str | None = None) -> bool:
        """Take a document back: from `since` (a day, by default now) on it has no records; what it said is kept.

        Returns:
            False if no such document holds.
        """
        with told(self.path), self._linked():
            held = self._held(document)
            if held is None or held["status"] == "retracted":
                return False
            moment = now()
            self._supersede(held, since or moment)
            copied = {name: held[name] for name in contents.KEPT_OF_RETRACTED}
            self._insert_version(held, {**copied, "status": "retracted", "since": since or moment, "sentences": 0}, moment)
            self.audit("retracted", document, why=why, since=since or moment)
        return True

    def audit(self, action: str, document: str | None = None, **detail: object) -> None:
        """Write an entry into the log, within the transaction of what it tells of."""
        row = {"at": now(), "run": self.run, "action": action, "document": document}
        insert(self.connection, "audit", {**row, "detail": json.dumps(detail, ensure_ascii=False)})

    def failed(self, document: str, message: str) -> None:
        """Note in the log that a document could not be read or coded."""
        with told(self.path), transaction(self.connection):
            self.audit("failed", text_of(document), message=text_of(message))

    def rule(self, kind: str, a: str, b: str, by: str = "", why: str = "") -> None:
        """Join two records by hand, or split them: `kind` is `join`, `split`, or `undo` for taking back what was decided.

        Raises:
            StoreError: one of them does not hold, or there is nothing to take back; the message names the fix.
        """
        with told(self.path), self._linked() as links:
            if kind == "undo":
                touched = rulings.take_back(self.connection, a, b)
            else:
                touched = rulings.decide(self.connection, kind, a, b, by, why)
            self.audit(_DONE[kind], None, a=a, b=b, by=by, why=why)
            if links:
                links.touch(touched)

    def correct(self, given: Correction) -> Reception:
        """Keep what a reviewer said, and apply it to the record that it is about, in one transaction.

        Raises:
            DataError: it cannot be meant of what the store holds; the message says why.
            StoreError: it could not be written; nothing of it was.
        """
        with told(self.path), self._linked():
            received = corrections.receive(self.connection, given)
            if received.new:
                detail = {"correction": received.number, "verdict": given.verdict, "reviewer": given.reviewer, "on": given.on}
                self.audit("reviewed", given.document, **detail, fields=dict(given.fields))
                self._review_anew(received.version)
        return received

    def take_back(self, number: int, *, back: bool = False) -> bool:
        """Take a correction back, or bring it back; False if there is nothing to change.

        Raises:
            StoreError: there is no such correction.
        """
        with told(self.path), self._linked():
            document, version = corrections.take_back(self.connection, number, back)
            if document:
                self.audit("correction brought back" if back else "correction taken back", document, correction=number)
                self._review_anew(version)
        return bool(document)

    def _review_anew(self, version: int | None) -> None:
        """Write what a version that holds yielded once more, with the corrections that count now."""
        if version is None:
            return
        row = self.connection.execute("SELECT * FROM version WHERE version = ?", (version,)).fetchone()
        coded = uncorrected.coded(self.connection, row)
        if self.links:
            self.links.leave_records(version)
        undertakings.mark(self.connection, version)
        contents.clear(self.connection, version)
        contents.write(self.connection, version, coded)
        undertakings.mark(self.connection, version)
        if self.links:
            self.links.enter_records(version)

    @contextmanager
    def _linked(self) -> Iterator[Neighbourhood | None]:
        """A transaction that ends with the links of all that was touched in it."""
        with transaction(self.connection):
            if self.links:
                self.links.begin()
            yield self.links
            if self.links:
                self.links.settle()

    # ---- one document ------------------------------------------------------------------------------------------------
    def _held(self, document: str) -> sqlite3.Row | None:
        query = (
            "SELECT version.*, coder.version AS made, coder.ontology, coder.model, coder.confidence "
            "FROM version LEFT JOIN coder USING (coder) WHERE document = ? AND until IS NULL"
        )
        found: sqlite3.Row | None = self.connection.execute(query, (document,)).fetchone()
        return found

    def _standing(self, document: Document, held: sqlite3.Row | None) -> Standing:
        if held is None:
            return Standing.NEW
        if held["content_hash"] != content_hash(document):
            return Standing.REVISED
        if held["status"] == "retracted":
            return Standing.RETRACTED
        return self._made(held)

    def _made(self, held: sqlite3.Row) -> Standing:
        """Whether the records that are there are those that this run would make."""
        if held["status"] == "rejected" or held["coder"] == self._coder:
            return Standing.SAME
        if self._making and held["made"] and self._making.is_older_than(held["made"]):
            return Standing.NEWER
        return Standing.STALE

    def _write(self, coded: Coded, found: Standing, held: sqlite3.Row | None) -> None:
        if found is Standing.STALE:
            assert held is not None
            version = self._recode(coded, held)
        else:
            version = self._add(coded, held)
        contents.write(self.connection, version, coded)
        undertakings.mark(self.connection, version)
        if self.links and found is Standing.STALE:
            self.links.enter_records(version)
        elif self.links and coded.sentences:
            self.links.enter(version, coded.document)
        if found is not Standing.STALE:
            self.audit(str(found), coded.document.id, number=self._number(version), records=len(coded.events))

    def _add(self, coded: Coded, held: sqlite3.Row | None) -> int:
        """A new version, in the place of the one that held before."""
        moment = now()
        since = contents.since(coded.document.date, held["since"] if held is not None else None, moment)
        if held is not None:
            self._supersede(held, since)
        coded_at_all = bool(coded.sentences or coded.events)
        given = {
            **document_row(coded.document),
            "text_hash": text_hash(coded.document.text),
            "content_hash": content_hash(coded.document),
            "status": "coded" if coded_at_all else "rejected",
            "since": since,
            "sentences": coded.sentences,
            "coder": self._coder,
        }
        return self._insert_version(held, given, moment)

    def _insert_version(self, held: sqlite3.Row | None, given: dict[str, Any], moment: str) -> int:
        number = held["number"] + 1 if held is not None else 1
        row = {"number": number, "added": moment, "run": self.run, "family": given["document"], **given}
        return insert(self.connection, "version", row)

    def _supersede(self, held: sqlite3.Row, since: str) -> None:
        """End a version; its records stay, and leave the links of those that hold."""
        undertakings.mark(self.connection, held["version"])
        if self.links:
            self.links.leave(held["version"])
        self.connection.execute("UPDATE version SET until = ? WHERE version = ?", (since, held["version"]))

    def _recode(self, coded: Coded, held: sqlite3.Row) -> int:
        """Clear the version that holds of what another coder made of it."""
        version = int(held["version"])
        if self.links:
            self.links.leave_records(version)
        undertakings.mark(self.connection, version)
        before = contents.clear(self.connection, version)
        self.connection.execute(
            "UPDATE version SET coder = ?, run = ?, sentences = ? WHERE version = ?",
            (self._coder, self.run, coded.sentences, version),
        )
        detail = {"made": held["made"], "now": self._making and self._making.coder.version}
        ids = {event.id for event in coded.events}
        self.audit("coded again", coded.document.id, **detail, lost=sorted(before - ids), gained=sorted(ids - before))
        return version

    def _number(self, version: int) -> int:
        return int(self.connection.execute("SELECT number FROM version WHERE version = ?", (version,)).fetchone()[0])

    # ---- the run -----------------------------------------------------------------------------------------------------
    def _begin(self, command: str) -> int:
        return insert(self.connection, "run", {"command": command, "begun": now(), "program": __version__})

    def _coder_row(self) -> int | None:
        if self._making is None:
            return None
        row = self._making.row()
        insert(self.connection, "coder", row, or_="IGNORE")
        where = " AND ".join(f"{name} = :{name}" for name in row)
        return int(self.connection.execute(f"SELECT coder FROM coder WHERE {where}", row).fetchone()[0])

    def _end(self) -> None:
        outcome = json.dumps({str(found): number for found, number in sorted(self.counts.items())})
        with told(self.path), transaction(self.connection):
            self.connection.execute("UPDATE run SET ended = ?, outcome = ? WHERE run = ?", (now(), outcome, self.run))
