"""Kinds of things that reports call by several nouns: soldiers and troops, ships and vessels (data/kinds.tsv)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from readout.link.inflection import PACKAGE, stem
from readout.tables import rows


@cache
def _by_stem() -> dict[str, str]:
    return {stem(w): row["kind"] for row in rows(PACKAGE, "data/kinds.tsv") for w in row["words"].split("|")}


@cache
def kind_names() -> frozenset[str]:
    """The names of all kinds."""
    return frozenset(_by_stem().values())


def kinds(stems: Iterable[str]) -> frozenset[str]:
    """The kinds that some stems of words name.

    >>> sorted(kinds({"soldier", "vessel", "budget"}))
    ['forces', 'vessels']
    """
    return frozenset(known[s] for known in (_by_stem(),) for s in stems if s in known)
