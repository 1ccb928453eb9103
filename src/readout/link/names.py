"""Whether two names can be of one person or body: `Macron` and `Emmanuel Macron` can."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from readout.link.words import tokens


def any_same(one: Collection[str], other: Collection[str]) -> bool:
    """Whether a name of the one can be a name of the other."""
    return any(a == b or _within(a, b) for a in one for b in other)


@lru_cache(maxsize=100_000)
def _within(one: str, other: str) -> bool:
    """Whether the shorter name has no word that the longer lacks."""
    shorter, longer = sorted((frozenset(tokens(one)), frozenset(tokens(other))), key=len)
    return bool(shorter) and shorter <= longer
