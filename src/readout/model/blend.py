"""The mean of two opinions of one thing: of boosted trees, and of a logistic regression, each as plain numbers."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from readout.model.trees import Trees, trees_of


@dataclass(frozen=True)
class Line:
    """A logistic regression; what is not given counts as 0."""

    start: float
    weights: Mapping[str, float]

    def chance(self, values: Mapping[str, float]) -> float:
        """The probability that the weighted sum stands for."""
        total = self.start + sum(self.weights.get(name, 0.0) * value for name, value in values.items())
        return 1 / (1 + math.exp(-total))


@dataclass(frozen=True)
class Blend:
    """Trees see what goes together, the line what each thing by itself is worth; together they err less than either."""

    trees: Trees
    line: Line

    def chances(self, rows: Sequence[Mapping[str, float]]) -> list[float]:
        """The mean of both probabilities, row by row."""
        return [(tree + self.line.chance(row)) / 2 for tree, row in zip(self.trees.chances(rows), rows, strict=True)]


def load_blends(file: Traversable) -> dict[str, Blend]:
    """The blends of a file, by name."""
    found = json.loads(file.read_text(encoding="utf-8"))["models"]
    return {
        name: Blend(trees_of(one["trees"]), Line(one["line"]["start"], one["line"]["weights"])) for name, one in found.items()
    }
