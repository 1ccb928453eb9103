"""Two runs side by side, and the pinned run."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.errors import DataError, MissingInput, OutputError
from readout.evaluate.changes import changes, load_pin, pin

from .making import act, doc

CALL = act("CONSULT", "USA,FRA", mode="phone", date="2023-03-03", anchor=(0, 40))
ASK = act("REQUEST", "USA", "RUS", mode="yield", date="2023-03-03", anchor=(50, 90))
RAID = act("ASSAULT", "RUS/MIL/", "UKR", anchor=(100, 130))
AID = act("AID", "USA", "UKR", anchor=(140, 170))


def test_the_same_run_has_no_changes() -> None:
    run = (doc("a", CALL, ASK), doc("b", RAID))
    same = changes(run, run)
    assert (same.gained, same.lost, same.altered, same.kept) == ((), (), (), 3)
    assert list(same.lines()) == ["0 gained, 0 lost, 3 kept (0 with changed fields)"]


def test_a_record_that_moved_is_kept() -> None:
    moved = act("REQUEST", "USA/GOV/Joe Biden", "RUS", mode="yield", date="2023-03-02", anchor=(60, 95))
    (altered,) = changes([doc("a", CALL, ASK)], [doc("a", moved, CALL)]).altered
    assert altered.fields == ("actor", "date", "anchor")
    assert (altered.before, altered.now) == (ASK, moved)


@pytest.mark.parametrize(
    "now",
    [
        act("REQUEST", "USA", "RUS", mode="yield", date="2023-03-03", anchor=(90, 120)),  # elsewhere in the text
        act("REQUEST", "USA", "RUS", mode="change", date="2023-03-03", anchor=(50, 90)),
        act("REQUEST", "USA", "BLR", mode="yield", date="2023-03-03", anchor=(50, 90)),
        act("ACCUSE", "USA", "RUS", mode="yield", date="2023-03-03", anchor=(50, 90)),
    ],
)
def test_under_another_key_it_is_lost_and_gained(now: object) -> None:
    found = changes([doc("a", ASK)], [doc("a", now)])  # type: ignore[arg-type]
    assert ([c.record for c in found.lost], [c.record for c in found.gained], found.kept) == ([ASK], [now], 0)


def test_the_nearer_of_two_copies_is_kept() -> None:
    near, far = (act("AID", "USA", "UKR", anchor=span) for span in ((141, 170), (160, 200)))
    found = changes([doc("a", AID)], [doc("a", far, near)])
    assert ([c.record for c in found.gained], found.altered[0].now) == ([far], near)


def test_confidence_is_no_change() -> None:
    sure = act("AID", "USA", "UKR", anchor=(140, 170), confidence=0.9)
    assert not changes([doc("a", AID)], [doc("a", sure)]).altered


def test_gold_says_what_was_true() -> None:
    """The raid was true and is lost; of two gains the aid is true; gold does not know document b."""
    invented = act("THREATEN", "USA", "RUS", anchor=(180, 200))
    before = (doc("a", CALL, RAID), doc("b"))
    now = (doc("a", CALL, AID, invented), doc("b", ASK))
    found = changes(before, now, [doc("a", CALL, RAID, AID)])
    assert [(c.document, c.record, c.true) for c in found.gained] == [
        ("a", AID, True),
        ("a", invented, False),
        ("b", ASK, None),
    ]
    assert [(c.record, c.true) for c in found.lost] == [(RAID, True)]
    assert list(found.lines()) == [
        "3 gained (1 of 2 true), 1 lost (1 of 1 true), 1 kept (0 with changed fields)",
        "+ a  AID  USA/GOV/ > UKR/GOV/  true",
        "+ a  THREATEN  USA/GOV/ > RUS/GOV/  false",
        "+ b  REQUEST yield  USA/GOV/ > RUS/GOV/",
        "- a  ASSAULT  RUS/MIL/ > UKR/GOV/  true",
    ]


def test_a_copy_gained_is_not_true() -> None:
    found = changes([doc("a", AID)], [doc("a", AID, AID)], [doc("a", AID)])
    assert [c.true for c in found.gained] == [False]


def test_changed_fields_are_spelt_out() -> None:
    dated = act("AID", "USA", "UKR", anchor=(140, 170), date="2023", according_to=("FRA/GOV/",))
    assert list(changes([doc("a", AID)], [doc("a", dated)]).lines())[1:] == [
        "~ a  AID  USA/GOV/ > UKR/GOV/  date: none -> 2023; according_to: none -> FRA/GOV/"
    ]


def test_a_document_gone_loses_its_records() -> None:
    assert [c.document for c in changes([doc("a", AID)], []).lost] == ["a"]


def test_pin_and_load(tmp_path: Path) -> None:
    path = tmp_path / "pinned.jsonl"
    sure = act("ASSAULT", "RUS/MIL/", "UKR", background=True, anchor=(1, 5), confidence=0.75)
    pin(path, [doc("a", sure, text="left out"), doc("b")])
    first, second = path.read_text(encoding="utf-8").splitlines()
    assert "confidence" not in first
    assert second == '{"id": "b", "events": []}'
    bare = act("ASSAULT", "RUS/MIL/", "UKR", background=True, anchor=(1, 5))
    assert load_pin(path) == (doc("a", bare, date=None), doc("b", date=None))
    again = tmp_path / "again.jsonl"
    pin(again, load_pin(path))
    assert again.read_bytes() == path.read_bytes()


def test_pins_that_cannot_be_written_or_read(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="pinned"):
        pin(tmp_path / "nowhere" / "pinned.jsonl", [])
    with pytest.raises(MissingInput):
        load_pin(tmp_path / "none.jsonl")
    (tmp_path / "bad.jsonl").write_text("[]", encoding="utf-8")
    with pytest.raises(DataError):
        load_pin(tmp_path / "bad.jsonl")
