"""Fit the model of `confidence`: a logistic regression over how a record was found, right or wrong against annotated documents.

    python training/confidence.py [--data DATA] [--out src/readout/assemble/data/confidence.json] [--folds 5]

The documents in `training/corpus` are always used. DATA adds a folder with `train/readouts_annotated.jsonl`,
`train/news_annotated.jsonl` (documents with gold records) and `train/plv_train.jsonl` (sentences with both parties and the type
given). Only weights are written, no text. Seeded.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from readout.assemble.confidence import features
from readout.assemble.draft import Draft
from readout.evaluate.annotated import Record, read_annotated
from readout.evaluate.dyads import dyads
from readout.extract.parse import parse
from readout.extract.quotes import find_quotes
from readout.pipeline import drafts_of
from readout.records import Document, Span
from readout.sources import SourceOptions, read

SEED = 3
STRENGTH = 0.3
NEWS_WEIGHT = 2.0
SENTENCE_WEIGHT = 0.6
SMALLEST = 0.005


@dataclass
class Example:
    """One draft: its features, whether it was right, the document it comes from, its keys and those of the document's gold."""

    features: dict[str, float]
    right: bool
    weight: float
    group: str
    kind: str
    keys: frozenset[object] = frozenset()


def record_of(draft: Draft) -> Record:
    """A draft as a gold-format record."""
    return Record(
        type=draft.event,
        mode=draft.mode,
        actor=tuple(p.gold() for p in draft.actors) or ("UNK/UNK/",),
        recipient=tuple(p.gold() for p in draft.recipients),
        factuality=draft.factuality,
    )


def of_documents(path: Path) -> Iterator[tuple[list[Example], frozenset[object], str]]:
    """Examples of annotated documents, with the keys of each document's gold."""
    gold = {g.id: g for g in read_annotated(path)}
    readings = [r.document for r in read([str(path)], SourceOptions()) if r.document is not None]
    parsed = parse(t for d in readings for t in (d.text, d.title or " "))
    for document in readings:
        doc, title = next(parsed), next(parsed)
        drafts, _, actors = drafts_of(document, doc, title if document.title else None, find_quotes(doc))
        wanted = frozenset(k for r in gold[document.id].records if r.type != "STATEMENT" for k in dyads(r))
        stated = frozenset(k for r in gold[document.id].records if r.type == "STATEMENT" for k in dyads(r))
        found = []
        for draft in drafts:
            keys = frozenset(dyads(record_of(draft)))
            if not keys:
                continue
            weight = NEWS_WEIGHT if document.kind == "news" else 1.0
            statement = draft.event == "STATEMENT"
            right = len(keys & (stated if statement else wanted)) * 2 >= len(keys)
            counted = frozenset() if statement else keys
            found.append(Example(features(draft, document, actors), right, weight, document.id, document.kind, counted))
        yield found, wanted, document.kind


def of_sentences(path: Path) -> Iterator[Example]:
    """Examples of sentences with given parties: right if type and parties agree, wrong if only the type differs."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for line, doc in zip(lines, parse(line["text"] for line in lines), strict=True):
        document = Document(line["id"], line["text"], "2015-06-15")
        drafts, _, actors = drafts_of(document, doc, None, [])
        for draft in drafts:
            if draft.event == "STATEMENT" or not _same_parties(draft, line["actor"], line["recipient"]):
                continue
            root = "YIELD" if draft.event in {"CONCEDE", "RETREAT"} else draft.event
            yield Example(features(draft, document, actors), root == line["root"], SENTENCE_WEIGHT, line["id"], "news")


def _same_parties(draft: Draft, actor: Span | None, recipient: Span | None) -> bool:
    actors = [s for p in draft.actors for s in p.spans[:1]]
    others = [s for p in draft.recipients for s in p.spans[:1]] or actors
    return _touches(actors, actor) and _touches(others, recipient)


def _touches(spans: list[Span], given: Span | None) -> bool:
    return given is None or any(a < given[1] and given[0] < b for a, b in spans)


def fit(examples: list[Example]) -> tuple[DictVectorizer, LogisticRegression]:
    """A regularised logistic regression."""
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([e.features for e in examples])
    model = LogisticRegression(C=STRENGTH, max_iter=3000, fit_intercept=False)
    model.fit(matrix, [e.right for e in examples], sample_weight=[e.weight for e in examples])
    return vectorizer, model


def cross_validate(documents: list[tuple[list[Example], frozenset[object], str]], extra: list[Example], folds: int) -> None:
    """Print precision, recall and F1 of dyads by threshold, and calibration; no model is asked about documents it has seen."""
    order = list(range(len(documents)))
    random.Random(SEED).shuffle(order)
    scored: dict[int, np.ndarray] = {}
    for fold in range(folds):
        held = set(order[fold::folds])
        vectorizer, model = fit([e for i in order if i not in held for e in documents[i][0]] + extra)
        for i in held:
            found = documents[i][0]
            scored[i] = model.predict_proba(vectorizer.transform([e.features for e in found]))[:, 1] if found else np.zeros(0)
    for kind in ("readout", "news"):
        chosen = [i for i in order if (documents[i][2] == "news") == (kind == "news")]
        print(kind, len(chosen), "documents")
        for threshold in (0.0, 0.3, 0.4, 0.45, 0.5, 0.55, 0.6):
            print(kind, threshold, _rates(documents, scored, chosen, threshold))
    pairs = [(p, e.right) for i in order for p, e in zip(scored[i], documents[i][0], strict=True)]
    print("calibration error", round(_calibration(pairs), 3), "of", len(pairs))


def _rates(
    documents: list[tuple[list[Example], frozenset[object], str]],
    scored: dict[int, np.ndarray],
    chosen: list[int],
    threshold: float,
) -> str:
    right = invented = missed = 0
    for i in chosen:
        found, wanted, _ = documents[i]
        keys = frozenset(k for e, p in zip(found, scored[i], strict=True) if p >= threshold for k in e.keys)
        right, invented, missed = right + len(keys & wanted), invented + len(keys - wanted), missed + len(wanted - keys)
    precision, recall = right / max(1, right + invented), right / max(1, right + missed)
    return f"P {100 * precision:.1f} R {100 * recall:.1f} F1 {200 * precision * recall / max(1e-9, precision + recall):.1f}"


def _calibration(pairs: list[tuple[float, bool]]) -> float:
    total = 0.0
    for low in range(10):
        inside = [(p, r) for p, r in pairs if low <= min(9, int(p * 10)) < low + 1]
        if inside:
            total += abs(sum(p for p, _ in inside) - sum(r for _, r in inside))
    return total / max(1, len(pairs))


def main() -> None:
    """Fit, cross-validate, write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path)
    parser.add_argument("--out", type=Path, default=Path("src/readout/assemble/data/confidence.json"))
    parser.add_argument("--folds", type=int, default=5)
    chosen = parser.parse_args()
    corpus = Path(__file__).parent / "corpus"
    sources = sorted(corpus.glob("documents_*.jsonl"))
    extra: list[Example] = []
    if chosen.data is not None:
        train = chosen.data / "train"
        sources += [train / "readouts_annotated.jsonl", train / "news_annotated.jsonl"]
        extra = list(of_sentences(train / "plv_train.jsonl"))
    documents = [found for source in sources for found in of_documents(source)]
    print(len(documents), "documents,", sum(len(d[0]) for d in documents), "drafts,", len(extra), "sentence drafts")
    cross_validate(documents, extra, chosen.folds)
    vectorizer, model = fit([e for d in documents for e in d[0]] + extra)
    weights = {
        n: round(float(w), 4)
        for n, w in zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)
        if abs(w) > SMALLEST
    }
    card = {
        "model": "logistic regression",
        "seed": SEED,
        "C": STRENGTH,
        "examples": sum(len(d[0]) for d in documents) + len(extra),
    }
    chosen.out.write_text(
        json.dumps({"card": card, "weights": dict(sorted(weights.items()))}, indent=0) + "\n", encoding="utf-8"
    )
    print(len(weights), "weights ->", chosen.out)


if __name__ == "__main__":
    main()
