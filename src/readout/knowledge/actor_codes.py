"""Codes of other people's actor lists as ours: CAMEO's, ISO alpha-2 and alpha-3, PLOVER's sectors, FollowTheMoney's topics."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from readout.knowledge.lexicon import INTERNATIONAL
from readout.tables import rows

TRIPLE = 3
NOBODY = frozenset({"---", "###", ""})  # CAMEO dictionaries: a name that stands for no actor


@dataclass(frozen=True)
class Coded:
    """What a code stands for.

    Attributes:
        code: as in `Participant.code`; sector: PLOVER sector, empty for a state itself and for IGO, UNO, EUR.
    """

    code: str
    sector: str = ""


@cache
def _table() -> dict[tuple[str, str], tuple[str, str]]:
    """(kind, code as given) -> our code and sector."""
    return {(r["kind"], r["given"]): (r["becomes"], r["sector"]) for r in rows("readout.knowledge", "data/actor_codes.tsv")}


def cameo_party(given: str) -> Coded | None:
    """A CAMEO actor code (`RUSGOV`, `IGOUNO`, `IRQREBKUR`): None where its first three letters are no known party.

    Of the others only roles, faiths and kinds of organisation count; ethnic groups have no code of ours.
    """
    triples = [given[at : at + TRIPLE].upper() for at in range(0, len(given), TRIPLE)]
    first = _first_found(triples[:1], ("region", "state", "party"))
    if first is None:
        role = _table().get(("role", triples[0])) if triples else None
        return Coded("UNK", role[1]) if role and role[1] and len(triples) == 1 else None
    code, default = first
    sectors: list[str] = []
    for triple in triples[1:]:
        role = _table().get(("role", triple)) or _table().get(("faith", triple))
        party = _table().get(("party", triple))
        if code == "IGO" and party is not None and party[0] in INTERNATIONAL:
            code = party[0]
        elif role is not None and role[1]:
            sectors.append(role[1])
    sector = "" if code in INTERNATIONAL else (sectors or [default])[0]
    return Coded(code, sector)


def _first_found(triples: list[str], kinds: tuple[str, ...]) -> tuple[str, str] | None:
    return next((_table()[kind, t] for t in triples for kind in kinds if (kind, t) in _table()), None)


def cameo_sector(given: str) -> str | None:
    """The sector of an agent's code (`~GOV`): of its first role that has one; None where there is none."""
    triples = [given[at : at + TRIPLE].upper() for at in range(0, len(given), TRIPLE)]
    found = (_table().get((kind, t)) for t in triples for kind in ("role", "party"))
    return next((row[1] for row in found if row and row[1]), None)


def party_code(given: str) -> str | None:
    """A code of a state or organisation, alpha-2 or alpha-3, as ours; None if unknown."""
    code = given.strip().upper()
    iso2 = _table().get(("iso2", code.partition("-")[0]))
    found = _first_found([code], ("state", "party")) if len(code) == TRIPLE else iso2
    return found[0] if found else None


def sector_code(given: str) -> str | None:
    """A PLOVER sector, or a CAMEO role as one; None if unknown."""
    code = given.strip().upper()
    found = _table().get(("sector", code)) or _table().get(("role", code))
    return (found[1] or None) if found else None


def topic(given: str) -> tuple[str, str] | None:
    """Code (mostly empty) and sector of a FollowTheMoney topic; of the longest listed beginning where it has dots."""
    parts = given.split(".")
    found = (_table().get(("topic", ".".join(parts[:size]))) for size in range(len(parts), 0, -1))
    return next((row for row in found if row is not None), None)


def schema_sector(name: str) -> str | None:
    """The sector that a FollowTheMoney schema stands for by itself; None for one that is no actor."""
    found = _table().get(("schema", name))
    return found[1] if found else None
