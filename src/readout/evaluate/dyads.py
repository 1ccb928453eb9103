"""A record expanded into typed country dyads, the unit of the main figure.

`A>B` is directed, `A~B` mutual, `A>-` without recipient. Above four parties each counts once, so that one summit does
not outweigh a hundred other records.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from readout.evaluate.annotated import Record, party

# An act that did not happen must never equal one that did.
UNREAL = frozenset(("hypothetical", "negated"))
UNREAL_MARK = "!"
NOBODY = "-"
ANY_TYPE = "*"
CROWD = 4

Dyad = tuple[str, str]


@dataclass(frozen=True)
class View:
    """What of a record is looked at: the type or only that something happened, the country or also the sector."""

    type: bool = True
    sector: bool = False


PLAIN = View()
WITH_SECTOR = View(sector=True)
TYPE_BLIND = View(type=False)


@cache
def dyads(record: Record, view: View = PLAIN) -> frozenset[Dyad]:
    """The dyads of `record`, each with its type (and the mark of what did not happen)."""
    kind = record.type if view.type else ANY_TYPE
    if record.factuality in UNREAL:
        kind += UNREAL_MARK
    actors, recipients = _sides(record)
    return frozenset((kind, key) for key in _keys(_codes(actors, view), _codes(recipients, view)))


def type_of(dyad: Dyad) -> str:
    """The event type that a dyad counts for."""
    return dyad[0].rstrip(UNREAL_MARK)


def _sides(record: Record) -> tuple[list[str], list[str]]:
    """Both sides without repetition; a consultation has one side only, host and visitor alike."""
    actors = list(dict.fromkeys(record.actor)) or [NOBODY]
    recipients = list(dict.fromkeys(record.recipient))
    if record.type == "CONSULT":
        return list(dict.fromkeys(actors + recipients)), []
    return actors, recipients


def _codes(side: Iterable[str], view: View) -> list[str]:
    parties = map(party, side)
    return [f"{p.code}/{p.sector}" if view.sector else p.code for p in parties]


def _keys(actors: list[str], recipients: list[str]) -> set[str]:
    if len(actors) > 1 and not recipients:
        return _mutual(actors)
    if max(len(set(actors)), len(set(recipients))) > CROWD:
        return {f"{a}>*" for a in actors} | {f"*>{r}" for r in recipients}
    return {f"{a}>{r}" for a in actors for r in recipients or [NOBODY]}


def _mutual(codes: list[str]) -> set[str]:
    """Every pair, also two parties of one country; a crowd as single parties."""
    if len(set(codes)) > CROWD:
        return set(codes)
    return {"~".join(sorted(pair)) for pair in combinations(codes, 2)}
