"""Boosted trees as plain numbers: what `training/` fitted, evaluated without the library that fitted it."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable

from readout.model.files import model_file

Node = tuple[str, float, int, int] | tuple[float]


@dataclass(frozen=True)
class Trees:
    """Boosted trees, each a list of nodes; a node is (feature, threshold, low, high) or, for a leaf, (value,).

    A feature that is not given is 0. What is at most the threshold goes on at node `low`.
    """

    start: float
    trees: tuple[tuple[Node, ...], ...]

    def chance(self, values: Mapping[str, float]) -> float:
        """The probability that the sum over all trees stands for."""
        total = self.start
        for nodes in self.trees:
            node = nodes[0]
            while len(node) == 4:
                name, threshold, low, high = node
                node = nodes[low if values.get(name, 0.0) <= threshold else high]
            total += node[0]
        return 1 / (1 + math.exp(-total))


def load_trees(file: Traversable) -> dict[str, Trees]:
    """The trees of a file, by name."""
    found = json.loads(file.read_text(encoding="utf-8"))["models"]
    return {
        name: Trees(one["start"], tuple(tuple(tuple(node) for node in nodes) for nodes in one["trees"]))
        for name, one in found.items()
    }


@cache
def casting() -> dict[str, Trees]:
    """The trees that say who is `actor` and who is `recipient`, of the model in use."""
    return load_trees(model_file("casting.json"))
