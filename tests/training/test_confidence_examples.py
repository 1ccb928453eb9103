"""What confidence learns from: every draft, right where an annotated record says the same."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

pytest.importorskip("sklearn", reason="scikit-learn fits the trees: pip install -r training/requirements.txt")

import numpy as np
from confidence import Example, Judged, _rates, of_documents


@pytest.fixture(scope="module")
def judged(documents: Path) -> dict[str, Judged]:
    return {"news" if one.news else "readout": one for one in of_documents(documents, None)}


def types_of(drafts: Iterable[Example]) -> set[str]:
    return {name for e in drafts for name in ("ACCUSE", "CONSULT", "SANCTION") if f"type:{name}" in e.features}


def test_drafts_are_right_where_gold_has_them(judged: dict[str, Judged]) -> None:
    right, wrong = ([e for e in judged["news"].drafts if e.right is which] for which in (True, False))
    assert types_of(right) == {"ACCUSE"}
    assert types_of(wrong) >= {"SANCTION"}, "no record has the sanctions, and all of the document is annotated"
    assert types_of(e for e in judged["readout"].drafts if e.right) == {"CONSULT"}


def test_each_kind_of_document_has_its_trees(judged: dict[str, Judged]) -> None:
    assert {e.family for e in judged["news"].drafts} == {"news"}
    assert {e.family for e in judged["readout"].drafts} == {"official"}
    assert judged["news"].source == "documents_two" and judged["news"].wanted("news") == judged["news"].acts
    assert judged["news"].wanted("statement") == frozenset() and judged["news"].of("statement") == []


def test_of_two_readings_of_the_same_words_the_more_probable_counts() -> None:
    accuse = Example({}, True, frozenset({"a"}), token=3)
    reject = Example({}, False, frozenset({"b"}), token=4, rivals=(3,))
    for chances, expected in (
        ([0.9, 0.8], "P 100.0 R 100.0 F1 100.0"),
        ([0.8, 0.9], "P 0.0 R 0.0 F1 0.0"),
        ([0.4, 0.3], "P 0.0 R 0.0 F1 0.0"),
    ):
        assert _rates([([accuse, reject], np.array(chances), frozenset({"a"}))], 0.5) == expected
