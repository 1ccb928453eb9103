"""Corrections in a store: applied at once, kept when texts are coded again, taken back, and kept where no text fits."""

from __future__ import annotations

import itertools
import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from readout.errors import DataError, StoreError
from readout.export.as_json import event_to_json
from readout.export.verify import verify_event
from readout.records import Coded, Document, Event, Evidence, Rejection
from readout.review.correction import Correction
from readout.review.fields import checked
from readout.review.hashes import text_hash
from readout.store.check import broken
from readout.store.filters import Filter
from readout.store.making import Making
from readout.store.standing import Standing
from readout.store.view import View
from readout.store.writer import Writer
from tests.store import making
from tests.store.making import CALL, LATER, NOW, FakeLinker, content, document, store, table

A = document("a")
TRIGGER = making.event(A).trigger
WORDS = {"actor": "Arcadia's president", "recipient": "the king of Boravia", "event_loc": "Port Aster", "gist": "about grain"}


def event(of: Document, kind: str = "CONSULT", actor: str = "ARC", recipient: str = "BOR", **fields: Any) -> Event:
    """A record of the call that holds against its text."""
    made = making.event(of, kind, actor, recipient, **fields)
    where = {name: (of.text.index(words), of.text.index(words) + len(words)) for name, words in WORDS.items()}
    sides = {
        side: tuple(replace(p, entity_text=WORDS[side], spans=(where[side],)) for p in getattr(made, side))
        for side in ("actor", "recipient")
    }
    evidence = (*made.evidence, *(Evidence.at(name, span, of.text) for name, span in where.items()))
    return replace(made, **sides, evidence=(*evidence, Evidence.at("date", where["gist"], of.text)))


def coded(of: Document, *events: Event) -> Coded:
    """A document with one call, or with these records."""
    return making.coded(of, *(events or (event(of),)))


def said(verdict: str, seen: Event | None = None, by: str = "Mia", on: str = "2024-06-01", **fields: Any) -> Correction:
    """What a reviewer says of the call in document `a`."""
    told = event_to_json(seen) if seen else {}
    return Correction("a", text_hash(CALL), TRIGGER, verdict, checked(fields), by, on, told)


def correct(path: Path, *given: Correction) -> list[str]:
    with Writer(path, linker=FakeLinker(), command="review import") as writer:
        return [writer.correct(one).outcome for one in given]


def take_back(path: Path, number: int, *, back: bool = False) -> bool:
    with Writer(path, linker=FakeLinker()) as writer:
        return writer.take_back(number, back=back)


def of_a(path: Path) -> Coded:
    with View(path) as view:
        found = view.coded("a")
        assert not list(broken(view))
    assert found is not None
    for one in found.events:
        assert not verify_event(event_to_json(one), found.document.text)
    return found


def standings(path: Path) -> list[tuple[str, str]]:
    with View(path) as view:
        return [(one.correction.reviewer, one.standing) for one in view.corrections()]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with two documents of one call."""
    store(tmp_path / "s.db", coded(A), coded(document("b")))
    return tmp_path / "s.db"


# ---- verdicts --------------------------------------------------------------------------------------------------------
def test_right_marks_the_record_and_keeps_all_else(path: Path) -> None:
    (before,) = of_a(path).events
    assert correct(path, said("right")) == ["applied"]
    (after,) = of_a(path).events
    assert after.review and (after.review.verdict, after.review.reviewer, after.review.on) == ("right", "Mia", "2024-06-01")
    assert replace(after, review=None, confidence=before.confidence) == before
    assert after.confidence == 1.0


def test_corrected_fields_take_what_follows_from_them_along(path: Path) -> None:
    (before,) = of_a(path).events
    correct(path, said("corrected", type="AGREE", actor=["NOR/GOV/Rex Bor"], date="2024-05"))
    (after,) = of_a(path).events
    assert (after.event, after.mode, after.quad_code, after.event_scale) == ("AGREE", None, 1, 2.5)
    assert (after.date, after.date_precision, after.date_basis) == ("2024-05", "month", "stated")
    assert [p.gold() for p in after.actor] == ["NOR/GOV/Rex Bor"] and after.recipient == before.recipient
    assert after.id != before.id and set(before.evidence) <= set(after.evidence)
    assert after.factuality == before.factuality


def test_wrong_is_a_rejection_and_out_of_the_episode(path: Path) -> None:
    assert table(path, "SELECT records FROM episode") == [(2,)]
    correct(path, said("wrong"))
    found = of_a(path)
    assert not found.events
    (rejection,) = [one for one in found.rejections if one.stage == "review"]
    assert (rejection.reason, rejection.span, rejection.text) == ("review", TRIGGER, "called")
    assert table(path, "SELECT records FROM episode") == [(1,)]


def test_a_near_miss_that_is_right_becomes_a_record(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    record = event(A, confidence=0.45)
    miss = Rejection("a", record.trigger, "confidence", "below 0.5", "called", record)
    store(path, replace(coded(A), events=(), rejections=(miss,)))
    with View(path) as view:
        assert [(t.stage, t.event.id) for t in view.doubtful(Filter())] == [("confidence", record.id)]
    correct(path, said("right"))
    found = of_a(path)
    assert [e.id for e in found.events] == [record.id] and not found.rejections
    take_back(path, 1)
    assert not of_a(path).events and of_a(path).rejections == (miss,)


# ---- coding again ----------------------------------------------------------------------------------------------------
def recoded(path: Path, *events: Event, rejections: tuple[Rejection, ...] = ()) -> None:
    """Let a newer version code document `a`."""
    given = Coded(A, events, (), rejections, 2)
    assert store(path, given, making=LATER) == [Standing.STALE]


def test_corrections_hold_whatever_a_newer_version_calls_the_record(path: Path) -> None:
    correct(path, said("corrected", type="AGREE"))
    (before,) = of_a(path).events
    recoded(path, event(A, id="another", mode="phone"))
    (after,) = of_a(path).events
    assert (after.event, after.mode, after.id) == ("AGREE", None, before.id) and after.review


def test_a_record_found_right_comes_back_when_a_newer_version_misses_it(path: Path) -> None:
    correct(path, said("right"))
    recoded(path)
    assert [e.event for e in of_a(path).events] == ["CONSULT"]
    take_back(path, 1)
    assert not of_a(path).events


def test_a_rejected_record_stays_rejected(path: Path) -> None:
    correct(path, said("wrong"))
    recoded(path, event(A, id="another", mode="phone"))
    assert not of_a(path).events
    assert [(r.stage, r.reason) for r in of_a(path).rejections] == [("review", "review")]


def test_a_wholly_new_reading_of_rejected_words_is_a_new_record(path: Path) -> None:
    correct(path, said("wrong"))
    recoded(path, event(A, "SANCTION", "NOR", "BOR", id="another"))
    assert [e.event for e in of_a(path).events] == ["SANCTION"]
    with View(path) as view:
        assert "another" in {task.event.id for task in view.doubtful(Filter())}


def test_a_near_miss_of_a_newer_version_counts_as_the_record(path: Path) -> None:
    correct(path, said("right"))
    near = event(A, confidence=0.4)
    recoded(path, rejections=(Rejection("a", near.trigger, "confidence", "below 0.5", "called", near),))
    assert len(of_a(path).events) == 1 and not of_a(path).rejections


def test_a_correction_waits_for_its_text(path: Path) -> None:
    correct(path, said("corrected", type="AGREE"))
    revised = replace(A, text=f"Update. {CALL}")
    store(path, coded(revised))
    assert [e.event for e in of_a(path).events] == ["CONSULT"] and standings(path) == [("Mia", "text differs")]
    elsewhere = replace(said("right"), document="c")
    assert correct(path, elsewhere) == ["kept"]
    assert standings(path)[1] == ("Mia", "no document")
    store(path, coded(document("c")), coded(A))  # a text comes, another comes back
    assert [e.event for e in of_a(path).events] == ["AGREE"] and standings(path)[0] == ("Mia", "applied")
    assert table(path, "SELECT reviewer FROM events WHERE doc = 'c'") == [("Mia",)]


# ---- several reviewers, again, and back ------------------------------------------------------------------------------
def test_of_two_reviewers_the_later_counts_and_both_are_kept(path: Path) -> None:
    correct(path, said("wrong", by="Ann", on="2024-06-02"), said("corrected", by="Ben", on="2024-06-01", type="AGREE"))
    assert not of_a(path).events
    assert standings(path) == [("Ann", "applied"), ("Ben", "superseded")]
    take_back(path, 1)
    assert [e.event for e in of_a(path).events] == ["AGREE"]
    assert standings(path) == [("Ann", "undone"), ("Ben", "applied")]


def test_a_review_of_a_reviewed_record_builds_on_it(path: Path) -> None:
    correct(path, said("corrected", by="Ann", actor=["NOR/GOV/"]))
    (seen,) = of_a(path).events
    correct(path, said("corrected", replace(seen, episode=None), "Ben", "2024-06-02", factuality="alleged"))
    (after,) = of_a(path).events
    assert after.factuality == "alleged" and after.actor[0].code == "NOR"
    assert standings(path) == [("Ann", "superseded"), ("Ben", "applied")]
    recoded(path, event(A, id="another", actor="XKX"))
    assert [(e.factuality, e.actor[0].code) for e in of_a(path).events] == [("alleged", "NOR")]


def test_importing_again_changes_nothing(path: Path) -> None:
    given = [said("corrected", type="AGREE"), replace(said("wrong"), document="b"), replace(said("right"), document="c")]
    assert correct(path, *given) == ["applied", "applied", "kept"]
    before = content(path)
    assert correct(path, *given) == ["already there"] * 3
    undated = [replace(one, on="") for one in given]
    assert correct(path, *undated) == ["already there"] * 3
    assert content(path) == before
    take_back(path, 1)
    assert correct(path, *given) == ["already there"] * 3 and standings(path)[0] == ("Mia", "undone")


def test_taking_back_restores_what_was_there_and_is_logged(path: Path) -> None:
    before = content(path)
    correct(path, said("wrong"))
    assert take_back(path, 1) and not take_back(path, 1)
    after = content(path)
    assert all(after[name] == before[name] for name in ("version", "episode", "rejection", "quote"))
    assert sorted(row[1:] for row in after["record"]) == sorted(row[1:] for row in before["record"])
    assert take_back(path, 1, back=True) and not of_a(path).events
    actions = [row[0] for row in table(path, "SELECT action FROM audit WHERE document = 'a' ORDER BY entry")]
    assert actions == ["added", "reviewed", "correction taken back", "correction brought back"]
    with pytest.raises(StoreError, match="no correction 9; readout review list"):
        take_back(path, 9)


def test_the_order_of_import_makes_no_difference(tmp_path: Path) -> None:
    """Coding, then review; review, then coding; in any order of corrections: one store."""
    given = [
        said("corrected", event(A), "Ann", "2024-06-01", type="AGREE"),
        said("wrong", event(A), "Ben", "2024-06-03"),
        said("corrected", event(A), "Cid", "2024-06-04", actor=["NOR/GOV/"]),
    ]
    results = set()
    for number, order in enumerate(itertools.permutations(given)):
        path, later = tmp_path / f"{number}.db", random.Random(number).random() < 0.5
        store(path, *([] if later else [coded(A)]))
        correct(path, *order)
        store(path, coded(A))
        results.add(json.dumps([event_to_json(replace(e, episode=None)) for e in of_a(path).events]))
    assert len(results) == 1 and '"NOR"' in results.pop()


# ---- which record is meant -------------------------------------------------------------------------------------------
def test_of_several_records_at_one_word_the_one_that_was_seen(path: Path) -> None:
    both = event(A), event(A, "REQUEST", id="other")
    recoded(path, *both)
    with pytest.raises(DataError, match=r"2 records stand at these words \(CONSULT, REQUEST\)"):
        correct(path, said("wrong"))
    correct(path, said("wrong", both[1]))
    assert [e.event for e in of_a(path).events] == ["CONSULT"]
    correct(path, said("right", both[0]))
    assert [bool(e.review) for e in of_a(path).events] == [True]


def test_what_cannot_be_meant(path: Path) -> None:
    far = replace(said("right"), trigger=(900, 905))
    with pytest.raises(DataError, match="outside the text"):
        correct(path, far)
    with pytest.raises(DataError, match="nothing was coded at 0-3 of a"):
        correct(path, replace(said("right"), trigger=(0, 3)))
    other = Document("x", "Quite another text in which a king called.")
    with pytest.raises(DataError, match="does not fit the text"):
        correct(path, said("right", making.event(other, id="elsewhere", confidence=0.2)))
    assert not standings(path)


def test_a_killed_import_leaves_whole_corrections(path: Path) -> None:
    class Failing(FakeLinker):
        def keys(self, report: object) -> list[str]:
            raise RuntimeError("a fault")

    before = content(path)
    with Writer(path, linker=Failing()) as writer, pytest.raises(RuntimeError):
        writer.correct(said("right"))
    assert content(path) == before


def test_doubtful_records_come_first_and_reviewed_ones_not_at_all(tmp_path: Path) -> None:
    path, chances = tmp_path / "s.db", {"a": 0.9, "b": 0.52, "c": 0.45, "d": 0.61}
    for name, chance in chances.items():
        one = document(name)
        store(path, coded(one, event(one, confidence=chance)))
    with View(path) as view:
        assert [t.document.id for t in view.doubtful(Filter())] == ["b", "c", "d", "a"]
        assert [t.document.id for t in view.doubtful(Filter(least=0.5), 2)] == ["b", "d"]
    correct(path, replace(said("right"), document="b"))
    with View(path) as view:
        assert [t.document.id for t in view.doubtful(Filter())] == ["c", "d", "a"]
        assert [t.document.id for t in view.doubtful(Filter(), again=True)] == ["c", "d", "a", "b"]


def test_making_with_another_threshold_keeps_reviews(path: Path) -> None:
    correct(path, said("right"))
    assert store(path, Coded(A, (), (), (), 2), making=Making(NOW.coder, 0.8)) == [Standing.STALE]
    assert len(of_a(path).events) == 1
