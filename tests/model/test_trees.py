"""Boosted trees give the chance that the numbers of their leaves add up to."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from readout.model.trees import Trees, casting, load_trees

STUMP = Trees(-1.0, ((("far", 2.5, 1, 2), (1.5,), (-2.0,)),))


@pytest.mark.parametrize(("values", "total"), [({"far": 2.5}, 0.5), ({"far": 2.6}, -3.0), ({}, 0.5)])
def test_what_is_at_most_the_threshold_goes_low_and_what_is_missing_is_zero(values: dict[str, float], total: float) -> None:
    assert STUMP.chances([values]) == pytest.approx([1 / (1 + math.exp(-total))])


def test_many_rows_at_once_give_what_each_gives() -> None:
    both = Trees(0.5, (*STUMP.trees, (("far", 1.0, 1, 4), ("near", 0.0, 2, 3), (0.25,), (-0.75,), (2.0,))))
    rows = [{}, {"far": 0.5, "near": 1.0}, {"far": 2.0}, {"far": 9.0, "near": 3.0, "other": 1.0}]
    assert both.chances(rows) == pytest.approx([both.chances([row])[0] for row in rows])
    assert both.chances([]) == []


def test_trees_are_read_by_name(tmp_path: Path) -> None:
    file = tmp_path / "trees.json"
    file.write_text(json.dumps({"models": {"actor": {"start": -1.0, "trees": [[["far", 2.5, 1, 2], [1.5], [-2.0]]]}}}))
    assert load_trees(file) == {"actor": STUMP}


def test_the_package_has_trees_for_each_side_and_both_together() -> None:
    assert set(casting()) == {"actor", "recipient", "together"}
