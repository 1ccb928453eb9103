"""Nouns for those who act for no state where nothing says of which they are: `aid agencies`, `foreign investors`."""

from __future__ import annotations

from functools import cache

from readout.knowledge.roles import plural_of
from readout.tables import rows


@cache
def _nouns() -> dict[str, tuple[str, str]]:
    found = {row["noun"]: (row["code"], row["sector"]) for row in rows("readout.knowledge", "data/stateless_nouns.tsv")}
    return {**{plural_of(noun): what for noun, what in found.items()}, **found}


def stateless(noun: str) -> tuple[str, str] | None:
    """Code and sector of a noun, in singular or plural, None for other nouns."""
    return _nouns().get(noun.lower())
