"""Records of two accounts of one document, paired one to one, so that copies of a record are errors.

A pair is of one type and shares a dyad or lies in the same place of the text; mode and date never decide.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from readout.evaluate.annotated import Record
from readout.evaluate.dyads import dyads
from readout.records import Span

NEAR_ENOUGH = 0.2

Wanted = TypeVar("Wanted")
Found = TypeVar("Found")


@dataclass(frozen=True)
class Pair:
    """Two records taken for one.

    Attributes:
        first, second: positions in the two lists (gold and system, or before and now).
        share: common dyads over all dyads of both.
        overlap: common characters of the anchors over their joint extent.
    """

    first: int
    second: int
    share: float
    overlap: float

    @property
    def right(self) -> bool:
        """Whether all dyads agree."""
        return self.share == 1.0


def overlap(one: Span | None, other: Span | None) -> float:
    """Common characters of two spans over their joint extent, gap included; 0 where one is unknown."""
    if not one or not other:
        return 0.0
    extent = max(one[1], other[1]) - min(one[0], other[0])
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, common) / extent if extent else 0.0


def pair_up(gold: Sequence[Record], system: Sequence[Record]) -> list[Pair]:
    """Pair gold with system records: most dyads in common first, then nearest in the text, then in order."""
    found = (_candidate(g, s, gold[g], system[s]) for g in range(len(gold)) for s in range(len(system)))
    return one_to_one([pair for pair in found if pair])


def one_to_one(candidates: Sequence[Pair]) -> list[Pair]:
    """Take the best candidates, each record once."""
    taken: list[Pair] = []
    firsts: set[int] = set()
    seconds: set[int] = set()
    for pair in sorted(candidates, key=lambda p: (-p.share, -p.overlap, p.first, p.second)):
        if pair.first not in firsts and pair.second not in seconds:
            taken.append(pair)
            firsts.add(pair.first)
            seconds.add(pair.second)
    return taken


def unpaired(pairs: Sequence[Pair], gold: Sequence[Record], system: Sequence[Record]) -> tuple[list[int], list[int]]:
    """Positions of the gold and of the system records that are in no pair."""
    firsts, seconds = {p.first for p in pairs}, {p.second for p in pairs}
    return [i for i in range(len(gold)) if i not in firsts], [i for i in range(len(system)) if i not in seconds]


def _candidate(first: int, second: int, gold: Record, system: Record) -> Pair | None:
    if gold.type != system.type:
        return None
    there, here = dyads(gold), dyads(system)
    pair = Pair(first, second, len(there & here) / len(there | here), overlap(gold.anchor, system.anchor))
    return pair if pair.share or pair.overlap > NEAR_ENOUGH else None


def most_pairs(wanted: Sequence[Wanted], have: Sequence[Found], fits: Callable[[Wanted, Found], bool]) -> dict[int, int]:
    """The largest one-to-one matching of two lists under `fits`: position in `wanted` -> position in `have`."""
    owner: dict[int, int] = {}

    def place(want: int, seen: set[int]) -> bool:
        for spot in range(len(have)):
            if spot not in seen and fits(wanted[want], have[spot]):
                seen.add(spot)
                if spot not in owner or place(owner[spot], seen):
                    owner[spot] = want
                    return True
        return False

    for want in range(len(wanted)):
        place(want, set())
    return {want: spot for spot, want in owner.items()}
