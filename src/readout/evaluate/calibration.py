"""Whether confidence means what it says: of records given 0.8, eight in ten should be right.

Right is a record that is paired one to one with a gold record and has its type and all its country codes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.table import Table

from readout.errors import DataError
from readout.evaluate.annotated import Annotated, Record, party
from readout.evaluate.events import Compared, Keep, compared, everything

BINS = 10

# Confidence of a record, and whether it is right.
Judged = tuple[float, bool]


@dataclass(frozen=True)
class Bin:
    """The records whose confidence lies in [low, high), the last bin's in [low, 1]."""

    low: float
    high: float
    n: int
    confidence: float
    right: float

    @property
    def gap(self) -> float:
        """How far the mean confidence lies from the share that is right."""
        return abs(self.confidence - self.right)


@dataclass(frozen=True)
class Calibration:
    """The bins that hold a record, and the number of records in all of them."""

    bins: tuple[Bin, ...]
    n: int

    @property
    def error(self) -> float:
        """Expected calibration error: the gaps, weighted by the records in them; 0 without records."""
        return sum(b.n * b.gap for b in self.bins) / self.n if self.n else 0.0

    def table(self) -> Table:
        """The reliability table."""
        table = Table("confidence", "records", "mean", "right", "gap", box=None, padding=(0, 2, 0, 0))
        for b in self.bins:
            figures = (f"{value:.3f}" for value in (b.confidence, b.right, b.gap))
            table.add_row(f"{b.low:.1f}-{b.high:.1f}", str(b.n), *figures)
        table.add_row("all", str(self.n), "", "", f"{self.error:.3f}")
        return table


def calibration(gold: Iterable[Annotated], system: Iterable[Annotated], keep: Keep = everything) -> Calibration:
    """Hold the confidence of the records that `keep` lets through against gold.

    Raises:
        DataError: a record of the system has no confidence between 0 and 1.
    """
    documents = compared(gold, system)
    return binned([one for d in documents for one in judged(d.keeping(keep))])


def binned(records: Iterable[Judged], bins: int = BINS) -> Calibration:
    """Sort judged records into bins of equal width."""
    held: list[list[Judged]] = [[] for _ in range(bins)]
    for confidence, right in records:
        held[min(bins - 1, int(confidence * bins))].append((confidence, right))
    filled = tuple(_bin(place, bins, inside) for place, inside in enumerate(held) if inside)
    return Calibration(filled, sum(b.n for b in filled))


def judged(document: Compared) -> Iterator[Judged]:
    """Each record of the system with its confidence and whether it is right."""
    right = {p.second for p in document.pairs() if _codes(document.gold[p.first]) == _codes(document.system[p.second])}
    for place, record in enumerate(document.system):
        if record.confidence is None or not 0 <= record.confidence <= 1:
            raise DataError(f"{document.id}: a record without confidence; write the run with --format gold")
        yield record.confidence, place in right


def _bin(place: int, bins: int, inside: list[Judged]) -> Bin:
    return Bin(
        low=place / bins,
        high=(place + 1) / bins,
        n=len(inside),
        confidence=sum(confidence for confidence, _ in inside) / len(inside),
        right=sum(right for _, right in inside) / len(inside),
    )


def _codes(record: Record) -> tuple[frozenset[str], frozenset[str]]:
    """The codes of either side; a consultation has one side only, as in the score."""
    actors, recipients = (frozenset(party(p).code for p in side) for side in (record.actor, record.recipient))
    return (actors | recipients, frozenset()) if record.type == "CONSULT" else (actors, recipients)
