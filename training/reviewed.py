"""Where people have judged records of a document: a file of `readout review training` says so, other annotated files do not.

Such a document is annotated at its reviewed triggers alone, so nothing is learned from the rest of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from readout.evaluate.annotated import Record

Span = tuple[int, int]


def judged_triggers(path: Path) -> dict[str, frozenset[Span]]:
    """Of each document that was only reviewed, its id and the triggers that were judged; whole annotations are left out."""
    lines = (json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip())
    return {one["id"]: frozenset(map(tuple, one["reviewed"])) for one in lines if "reviewed" in one}


def within(triggers: Iterable[Span] | None, start: int, end: int) -> bool:
    """Whether a stretch of text may teach anything: it holds a judged trigger, or its document is annotated as a whole."""
    return triggers is None or any(start <= first and last <= end for first, last in triggers)


def records_at(records: Iterable[Record], trigger: Span) -> list[Record]:
    """The records whose clause holds a trigger: those that the verdict on it left standing."""
    return [r for r in records if r.anchor is not None and r.anchor[0] <= trigger[0] and trigger[1] <= r.anchor[1]]
