"""Trees and a regression judge together."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from readout.model.blend import Blend, Line, load_blends
from readout.model.trees import Trees

TREES = Trees(0.0, ((("far", 2.5, 1, 2), (1.5,), (-2.0,)),))
LINE = Line(-1.0, {"far": 0.5, "near": 2.0})


@pytest.mark.parametrize(("values", "total"), [({}, -1.0), ({"far": 4.0}, 1.0), ({"near": 1.0, "unheard": 7.0}, 1.0)])
def test_a_line_adds_what_each_thing_is_worth(values: dict[str, float], total: float) -> None:
    assert LINE.chance(values) == pytest.approx(1 / (1 + math.exp(-total)))


def test_a_blend_is_the_mean_of_both_opinions() -> None:
    rows = [{"far": 4.0, "near": 1.0}, {}]
    assert Blend(TREES, LINE).chances(rows) == pytest.approx([(TREES.chances([r])[0] + LINE.chance(r)) / 2 for r in rows])
    assert Blend(TREES, LINE).chances([]) == []


def test_blends_are_read_by_name(tmp_path: Path) -> None:
    file = tmp_path / "confidence.json"
    trees = {"start": 0.0, "trees": [[["far", 2.5, 1, 2], [1.5], [-2.0]]]}
    line = {"start": -1.0, "weights": {"far": 0.5, "near": 2.0}}
    file.write_text(json.dumps({"models": {"news": {"trees": trees, "line": line}}}))
    assert load_blends(file) == {"news": Blend(TREES, LINE)}
