"""What goes into a store: once, whole, with its versions, and coded again only where it must be."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readout.export.as_json import event_to_json
from readout.export.lines import line
from readout.records import Coded, Document, Rejection
from readout.store.standing import Standing
from readout.store.view import View
from readout.store.writer import Writer
from tests.store.making import CALL, LATER, NOW, FakeLinker, coded, content, document, event, store, table


def test_what_was_put_in_comes_back(tmp_path: Path) -> None:
    given = [coded(document("a")), coded(document("b", "Borealis called.", title="A call", url="https://b.example/1"))]
    assert store(tmp_path / "s.db", *given) == [Standing.NEW, Standing.NEW]
    with View(tmp_path / "s.db") as view:
        back = list(view.all_coded())
    assert [replace(one, events=tuple(replace(e, episode=None) for e in one.events)) for one in back] == given


def test_a_record_is_kept_as_it_is_exported(tmp_path: Path) -> None:
    given = coded(document("a"))
    store(tmp_path / "s.db", given)
    ((kept, latitude, longitude, day),) = table(tmp_path / "s.db", "SELECT json, latitude, longitude, last_day FROM record")
    assert kept == line(event_to_json(given.events[0]))
    assert (latitude, longitude, day) == (51.5, -3.25, "2024-05-14")


def test_adding_twice_changes_nothing(tmp_path: Path) -> None:
    path, given = tmp_path / "s.db", [coded(document("a")), coded(document("b"))]
    store(path, *given)
    before = content(path)
    assert store(path, *given) == [Standing.SAME, Standing.SAME]
    assert content(path) == before


def test_the_writer_says_before_coding_what_is_to_be_done(tmp_path: Path) -> None:
    store(tmp_path / "s.db", coded(document("a")), coded(document("b")))
    asked = [document("a"), document("b", "Another text."), document("b", date="2024-05-15"), document("c")]
    with Writer(tmp_path / "s.db", NOW) as writer:
        assert [writer.standing(one) for one in asked] == [Standing.SAME, Standing.REVISED, Standing.REVISED, Standing.NEW]
    with Writer(tmp_path / "s.db", LATER) as writer:
        assert writer.skip(document("a")) is Standing.STALE
        assert not writer.counts


def test_a_failure_leaves_nothing_of_the_document(tmp_path: Path) -> None:
    class Failing(FakeLinker):
        def keys(self, report: object) -> list[str]:
            raise RuntimeError("a fault")

    path = tmp_path / "s.db"
    store(path, coded(document("a")))
    before = content(path)
    with Writer(path, NOW, linker=Failing()) as writer, pytest.raises(RuntimeError):
        writer.put(coded(document("b")))
    assert content(path) == before
    assert store(path, coded(document("b"))) == [Standing.NEW]


def test_half_a_character_in_a_name_is_replaced(tmp_path: Path) -> None:
    given = document("x\ud800", publisher="Post \udfff")
    odd = coded(given, event(given, id="e1"))
    assert store(tmp_path / "s.db", odd) == [Standing.NEW]
    assert store(tmp_path / "s.db", odd) == [Standing.SAME]
    assert table(tmp_path / "s.db", "SELECT document, publisher FROM version") == [("x\ufffd", "Post \ufffd")]
    with Writer(tmp_path / "s.db") as writer:
        writer.failed("y\ud800", "no text")


# ---- versions --------------------------------------------------------------------------------------------------------
def test_a_revised_text_is_a_new_version_and_the_old_one_is_kept(tmp_path: Path) -> None:
    path, old = tmp_path / "s.db", document("a")
    new = replace(old, text=f"Correction. {CALL}", date="2024-05-16")
    store(path, coded(old), coded(document("b")))
    assert store(path, coded(new, event(new, "AGREE"))) == [Standing.REVISED]
    with View(path) as view:
        now, then = view.coded("a"), view.coded("a", as_of="2024-05-15")
        assert now and [e.event for e in now.events] == ["AGREE"] and now.document == new
        assert then and [e.event for e in then.events] == ["CONSULT"] and then.document == old
        assert view.coded("a", as_of="2024-05-13") is None
        rows = [tuple(row)[:4] for row in view.versions("a")]
    assert rows == [(1, "coded", "2024-05-14", "2024-05-16"), (2, "coded", "2024-05-16", None)]


def test_a_text_revised_without_a_new_date_holds_from_now_on(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    store(path, coded(document("a")))
    store(path, coded(document("a", f"Correction. {CALL}")))
    with View(path) as view:
        then = view.coded("a", as_of="2024-05-14")
        first, second = view.versions("a")
    assert then and then.document.text == CALL
    assert first["until"] == second["since"] > "2024-05-15T"


def test_a_retracted_text_has_no_records_and_is_not_added_again(tmp_path: Path) -> None:
    path, given = tmp_path / "s.db", coded(document("a"))
    store(path, given, coded(document("b")))
    with Writer(path, linker=FakeLinker()) as writer:
        assert writer.retract("a", "a hoax", since="2024-05-20")
        assert not writer.retract("a", "again")
        assert not writer.retract("unknown", "no such text")
    with View(path) as view:
        assert view.coded("a") is None
        then = view.coded("a", as_of="2024-05-19")
        assert then and len(then.events) == 1
    assert store(path, given) == [Standing.RETRACTED]
    assert table(path, "SELECT records, families FROM episode") == [(1, 1)]
    corrected = replace(given.document, text=f"Corrected. {CALL}")
    assert store(path, coded(corrected)) == [Standing.REVISED]


# ---- coding again ----------------------------------------------------------------------------------------------------
def test_a_newer_version_codes_again_what_an_older_one_coded(tmp_path: Path) -> None:
    path, a, b = tmp_path / "s.db", document("a"), document("b")
    store(path, coded(a), coded(b))
    assert store(path, coded(a, event(a, "AGREE")), making=LATER) == [Standing.STALE]
    with Writer(path, LATER) as writer:
        assert (writer.standing(a), writer.standing(b)) == (Standing.SAME, Standing.STALE)
    with Writer(path, NOW) as writer:
        assert (writer.standing(a), writer.standing(b)) == (Standing.NEWER, Standing.SAME)
    assert table(path, "SELECT document, number, event FROM record JOIN version USING (version) ORDER BY 1") == [
        ("a", 1, "AGREE"),
        ("b", 1, "CONSULT"),
    ]
    ((told,),) = table(path, "SELECT detail FROM audit WHERE action = 'coded again'")
    assert json.loads(str(told)) == {
        "made": "0.1.0",
        "now": "0.2.0",
        "lost": ["a-CONSULT-ARC-BOR"],
        "gained": ["a-AGREE-ARC-BOR"],
    }


def test_a_rejected_document_is_not_coded_again(tmp_path: Path) -> None:
    path, text = tmp_path / "s.db", Document("fr", "Une phrase.", language="fr")
    rejected = Coded(text, rejections=(Rejection("fr", None, "language", "not English (fr)"),))
    assert store(path, rejected) == [Standing.NEW]
    assert store(path, rejected, making=LATER) == [Standing.SAME]
    with View(path) as view:
        assert view.coded("fr") == rejected


# ---- the log ---------------------------------------------------------------------------------------------------------
def test_the_log_tells_everything_and_cannot_be_altered(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    store(path, coded(document("a")))
    store(path, coded(document("a", "Revised, he called.")))
    with Writer(path, linker=FakeLinker()) as writer:
        writer.retract("a", "a hoax")
        writer.failed("c", "no text")
    assert [row[0] for row in table(path, "SELECT action FROM audit ORDER BY entry")] == [
        "added",
        "revised",
        "retracted",
        "failed",
    ]
    for change in ("UPDATE audit SET action = 'x'", "DELETE FROM audit"):
        with pytest.raises(sqlite3.IntegrityError, match="never altered"):
            table(path, change)


def test_runs_are_recorded(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    store(path, coded(document("a")))
    store(path, coded(document("a")), coded(document("b")))
    rows = table(path, "SELECT command, program IS NOT NULL, ended >= begun, outcome FROM run")
    assert rows == [("add", 1, 1, '{"added": 1}'), ("add", 1, 1, '{"added": 1, "already there": 1}')]


# ---- whatever the order ----------------------------------------------------------------------------------------------
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(runs=st.lists(st.lists(st.sampled_from("abcde"), max_size=6), max_size=5))
def test_runs_cut_anywhere_end_where_one_run_does(tmp_path_factory: pytest.TempPathFactory, runs: list[list[str]]) -> None:
    folder = tmp_path_factory.mktemp("runs")
    names = list(dict.fromkeys(name for run in runs for name in run))
    store(folder / "one.db", *(coded(document(name)) for name in names))
    for run in runs or [[]]:
        store(folder / "many.db", *(coded(document(name)) for name in run))
    assert content(folder / "many.db") == content(folder / "one.db")
