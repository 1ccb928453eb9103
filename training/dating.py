"""Fit the trees that say when what the news tells happened, against annotated documents.

    python training/dating.py [--data DATA] [--out src/readout/assemble/data/dating.json]

Learned from the news drafts whose clause an annotated record has; of the candidate dates the one of the record is right. The
documents in `training/corpus` are always used; DATA adds a folder with `train/news_annotated.jsonl`. Seeded.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from annotated_sources import annotated_sources, document_readings
from boosted import histograms_as_data
from event_examples import FOLDS, fold_of
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.feature_extraction import DictVectorizer

from readout.assemble.date_candidates import CandidateDate, CandidateDates
from readout.assemble.dates_in_text import DatesInText
from readout.assemble.draft import Draft
from readout.evaluate.annotated import Record, read_annotated
from readout.extract.quotes import find_quotes
from readout.pipeline import raise_drafts

SEED = 3
FEWEST = 20  # candidates that must have a feature

Fitted = tuple[DictVectorizer, HistGradientBoostingClassifier]


@dataclass(frozen=True)
class Example:
    """A draft with its candidate dates, the one that annotators gave (None: none), its document's file and fold."""

    candidates: list[CandidateDate]
    right: str | None
    source: str
    fold: int


def dates_at(draft: Draft, records: tuple[Record, ...]) -> set[str | None]:
    """The dates of the records whose clause holds a draft's trigger, of its type if there are any."""
    found = [r for r in records if r.anchor[0] <= draft.trigger[0] < r.anchor[1]]
    return {r.date for r in [r for r in found if r.type == draft.event] or found}


def examples_of(path: Path) -> Iterator[Example]:
    """The drafts of the news in a file for which the records agree on one date."""
    gold = {g.id: tuple(r for r in g.records if r.type != "STATEMENT") for g in read_annotated(path)}
    for document, doc, title in document_readings(path, None):
        if document.kind != "news":
            continue
        candidates = CandidateDates(DatesInText(document, doc))
        for draft in raise_drafts(document, doc, title, find_quotes(doc)).drafts:
            found = candidates.of(draft)
            dates = dates_at(draft, gold[document.id])
            if len(dates) == 1 and draft.event != "STATEMENT":
                yield Example(found, dates.pop(), path.stem, fold_of(document.id))


def fit(examples: list[Example]) -> Fitted:
    """Trees over the features that are not rare."""
    rows = [(c.features, c.value == e.right) for e in examples for c in e.candidates]
    seen = Counter(name for features, _ in rows for name in features)
    vectorizer = DictVectorizer(sparse=False, dtype=np.float32)
    matrix = vectorizer.fit_transform([{n: v for n, v in features.items() if seen[n] >= FEWEST} for features, _ in rows])
    model = HistGradientBoostingClassifier(
        max_iter=150, learning_rate=0.07, max_depth=5, min_samples_leaf=10, l2_regularization=1.0, random_state=SEED
    )
    model.fit(matrix, [right for _, right in rows])
    return vectorizer, model


def chosen(fitted: Fitted, example: Example) -> str | None:
    """The date that trees choose."""
    vectorizer, model = fitted
    chances = model.predict_proba(vectorizer.transform([c.features for c in example.candidates]))[:, 1]
    return example.candidates[int(np.argmax(chances))].value


def report(examples: list[Example]) -> None:
    """Print how often the date is right in documents that the trees have not seen, of the acts that have one."""
    right: Counter[str] = Counter()
    dated: Counter[str] = Counter()
    for fold in range(FOLDS):
        fitted = fit([e for e in examples if e.fold != fold])
        for held in (e for e in examples if e.fold == fold and e.right is not None):
            dated[held.source] += 1
            right[held.source] += chosen(fitted, held) == held.right
    for source, number in sorted(dated.items()):
        print(f"{source}: {100 * right[source] / number:.1f} % of {number} dates right, cross-validated", flush=True)
    print(f"all: {100 * right.total() / dated.total():.1f} % of {dated.total()}", flush=True)


def main() -> None:
    """Report on held-out folds, then fit on all; write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path)
    parser.add_argument("--out", type=Path, default=Path("src/readout/assemble/data/dating.json"))
    asked = parser.parse_args()
    examples = [e for path in annotated_sources(asked.data) for e in examples_of(path)]
    report(examples)
    models = {"dates": histograms_as_data(*fit(examples))}
    text = json.dumps({"card": {"seed": SEED}, "models": models}, separators=(",", ":")) + "\n"
    asked.out.write_text(text, encoding="utf-8")
    print(f"{len(examples)} acts -> {asked.out}")


if __name__ == "__main__":
    main()
