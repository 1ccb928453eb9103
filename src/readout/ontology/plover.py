"""PLOVER types, modes and scores, and the CAMEO code that follows from them. Read from the data files beside this module."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from readout.tables import rows


@dataclass(frozen=True)
class EventType:
    """One PLOVER type: quad class 1-4, score -10..10, its modes with their scores."""

    name: str
    quad: int
    score: float
    definition: str
    modes: dict[str, float]


@cache
def _tables() -> dict[str, object]:
    return tomllib.loads(resources.files("readout.ontology").joinpath("data/plover.toml").read_text(encoding="utf-8"))


@cache
def event_types() -> dict[str, EventType]:
    """The 16 PLOVER types and STATEMENT by name."""
    found = _tables()["types"]
    assert isinstance(found, dict)
    return {n: EventType(n, t["quad"], t["score"], t["definition"], dict(t["modes"])) for n, t in found.items()}


@cache
def contexts() -> dict[str, str]:
    """The 37 PLOVER contexts by name, with what each covers."""
    return {row["context"]: row["covers"] for row in rows("readout.ontology", "data/contexts.tsv")}


@cache
def ontology_version() -> str:
    """Version of the ontology data, as written into every record."""
    return str(_tables()["version"])


def score(event: str, mode: str | None) -> float:
    """PLOVER score of a type and mode."""
    kind = event_types()[event]
    return kind.modes.get(mode or "", kind.score)


@cache
def _cameo() -> tuple[tuple[str, str, frozenset[str], str, float | None], ...]:
    return tuple(
        (
            r["event"],
            r["mode"],
            frozenset(filter(None, r["context"].split("|"))),
            r["cameo"],
            float(r["goldstein"]) if r["goldstein"] else None,
        )
        for r in rows("readout.ontology", "data/cameo.tsv")
    )


def cameo(event: str, mode: str | None, contexts: frozenset[str] = frozenset()) -> tuple[str, float | None]:
    """CAMEO code and Goldstein value; the row with mode and context before the row with mode before the bare type."""
    fitting = [r for r in _cameo() if r[0] == event and r[1] in ("", mode or "") and (not r[2] or r[2] & contexts)]
    best = max(fitting, key=lambda r: (bool(r[1]), bool(r[2])))
    return best[3], best[4]
