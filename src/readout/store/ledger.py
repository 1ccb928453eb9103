"""The ledger of a store: its undertakings, worked out of all its records; the table `undertaking` is brought up to date."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from readout.export.ledger import undertaking_to_json
from readout.link.ledger import undertakings
from readout.link.report import Report
from readout.link.undertakings import Undertaking
from readout.records import Participant
from readout.store.reports import Reports
from readout.store.undertakings import Owed, refresh
from readout.store.writer import Writer

_CURRENT = "SELECT record FROM record JOIN version USING (version) WHERE until IS NULL"


def stored_undertakings(path: str | Path, as_of: str | None = None) -> tuple[list[Undertaking], int]:
    """The undertakings of a store as they stood on a day, and of how many records they were worked out.

    Raises:
        StoreError: the file is no store or cannot be written; the message names the fix.
    """
    with Writer(path, command="ledger") as writer:
        refresh(writer.connection, _owed)
        numbers = [int(row[0]) for row in writer.connection.execute(_CURRENT)]
        reports = list(Reports(writer.connection).of(numbers).values()) if numbers else []
    return list(undertakings(reports, as_of)), len(reports)


def _owed(reports: Sequence[Report]) -> list[Owed]:
    return [_kept(one) for one in undertakings(reports)]


def _kept(one: Undertaking) -> Owed:
    """An undertaking as a row of the table."""
    return Owed(
        id=one.id,
        kind=one.kind,
        owner=_codes(one.owner),
        counterpart=_codes(one.counterpart),
        content=one.content,
        due=one.due,
        status=one.status,
        confidence=one.confidence,
        record=one.first.event or "",  # a store holds records alone
        told=undertaking_to_json(one),
    )


def _codes(parties: Sequence[Participant]) -> tuple[str, ...]:
    return tuple(sorted({p.code for p in parties}))
