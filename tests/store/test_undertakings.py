"""Undertakings are worked out for the owners whose records came or went, and for no others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from readout.link.report import Report
from readout.store.undertakings import Owed, refresh
from readout.store.writer import Writer
from tests.store.making import NOW, FakeLinker, coded, document, event, store, table


def requests(reports: Sequence[Report]) -> list[Owed]:
    """Every request is open, until its owner consults whomever."""
    met = {party.code for report in reports if report.event.event == "CONSULT" for party in report.event.actor}
    return [_owed(report, met) for report in reports if report.event.event == "REQUEST"]


def _owed(report: Report, met: set[str]) -> Owed:
    owner = tuple(party.code for party in report.event.recipient)
    status = "met" if met & set(owner) else "open"
    asked = tuple(party.code for party in report.event.actor)
    return Owed(
        f"u-{report.event.id}", "request", owner, asked, "a call", None, status, 0.5, report.event.id, {"status": status}
    )


def kept(path: Path, owners: Sequence[str] | None = None) -> tuple[list[str], list[tuple[object, ...]]]:
    with Writer(path, NOW, linker=FakeLinker()) as writer:
        seen = refresh(writer.connection, requests, owners)
    return seen, table(path, "SELECT owner, counterpart, status, latitude FROM undertakings ORDER BY id")


def test_only_owners_that_something_happened_to_are_looked_at(tmp_path: Path) -> None:
    path, a, b = tmp_path / "s.db", document("a"), document("b", date="2024-06-01")
    store(path, coded(a, event(a, "REQUEST", "CAT", "ARC")))
    assert kept(path) == (["ARC", "CAT"], [("ARC", "CAT", "open", 51.5)])
    assert kept(path)[0] == []
    store(path, coded(b, event(b, "CONSULT", "ARC", "BOR")))
    assert kept(path, ["BOR", "CAT"]) == (["BOR"], [("ARC", "CAT", "open", 51.5)])
    assert kept(path) == (["ARC"], [("ARC", "CAT", "met", 51.5)])


def test_what_is_retracted_is_owed_no_longer(tmp_path: Path) -> None:
    path, a = tmp_path / "s.db", document("a")
    store(path, coded(a, event(a, "REQUEST", "CAT", "ARC,BOR")))
    assert kept(path)[1] == [("ARC; BOR", "CAT", "open", 51.5)]
    with Writer(path, linker=FakeLinker()) as writer:
        writer.retract("a", "withdrawn")
    assert kept(path) == (["ARC", "BOR", "CAT"], [])
