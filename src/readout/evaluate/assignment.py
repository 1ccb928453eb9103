"""The one-to-one assignment of rows to columns with the greatest sum (Kuhn 1955, Munkres 1957, in the form with potentials)."""

from __future__ import annotations

import math
from collections.abc import Sequence


def best_sum(values: Sequence[Sequence[float]]) -> float:
    """Sum of the best assignment; each row and each column is used at most once, and values are 0 or more."""
    if not values or not values[0]:
        return 0.0
    rows = values if len(values) <= len(values[0]) else [list(column) for column in zip(*values, strict=True)]
    owner = _assigned([[-value for value in row] for row in rows])
    return sum(rows[row][column] for column, row in owner.items())


def _assigned(costs: Sequence[Sequence[float]]) -> dict[int, int]:
    """Column -> row of the cheapest assignment of every row; no more rows than columns."""
    n, m = len(costs), len(costs[0])
    row_price, column_price = [0.0] * (n + 1), [0.0] * (m + 1)
    owner, way = [0] * (m + 1), [0] * (m + 1)
    for row in range(1, n + 1):
        owner[0] = row
        end = _path(costs, row_price, column_price, owner, way)
        while end:
            owner[end] = owner[way[end]]
            end = way[end]
    return {column - 1: owner[column] - 1 for column in range(1, m + 1) if owner[column]}


def _path(
    costs: Sequence[Sequence[float]], row_price: list[float], column_price: list[float], owner: list[int], way: list[int]
) -> int:
    """The free column that the shortest augmenting path from `owner[0]` ends at; fills `way` and moves the prices."""
    m = len(costs[0])
    least, seen = [math.inf] * (m + 1), [False] * (m + 1)
    here = 0
    while owner[here]:
        seen[here] = True
        row = owner[here]
        for column in range(1, m + 1):
            reduced = costs[row - 1][column - 1] - row_price[row] - column_price[column]
            if not seen[column] and reduced < least[column]:
                least[column], way[column] = reduced, here
        following = min((c for c in range(1, m + 1) if not seen[c]), key=least.__getitem__)
        step = least[following]
        for column in range(m + 1):
            if seen[column]:
                row_price[owner[column]] += step
                column_price[column] -= step
            else:
                least[column] -= step
        here = following
    return here
