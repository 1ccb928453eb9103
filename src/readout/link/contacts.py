"""Whether two accounts open with one contact of the parties or with two: other persons met, or days lie between."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

from readout.link.claims import Account, Claim
from readout.link.named import code, parties
from readout.records import Event

ZONES = 1  # days that one moment can lie apart in two capitals


def without_openings(one: Account, other: Account) -> tuple[Account, Account]:
    """The two accounts; where they tell of two contacts, without the clauses that report these."""
    ours, theirs = _opening(one), _opening(other)
    if ours is None or theirs is None or not _two(one, ours, other, theirs):
        return one, other
    return _less(one, ours), _less(other, theirs)


def _opening(account: Account) -> Claim | None:
    return next((c for c in account.claims if c.opens and any(_meetings(c))), None)


def _less(account: Account, opening: Claim) -> Account:
    return replace(account, claims=tuple(c for c in account.claims if c is not opening))


def _meetings(claim: Claim) -> Iterator[Event]:
    return (e for e in claim.events if e.event == "CONSULT")


def _two(one: Account, ours: Claim, other: Account, theirs: Claim) -> bool:
    days = [_today(account, claim) for account, claim in ((one, ours), (other, theirs))]
    apart = None not in days and abs((days[0] - days[1]).days) > ZONES  # type: ignore[operator]
    return apart or _others(ours, theirs)


def _today(account: Account, claim: Claim) -> datetime.date | None:
    """The day of a contact that took place on the day of its report."""
    day = account.document.date
    return datetime.date.fromisoformat(day) if day and any(e.date == day for e in _meetings(claim)) else None


def _others(ours: Claim, theirs: Claim) -> bool:
    """Whether a state is there in other persons: the president in the one, the minister in the other."""
    met, seen = _persons(ours), _persons(theirs)
    return any(met[state].isdisjoint(seen[state]) for state in met.keys() & seen.keys())


def _persons(claim: Claim) -> dict[str, set[str]]:
    """Who met, by state: those of the contact that the clause reports first, not of one that it mentions beside it."""
    found: dict[str, set[str]] = {}
    first = min(_meetings(claim), key=lambda e: e.trigger)
    for party in parties(first):
        if party.name and party.name != party.code:
            found.setdefault(code(party), set()).add(party.name)
    return found
