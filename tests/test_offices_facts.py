"""The comparison of offices.tsv with facts from elsewhere: how it measures, and that every disagreement has its reason."""

from __future__ import annotations

import importlib.util
import os
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from readout.knowledge.offices import Tenure

ROOT = Path(__file__).parents[1]


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("offices_facts", ROOT / "evaluation" / "offices_facts.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["offices_facts"] = module
    spec.loader.exec_module(module)
    return module


facts = load()


def term(person: str, start: str, end: str) -> Tenure:
    return Tenure("FRA", "", "head_of_state", ("President",), person, (), "m", start, end, "")


@pytest.mark.parametrize(
    ("fact", "ours", "days"),
    [
        pytest.param("2001-01-21", "2001-01-20", 1, id="a day apart"),
        pytest.param("2001-01", "2001-01-31", 0, id="within the month"),
        pytest.param("2001", "2002-01-02", 2, id="after the year"),
        pytest.param("2001-03-05", "2001-02", 5, id="month of ours before"),
    ],
)
def test_a_gap_is_counted_between_the_nearest_days(fact: str, ours: str, days: int) -> None:
    assert facts.gap(fact, ours) == days


def test_terms_that_follow_each_other_count_as_one_too() -> None:
    found = facts.periods([term("A", "2000-01-01", "2004-01-01"), term("A", "2004-01-10", "2008")])
    assert ("2000-01-01", "2008") in found
    assert ("2004-01-10", "2008") in found


def test_spellings_are_alike_and_other_names_are_not() -> None:
    assert facts.likeness("Kraprayoon", ("Suchinda Kraprayun",)) > 0.45
    assert facts.likeness("Harald V of Norway", ("Harald V",)) > 0.9
    assert facts.likeness("Bush", ("Bill Clinton",)) == 0


def test_every_reason_is_explained_in_the_docs() -> None:
    page = (ROOT / "docs" / "explanation" / "knowledge.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE))
    assert set(facts.listed().values()) <= explained


@pytest.mark.skipif("READOUT_EVAL_DATA" not in os.environ, reason="READOUT_EVAL_DATA is not set")
def test_every_disagreement_is_listed_and_none_is_out_of_date() -> None:
    path = Path(os.environ["READOUT_EVAL_DATA"]) / facts.FACTS
    if not path.is_file():
        pytest.skip("no file of facts")
    found = {d.key for d in facts.disagreements(path)}
    assert found == facts.listed().keys()
