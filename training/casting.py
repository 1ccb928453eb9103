"""Fit the trees that say who is actor and who is recipient of a draft, against annotated documents.

    python training/casting.py [--data DATA] [--models build/training] [--out src/readout/model/data/casting.json]

Learned from the drafts whose type and clause an annotated record has; the candidates with a state of its actors or recipients
are right. The documents in `training/corpus` are always used; DATA adds a folder with `train/readouts_annotated.jsonl` and
`train/news_annotated.jsonl`. MODELS holds an event model for every fold, so that no draft is read by a model that has seen its
document; into each goes a `casting.json` fitted without that fold too, for `training/confidence.py`. Seeded.
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
from sklearn.metrics import roc_auc_score

from readout.assemble.candidates import OF_TRIGGER, SIDES, Candidates
from readout.assemble.draft import Draft
from readout.evaluate.annotated import Record, read_annotated
from readout.extract.quotes import find_quotes
from readout.pipeline import raise_drafts

SEED = 3
FEWEST = 60  # candidates that must have a feature


@dataclass(frozen=True)
class Example:
    """A candidate for one side of a draft that an annotated record matches, whether it is right, and its fold."""

    side: str
    features: dict[str, float]
    right: bool
    fold: int


def record_at(draft: Draft, records: tuple[Record, ...]) -> Record | None:
    """The record of a draft's type whose clause holds its trigger; of several the one with the most parties in common."""
    found = [r for r in records if r.type == draft.event and r.anchor[0] < draft.trigger[1] and draft.trigger[0] < r.anchor[1]]
    return max(found, key=lambda r: _likeness(draft, r), default=None)


def _likeness(draft: Draft, record: Record) -> float:
    actors, recipients = draft.codes
    sides = ((actors, codes_of(record, "actor")), (recipients, codes_of(record, "recipient")))
    return sum(len(a & b) / len(a | b) if a | b else 1.0 for a, b in sides)


def codes_of(record: Record, side: str) -> frozenset[str]:
    """Country codes of one side of a record."""
    return frozenset(p.split("/")[0] for p in (record.actor if side == "actor" else record.recipient))


def examples_of(path: Path, models: Path | None) -> Iterator[Example]:
    """The candidates of the drafts of annotated documents."""
    gold = {g.id: g for g in read_annotated(path)}
    for document, doc, title in document_readings(path, models):
        raised = raise_drafts(document, doc, title, find_quotes(doc))
        assert raised.meaning is not None
        candidates = Candidates(raised.actors, raised.meaning, raised.drafts)
        for draft in raised.drafts:
            record = record_at(draft, gold[document.id].records) if draft.event != "STATEMENT" else None
            for one in candidates.of(draft) if record is not None else ():
                right = one.party.code in codes_of(record, one.side)
                yield Example(one.side, one.features, right, fold_of(document.id))


def fit(examples: list[Example]) -> tuple[DictVectorizer, HistGradientBoostingClassifier]:
    """Trees over the features that are not rare, without those that are for whole casts alone."""
    seen = Counter(name for e in examples for name in e.features if not name.startswith(OF_TRIGGER))
    vectorizer = DictVectorizer(sparse=False, dtype=np.float32)
    matrix = vectorizer.fit_transform([{n: v for n, v in e.features.items() if seen[n] >= FEWEST} for e in examples])
    model = HistGradientBoostingClassifier(
        max_iter=300, learning_rate=0.06, max_depth=3, min_samples_leaf=30, l2_regularization=10.0, random_state=SEED
    )
    model.fit(matrix, [e.right for e in examples])
    return vectorizer, model


def main() -> None:
    """Fit on all folds but one, five times, then on all; write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path)
    parser.add_argument("--models", type=Path, default=Path("build/training"))
    parser.add_argument("--out", type=Path, default=Path("src/readout/model/data/casting.json"))
    asked = parser.parse_args()
    examples = [e for path in annotated_sources(asked.data) for e in examples_of(path, asked.models)]
    for fold in range(FOLDS):
        fitted = {side: fit([e for e in examples if e.side == side and e.fold != fold]) for side in SIDES}
        for side, (vectorizer, model) in fitted.items():
            held = [e for e in examples if e.side == side and e.fold == fold]
            chances = model.predict_proba(vectorizer.transform([e.features for e in held]))[:, 1]
            area = roc_auc_score([e.right for e in held], chances)
            print(f"fold {fold}, {side}: {len(held)} candidates, area under the curve {area:.3f}", flush=True)
        write(asked.models / f"fold-{fold}" / "casting.json", fitted)
    write(asked.out, {side: fit([e for e in examples if e.side == side]) for side in SIDES})
    print(f"{len(examples)} candidates -> {asked.out}")


def write(path: Path, fitted: dict[str, tuple[DictVectorizer, HistGradientBoostingClassifier]]) -> None:
    """The trees as `readout.model.trees` reads them."""
    models = {side: histograms_as_data(*one) for side, one in fitted.items()}
    path.write_text(json.dumps({"card": {"seed": SEED}, "models": models}, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
