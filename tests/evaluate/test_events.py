"""The score on three documents small enough to count by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.errors import DataError, MissingInput
from readout.evaluate.annotated import Annotated, from_coded, read_annotated
from readout.evaluate.attributes import Attribute
from readout.evaluate.events import Scores, score
from readout.evaluate.rates import Rates

from .making import act, coded, doc

GOLD = (
    doc(
        "a",
        act("CONSULT", "USA/GOV/Joe Biden,FRA/GOV/Emmanuel Macron", mode="phone", date="2023-03-03", anchor=(0, 40)),
        act("REQUEST", "USA", "RUS", mode="yield", date="2023-03-02", anchor=(50, 90), according_to=("USA/GOV/",)),
        act("ASSAULT", "RUS/MIL/", "UKR", date="2022-02", background=True, anchor=(100, 130)),
        act("STATEMENT", "USA", anchor=(140, 160)),
    ),
    doc("b", act("PROTEST", "FRA/LAB/", mode="strike", date="2023-03-03", anchor=(0, 30))),
    doc("c", act("MOBILIZE", "RWA/MIL/", factuality="negated")),
)
SYSTEM = (
    doc(
        "a",
        act("CONSULT", "USA/GOV/Biden", "FRA/GOV/Emmanuel Macron", mode="visit", date="2023-03-03", anchor=(0, 40)),
        act("REQUEST", "USA", "RUS", mode="yield", date="2023-03-03", anchor=(70, 110), according_to=("GBR/GOV/",)),
        act("REQUEST", "USA", "RUS", mode="yield", anchor=(200, 210)),
        act("ASSAULT", "RUS/GOV/", "UKR", date="2022-02", anchor=(100, 130)),
    ),
    doc("c", act("MOBILIZE", "RWA/MIL/")),
    doc("d", act("AID", "USA", "UKR")),
)


@pytest.fixture(scope="module")
def scores() -> Scores:
    return score(GOLD, SYSTEM)


def test_dyads(scores: Scores) -> None:
    """Gold 5: call, request, attack, strike, denied troops. System 4: the first three and, as a fact, the troops."""
    assert scores.dyads == Rates(right=3, invented=1, missed=2)
    assert (scores.dyads.precision, scores.dyads.recall, scores.dyads.f1) == (75.0, 60.0, 66.7)


def test_records_punish_the_copy(scores: Scores) -> None:
    assert scores.records == Rates(right=3, invented=2, missed=2)
    assert scores.system_per_gold == 1.0


def test_sector_type_foreground_statements(scores: Scores) -> None:
    assert scores.dyads_with_sector == Rates(2, 2, 3)  # RUS/GOV is not RUS/MIL
    assert scores.type_blind == Rates(3, 1, 2)
    assert scores.foreground == Rates(2, 2, 2)  # the attack is background in gold alone
    assert scores.statements == Rates(0, 0, 1)


def test_per_type(scores: Scores) -> None:
    assert list(scores.per_type) == ["ASSAULT", "CONSULT", "MOBILIZE", "PROTEST", "REQUEST"]
    assert scores.per_type["MOBILIZE"] == Rates(0, 1, 1)
    assert scores.per_type["PROTEST"] == Rates(0, 0, 1)


def test_attributes_of_the_three_pairs(scores: Scores) -> None:
    """Call, request, attack; the two accounts of RWA share no dyad and have no anchor."""
    assert scores.attributes == {
        "anchor": Attribute(66.7, 3),  # request: 20 of 60 characters
        "date": Attribute(66.7, 3),
        "date_not_publication": Attribute(50.0, 2),  # request wrong, attack right
        "factuality": Attribute(100.0, 3),
        "mode": Attribute(50.0, 2),  # phone taken for a visit
        "name": Attribute(50.0, 2),  # Macron stands in the other slot
        "according_to": Attribute(0.0, 1),
    }


def test_missing_document(scores: Scores) -> None:
    assert (scores.documents, scores.missing_documents) == (3, 1)


def test_interval_holds_the_figure_and_is_the_same_again(scores: Scores) -> None:
    assert scores.interval95
    low, high = scores.interval95
    assert low <= scores.dyads.f1 <= high
    assert (low, high) == (0.0, 100.0)  # 8 of 27 draws leave out a; 1 of 27 is a alone, which is all right
    assert score(GOLD, SYSTEM).interval95 == (low, high)


def test_nothing_to_score() -> None:
    empty = score((), SYSTEM)
    assert (empty.interval95, empty.system_per_gold, empty.dyads.f1) == (None, None, 0.0)
    assert list(empty.attributes) == ["according_to"]


def test_gold_against_itself_is_perfect() -> None:
    assert score(GOLD, GOLD).dyads.f1 == score(GOLD, GOLD).records.f1 == 100.0


def test_order_of_lines_does_not_count(scores: Scores) -> None:
    assert score(GOLD[::-1], SYSTEM[::-1]) == scores


def test_coder_output_is_read_as_the_gold_format_writes_it() -> None:
    (read,) = from_coded([coded("x", act("AID", "USA", "IGO//NATO", anchor=(2, 9)), text="so much for that")])
    assert read == Annotated(
        "x", (act("AID", "USA", "IGO//NATO", anchor=(2, 9), confidence=0.5),), "2023-03-03", "so much for that"
    )


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("no json", "wanted one JSON object"),
        ('{"id": "x"}', "wanted one JSON object"),
        ('{"id": "x", "events": [{"type": "MAKE"}]}', "type 'MAKE'"),
        ('{"id": "x", "events": [{"type": "AID", "actor": ["USA"]}]}', "actor must be a list of CODE/SECTOR/Name"),
        ('{"id": "x", "events": [{"type": "AID", "anchor": [1]}]}', "anchor must be"),
        ('{"id": "w", "events": []}', "id w stands twice"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, words: str) -> None:
    path = tmp_path / "run.jsonl"
    path.write_text('{"id": "w", "events": []}\n\n' + line, encoding="utf-8")
    with pytest.raises(DataError, match=f"run.jsonl:3: .*{words}"):
        read_annotated(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match=r"none\.jsonl"):
        read_annotated(tmp_path / "none.jsonl")
