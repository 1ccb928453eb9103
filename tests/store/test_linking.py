"""Families and episodes move with the documents, in the same transaction, and nothing far away is looked at."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from readout.errors import StoreError
from readout.store.standing import Standing
from readout.store.writer import Writer
from tests.store.making import CALL, LATER, NOW, FakeLinker, coded, document, event, store, table

EPISODES = "SELECT id, records, families, preferred FROM episode ORDER BY id"
PLACED = "SELECT r.id, r.episode FROM record AS r JOIN version USING (version) WHERE until IS NULL ORDER BY r.id"


def test_records_of_one_happening_share_an_episode(tmp_path: Path) -> None:
    other = document("c", "Boravia said he called.", date="2024-05-14")
    store(tmp_path / "s.db", coded(document("a")), coded(document("b")), coded(other), coded(document("d", date="2024-05-20")))
    assert table(tmp_path / "s.db", EPISODES) == [
        ("e-a-CONSULT-ARC-BOR", 3, 2, "a-CONSULT-ARC-BOR"),
        ("e-d-CONSULT-ARC-BOR", 1, 1, "d-CONSULT-ARC-BOR"),
    ]
    assert table(tmp_path / "s.db", "SELECT document, family FROM version") == [("a", "a"), ("b", "a"), ("c", "c"), ("d", "a")]


def test_only_the_neighbourhood_is_looked_at(tmp_path: Path) -> None:
    linker = FakeLinker()
    far = [coded(document(f"far{n}", f"Far{n} called.", date=f"2023-01-{n + 1:02}")) for n in range(20)]
    store(tmp_path / "s.db", *far, coded(document("a")), coded(document("b")), linker=linker)
    assert linker.looked_at == [*[1] * 20, 1, 2]


def test_a_revision_leaves_its_episode_and_its_family(tmp_path: Path) -> None:
    path, new = tmp_path / "s.db", document("a", "Elsewhere she called.", date="2024-06-01")
    store(path, coded(document("a")), coded(document("b")), coded(document("c")))
    store(path, coded(new))
    assert table(path, EPISODES) == [
        ("e-a-CONSULT-ARC-BOR", 1, 1, "a-CONSULT-ARC-BOR"),
        ("e-b-CONSULT-ARC-BOR", 2, 1, "b-CONSULT-ARC-BOR"),
    ]
    rows = table(path, "SELECT document, family FROM version WHERE until IS NULL ORDER BY document")
    assert rows == [("a", "a"), ("b", "b"), ("c", "b")]


def test_coding_again_keeps_the_family_and_moves_the_records(tmp_path: Path) -> None:
    path, a = tmp_path / "s.db", document("a")
    store(path, coded(a), coded(document("b")))
    assert store(path, coded(a, event(a, "AGREE")), making=LATER) == [Standing.STALE]
    assert table(path, PLACED) == [("a-AGREE-ARC-BOR", "e-a-AGREE-ARC-BOR"), ("b-CONSULT-ARC-BOR", "e-b-CONSULT-ARC-BOR")]
    assert table(path, "SELECT DISTINCT family FROM version") == [("a",)]
    store(path, coded(document("b")), making=LATER)
    assert len(table(path, EPISODES)) == 2
    assert all(episode for _, episode in table(path, PLACED))


def test_two_families_become_one_through_a_text_kin_to_both(tmp_path: Path) -> None:
    class Bridging(FakeLinker):
        def bands(self, text: str) -> list[str]:
            return text.split()[:2]

        def kin(self, document: object, neighbours: object) -> list[str]:
            return [other.id for other in neighbours]  # type: ignore[attr-defined]

    path = tmp_path / "s.db"
    texts = {"a": "North one called.", "b": "South two called.", "c": "North two called."}
    store(path, *(coded(document(name, text)) for name, text in texts.items()), linker=Bridging())
    assert table(path, "SELECT DISTINCT family FROM version") == [("a",)]
    assert table(path, "SELECT families, records FROM episode") == [(1, 3)]


# ---- by hand ---------------------------------------------------------------------------------------------------------
def _by_hand(path: Path) -> Writer:
    return Writer(path, NOW, linker=FakeLinker(), command="link")


def test_a_split_holds_through_coding_again_and_can_be_taken_back(tmp_path: Path) -> None:
    path, a, b = tmp_path / "s.db", document("a"), document("b")
    store(path, coded(a), coded(b))
    with _by_hand(path) as writer:
        writer.rule("split", "a-CONSULT-ARC-BOR", "b-CONSULT-ARC-BOR", by="Mia", why="two calls")
    assert len(table(path, EPISODES)) == 2
    renamed = replace(event(b), id="b-otherwise-called")
    store(path, coded(b, renamed), coded(document("c")), making=LATER)
    assert ("b-otherwise-called", "e-b-otherwise-called") in table(path, PLACED)
    with _by_hand(path) as writer:
        with pytest.raises(StoreError, match="nothing was decided"):
            writer.rule("undo", "a-CONSULT-ARC-BOR", "c-CONSULT-ARC-BOR")
        writer.rule("undo", "a-CONSULT-ARC-BOR", "b-otherwise-called")
    assert [row[1:3] for row in table(path, EPISODES)] == [(3, 1)]


def test_a_join_brings_far_records_together(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    store(path, coded(document("a")), coded(document("z", f"Later: {CALL}", date="2024-07-01")))
    with _by_hand(path) as writer:
        writer.rule("join", "a-CONSULT-ARC-BOR", "z-CONSULT-ARC-BOR", by="Mia")
    assert [row[1:3] for row in table(path, EPISODES)] == [(2, 2)]
    store(path, coded(document("b")))
    assert [row[1:3] for row in table(path, EPISODES)] == [(3, 2)]
    assert [row[0] for row in table(path, "SELECT action FROM audit WHERE action NOT LIKE 'added'")] == ["joined"]


def test_a_decision_on_an_unknown_record_is_refused(tmp_path: Path) -> None:
    store(tmp_path / "s.db", coded(document("a")))
    with _by_hand(tmp_path / "s.db") as writer, pytest.raises(StoreError, match="no record nowhere holds"):
        writer.rule("join", "a-CONSULT-ARC-BOR", "nowhere")
