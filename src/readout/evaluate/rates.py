"""Precision, recall and F1 from counts, as percentages rounded to a tenth."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from readout.evaluate.annotated import Json


@dataclass(frozen=True)
class Rates:
    """Counts of what was found rightly, invented and missed."""

    right: int = 0
    invented: int = 0
    missed: int = 0

    @classmethod
    def total(cls, parts: Iterable[Rates]) -> Rates:
        """The counts of all parts together."""
        right = invented = missed = 0
        for part in parts:
            right, invented, missed = right + part.right, invented + part.invented, missed + part.missed
        return cls(right, invented, missed)

    @property
    def n(self) -> int:
        """How many there were to find."""
        return self.right + self.missed

    @property
    def precision(self) -> float:
        """Percentage of the found that is right."""
        return round(100 * self._precision, 1)

    @property
    def recall(self) -> float:
        """Percentage of what there was that was found."""
        return round(100 * self._recall, 1)

    @property
    def f1(self) -> float:
        """Harmonic mean of the unrounded precision and recall."""
        p, r = self._precision, self._recall
        return round(200 * p * r / (p + r), 1) if p + r else 0.0

    def as_json(self) -> Json:
        """The figures under the names `p`, `r`, `f1` and `n`."""
        return {"p": self.precision, "r": self.recall, "f1": self.f1, "n": self.n}

    @property
    def _precision(self) -> float:
        found = self.right + self.invented
        return self.right / found if found else 0.0

    @property
    def _recall(self) -> float:
        return self.right / self.n if self.n else 0.0
