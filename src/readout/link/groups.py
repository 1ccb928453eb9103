"""Groups of event types that can be two readings of one act (data/groups.tsv)."""

from __future__ import annotations

from functools import cache

from readout.tables import rows


@cache
def _groups() -> dict[str, frozenset[str]]:
    return {row["event"]: frozenset(row["groups"].split("|")) for row in rows("readout.link", "data/groups.tsv")}


def groups(event: str) -> frozenset[str]:
    """The groups of a type; a type that is not listed is a group of its own."""
    return _groups().get(event) or frozenset({event})


def compatible(one: str, other: str) -> bool:
    """Whether records of the two types can report one happening."""
    return bool(groups(one) & groups(other))
