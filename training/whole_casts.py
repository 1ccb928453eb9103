"""Fit the trees that choose among whole casts of a draft: who does it to whom, both sides at once. After `casting.py`.

    python training/whole_casts.py [--data DATA] [--models build/training] [--out src/readout/model/data/casting.json]

Learned from the drafts of news whose type and clause an annotated record has; a cast is right if it has the record's dyads. The
trees of each side, fitted without the fold of a document, give its casts their chances. The trees fitted here are added as
`together` to the `casting.json` of every fold, for `training/confidence.py`, and to the one that ships. Seeded.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from annotated_sources import annotated_sources, document_readings
from boosted import histograms_as_data
from casting import SEED, record_at
from confidence import record_of
from event_examples import FOLDS, fold_of
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.feature_extraction import DictVectorizer

from readout.assemble.candidates import Candidates
from readout.assemble.casting import readings_of, whole_casts
from readout.assemble.casts import Cast
from readout.assemble.draft import Draft
from readout.evaluate.annotated import read_annotated
from readout.evaluate.dyads import Dyad, dyads
from readout.extract.quotes import find_quotes
from readout.model.trees import casting
from readout.pipeline import raise_drafts

FEWEST = 600  # casts that must have a feature

Fitted = tuple[DictVectorizer, HistGradientBoostingClassifier]


@dataclass(frozen=True)
class Example:
    """The casts of one draft that an annotated record matches: what speaks for each, whether it is right; and the fold."""

    rows: list[dict[str, float]]
    right: list[bool]
    fold: int


def dyads_of(draft: Draft, cast: Cast) -> frozenset[Dyad]:
    """The dyads that a draft gives with a cast."""
    return dyads(record_of(replace(draft, actors=cast.actors, recipients=cast.recipients)))


def examples_of(path: Path, models: Path) -> Iterator[Example]:
    """The casts of the matched drafts of annotated news; those of a draft that has none that is right are left out."""
    gold = {g.id: g for g in read_annotated(path)}
    for document, doc, title in document_readings(path, models):
        if document.kind != "news":
            continue
        raised = raise_drafts(document, doc, title, find_quotes(doc))
        assert raised.meaning is not None
        records = {id(d): record_at(d, gold[document.id].records) for d in raised.drafts if d.event != "STATEMENT"}
        candidates = Candidates(raised.actors, raised.meaning, raised.drafts)
        readings = readings_of(raised.drafts, candidates.of, casting())
        for reading, casts, rows in whole_casts(readings, raised.drafts):
            record = records[id(reading.draft)]
            right = [record is not None and dyads_of(reading.draft, cast) == dyads(record) for cast in casts]
            if any(right):
                yield Example(rows, right, fold_of(document.id))


def fit(examples: Iterable[Example]) -> Fitted:
    """Trees over the features that are not rare."""
    rows = [(row, right) for e in examples for row, right in zip(e.rows, e.right, strict=True)]
    seen = Counter(name for row, _ in rows for name in row)
    vectorizer = DictVectorizer(sparse=False, dtype=np.float32)
    matrix = vectorizer.fit_transform([{n: v for n, v in row.items() if seen[n] >= FEWEST} for row, _ in rows])
    model = HistGradientBoostingClassifier(
        max_iter=150, learning_rate=0.1, max_depth=4, min_samples_leaf=30, l2_regularization=10.0, random_state=SEED
    )
    return vectorizer, model.fit(matrix, [right for _, right in rows])


def share_right(fitted: Fitted, examples: list[Example]) -> float:
    """How often the likeliest cast is right, where one is."""
    vectorizer, model = fitted
    best = [int(np.argmax(model.predict_proba(vectorizer.transform(e.rows))[:, 1])) for e in examples]
    return float(np.mean([e.right[at] for e, at in zip(examples, best, strict=True)]))


def add(path: Path, fitted: Fitted) -> None:
    """Write the trees beside those of the sides."""
    found = json.loads(path.read_text(encoding="utf-8"))
    found["models"]["together"] = histograms_as_data(*fitted)
    path.write_text(json.dumps(found, separators=(",", ":")) + "\n", encoding="utf-8")


def main() -> None:
    """Fit on all folds but one, five times, then on all; add each to its file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path)
    parser.add_argument("--models", type=Path, default=Path("build/training"))
    parser.add_argument("--out", type=Path, default=Path("src/readout/model/data/casting.json"))
    asked = parser.parse_args()
    examples = [e for path in annotated_sources(asked.data) for e in examples_of(path, asked.models)]
    for fold in range(FOLDS):
        fitted = fit(e for e in examples if e.fold != fold)
        held = [e for e in examples if e.fold == fold]
        print(f"fold {fold}: {len(held)} drafts, likeliest cast right {share_right(fitted, held):.3f}", flush=True)
        add(asked.models / f"fold-{fold}" / "casting.json", fitted)
    add(asked.out, fit(examples))
    print(f"{len(examples)} drafts -> {asked.out}")


if __name__ == "__main__":
    main()
