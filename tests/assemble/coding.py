"""Short texts coded for the tests of this folder, without the threshold of confidence, so that no test hangs on a weight."""

from __future__ import annotations

from functools import cache

from readout.api import code_documents
from readout.assemble.draft import Draft
from readout.records import Coded, Document, Event, Participant
from readout.settings import Settings

DAY = "2024-05-14"


@cache
def coded(
    text: str,
    *,
    date: str | None = DAY,
    id: str = "one",
    title: str | None = None,
    issuer: str | None = None,
    kind: str = "news",
) -> Coded:
    document = Document(id, text, date, title=title, issuer=issuer, kind=kind)
    (found,) = code_documents([document], Settings(confidence=0.0))
    return found


def events(text: str, event: str | None = None) -> list[Event]:
    """The events of a news text, or those of one type."""
    return [e for e in coded(text).events if event in (None, e.event)]


def one(text: str, event: str) -> Event:
    """The one event of a type."""
    (found,) = events(text, event)
    return found


def gold(parties: tuple[Participant, ...]) -> list[str]:
    return [p.gold() for p in parties]


def parties(*shorthands: str) -> tuple[Participant, ...]:
    """Participants from `CODE/SECTOR/Name`."""
    made = []
    for shorthand in shorthands:
        code, sector, name = shorthand.split("/", 2)
        made.append(Participant(code, (sector,) if sector else (), name, name or None))
    return tuple(made)


def draft(
    event: str,
    actors: tuple[str, ...] = ("RUS/GOV/",),
    recipients: tuple[str, ...] = (),
    *,
    at: int = 0,
    mode: str | None = None,
    background: bool = False,
    factuality: str = "asserted",
) -> Draft:
    """A draft whose trigger lies at some offset."""
    return Draft(
        event,
        mode,
        parties(*actors),
        parties(*recipients),
        at,
        (at, at + 3),
        (at, at + 9),
        at,
        factuality=factuality,
        background=background,
    )
