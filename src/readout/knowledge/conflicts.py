"""One-sided campaigns by their attacker: whom `Russia's invasion` was against, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from readout.tables import earliest, latest, rows


@dataclass(frozen=True)
class Conflict:
    """Who attacked whom from when until when; names are the nouns that stand for it, group the armed group that did, if any."""

    actor: str
    group: str
    recipient: str
    sector: str
    start: str
    end: str
    names: frozenset[str]


@cache
def conflicts() -> tuple[Conflict, ...]:
    """All rows of conflicts.tsv."""
    return tuple(
        Conflict(
            r["actor"], r["group"], r["recipient"], r["recipient_sector"], r["from"], r["to"], frozenset(r["names"].split("|"))
        )
        for r in rows("readout.knowledge", "data/conflicts.tsv")
    )


def campaign(actor: str, group: str | None, noun: str, day: str | None) -> Conflict | None:
    """The one campaign of a state, or of an armed group, that a noun can mean on a day.

    A war that has ended is still spoken of for five years.
    """
    if not day:
        return None
    found = [
        c
        for c in conflicts()
        if c.actor == actor
        and c.group in {"", group}
        and noun in c.names
        and earliest(c.start) <= day
        and (not c.end or int(day[:4]) - int(latest(c.end)[:4]) <= 5)
    ]
    found = [c for c in found if c.group] or found
    running = [c for c in found if not c.end or day <= latest(c.end)] or found
    return running[-1] if len({c.recipient for c in running}) == 1 else None
