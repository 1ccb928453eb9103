"""Fit the weights by which records are joined into episodes: logistic regression, held near weights set by reasoning.

    python training/link_weights.py RECORDS=DOCUMENTS ... [--folds 5] [--hold 0.5] [--out src/readout/link/data/weights.json]

Each RECORDS is what `readout code DOCUMENTS --format jsonl` wrote. The pairs and their labels are in linking/pairs.jsonl
(document, trigger and type of each record, so that they outlive the ids), the weights set by reasoning in linking/prior.json.
A pair under a veto counts as told apart and is not fitted. Documents are folded whole. The threshold is that of the prior: a
wrong join is worse than a missed one. Writes only with --out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from readout.export.as_json import event_from_json
from readout.link.features import FEATURES
from readout.link.groups import compatible
from readout.link.likeness import values
from readout.link.report import Report
from readout.link.traits import Traits
from readout.link.vetoes import veto
from readout.sources import SourceOptions, read

HERE = Path(__file__).parent / "linking"
Array = npt.NDArray[np.float64]
NAMES = tuple(FEATURES)


@dataclass(frozen=True)
class Example:
    """One labelled pair."""

    features: tuple[float, ...]
    same: bool
    vetoed: bool
    fold: int
    drawn: str


def traits_of(pairs: Sequence[str]) -> dict[str, list[Traits]]:
    """Document id -> traits of its records, from files of records and of their documents."""
    found: dict[str, list[Traits]] = {}
    for pair in pairs:
        records, _, documents = pair.partition("=")
        texts = {r.document.id: r.document for r in read([documents], SourceOptions()) if r.document}
        for line in Path(records).read_text(encoding="utf-8").splitlines():
            event = event_from_json(json.loads(line))
            found.setdefault(event.doc, []).append(Traits(Report(event, texts[event.doc], event.doc)))
    return found


def at(spot: tuple[str, int, int, str], held: dict[str, list[Traits]]) -> Traits | None:
    """The record whose trigger meets that of a label and whose type can be the same act; None where there is none now."""
    doc, start, end, kind = spot
    there = [t for t in held.get(doc, ()) if t.event.trigger[0] < end and start < t.event.trigger[1]]
    fit = [t for t in there if compatible(t.event.event, kind)]
    return max(fit, key=lambda t: (t.event.event == kind, -abs(t.event.trigger[0] - start), t.id), default=None)


def examples(held: dict[str, list[Traits]], folds: int) -> list[Example]:
    """The labelled pairs whose records are at hand."""
    made = []
    for line in (HERE / "pairs.jsonl").read_text(encoding="utf-8").splitlines():
        pair: dict[str, Any] = json.loads(line)
        one, other = at(pair["a"], held), at(pair["b"], held)
        if one is None or other is None or one is other:
            continue
        a, b = sorted((one, other), key=lambda t: t.id)
        fold = hashlib.blake2b(min(a.event.doc, b.event.doc).encode(), digest_size=2).digest()[0] % folds
        known = values(a, b)
        vetoed = veto(a, b) is not None
        made.append(Example(tuple(known[n] for n in NAMES), pair["same"], vetoed, fold, f"{pair['set']} {pair['drawn']}"))
    return made


def fitted(chosen: Sequence[Example], prior: Array, hold: float) -> Array:
    """Intercept and weights that make the labels likeliest, held near `prior` with strength `hold`.

    A weight whose sign would turn against its reason is 0: that readouts of one house always name the same persons is no
    reason to tell two records apart.
    """
    rows = np.array([(1.0, *e.features) for e in chosen if not e.vetoed])
    labels = np.array([float(e.same) for e in chosen if not e.vetoed])
    free = np.ones(len(prior), dtype=bool)
    while True:
        weights = np.zeros_like(prior)
        weights[free] = newton(rows[:, free], labels, prior[free], hold)
        turned = free & (weights * prior < 0)
        turned[0] = False
        if not turned.any():
            return weights
        free &= ~turned


def newton(rows: Array, labels: Array, prior: Array, hold: float) -> Array:
    """Newton's method with bounded steps."""
    weights = prior.copy()
    for _ in range(100):
        expected = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (labels - expected) - hold * (weights - prior)
        curve = (rows * (expected * (1 - expected))[:, None]).T @ rows + hold * np.eye(len(weights))
        step = np.linalg.solve(curve, slope)
        largest = float(np.abs(step).max())
        weights = weights + step * min(1.0, 2.0 / max(largest, 1e-12))
        if largest < 1e-8:
            break
    return weights


def joined(example: Example, weights: Array, threshold: float) -> bool:
    """Whether the pair alone would be joined."""
    return not example.vetoed and float(np.dot((1.0, *example.features), weights)) > threshold


def report(name: str, judged: Sequence[tuple[Example, bool]]) -> None:
    """Print precision and recall of the joined pairs."""
    right = sum(e.same and given for e, given in judged)
    given = sum(g for _, g in judged)
    wanted = sum(e.same for e, _ in judged)
    precision, recall = (100 * right / n if n else float("nan") for n in (given, wanted))
    print(
        f"{name:28} pairs {len(judged):4}  same {wanted:3}  joined {given:3}  precision {precision:5.1f}  recall {recall:5.1f}"
    )


def main() -> None:
    """Cross-validate, print, and write weights where asked to."""
    asked = _asked()
    prior_file = json.loads((HERE / "prior.json").read_text(encoding="utf-8"))
    prior = np.array([prior_file["intercept"], *(prior_file["weights"].get(n, 0.0) for n in NAMES)])
    found = examples(traits_of(asked.records), asked.folds)
    threshold = prior_file["threshold"]
    report("prior, all", [(e, joined(e, prior, threshold)) for e in found])
    judged = []
    for fold in range(asked.folds):
        weights = fitted([e for e in found if e.fold != fold], prior, asked.hold)
        judged += [(e, joined(e, weights, threshold)) for e in found if e.fold == fold]
    report("cross-validated, all", judged)
    for drawn in sorted({e.drawn for e in found}):
        report(f"cross-validated, {drawn}", [(e, g) for e, g in judged if e.drawn == drawn])
    weights = fitted(found, prior, asked.hold)
    for name, before, after in zip(("intercept", *NAMES), prior, weights, strict=True):
        print(f"  {name:20} {before:6.2f} -> {after:6.2f}")
    if asked.out:
        asked.out.write_text(json.dumps(_file(weights, found, prior_file), indent=2) + "\n", encoding="utf-8", newline="\n")


def _file(weights: Array, found: Sequence[Example], prior: dict[str, Any]) -> dict[str, Any]:
    same = sum(e.same for e in found)
    return {
        "version": prior["version"] + 1,
        "date": prior["date"],
        "source": f"training/link_weights.py: {len(found)} labelled pairs, {same} of one happening",
        "threshold": prior["threshold"],
        "intercept": round(float(weights[0]), 3),
        "weights": {name: round(float(weight), 3) for name, weight in zip(NAMES, weights[1:], strict=True)},
    }


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("records", nargs="+", metavar="RECORDS=DOCUMENTS")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--hold", type=float, default=0.5, help="strength of the weights set by reasoning")
    parser.add_argument("--out", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
