"""Reports made by hand: a text, the words of the trigger, and what the record says; spans are found, not counted."""

from __future__ import annotations

import hashlib
from typing import Any

from readout.link.report import Report
from readout.ontology.plover import cameo, event_types
from readout.records import Coder, Document, Event, Evidence, Participant, Place, Span

CODER = Coder("0", "0", "0")
WRITTEN = {"IND": "India", "RUS": "Russia", "UKR": "Ukraine", "ARM": "Armenian", "AZE": "Azerbaijani"}


def party(short: str) -> Participant:
    """`CODE`, `CODE/SECTOR` or `CODE/SECTOR/Name`; a state is written as below."""
    code, _, rest = short.partition("/")
    sector, _, name = rest.partition("/")
    return Participant(code, (sector,) if sector else (), name or WRITTEN.get(code, code), name or None)


def place(name: str, country: str, lat: float | None = None, lon: float | None = None, precision: str = "city") -> Place:
    return Place(name, country, lat, lon, precision, (0, 1))


def report(
    text: str,
    trigger: str,
    *,
    event: str = "CONSULT",
    mode: str | None = None,
    actor: tuple[str, ...] = ("IND/GOV/Narendra Modi", "RUS/GOV/Vladimir Putin"),
    recipient: tuple[str, ...] = (),
    date: str | None = "2022-02-24",
    dated: str | None = None,
    published: str | None = "2022-02-24",
    doc: str | None = None,
    issuer: str | None = None,
    publisher: str | None = None,
    family: str | None = None,
    **fields: Any,
) -> Report:
    """One record of one document; the clause is the whole sentence unless `anchor` gives its words."""
    name = doc or "doc-" + _hash(text + str(published))
    document = Document(name, text, published, publisher=publisher, issuer=issuer)
    found = _span(text, trigger)
    anchor = _span(text, fields.pop("anchor")) if "anchor" in fields else _sentence(text, found)
    evidence = [Evidence.at("event", found, text)] + ([Evidence.at("date", _span(text, dated), text)] if dated else [])
    code, goldstein = cameo(event, mode)
    made = Event(
        id=fields.pop("id", _hash(name + event + trigger + "".join(actor) + "".join(recipient))),
        doc=name,
        sentence=0,
        event=event,
        mode=mode,
        context=(),
        quad_code=event_types()[event].quad,
        event_scale=0.0,
        cameo=code,
        goldstein=goldstein,
        actor=_placed(text, actor),
        recipient=_placed(text, recipient),
        date=date,
        enddate=fields.pop("enddate", None),
        date_precision={4: "year", 7: "month", 10: "day"}.get(len(date or "")),
        date_basis=fields.pop("basis", "relative" if date else "unknown"),
        event_loc=fields.pop("where", None),
        factuality=fields.pop("factuality", "asserted"),
        according_to=(),
        background=fields.pop("background", False),
        gist=None,
        quote=None,
        affected=(),
        size=fields.pop("size", {}),
        confidence=fields.pop("confidence", 0.9),
        evidence=tuple(evidence),
        episode=None,
        coder=CODER,
        anchor=anchor,
    )
    assert not fields, fields
    return Report(made, document, family or name)


def _placed(text: str, parties: tuple[str, ...]) -> tuple[Participant, ...]:
    """The parties, each with the place where its surname stands, if it does."""
    made = []
    for one in map(party, parties):
        surname = (one.name or "").split()[-1:]
        start = text.find(surname[0]) if surname else -1
        spans: tuple[Span, ...] = ((start, start + len(surname[0])),) if start >= 0 else ()
        made.append(Participant(one.code, one.sector, surname[0] if spans else one.entity_text, one.name, spans=spans))
    return tuple(made)


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return start, start + len(words)


def _sentence(text: str, inside: Span) -> Span:
    start = text.rfind(". ", 0, inside[0]) + 2 if ". " in text[: inside[0]] else 0
    end = text.find(". ", inside[1])
    return start, end if end >= 0 else len(text)


def _hash(words: str) -> str:
    return hashlib.blake2b(words.encode(), digest_size=8).hexdigest()
