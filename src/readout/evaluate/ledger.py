"""The ledger against annotated undertakings: found or not, the status of those found, and how sure `met` is.

    python -m readout.evaluate.ledger [UNDERTAKINGS [DOCUMENTS]]

An annotated undertaking is paired with the one of ours that has a mention in its document on an overlapping span, the widest
overlap first; ours may answer for several annotated ones where it joins repetitions.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from readout import code_documents
from readout.errors import ReadoutError
from readout.evaluate.annotated import Json, objects
from readout.evaluate.annotated import documents as read_documents
from readout.link.ledger import undertakings
from readout.link.report import Report, of_coded
from readout.link.undertakings import Undertaking
from readout.records import Span
from readout.settings import Settings

UNDERTAKINGS = Path("evaluation/linking/undertakings.jsonl")
SAMPLES = Path("src/readout/samples/corpus.jsonl")
LEAST = 0.25  # as `readout ledger` reads records
MET = "met"


@dataclass(frozen=True)
class Paired:
    """An annotated undertaking and ours; None: not found."""

    wanted: Json
    found: Undertaking | None

    @property
    def right(self) -> bool:
        """Whether it was found and its status is right."""
        return self.found is not None and self.found.status == self.wanted["status"]


@dataclass(frozen=True)
class LedgerScores:
    """Counts of one run.

    Attributes:
        gold, found, right: annotated undertakings; those paired; those paired whose status is right.
        met, met_right: of ours with a pair, those that we call met, and those that are.
        met_alone: ours that we call met and that nobody annotated, in annotated documents.
        kind, owner, due: of the paired, how many have the annotated kind, owner and due date.
        confusions: how often an annotated status got another one of ours.
    """

    gold: int
    found: int
    right: int
    met: int
    met_right: int
    met_alone: int
    kind: int
    owner: int
    due: int
    confusions: Mapping[tuple[str, str], int]

    @property
    def status_accuracy(self) -> float:
        """Percentage of the paired with the right status."""
        return _percent(self.right, self.found)

    @property
    def status_of_all(self) -> float:
        """Percentage of all annotated with the right status; one that was not found is wrong."""
        return _percent(self.right, self.gold)

    @property
    def recall(self) -> float:
        """Percentage of the annotated that were found."""
        return _percent(self.found, self.gold)

    @property
    def met_precision(self) -> float:
        """Percentage of what we call met, with a pair, that is met; 100 where we call nothing met."""
        return _percent(self.met_right, self.met) if self.met else 100.0


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def pairs(gold: Iterable[Json], ours: Sequence[Undertaking]) -> list[Paired]:
    """Each annotated undertaking with the one of ours whose mention overlaps its span most."""
    return [Paired(wanted, _nearest(wanted, ours)) for wanted in gold]


def _nearest(wanted: Json, ours: Sequence[Undertaking]) -> Undertaking | None:
    def rank(entry: Undertaking) -> tuple[bool, int]:
        return entry.kind == wanted["kind"], _widest(wanted, entry)

    return max((o for o in ours if _widest(wanted, o) > 0), key=rank, default=None)


def _widest(wanted: Json, entry: Undertaking) -> int:
    """The most characters that a mention shares with the annotated span."""
    start, end = wanted["span"]
    shared = (_overlap((start, end), m.span) for m in entry.mentions if m.doc == wanted["doc"])
    return max(shared, default=0)


def _overlap(a: Span, b: Span) -> int:
    return min(a[1], b[1]) - max(a[0], b[0])


def score(gold: Sequence[Json], ours: Sequence[Undertaking], made: Sequence[Paired] | None = None) -> LedgerScores:
    """Score a ledger; annotated undertakings have the keys of `undertakings.jsonl`; `made` are pairs known already."""
    made = pairs(gold, ours) if made is None else made
    held = [(p.wanted, p.found) for p in made if p.found is not None]
    claimed = [(w, f) for w, f in held if f.status == MET]
    annotated, known = {g["doc"] for g in gold}, {f.id for _, f in held}
    return LedgerScores(
        gold=len(made),
        found=len(held),
        right=sum(p.right for p in made),
        met=len(claimed),
        met_right=sum(w["status"] == MET for w, _ in claimed),
        met_alone=sum(o.status == MET and o.id not in known and o.first.doc in annotated for o in ours),
        kind=sum(w["kind"] == f.kind for w, f in held),
        owner=sum(_same_party(w["owner"], f) for w, f in held),
        due=sum((w.get("due") or None) == f.due for w, f in held),
        confusions=Counter((str(w["status"]), f.status) for w, f in held if w["status"] != f.status),
    )


def _same_party(wanted: object, found: Undertaking) -> bool:
    """Whether the annotated owner, one code or several, is among ours."""
    codes = wanted.split() if isinstance(wanted, str) else list(wanted) if isinstance(wanted, list) else []
    ours = {p.code for p in found.owner}
    return not ours if not codes else not ours.isdisjoint(codes)


def figures(scores: LedgerScores) -> dict[str, float]:
    """The figures that the gate holds against floors."""
    return {
        "ledger.status_accuracy": scores.status_accuracy,
        "ledger.recall": scores.recall,
        "ledger.met_precision": scores.met_precision,
    }


def reports(path: Path) -> tuple[Report, ...]:
    """The records of the documents of a JSONL file and what is told beside them, each document its own family.

    Raises:
        MissingInput, DataError: no such file, or a document in it cannot be read.
    """
    coded = code_documents(read_documents(path), Settings(confidence=LEAST, told=True))
    return tuple(report for one in coded for report in of_coded(one))


def measure(path: Path, documents: Path) -> tuple[LedgerScores, list[Paired]]:
    """Code documents, make their ledger as it stood on the days that the annotation asks for, and score it."""
    gold = objects(path)
    held = reports(documents)
    made: list[Paired] = []
    ours: list[Undertaking] = []
    for day in sorted({one["as_of"] for one in gold}):
        wanted = [one for one in gold if one["as_of"] == day]
        found = undertakings(held, as_of=day)
        made += pairs(wanted, found)
        ours += [one for one in found if one.first.doc in {w["doc"] for w in wanted}]
    return score(gold, ours, made), made


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures, then every undertaking that is missed or has another status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        scores, made = measure(Path(given[0]) if given else UNDERTAKINGS, Path(given[1]) if given[1:] else SAMPLES)
    except ReadoutError as error:
        print(error, file=sys.stderr)
        return 1
    for line in _lines(scores, made):
        print(line)
    return 0


def _lines(scores: LedgerScores, made: Iterable[Paired]) -> Iterable[str]:
    yield f"status right   {scores.status_accuracy:5.1f} %  ({scores.right} of {scores.found} found)"
    yield f"  of all       {scores.status_of_all:5.1f} %  ({scores.right} of {scores.gold} annotated)"
    yield f"recall         {scores.recall:5.1f} %  ({scores.found} of {scores.gold})"
    yield f"met precision  {scores.met_precision:5.1f} %  ({scores.met_right} of {scores.met}; {scores.met_alone} others)"
    yield f"of those found: kind right {scores.kind}, owner {scores.owner}, due date {scores.due}"
    for (wanted, found), count in sorted(scores.confusions.items()):
        yield f"  {count:3} x {wanted} taken for {found}"
    for one in made:
        if not one.right:
            status = one.found.status if one.found else "not found"
            yield f"{one.wanted['id']}: {one.wanted['status']}, ours {status}: {one.wanted.get('content')}"


if __name__ == "__main__":
    sys.exit(main())
