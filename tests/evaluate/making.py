"""Records, documents and coder's output made short, for tests."""

from __future__ import annotations

from typing import Any

from readout.evaluate.annotated import Annotated, Record
from readout.records import Coded, Coder, Document, Event, Evidence, Participant

CODER = Coder("0.1.0", "plover-2.0", "md-3.7.1")


def act(kind: str, actor: str = "", recipient: str = "", **fields: Any) -> Record:
    """A record; parties are parted by commas, and `USA` stands for `USA/GOV/`."""
    return Record(kind, actor=parties(actor), recipient=parties(recipient), **fields)


def parties(listed: str) -> tuple[str, ...]:
    """Parties from a comma list."""
    return tuple(p if "/" in p else f"{p}/GOV/" for p in listed.split(",") if p)


def doc(name: str, *records: Record, date: str | None = "2023-03-03", text: str = "") -> Annotated:
    """A document with records."""
    return Annotated(name, records, date, text)


def coded(name: str, *records: Record, text: str = "", sentences: int = 1) -> Coded:
    """What a coder would give for `records`."""
    events = tuple(_event(name, place, record) for place, record in enumerate(records))
    return Coded(Document(name, text, "2023-03-03"), events, sentences=sentences)


def _event(name: str, place: int, record: Record) -> Event:
    return Event(
        id=f"{name}-{place}",
        doc=name,
        sentence=0,
        event=record.type,
        mode=record.mode,
        context=(),
        quad_code=1,
        event_scale=0.0,
        cameo="01",
        goldstein=None,
        actor=tuple(map(_participant, record.actor)),
        recipient=tuple(map(_participant, record.recipient)),
        date=record.date,
        enddate=None,
        date_precision=None,
        date_basis="unknown",
        event_loc=None,
        factuality=record.factuality,
        according_to=tuple(map(_participant, record.according_to)),
        background=record.background,
        gist=None,
        quote=None,
        affected=(),
        size={},
        confidence=record.confidence or 0.5,
        evidence=(Evidence("event", 0, 0, "", "", ""),),
        episode=None,
        coder=CODER,
        anchor=record.anchor or (0, 0),
    )


def _participant(shorthand: str) -> Participant:
    code, sector, name = shorthand.split("/", 2)
    return Participant(code, (sector,) if sector else (), name=name or None)
