"""What a text says in so many words of what became of a request or promise (data/phrases.tsv), as one pattern a name."""

from __future__ import annotations

import re
from functools import cache

from readout.tables import rows

_PART = re.compile(r"\{([A-Z]+)\}")


@cache
def phrase(name: str) -> re.Pattern[str]:
    """The pattern of all rows of a name, case ignored.

    Raises:
        KeyError: no row has this name, or a row names a part that no row above it gives.
    """
    return re.compile("|".join(_rows()[name]), re.IGNORECASE)


@cache
def _rows() -> dict[str, list[str]]:
    """Name -> patterns in order, every part put in its place."""
    found: dict[str, list[str]] = {}
    for row in rows("readout.link", "data/phrases.tsv"):
        filled = _PART.sub(lambda part: found[part[1]][0], row["pattern"])
        found.setdefault(row["name"], []).append(filled)
    return found
