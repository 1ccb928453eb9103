"""Fit the weights by which claims of two accounts are paired: logistic regression on annotated comparisons.

    python training/compare_weights.py [FOLDER ...]     FOLDER (training/compare) holds documents.jsonl and comparisons.jsonl

Prints the log-odds that stand in src/readout/link/alignment.py. A pair of claims is on one thing where both overlap the two
sides of an annotated point by half of the shorter. Needs training/requirements.txt.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from readout.evaluate.annotated import objects
from readout.evaluate.compare import coded_by_id, overlaps
from readout.link.alignment import FEATURES, features
from readout.link.claims import Account, accounts
from readout.link.contacts import without_openings

FOLDER = Path(__file__).parent / "compare"
STRICTNESS = 0.3


def rows(folder: Path) -> tuple[np.ndarray, np.ndarray]:
    """Features and label of every pair of claims of the comparisons of a folder."""
    coded = coded_by_id(folder / "documents.jsonl")
    read, same = [], []
    for one in objects(folder / "comparisons.jsonl"):
        a, b = without_openings(*accounts(coded[one["a"]], coded[one["b"]]))
        read.append(features(a, b).reshape(-1, len(FEATURES)))
        same.append(_labels(one, a, b).ravel())
    return np.concatenate(read), np.concatenate(same)


def _labels(one: dict[str, Any], a: Account, b: Account) -> np.ndarray:
    shared = [p for p in one["points"] if p["a"] and p["b"]]
    return np.array(
        [[any(overlaps(p["a"], c.span) and overlaps(p["b"], d.span) for p in shared) for d in b.claims] for c in a.claims]
    )


def main() -> None:
    """Fit and print."""
    read, same = (np.concatenate(part) for part in zip(*(rows(Path(f)) for f in sys.argv[1:] or [FOLDER]), strict=True))
    model = make_pipeline(StandardScaler(), LogisticRegression(C=STRICTNESS, max_iter=1000)).fit(read, same)
    scaler, fitted = model[0], model[1]
    weights = fitted.coef_[0] / scaler.scale_
    print(f"{len(same)} pairs of claims, {int(same.sum())} on one thing")
    print(
        f"START {fitted.intercept_[0] - float(weights @ scaler.mean_):.2f}",
        *(f"{n} {w:.2f}" for n, w in zip(FEATURES, weights, strict=True)),
    )


if __name__ == "__main__":
    main()
