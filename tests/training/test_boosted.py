"""Trees written as plain numbers say what the library that fitted them says, for both kinds of model."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from readout.model.trees import Trees, load_trees

pytest.importorskip("sklearn", reason="scikit-learn fits the trees: pip install -r training/requirements.txt")

from boosted import DIGITS, as_data, histograms_as_data
from sklearn.ensemble import GradientBoostingClassifier, HistGradientBoostingClassifier
from sklearn.feature_extraction import DictVectorizer

NAMES = ("passive", "depth", "kind:news", "chance")
ROUNDS = 20
Row = dict[str, float]
Written = Callable[[DictVectorizer, Any], dict[str, Any]]

BOTH_KINDS = pytest.mark.parametrize(
    ("write", "model"),
    [
        pytest.param(
            as_data, GradientBoostingClassifier(n_estimators=ROUNDS, max_depth=3, subsample=0.7, random_state=1), id="exact"
        ),
        pytest.param(
            histograms_as_data,
            HistGradientBoostingClassifier(max_iter=ROUNDS, max_depth=3, min_samples_leaf=5, random_state=1),
            id="histograms",
        ),
    ],
)


def rows(seed: int, number: int = 120) -> list[Row]:
    """Rows of which each has some of the features, in quarters, so that no value lies at a rounded threshold."""
    random = Random(seed)
    return [{name: random.randrange(-8, 9) / 4 for name in NAMES if random.random() < 0.7} for _ in range(number)]


def right(row: Row) -> bool:
    return row.get("depth", 0) > 0.3 or (row.get("passive", 0) < 0 and row.get("chance", 0) > 1)


def fitted(model: Any) -> DictVectorizer:
    vectorizer = DictVectorizer(sparse=False)
    model.fit(vectorizer.fit_transform(rows(1)), [right(row) for row in rows(1)])
    return vectorizer


def read_back(written: dict[str, Any], folder: Path) -> Trees:
    """The trees after a way through a file, as the package reads them."""
    path = folder / "trees.json"
    path.write_text(json.dumps({"models": {"one": written}}), encoding="utf-8")
    return load_trees(path)["one"]


@BOTH_KINDS
def test_the_same_chances_as_the_library(write: Written, model: Any, tmp_path: Path) -> None:
    vectorizer = fitted(model)
    trees = read_back(write(vectorizer, model), tmp_path)
    unseen = [*rows(2), {}, {"unknown": 3.0}]
    expected = model.predict_proba(vectorizer.transform(unseen))[:, 1]
    apart = ROUNDS * 10**-DIGITS
    assert trees.chances(unseen) == pytest.approx(expected, abs=apart)
    assert trees.chances(unseen) == pytest.approx(expected, abs=apart)
    assert min(expected) < 0.2 and max(expected) > 0.8, "trees that say nothing would agree as well"


@BOTH_KINDS
def test_nodes_are_plain_and_point_forward(write: Written, model: Any) -> None:
    written = write(fitted(model), model)
    assert len(written["trees"]) == ROUNDS
    for nodes in written["trees"]:
        for at, node in enumerate(nodes):
            assert len(node) in {1, 4}
            if len(node) == 4:
                name, _, low, high = node
                assert name in NAMES and at < low < len(nodes) and at < high < len(nodes)
