"""Event types that can be two readings of one act (data/groups.tsv), and verbs that tell one kind of act (data/verbs.tsv)."""

from __future__ import annotations

from collections.abc import Iterable
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


def apart(event: str) -> bool:
    """Whether two modes of a type are two acts."""
    return event in _apart()


@cache
def _apart() -> frozenset[str]:
    return frozenset(row["event"] for row in rows("readout.link", "data/groups.tsv") if row["modes"] == "apart")


@cache
def _verbs() -> dict[str, str]:
    return {word: row["group"] for row in rows("readout.link", "data/verbs.tsv") for word in row["words"].split()}


def verb_group(trigger: Iterable[str]) -> str | None:
    """The group of a trigger's first listed word; None where none is listed."""
    return next((_verbs()[word] for word in trigger if word in _verbs()), None)
