"""Given names that are borne by one sex alone, for telling `he` from `she`."""

from __future__ import annotations

from functools import cache

from readout.knowledge.forms import fold
from readout.tables import rows


def sex_of(words: tuple[str, ...]) -> str:
    """`m` or `f` by the first of a person's names (lower case, folded), empty where it does not tell or stands alone."""
    return _names().get(words[0], "") if len(words) > 1 else ""


@cache
def _names() -> dict[str, str]:
    return {fold(row["name"]).lower(): row["sex"] for row in rows("readout.knowledge", "data/given_names.tsv")}
