"""Two partitions of the same members compared: pairs, B3, MUC, CEAFe, and the CoNLL mean of the last three.

Definitions: MUC (Vilain et al. 1995), B3 (Bagga and Baldwin 1998), CEAFe (Luo 2005), CoNLL F1 = their mean F1 (Pradhan et al.
2012). Members that stand alone count in B3 and CEAFe.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from readout.evaluate.assignment import best_sum

Parts = Sequence[frozenset[Hashable]]


@dataclass(frozen=True)
class Score:
    """Precision and recall, each from 0 to 1; 1 where there was nothing to be right or wrong about."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def parts(label: Mapping[Any, Hashable]) -> list[frozenset[Hashable]]:
    """The partition that gives every member its label."""
    found: dict[Hashable, set[Hashable]] = {}
    for member, name in label.items():
        found.setdefault(name, set()).add(member)
    return [frozenset(members) for members in found.values()]


def pairs(gold: Parts, system: Parts) -> Score:
    """Pairs of members that are together."""
    wanted, given = (_pairs(partition) for partition in (gold, system))
    return Score(_share(len(wanted & given), len(given)), _share(len(wanted & given), len(wanted)))


def b_cubed(gold: Parts, system: Parts) -> Score:
    """For each member, the share of its part that belongs with it; the mean over members."""
    return Score(_b_cubed(system, gold), _b_cubed(gold, system))


def muc(gold: Parts, system: Parts) -> Score:
    """Links that hold the parts together: how few would have to be cut or added."""
    return Score(_muc(system, gold), _muc(gold, system))


def ceaf_e(gold: Parts, system: Parts) -> Score:
    """Parts matched one to one by their likeness (twice the common members over all)."""
    likeness = [[2 * len(g & s) / (len(g) + len(s)) for s in system] for g in gold]
    best = best_sum(likeness)
    return Score(_share(best, len(system)), _share(best, len(gold)))


def conll_f1(gold: Parts, system: Parts) -> float:
    """Mean F1 of MUC, B3 and CEAFe, 0 to 1."""
    return sum(measure(gold, system).f1 for measure in (muc, b_cubed, ceaf_e)) / 3


def _pairs(partition: Parts) -> set[frozenset[Hashable]]:
    return {frozenset(pair) for part in partition for pair in combinations(part, 2)}


def _b_cubed(judged: Parts, by: Parts) -> float:
    part_of = {member: part for part in by for member in part}
    shares = [len(part & part_of[member]) / len(part) for part in judged for member in part]
    return _share(sum(shares), len(shares))


def _muc(judged: Parts, by: Parts) -> float:
    part_of = {member: index for index, part in enumerate(by) for member in part}
    links = sum(len(part) - 1 for part in judged)
    kept = sum(len(part) - len({part_of[member] for member in part}) for part in judged)
    return _share(kept, links)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 1.0
