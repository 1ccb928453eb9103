"""The one way into a store: each document with all that it yielded in one transaction, or not at all."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from readout import __version__
from readout.errors import StoreError
from readout.records import Coded, Document
from readout.review.correction import Correction
from readout.store import corrections, rulings
from readout.store.corrections import Reception
from readout.store.database import PATIENCE, open_to_write, told
from readout.store.days import now
from readout.store.linker import Linker
from readout.store.linking import Neighbourhood
from readout.store.making import Making
from readout.store.rows import storable, text_of
from readout.store.standing import Standing, standing
from readout.store.statements import insert
from readout.store.transaction import transaction
from readout.store.versions import Versions

_DONE = {"join": "joined", "split": "split", "undo": "decision taken back"}


class Writer:
    """A store open for one run; close it, or use it in a `with` statement.

    Attributes:
        counts: how many documents went each way so far.
        links: what joins texts and records, None where they stay by themselves.
        versions: what becomes of the versions of documents.
        run: number of the row of this run.
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
        self.versions = Versions(self.connection, self.links, self.run, self._coder)

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
            return self._standing(given, self.versions.held(given.id))

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
            held = self.versions.held(coded.document.id)
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
            held = self.versions.held(document)
            if held is None or held["status"] == "retracted":
                return False
            self.audit("retracted", document, why=why, since=self.versions.retract(held, since))
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
                if received.version is not None:
                    self.versions.review_anew(received.version)
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
                if version is not None:
                    self.versions.review_anew(version)
        return bool(document)

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
    def _standing(self, document: Document, held: sqlite3.Row | None) -> Standing:
        return standing(document, held, self._making, self._coder)

    def _write(self, coded: Coded, found: Standing, held: sqlite3.Row | None) -> None:
        if found is Standing.STALE:
            assert held is not None
            self._recode(coded, held)
            return
        version = self.versions.add(coded, held)
        number = self.versions.number(version)
        self.audit(str(found), coded.document.id, number=number, records=len(coded.events))

    def _recode(self, coded: Coded, held: sqlite3.Row) -> None:
        """Write what this coder makes of a version over what another one did."""
        before = self.versions.clear(held["version"], coded.sentences)
        ids = {event.id for event in coded.events}
        detail = {"made": held["made"], "now": self._making and self._making.coder.version}
        self.audit("coded again", coded.document.id, **detail, lost=sorted(before - ids), gained=sorted(ids - before))
        self.versions.fill(held["version"], coded)

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
