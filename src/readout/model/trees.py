"""Boosted trees as plain numbers: what `training/` fitted, evaluated without the library that fitted it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources.abc import Traversable
from itertools import accumulate
from typing import Any

import numpy as np

from readout.model.files import model_file

Node = tuple[str, float, int, int] | tuple[float]


@dataclass(frozen=True)
class Trees:
    """Boosted trees, each a list of nodes; a node is (feature, threshold, low, high) or, for a leaf, (value,).

    A feature that is not given is 0. What is at most the threshold goes on at node `low`.
    """

    start: float
    trees: tuple[tuple[Node, ...], ...]

    def chances(self, rows: Sequence[Mapping[str, float]]) -> list[float]:
        """The probability that the sum over all trees stands for, row by row."""
        table = self._table
        values = np.zeros((len(rows), len(table.columns)))
        for number, row in enumerate(rows):
            for name, value in row.items():
                column = table.columns.get(name)
                if column is not None:
                    values[number, column] = value
        at = np.tile(table.roots, (len(rows), 1))
        lines = np.arange(len(rows))[:, None]
        for _ in range(table.depth):
            at = np.where(values[lines, table.column[at]] <= table.threshold[at], table.low[at], table.high[at])
        totals = self.start + table.value[at].sum(axis=1)
        return [float(c) for c in 1 / (1 + np.exp(-totals))]

    @cached_property
    def _table(self) -> _Table:
        return _Table(self.trees)


class _Table:
    """The nodes of all trees in one numbering; a leaf leads to itself."""

    def __init__(self, trees: tuple[tuple[Node, ...], ...]) -> None:
        self.columns: dict[str, int] = {}
        first = list(accumulate((len(nodes) for nodes in trees), initial=0))
        lines = [
            self._line(node, start, at) for nodes, start in zip(trees, first, strict=False) for at, node in enumerate(nodes)
        ]
        self.roots = np.array(first[:-1], dtype=np.int64)
        self.column, self.low, self.high = (np.array([line[k] for line in lines], dtype=np.int64) for k in (0, 2, 3))
        self.threshold, self.value = (np.array([line[k] for line in lines]) for k in (1, 4))
        self.depth = max((_depth(nodes) for nodes in trees), default=0)

    def _line(self, node: Node, start: int, at: int) -> tuple[int, float, int, int, float]:
        if len(node) == 4:
            column = self.columns.setdefault(node[0], len(self.columns))
            return column, node[1], start + node[2], start + node[3], 0.0
        return 0, 0.0, start + at, start + at, node[0]


def _depth(nodes: tuple[Node, ...], at: int = 0) -> int:
    node = nodes[at]
    return 1 + max(_depth(nodes, node[2]), _depth(nodes, node[3])) if len(node) == 4 else 0


def trees_of(written: Mapping[str, Any]) -> Trees:
    """Trees as a file holds them: `start`, and `trees` of nodes."""
    return Trees(written["start"], tuple(tuple(tuple(node) for node in nodes) for nodes in written["trees"]))


def load_trees(file: Traversable) -> dict[str, Trees]:
    """The trees of a file, by name."""
    found = json.loads(file.read_text(encoding="utf-8"))["models"]
    return {name: trees_of(one) for name, one in found.items()}


@cache
def casting() -> dict[str, Trees]:
    """The trees that say who is `actor` and who is `recipient`, of the model in use."""
    return load_trees(model_file("casting.json"))
