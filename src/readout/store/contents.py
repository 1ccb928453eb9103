"""What one version of a document yielded, as reviewed, written and cleared as a whole; called within a transaction."""

from __future__ import annotations

import sqlite3
from functools import partial

from readout.records import Coded, Event, Participant
from readout.review.applied import applied
from readout.store import corrections, uncorrected
from readout.store.rows import pairs, quote_row, record_row, rejection_row, roles
from readout.store.statements import insert, insert_all

# A retraction keeps what the document was, so that it can be found and shown.
KEPT_OF_RETRACTED = (
    *("document", "date", "title", "text", "publisher", "issuer", "kind", "url", "language"),
    *("text_hash", "content_hash", "coder"),
)


def since(date: str | None, before: str | None, moment: str) -> str:
    """From when on a version holds: from its day of publication where that is later than the version before, else now."""
    if date and (before is None or date > before):
        return date
    return moment


def write(connection: sqlite3.Connection, version: int, coded: Coded) -> None:
    """Write records, quotes and rejections of a version, with the corrections that fit its text."""
    standing = corrections.standing(connection, coded.document)
    made = applied(coded, standing)
    if standing:
        uncorrected.keep(connection, version, coded)
    for position, event in made.events:
        _write_record(connection, version, position, event, coded.document.text, made.numbers.get(event.id))
    quotes = (quote_row(quote, coded.document.text) for quote in coded.quotes)
    insert_all(connection, "quote", ({"version": version, "position": n, **row} for n, row in enumerate(quotes)))
    rejections = map(rejection_row, made.rejections)
    insert_all(connection, "rejection", ({"version": version, "position": n, **row} for n, row in enumerate(rejections)))


def clear(connection: sqlite3.Connection, version: int) -> set[str]:
    """Delete what `write` wrote, and give the ids of the records that the coder had made."""
    ids = uncorrected.ids(connection, version)
    for table in ("record", "quote", "rejection", "uncorrected"):
        connection.execute(f"DELETE FROM {table} WHERE version = ?", (version,))
    return ids


def _write_record(
    connection: sqlite3.Connection, version: int, position: int, event: Event, text: str, correction: int | None
) -> None:
    row = record_row(event, text)
    record = insert(connection, "record", {"version": version, "position": position, "correction": correction, **row})
    days = {"first_day": row["first_day"], "last_day": row["last_day"], "record": record}
    insert_all(connection, "pair", ({"a": a, "b": b, **days} for a, b in pairs(event)))
    number = partial(_party, connection)
    insert_all(
        connection,
        "role",
        (
            {"role": role, "position": place, "party": number(party), "code": party.code, **days}
            for role, place, party in roles(event)
        ),
    )


def _party(connection: sqlite3.Connection, party: Participant) -> int:
    """The number of a party, given where it is met for the first time."""
    code, sector, name = party.key
    row = {"code": code, "sector": sector, "name": name, "identifier_id": party.identifier_id or ""}
    where = " AND ".join(f"{column} = :{column}" for column in row)
    found = connection.execute(f"SELECT party FROM party WHERE {where}", row).fetchone()
    return int(found[0]) if found else insert(connection, "party", row)
