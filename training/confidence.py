"""Fit the models of `confidence`: how likely a record is right, from how it was found, against annotated documents.

    python training/confidence.py [--data DATA] [--reviewed FILE] [--models build/training] [--out FILE] [--folds 5]

The documents in `training/corpus` are always used, but for literary ones.
DATA adds a folder with `train/readouts_annotated.jsonl`,
`train/news_annotated.jsonl` (documents with gold records). FILE is what `readout review training` wrote; of its documents only
the drafts at reviewed triggers count. MODELS holds an event model for every fold, so that no draft is
judged by a model that has seen its document. News, what public bodies put out, and statements have models of their own. Only
thresholds, values and weights are written, no text. Seeded.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from annotated_sources import annotated_sources, document_readings
from boosted import as_data, line_as_data, mean_of
from reviewed import judged_triggers, records_at
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from readout.assemble.confidence import family, features
from readout.assemble.draft import Draft
from readout.assemble.rivals import are_rivals
from readout.evaluate.annotated import Record, read_annotated
from readout.evaluate.dyads import dyads
from readout.extract.quotes import find_quotes
from readout.pipeline import drafts_of

SEED = 3
FORESTS = 4  # fitted with seeds of their own: their mean hangs less on chance than one
FAMILIES = ("official", "news", "statement")
ENOUGH = {"official": 0.5}  # share of dyads that must be right; elsewhere all: of many at a table one may be read amiss
THRESHOLDS = (0.0, 0.25, 0.3, 0.4, 0.45, 0.5, 0.55, 0.6)
LITERARY = "documents_literary"  # their style makes drafts look less certain than those of plain reports are
QUIET, WEIGHT = "documents_quiet", 2  # texts with next to no act are rarer here than in the world
FEWEST = 6  # drafts that must have a feature
STRENGTH = 0.01  # of the regression: the inverse of how much large weights cost


@dataclass
class Example:
    """One draft: its features, whether it was right, its keys, where it stands and beside which rivals."""

    features: dict[str, float]
    right: bool
    keys: frozenset[object] = frozenset()
    token: int = -1
    rivals: tuple[int, ...] = ()
    family: str = ""
    event: str = ""
    instead_of: tuple[int, str] | None = None


@dataclass
class Judged:
    """One document: its drafts, the keys of its acts and of its statements in gold, where it comes from, whether it is news."""

    drafts: list[Example]
    acts: frozenset[object]
    statements: frozenset[object]
    source: str
    news: bool

    def of(self, name: str) -> list[Example]:
        """The drafts that one family of trees judges."""
        return [e for e in self.drafts if e.family == name]

    def wanted(self, name: str) -> frozenset[object]:
        """The keys that a family of trees should find."""
        return self.statements if name == "statement" else self.acts


def record_of(draft: Draft) -> Record:
    """A draft as a gold-format record."""
    return Record(
        type=draft.event,
        mode=draft.mode,
        actor=tuple(p.gold() for p in draft.actors) or ("UNK/UNK/",),
        recipient=tuple(p.gold() for p in draft.recipients),
        factuality=draft.factuality,
    )


def of_documents(path: Path, models: Path | None) -> Iterator[Judged]:
    """The drafts of annotated documents beside their gold; each document read by an event model that never saw it."""
    judged = judged_triggers(path)
    gold = {g.id: g for g in read_annotated(path)}
    for document, doc, title in document_readings(path, models):
        drafts, _, actors = drafts_of(document, doc, title, find_quotes(doc), every=True)
        wanted = frozenset(k for r in gold[document.id].records if r.type != "STATEMENT" for k in dyads(r))
        stated = frozenset(k for r in gold[document.id].records if r.type == "STATEMENT" for k in dyads(r))
        triggers = judged.get(document.id)
        found = []
        for draft in drafts:
            keys = frozenset(dyads(record_of(draft)))
            if not keys or (triggers is not None and draft.trigger not in triggers):
                continue
            right_keys = stated if draft.event == "STATEMENT" else wanted
            if triggers is not None:
                right_keys &= frozenset(k for r in records_at(gold[document.id].records, draft.trigger) for k in dyads(r))
            judges = family(draft.event, document.kind)
            right = len(keys & right_keys) >= len(keys) * ENOUGH.get(judges, 1.0)
            facts = features(draft, document, actors)
            one = Example(facts, right, keys, draft.token, draft.rivals, judges, draft.event, draft.instead_of)
            found.append(one)
        if triggers is not None:  # what else it reports, nobody has checked
            seen = frozenset(k for e in found for k in e.keys)
            wanted, stated = wanted & seen, stated & seen
        yield Judged(found, wanted, stated, path.stem, document.kind == "news")


@dataclass
class Judge:
    """What one family of drafts is judged by: boosted trees and a logistic regression over the same features."""

    vectorizer: DictVectorizer
    forests: list[GradientBoostingClassifier]
    line: Pipeline

    def chances(self, examples: list[Example]) -> np.ndarray:
        """The mean of both opinions, example by example; that of the trees is made of the mean of their sums."""
        if not examples:
            return np.zeros(0)
        rows = self.vectorizer.transform([e.features for e in examples])
        sums = np.mean([forest.decision_function(rows) for forest in self.forests], axis=0)
        return np.asarray((1 / (1 + np.exp(-sums)) + self.line.predict_proba(rows)[:, 1]) / 2)

    def as_data(self) -> dict[str, Any]:
        """As `readout.model.blend` reads it."""
        trees = mean_of([as_data(self.vectorizer, forest) for forest in self.forests])
        return {"trees": trees, "line": line_as_data(self.vectorizer, self.line)}


def fit(examples: list[Example]) -> Judge:
    """Small trees and a line over the features that are not rare."""
    seen = Counter(name for e in examples for name in e.features)
    vectorizer = DictVectorizer(sparse=False, dtype=np.float32)
    matrix = vectorizer.fit_transform([{n: v for n, v in e.features.items() if seen[n] >= FEWEST} for e in examples])
    forests = [
        GradientBoostingClassifier(
            n_estimators=200,
            learning_rate=0.06,
            max_depth=3,
            min_samples_leaf=10,
            subsample=0.7,
            max_features=0.3,
            random_state=SEED + number,
        )
        for number in range(FORESTS)
    ]
    line = make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=400))
    right = [e.right for e in examples]
    return Judge(vectorizer, [f.fit(matrix, right) for f in forests], line.fit(matrix, right))


def taught(name: str, documents: list[Judged]) -> list[Example]:
    """The drafts that a family learns from; those of quiet texts of news count twice."""
    found = []
    for document in documents:
        times = WEIGHT if name == "news" and document.source.startswith(QUIET) else 1
        found += document.of(name) * times
    return found


def cross_validate(documents: list[Judged], folds: int) -> None:
    """Print precision, recall and F1 of dyads by threshold, and calibration; no trees judge documents that they have seen."""
    pairs: list[tuple[float, bool]] = []
    for name in FAMILIES:
        chosen = [d for d in documents if name == "statement" or d.news is (name == "news")]
        random.Random(SEED).shuffle(chosen)
        chances: dict[int, np.ndarray] = {}
        for fold in range(folds):
            held = range(fold, len(chosen), folds)
            judge = fit(taught(name, [d for i, d in enumerate(chosen) if i not in held]))
            chances.update((i, judge.chances(chosen[i].of(name))) for i in held)
        for source in (None, *sorted({d.source for d in chosen})):
            some = [i for i, d in enumerate(chosen) if source in (None, d.source)]
            for threshold in THRESHOLDS if source is None else (0.5,):
                rates = _rates([(chosen[i].of(name), chances[i], chosen[i].wanted(name)) for i in some], threshold)
                print(name, source or "all", len(some), "documents,", threshold, rates)
        pairs += [(p, e.right) for i, d in enumerate(chosen) for p, e in zip(chances[i], d.of(name), strict=True)]
    _print_calibration(pairs)


def _rates(documents: list[tuple[list[Example], np.ndarray, frozenset[object]]], threshold: float) -> str:
    right = invented = missed = 0
    for found, chances, wanted in documents:
        keys = frozenset(k for e in _without_rivals(found, chances, threshold) for k in e.keys)
        right, invented, missed = right + len(keys & wanted), invented + len(keys - wanted), missed + len(wanted - keys)
    precision, recall = right / max(1, right + invented), right / max(1, right + missed)
    return f"P {100 * precision:.1f} R {100 * recall:.1f} F1 {200 * precision * recall / max(1e-9, precision + recall):.1f}"


def _without_rivals(found: list[Example], chances: np.ndarray, threshold: float) -> list[Example]:
    """The examples above the threshold, of two readings of the same words the more probable one."""
    kept: list[Example] = []
    for chance, example in sorted(zip(chances, found, strict=True), key=lambda pair: -pair[0]):
        if chance >= threshold and not any(are_rivals(example, other) for other in kept):
            kept.append(example)
    return kept


def _print_calibration(pairs: list[tuple[float, bool]]) -> None:
    """Expected calibration error, and by tenths of confidence: drafts, mean confidence, share that is right."""
    apart = 0.0
    for low in range(10):
        inside = [(p, r) for p, r in pairs if min(9, int(p * 10)) == low]
        if inside:
            told, right = (sum(float(x[side]) for x in inside) / len(inside) for side in (0, 1))
            apart += abs(told - right) * len(inside)
            print(f"confidence {low / 10:.1f}-{low / 10 + 0.1:.1f}: {len(inside)} drafts, mean {told:.2f}, right {right:.2f}")
    print(f"calibration error {apart / max(1, len(pairs)):.3f} of {len(pairs)} drafts")


def main() -> None:
    """Fit, cross-validate, write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path)
    parser.add_argument("--reviewed", type=Path)
    parser.add_argument("--out", type=Path, default=Path("src/readout/assemble/data/confidence.json"))
    parser.add_argument("--models", type=Path, help="folder with an event model for every fold: fold-0, fold-1 ...")
    parser.add_argument("--folds", type=int, default=5)
    chosen = parser.parse_args()
    sources = annotated_sources(chosen.data, chosen.reviewed)
    plain = [source for source in sources if not source.stem.startswith(LITERARY)]
    documents = [found for source in plain for found in of_documents(source, chosen.models)]
    print(len(documents), "documents,", sum(len(d.drafts) for d in documents), "drafts")
    cross_validate(documents, chosen.folds)
    models = {name: fit(taught(name, documents)).as_data() for name in FAMILIES}
    card = {"model": "gradient boosting and logistic regression", "seed": SEED, "drafts": sum(len(d.drafts) for d in documents)}
    chosen.out.write_text(json.dumps({"card": card, "models": models}, separators=(",", ":")) + "\n", encoding="utf-8")
    print(" and ".join(f"{len(m['trees']['trees'])} trees for {n}" for n, m in models.items()), "->", chosen.out)


if __name__ == "__main__":
    main()
