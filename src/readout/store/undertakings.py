"""Requests and commitments of a store, worked out owner by owner when somebody asks; a new document only marks the owners.

What proves that a request was met may stand between quite other parties, so all records of an owner are looked at.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from readout.export.lines import line
from readout.link.report import Report
from readout.store.reports import Reports
from readout.store.statements import insert
from readout.store.transaction import transaction

_OF_OWNER = (
    "SELECT DISTINCT role.record FROM role JOIN record USING (record) JOIN version USING (version) "
    "WHERE code = ? AND role IN ('actor', 'recipient') AND until IS NULL"
)


@dataclass(frozen=True)
class Owed:
    """An undertaking as the store keeps it.

    Attributes:
        id, kind, content, due, status, confidence: of the undertaking.
        owner, counterpart: codes of the parties.
        record: id of the record that it was made from.
        told: all of it as a JSON object.
    """

    id: str
    kind: str
    owner: tuple[str, ...]
    counterpart: tuple[str, ...]
    content: str
    due: str | None
    status: str
    confidence: float
    record: str
    told: Mapping[str, object]


def mark(connection: sqlite3.Connection, version: int) -> None:
    """Note, within a transaction, that the undertakings of all parties to a version's records may have changed."""
    connection.execute(
        "INSERT OR IGNORE INTO stale_owner SELECT DISTINCT code FROM role WHERE role IN ('actor', 'recipient') "
        "AND code <> 'UNK' AND record IN (SELECT record FROM record WHERE version = ?)",
        (version,),
    )


def refresh(
    connection: sqlite3.Connection,
    work_out: Callable[[Sequence[Report]], Iterable[Owed]],
    owners: Iterable[str] | None = None,
) -> list[str]:
    """Work out the undertakings of the marked owners (or of those of `owners` that are marked), each in a transaction.

    Returns:
        The owners that were looked at.
    """
    marked = [str(row[0]) for row in connection.execute("SELECT code FROM stale_owner ORDER BY code")]
    wanted = marked if owners is None else sorted(set(owners) & set(marked))
    for owner in wanted:
        with transaction(connection):
            _work_out(connection, work_out, owner)
    return wanted


def _work_out(connection: sqlite3.Connection, work_out: Callable[[Sequence[Report]], Iterable[Owed]], owner: str) -> None:
    numbers = [int(row[0]) for row in connection.execute(_OF_OWNER, (owner,))]
    found = work_out(list(Reports(connection).of(numbers).values())) if numbers else ()
    connection.execute("DELETE FROM undertaking WHERE '; ' || owner || '; ' LIKE '%; ' || ? || '; %'", (owner,))
    for owed in found:
        if owner in owed.owner:
            insert(connection, "undertaking", _row(owed), or_="REPLACE")
    connection.execute("DELETE FROM stale_owner WHERE code = ?", (owner,))


def _row(owed: Owed) -> dict[str, object]:
    return {
        "id": owed.id,
        "kind": owed.kind,
        "owner": "; ".join(owed.owner),
        "counterpart": "; ".join(owed.counterpart),
        "content": owed.content,
        "due": owed.due,
        "status": owed.status,
        "confidence": owed.confidence,
        "record": owed.record,
        "json": line(owed.told),
    }
