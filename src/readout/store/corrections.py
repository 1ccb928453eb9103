"""Corrections as a store keeps them: received once, applied where the text still fits, taken back and brought back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace

from readout.errors import DataError, StoreError
from readout.export.as_json import Json, event_to_json
from readout.export.lines import line
from readout.export.verify import verify_event
from readout.records import Document
from readout.review.correction import WRONG, Correction, in_force, likeness, trigger_of
from readout.review.hashes import text_hash
from readout.store import uncorrected
from readout.store.days import now
from readout.store.statements import insert

APPLIED, KEPT, THERE = "applied", "kept", "already there"

_HELD = "SELECT * FROM version WHERE document = ? AND until IS NULL AND status = 'coded'"


@dataclass(frozen=True)
class Reception:
    """What became of a correction.

    Attributes:
        number: under which it is kept.
        version: the version whose text it fits and that holds, None where there is none.
        new: False if it was there already.
    """

    number: int
    version: int | None
    new: bool

    @property
    def outcome(self) -> str:
        """`applied`, `kept` (no text that it fits) or `already there`."""
        return THERE if not self.new else KEPT if self.version is None else APPLIED


@dataclass(frozen=True)
class Listed:
    """A correction with how it stands.

    Attributes:
        standing: `applied`, `superseded` by a later one, `undone`, `text differs`, `no document`, or
            `nothing there`: no record at these words, and none to bring back.
        trigger: the words that it is about, empty where their text is not there.
    """

    correction: Correction
    standing: str
    trigger: str


def standing(connection: sqlite3.Connection, document: Document) -> list[Correction]:
    """The corrections of this text that were not taken back, oldest first."""
    return _of_text(connection, document.id, text_hash(document.text))


def _of_text(connection: sqlite3.Connection, document: str, text: str) -> list[Correction]:
    query = "SELECT * FROM correction WHERE document = ? AND text_hash = ? AND undone IS NULL ORDER BY correction"
    return [_correction(row) for row in connection.execute(query, (document, text))]


def receive(connection: sqlite3.Connection, given: Correction) -> Reception:
    """Write a correction down, within a transaction, unless it is there already.

    Raises:
        DataError: several records stand at these words and it does not say which, or it fits none.
    """
    row = connection.execute(_HELD, (given.document,)).fetchone()
    fits = row is not None and row["text_hash"] == given.text_hash
    version = int(row["version"]) if fits else None
    wanted = _placed(connection, row, given) if fits else replace(given, slot=given.slot or str(given.seen.get("id", "")))
    known = _same(connection, wanted)
    if known is not None:
        return Reception(known, version, False)
    dated = replace(wanted, on=wanted.on or now()[:10])
    return Reception(insert(connection, "correction", _row(dated)), version, True)


def take_back(connection: sqlite3.Connection, number: int, back: bool) -> tuple[str | None, int | None]:
    """Take a correction back, or bring it back, within a transaction.

    Returns:
        Its document, None where nothing had to be changed; and the version that it concerns, if one holds.

    Raises:
        StoreError: there is no such correction.
    """
    row = connection.execute("SELECT * FROM correction WHERE correction = ?", (number,)).fetchone()
    if row is None:
        raise StoreError(f"no correction {number}; readout review list shows those there are")
    if (row["undone"] is None) is back:
        return None, None
    connection.execute("UPDATE correction SET undone = ? WHERE correction = ?", (None if back else now(), number))
    held = connection.execute(_HELD, (row["document"],)).fetchone()
    fits = held is not None and held["text_hash"] == row["text_hash"]
    return str(row["document"]), int(held["version"]) if fits else None


def listed(connection: sqlite3.Connection) -> Iterator[Listed]:
    """Every correction there is, oldest first."""
    rows = connection.execute("SELECT * FROM correction ORDER BY correction").fetchall()
    for row in rows:
        one = _correction(row)
        held = connection.execute(_HELD, (one.document,)).fetchone()
        fits = held is not None and held["text_hash"] == one.text_hash
        words = held["text"][slice(*one.trigger)] if fits else ""
        yield Listed(one, "undone" if row["undone"] else _standing(connection, one, held, fits), words)


def _standing(connection: sqlite3.Connection, one: Correction, held: sqlite3.Row | None, fits: bool) -> str:
    if held is None:
        return "no document"
    if not fits:
        return "text differs"
    force = in_force(_of_text(connection, one.document, one.text_hash))
    if one.number not in {other.number for other in force}:
        return "superseded"
    made = connection.execute(
        "SELECT 1 FROM record WHERE version = ? AND correction = ?", (held["version"], one.number)
    ).fetchone()
    return APPLIED if made or one.verdict == WRONG else "nothing there"


# ---- which record is meant -------------------------------------------------------------------------------------------
def _placed(connection: sqlite3.Connection, row: sqlite3.Row, given: Correction) -> Correction:
    """The correction with the record that it is about, as coded and as it was judged."""
    start, end = given.trigger
    if not 0 <= start < end <= len(row["text"]):
        raise DataError(f"the trigger {start}-{end} lies outside the text of {given.document}")
    chained = _reviewed(connection, row, given)
    if chained is not None:
        return chained
    coder = uncorrected.coded(connection, row)
    near = [one.record for one in coder.rejections if one.record]
    there = [told for told in map(event_to_json, (*coder.events, *near)) if trigger_of(told) == given.trigger]
    chosen = _chosen(given, there)
    if chosen is not None and (not given.seen or chosen["id"] == given.seen.get("id")):
        return replace(given, seen=chosen, slot=str(chosen["id"]))
    problems = verify_event(given.seen, row["text"]) if given.seen else []
    if problems:
        raise DataError(f"its record does not fit the text: {problems[0]}")
    if not given.seen and given.verdict != WRONG:
        raise DataError(f"nothing was coded at {start}-{end} of {given.document}, and the line holds no record")
    return replace(given, slot=str((chosen or given.seen).get("id", "")))


def _reviewed(connection: sqlite3.Connection, row: sqlite3.Row, given: Correction) -> Correction | None:
    """The correction with the slot of an earlier one whose result is what was judged now."""
    query = (
        "SELECT record.json, correction.slot FROM record JOIN correction USING (correction) "
        "WHERE version = ? AND record.trigger_start = ? AND record.trigger_end = ? AND (? = '' OR id = ?)"
    )
    name = str(given.seen.get("id", ""))
    rows = connection.execute(query, (row["version"], *given.trigger, name, name)).fetchall()
    if len(rows) != 1 or (given.seen and not given.seen.get("review")):
        return None
    seen = {key: value for key, value in json.loads(rows[0]["json"]).items() if key != "review"}
    return replace(given, seen=seen, slot=rows[0]["slot"])


def _chosen(given: Correction, there: list[Json]) -> Json | None:
    if not given.seen and len(there) > 1:
        kinds = ", ".join(sorted(told["event"] for told in there))
        raise DataError(f"{len(there)} records stand at these words ({kinds}); give the one that is meant as `record`")
    same = next((told for told in there if told["id"] == given.seen.get("id")), None)
    best = same or max(there, key=lambda told: likeness(given.seen, told), default=None)
    return best if best and likeness(given.seen, best) else None


def _same(connection: sqlite3.Connection, one: Correction) -> int | None:
    """The number of a correction that says just this: on this day, or without a day, as the last word of this reviewer."""
    row = _row(one)
    columns = ("document", "text_hash", "trigger_start", "trigger_end", "slot", "reviewer")
    where = " AND ".join(f"{name} = :{name}" for name in columns)
    query = f"SELECT * FROM correction WHERE {where} ORDER BY reviewed, correction"
    known = connection.execute(query, row).fetchall()
    for other in known if one.on else known[-1:]:
        if all(other[name] == row[name] for name in ("verdict", "fields", *(("reviewed",) if one.on else ()))):
            return int(other["correction"])
    return None


# ---- rows ------------------------------------------------------------------------------------------------------------
def _row(one: Correction) -> dict[str, object]:
    return {
        "document": one.document,
        "text_hash": one.text_hash,
        "trigger_start": one.trigger[0],
        "trigger_end": one.trigger[1],
        "verdict": one.verdict,
        "fields": line(dict(sorted(one.fields.items()))),
        "reviewer": one.reviewer,
        "reviewed": one.on,
        "seen": line(one.seen),
        "slot": one.slot,
        "comment": one.comment,
    }


def _correction(row: sqlite3.Row) -> Correction:
    return Correction(
        row["document"],
        row["text_hash"],
        (row["trigger_start"], row["trigger_end"]),
        row["verdict"],
        json.loads(row["fields"]),
        row["reviewer"],
        row["reviewed"],
        json.loads(row["seen"]),
        row["slot"],
        row["comment"],
        row["correction"],
    )
