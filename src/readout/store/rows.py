"""Records -> rows of the store, and back; no SQL here."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any

from readout.export.as_json import event_from_json, event_to_json, quote_to_json
from readout.export.lines import line
from readout.export.phrases import words
from readout.records import Document, Event, Explanation, Participant, Quote, Rejection
from readout.store.days import first_day, last_day

Row = dict[str, Any]

# Codes that stand for nobody in particular: a pair with one of them says nothing.
_NOBODY = frozenset(("UNK", ""))
_HALF = re.compile("[\ud800-\udfff]")
_DOCUMENT = ("date", "title", "text", "publisher", "issuer", "kind", "url", "language")


def storable(document: Document) -> Document:
    """The document; where a name in it has half a character (a lone surrogate), which no file can hold, with U+FFFD there."""
    given = {name: value for name, value in vars(document).items() if isinstance(value, str)}
    if not any(map(_HALF.search, given.values())):
        return document
    return replace(document, **{name: text_of(value) for name, value in given.items()})


def text_of(words: str) -> str:
    """Words as a file can hold them."""
    return _HALF.sub("\ufffd", words)


def document_row(document: Document) -> Row:
    """The columns of a version that its document gives."""
    return {"document": document.id, **{name: getattr(document, name) for name in _DOCUMENT}}


def document_of(row: Any) -> Document:
    """The document of a version."""
    return Document(row["document"], **{name: row[name] for name in _DOCUMENT})


def record_row(event: Event, text: str) -> Row:
    """The columns of a record."""
    place = event.event_loc
    start, end = event.trigger
    return {
        "id": event.id,
        "sentence": event.sentence,
        "event": event.event,
        "mode": event.mode,
        "quad_code": event.quad_code,
        "event_scale": event.event_scale,
        "cameo": event.cameo,
        "goldstein": event.goldstein,
        "actor": _side(event.actor),
        "recipient": _side(event.recipient),
        "date": event.date,
        "enddate": event.enddate,
        "date_precision": event.date_precision,
        "date_basis": event.date_basis,
        "first_day": first_day(event.date),
        "last_day": max(last_day(event.date), last_day(event.enddate)),
        "place": place and place.name,
        "country": place and place.country,
        "latitude": place and place.lat,
        "longitude": place and place.lon,
        "place_precision": place and place.precision,
        "factuality": event.factuality,
        "background": event.background,
        "confidence": event.confidence,
        "trigger_start": start,
        "trigger_end": end,
        "gist": words(text, event.gist) if event.gist else "",
        "clause": words(text, event.anchor),
        "json": line({**event_to_json(event), "episode": None}),
        "explanation": explained(event),
    }


def event_of(row: Any) -> Event:
    """The record of a row with `json`, `explanation` and `episode`."""
    event = event_from_json(json.loads(row["json"]))
    return replace(event, episode=row["episode"], explanation=_explanation(row["explanation"]))


def roles(event: Event) -> Iterator[tuple[str, int, Participant]]:
    """Every participant with its role and position."""
    affected = tuple(one.participant for one in event.affected)
    for role in ("actor", "recipient", "according_to"):
        for position, participant in enumerate(getattr(event, role)):
            yield role, position, participant
    for position, participant in enumerate(affected):
        yield "affected", position, participant


def pairs(event: Event) -> list[tuple[str, str]]:
    """Every two codes that the record stands between, in alphabetical order.

    Actors and recipients face each other; where there are no recipients, and in a consultation, all do.
    """
    actors, recipients = ({p.code for p in side} - _NOBODY for side in (event.actor, event.recipient))
    if is_mutual(event):
        return list(combinations(sorted(actors | recipients), 2))
    return sorted({(min(a, r), max(a, r)) for a in actors for r in recipients if a != r})


def is_mutual(event: Event) -> bool:
    """Whether all parties take part alike: in a consultation, and where nobody is acted on."""
    return event.event == "CONSULT" or not event.recipient


def quote_row(quote: Quote, text: str) -> Row:
    """The columns of an attribution: its words for reading, its spans as JSON."""
    spans = {**quote_to_json(quote), "addressee": [list(span) for span in quote.addressee]}
    parts = {name: " … ".join(words(text, span) for span in getattr(quote, name)) for name in ("speaker", "cue", "content")}
    return {"kind": quote.kind, **parts, "json": line(spans)}


def quote_of(row: Any) -> Quote:
    """The attribution of a row."""
    read = json.loads(row["json"])
    spans = {name: tuple((start, end) for start, end in read[name]) for name in ("speaker", "cue", "content", "addressee")}
    return Quote(kind=read["kind"], **spans)


def rejection_row(rejection: Rejection) -> Row:
    """The columns of a rejection."""
    start, end = rejection.span or (None, None)
    return {
        "stage": rejection.stage,
        "reason": rejection.reason,
        "span_start": start,
        "span_end": end,
        "text": rejection.text,
        "json": rejection.record and line({**event_to_json(rejection.record), "episode": None}),
        "explanation": rejection.record and explained(rejection.record),
    }


def rejection_of(row: Any) -> Rejection:
    """The rejection of a row with its `document`."""
    span = None if row["span_start"] is None else (row["span_start"], row["span_end"])
    record = event_of({"episode": None, **dict(row)}) if row["json"] else None
    return Rejection(row["document"], span, row["stage"], row["reason"], row["text"], record)


def explained(event: Event) -> str | None:
    """The explanation of a record as JSON."""
    return json.dumps(vars(event.explanation)) if event.explanation else None


def _side(parties: tuple[Participant, ...]) -> str:
    return "; ".join(party.gold() for party in parties)


def _explanation(stored: str | None) -> Explanation | None:
    if stored is None:
        return None
    read = json.loads(stored)
    runner_up = read["runner_up"]
    return Explanation(read["trigger"], read["by"], read["model"], tuple(runner_up) if runner_up else None)
