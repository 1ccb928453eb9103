"""Confidence held against gold, with bins counted by hand."""

from __future__ import annotations

import pytest

from readout.errors import DataError
from readout.evaluate.calibration import binned, calibration
from readout.evaluate.events import coded_act

from .making import act, doc


def test_bins_by_hand() -> None:
    """0.95 and 1.0 right, 0.91 wrong: mean 0.953, 2/3 right; 0.20 and 0.25, one right: mean 0.225, 1/2 right."""
    found = binned([(0.95, True), (1.0, True), (0.91, False), (0.2, False), (0.25, True)])
    low, high = found.bins
    assert (low.low, low.n, low.right) == (0.2, 2, 0.5)
    assert low.confidence == pytest.approx(0.225)
    assert (high.low, high.high, high.n) == (0.9, 1.0, 3)
    assert high.gap == pytest.approx(0.953333 - 0.666667, abs=1e-5)
    assert found.error == pytest.approx((2 * 0.275 + 3 * 0.286667) / 5, abs=1e-5)


@pytest.mark.parametrize(("confidence", "low"), [(0.0, 0.0), (0.099, 0.0), (0.1, 0.1), (0.3, 0.3), (0.7, 0.7), (1.0, 0.9)])
def test_edges_belong_to_the_upper_bin(confidence: float, low: float) -> None:
    assert [b.low for b in binned([(confidence, True)]).bins] == [low]


def test_nothing_coded() -> None:
    assert (calibration([doc("a")], []).error, calibration([doc("a")], []).bins) == (0.0, ())


def test_right_is_type_and_all_codes_of_a_pair() -> None:
    """Of six records: a host taken as actor and a wrong sector are right; half the codes, a copy, a type are wrong."""
    gold = doc(
        "a",
        act("CONSULT", "USA", "FRA", anchor=(0, 10)),
        act("AID", "USA/MIL/", "UKR", anchor=(20, 30)),
        act("REQUEST", "USA", "RUS,BLR", anchor=(40, 50)),
    )
    system = doc(
        "a",
        act("CONSULT", "USA,FRA", anchor=(0, 10), confidence=0.9),
        act("AID", "USA", "UKR", anchor=(20, 30), confidence=0.9),
        act("AID", "USA", "UKR", anchor=(60, 70), confidence=0.9),
        act("REQUEST", "USA", "RUS", anchor=(40, 50), confidence=0.1),
        act("ACCUSE", "USA", "RUS,BLR", anchor=(40, 50), confidence=0.1),
        act("STATEMENT", "USA", confidence=0.1),
    )
    low, high = calibration([gold], [system]).bins
    assert (low.n, low.right) == (3, 0.0)
    assert (high.n, high.right) == (3, pytest.approx(2 / 3))
    assert calibration([gold], [system]).error == pytest.approx((3 * 0.1 + 3 * (0.9 - 2 / 3)) / 6)
    assert calibration([gold], [system], coded_act).n == 5


def test_a_document_that_gold_lacks_does_not_count() -> None:
    assert calibration([doc("a")], [doc("b", act("AID", "USA"))]).n == 0


@pytest.mark.parametrize("confidence", [None, 1.5, -0.1])
def test_a_record_without_confidence(confidence: float | None) -> None:
    with pytest.raises(DataError, match="a: a record without confidence"):
        calibration([doc("a")], [doc("a", act("AID", "USA", confidence=confidence))])


def test_table() -> None:
    table = binned([(0.95, True), (0.2, False)]).table()
    assert [list(column.cells) for column in table.columns][:2] == [["0.2-0.3", "0.9-1.0", "all"], ["1", "1", "2"]]
    assert list(table.columns[-1].cells) == ["0.200", "0.050", "0.125"]
