"""Comparisons against annotated ones, point by point.

    python -m readout.evaluate.compare [FOLDER]     FOLDER (evaluation/compare) holds documents.jsonl and comparisons.jsonl

A point is right when its kind agrees and its spans overlap the annotated ones by at least half of the shorter. The kind of
difference is judged apart: among differing points of both that lie on the same spans.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from readout import code_documents
from readout.errors import DataError, ReadoutError
from readout.evaluate.annotated import Json, documents, objects
from readout.evaluate.pairs import most_pairs
from readout.evaluate.rates import Rates
from readout.link.compare import compare
from readout.link.comparison import Comparison, Point, Side
from readout.records import Coded

FOLDER = Path("evaluation/compare")
HALF = 0.5
SIDES = ("a", "b")


@dataclass(frozen=True)
class CompareScores:
    """Counts over all pairs.

    Attributes:
        points: right, invented and missed points.
        wanted: annotated differing points; differing: those for which we have a differing one on the same spans; named: those
            of them whose kind of difference is right.
        by_kind: the same counts for each kind.
    """

    points: Rates
    differing: int
    named: int
    wanted: int
    by_kind: Mapping[str, Rates]

    @property
    def difference_accuracy(self) -> float:
        """Percentage of the differing points of both whose kind of difference is right."""
        return round(100 * self.named / self.differing, 1) if self.differing else 0.0


def on_same_words(wanted: Json, found: Point) -> bool:
    """Whether each side of two points is there in both or in neither, and overlaps by half of the shorter."""
    return all(_on_same(wanted[side], getattr(found, side)) for side in SIDES)


def _on_same(wanted: Sequence[int] | None, found: Side | None) -> bool:
    if wanted is None or found is None:
        return wanted is None and found is None
    return overlaps(wanted, found.span)


def overlaps(wanted: Sequence[int], found: Sequence[int]) -> bool:
    """Whether two stretches share at least half of the shorter."""
    start, end = found
    shared = min(end, wanted[1]) - max(start, wanted[0])
    return bool(shared >= HALF * min(end - start, wanted[1] - wanted[0]))


def is_right(wanted: Json, found: Point) -> bool:
    """Whether a point of ours is an annotated one."""
    return wanted["kind"] == found.kind and on_same_words(wanted, found)


def score(gold: Iterable[Json], ours: Mapping[str, Comparison]) -> CompareScores:
    """Score comparisons by the ids of annotated ones; one that is missing counts as empty."""
    kinds: dict[str, list[Rates]] = {"agreed": [], "differing": [], "only_a": [], "only_b": []}
    differing = named = wanted = 0
    for one in gold:
        found = ours[one["id"]].points if one["id"] in ours else ()
        for kind, rates in kinds.items():
            rates.append(_rates([p for p in one["points"] if p["kind"] == kind], [p for p in found if p.kind == kind]))
        apart = [p for p in one["points"] if p["kind"] == "differing"]
        met = most_pairs(apart, [p for p in found if p.kind == "differing"], is_right)
        theirs = [p for p in found if p.kind == "differing"]
        wanted, differing = wanted + len(apart), differing + len(met)
        named += sum(apart[i]["difference"] == theirs[j].difference for i, j in met.items())
    by_kind = {kind: Rates.total(rates) for kind, rates in kinds.items()}
    return CompareScores(Rates.total(by_kind.values()), differing, named, wanted, by_kind)


def _rates(wanted: Sequence[Json], found: Sequence[Point]) -> Rates:
    right = len(most_pairs(wanted, found, is_right))
    return Rates(right, len(found) - right, len(wanted) - right)


def figures(scores: CompareScores) -> dict[str, float]:
    """The figures that the gate holds against floors."""
    return {"compare.point_f1": scores.points.f1, "compare.difference_accuracy": scores.difference_accuracy}


def coded_by_id(path: Path) -> dict[str, Coded]:
    """The coded documents of a JSONL file.

    Raises:
        DataError: a document cannot be read.
    """
    return {coded.document.id: coded for coded in code_documents(documents(path))}


def measure(folder: Path) -> tuple[CompareScores, list[Json], dict[str, Comparison]]:
    """Compare the annotated pairs of a folder and score them.

    Raises:
        MissingInput: a file is not there.
        DataError: a pair names a document that is not in `documents.jsonl`.
    """
    gold = objects(folder / "comparisons.jsonl")
    coded = coded_by_id(folder / "documents.jsonl")
    missing = sorted({one[side] for one in gold for side in SIDES} - set(coded))
    if missing:
        raise DataError(f"{folder}/documents.jsonl: there is no document {missing[0]}")
    ours = {one["id"]: compare(coded[one["a"]], coded[one["b"]]) for one in gold}
    return score(gold, ours), gold, ours


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures, then the points that are missed or invented, pair by pair."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        scores, gold, ours = measure(Path(given[0]) if given else FOLDER)
    except ReadoutError as error:
        print(error, file=sys.stderr)
        return 1
    for line in (*_figures(scores), *(line for one in gold for line in _errors(one, ours[one["id"]]))):
        print(line)
    return 0


def _figures(scores: CompareScores) -> Iterable[str]:
    named = {"all points": scores.points, **scores.by_kind}
    for name, rates in named.items():
        yield f"{name:11} P {rates.precision:5.1f}  R {rates.recall:5.1f}  F1 {rates.f1:5.1f}  ({rates.n} annotated)"
    yield (
        f"difference  {scores.difference_accuracy:5.1f} % right "
        f"({scores.named} of {scores.differing} differing in both; {scores.wanted} annotated)"
    )


def _errors(one: Json, ours: Comparison) -> Iterable[str]:
    met = most_pairs(one["points"], ours.points, is_right)
    rows, columns = set(met), set(met.values())
    for i, point in enumerate(one["points"]):
        if i not in rows:
            yield f"{one['id']} missed   {_shown(point['kind'], point['difference'], [point[s] for s in SIDES], ours)}"
    for j, found in enumerate(ours.points):
        if j not in columns:
            spans = [side.span if side else None for side in (found.a, found.b)]
            yield f"{one['id']} invented {_shown(found.kind, found.difference, spans, ours)}"


def _shown(kind: str, difference: str | None, spans: Sequence[Sequence[int] | None], ours: Comparison) -> str:
    texts = (ours.a.text, ours.b.text)
    words = (" ".join(text[span[0] : span[1]].split()) if span else "-" for text, span in zip(texts, spans, strict=True))
    return f"{kind}{f' ({difference})' if difference else ''}: {' | '.join(words)}"


if __name__ == "__main__":
    sys.exit(main())
