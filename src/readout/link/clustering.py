"""Average linkage under vetoes: the two likest clusters are joined as long as their records are likely one on average.

Nothing depends on the order in which records come: they are taken in the order of their ids.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Pair = tuple[str, str]


@dataclass(frozen=True)
class Link:
    """By how much the likeness of two records is above what joins them (below: negative), and whether something forbids it."""

    score: float
    forbidden: bool


def clusters(
    ids: Iterable[str], candidates: Iterable[Pair], link: Callable[[str, str], Link], joined: Iterable[Pair] = ()
) -> tuple[tuple[str, ...], ...]:
    """Partition `ids`; each cluster sorted, clusters in the order of their first id.

    Args:
        candidates: the pairs that may be looked at; only they can hold a cluster together.
        link: how two records stand to one another; asked for any pair within what the candidates connect.
        joined: pairs that belong together whatever their link.
    """
    together = _components(ids, joined)
    likely = [pair for pair in candidates if link(*pair).score > 0 and not link(*pair).forbidden]
    wide = _components([group[0] for group in together], _between(likely, together))
    held = {group[0]: group for group in together}
    found = (cluster for names in wide for cluster in _linked([held[name] for name in names], link))
    return tuple(sorted(found))


def _components(ids: Iterable[str], pairs: Iterable[Pair]) -> list[tuple[str, ...]]:
    """What the pairs connect, each part sorted."""
    root = {one: one for one in sorted(ids)}

    def top(one: str) -> str:
        while root[one] != one:
            root[one] = root[root[one]]
            one = root[one]
        return one

    for a, b in pairs:
        if a in root and b in root:
            low, high = sorted((top(a), top(b)))
            root[high] = low
    parts: dict[str, list[str]] = {}
    for one in root:
        parts.setdefault(top(one), []).append(one)
    return [tuple(sorted(part)) for _, part in sorted(parts.items())]


def _between(pairs: Iterable[Pair], groups: Sequence[tuple[str, ...]]) -> list[Pair]:
    """The pairs, each record replaced by the first of its group."""
    first = {one: group[0] for group in groups for one in group}
    return [(first[a], first[b]) for a, b in pairs]


def _linked(groups: Sequence[tuple[str, ...]], link: Callable[[str, str], Link]) -> list[tuple[str, ...]]:
    """Join the groups of one component by average linkage."""
    if len(groups) == 1:
        return list(groups)
    sums, forbidden = _matrices(groups, link)
    members = [list(group) for group in groups]
    sizes = np.array([len(group) for group in groups], dtype=float)
    while True:
        average = np.where(forbidden, -np.inf, sums / np.outer(sizes, sizes))
        best = int(np.argmax(average))
        i, j = sorted(divmod(best, len(members)))
        if average[i, j] <= 0:
            return [tuple(sorted(group)) for group in members if group]
        sums[i] += sums[j]
        sums[:, i] += sums[:, j]
        forbidden[i] |= forbidden[j]
        forbidden[:, i] |= forbidden[:, j]
        forbidden[j], forbidden[:, j] = True, True
        forbidden[i, i] = True
        sizes[i] += sizes[j]
        members[i] += members[j]
        members[j] = []


def _matrices(
    groups: Sequence[tuple[str, ...]], link: Callable[[str, str], Link]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_]]:
    """Sums of scores between groups, and whether any of their pairs is forbidden."""
    size = len(groups)
    sums, forbidden = np.zeros((size, size)), np.eye(size, dtype=bool)
    for i in range(size):
        for j in range(i + 1, size):
            links = [link(a, b) for a in groups[i] for b in groups[j]]
            sums[i, j] = sums[j, i] = sum(one.score for one in links)
            forbidden[i, j] = forbidden[j, i] = any(one.forbidden for one in links)
    return sums, forbidden
