"""Nouns that mean somebody told of before: what `the group`, `the militants`, `the two sides` can stand for."""

from __future__ import annotations

from functools import cache

from readout.tables import rows


@cache
def nouns_of(*senses: str) -> frozenset[str]:
    """The nouns of senses: `body`, `fighters`, `rulers`, `group`, `states`, `sides`, `leaders`, `kin`; in lower case."""
    return frozenset(noun for noun, sense, _ in _table() if sense in senses)


@cache
def body_kinds(noun: str) -> frozenset[str]:
    """The kinds of bodies, as bodies.tsv has them, that a noun can mean; empty for other nouns."""
    return frozenset(kind for word, sense, kinds in _table() if word == noun and sense == "body" for kind in kinds)


@cache
def _table() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Noun, sense and kinds of bodies of every row."""
    found = rows("readout.knowledge", "data/nouns_again.tsv")
    return tuple((row["noun"], row["sense"], tuple(filter(None, row["kinds"].split("|")))) for row in found)
