"""How likely two records report one happening: a sum of weighted features, each shown (data/weights.json)."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib import resources

from readout.errors import DataError
from readout.link.features import FEATURES
from readout.link.traits import Traits
from readout.link.vetoes import veto


@dataclass(frozen=True)
class Term:
    """One feature in a score.

    Attributes:
        feature: its name, one of `features.FEATURES`; `intercept` for what every pair starts from.
        value: from 0 to 1.
        weight: log-odds that a value of 1 adds.
    """

    feature: str
    value: float
    weight: float


@dataclass(frozen=True)
class PairScore:
    """Why two records were, or were not, taken for one happening.

    Attributes:
        a, b: ids of the records, the smaller first.
        score: log-odds of one happening; above the threshold of weights.json the two are likely enough to be joined.
        terms: the intercept, then the features that count, the weightiest first; they sum up to the score.
        veto: the contradiction that forbids it, None where there is none.
    """

    a: str
    b: str
    score: float
    terms: tuple[Term, ...]
    veto: str | None = None

    @property
    def probability(self) -> float:
        """The score as a probability; 0 under a veto."""
        return 0.0 if self.veto else 1 / (1 + math.exp(-self.score))


@dataclass(frozen=True)
class Weights:
    """The weights of the features: log-odds each, the intercept, and the sum above which two records are joined."""

    threshold: float
    intercept: float
    of: dict[str, float]


@cache
def weights() -> Weights:
    """The weights that ship with Readout.

    Raises:
        DataError: weights.json names a feature that there is not, or lacks one.
    """
    text = resources.files("readout.link").joinpath("data/weights.json").read_text(encoding="utf-8")
    found = json.loads(text)
    if set(found["weights"]) != set(FEATURES):
        wrong = sorted(set(found["weights"]) ^ set(FEATURES))
        raise DataError(f"weights.json: {', '.join(wrong)}: in the file or in the program, not in both; fit the weights again")
    return Weights(found["threshold"], found["intercept"], found["weights"])


def values(a: Traits, b: Traits) -> dict[str, float]:
    """Every feature of a pair."""
    return {name: feature(a, b) for name, feature in FEATURES.items()}


def score(a: Traits, b: Traits) -> float:
    """Log-odds that two records report one happening, vetoes aside; `a` has the smaller id."""
    known = weights()
    return round(known.intercept + sum(known.of[name] * value for name, value in values(a, b).items() if value), 4)


def pair_score(a: Traits, b: Traits) -> PairScore:
    """Score two records; the same whichever comes first."""
    first, second = (a, b) if a.id <= b.id else (b, a)
    known = weights()
    found = (Term(name, round(value, 4), known.of[name]) for name, value in values(first, second).items())
    told = sorted((t for t in found if t.value * t.weight), key=lambda t: (-abs(t.value * t.weight), t.feature))
    shown = (Term("intercept", 1.0, known.intercept), *told)
    return PairScore(first.id, second.id, score(first, second), shown, veto(first, second))
