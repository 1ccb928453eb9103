"""An Event as the JSON object of the record reference, and back.

Keys stand in the order of the reference after `schema_version`; what is absent is null or []. Nothing is lost but the
anchor, which is not a key: it comes back from the evidence of field `anchor`, or of the trigger.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from readout.errors import DataError
from readout.records import (
    SCHEMA_VERSION,
    Affected,
    Coder,
    Count,
    Event,
    Evidence,
    Participant,
    Place,
    Quote,
    Review,
    Span,
)

Json = dict[str, Any]

SIZES = ("dead", "injured", "arrested", "participants")


def event_to_json(event: Event) -> Json:
    """Spell out `event` with every key of the record reference, in its order."""
    return {
        "schema_version": SCHEMA_VERSION,
        "id": event.id,
        "doc": event.doc,
        "sentence": event.sentence,
        "event": event.event,
        "mode": event.mode,
        "context": list(event.context),
        "quad_code": event.quad_code,
        "event_scale": event.event_scale,
        "cameo": event.cameo,
        "goldstein": event.goldstein,
        "actor": [_participant(p) for p in event.actor],
        "recipient": [_participant(p) for p in event.recipient],
        "date": event.date,
        "enddate": event.enddate,
        "date_precision": event.date_precision,
        "date_basis": event.date_basis,
        "event_loc": event.event_loc and _place(event.event_loc),
        "factuality": event.factuality,
        "according_to": [{**_participant(p), "role": p.role} for p in event.according_to],
        "background": event.background,
        "gist": event.gist and list(event.gist),
        "quote": event.quote and {**quote_to_json(event.quote), "addressee": _spans(event.quote.addressee)},
        "affected": [{**_participant(a.participant), "place": a.place} for a in event.affected],
        "size": {k: _count(event.size[k]) for k in SIZES if k in event.size} or None,
        "confidence": event.confidence,
        "evidence": [_evidence(e) for e in event.evidence],
        "episode": event.episode,
        "coder": {"version": event.coder.version, "ontology": event.coder.ontology, "model": event.coder.model},
        **({"review": dict(vars(event.review))} if event.review else {}),
    }


def quote_to_json(quote: Quote) -> Json:
    """Spell out an attribution: three lists of spans and its kind."""
    return {
        "speaker": _spans(quote.speaker),
        "cue": _spans(quote.cue),
        "content": _spans(quote.content),
        "kind": quote.kind,
    }


def event_from_json(record: Json) -> Event:
    """Read back what `event_to_json` wrote.

    Raises:
        DataError: not a record of this schema version; the message names the record and what is wrong with it.
    """
    name = record.get("id", "without id") if isinstance(record, dict) else "not an object"
    if isinstance(record, dict) and record.get("schema_version", SCHEMA_VERSION) != SCHEMA_VERSION:
        raise DataError(f"record {name}: schema_version is {record['schema_version']}, this is {SCHEMA_VERSION}")
    try:
        return _event(record)
    except KeyError as error:
        raise DataError(f"record {name}: the key {error} is missing; write records with --format jsonl") from None
    except (TypeError, ValueError, AttributeError, StopIteration) as error:
        raise DataError(f"record {name}: {str(error) or 'no evidence of field event'}") from None


def _event(record: Json) -> Event:
    """Build the Event; what is malformed raises whatever Python raises."""
    evidence = tuple(_read_evidence(e) for e in record["evidence"])
    return Event(
        id=record["id"],
        doc=record["doc"],
        sentence=record["sentence"],
        event=record["event"],
        mode=record["mode"],
        context=tuple(record["context"]),
        quad_code=record["quad_code"],
        event_scale=record["event_scale"],
        cameo=record["cameo"],
        goldstein=record["goldstein"],
        actor=tuple(_read_participant(p) for p in record["actor"]),
        recipient=tuple(_read_participant(p) for p in record["recipient"]),
        date=record["date"],
        enddate=record["enddate"],
        date_precision=record["date_precision"],
        date_basis=record["date_basis"],
        event_loc=record["event_loc"] and _read_place(record["event_loc"]),
        factuality=record["factuality"],
        according_to=tuple(_read_participant(p) for p in record["according_to"]),
        background=record["background"],
        gist=record["gist"] and _read_span(record["gist"]),
        quote=record["quote"] and _read_quote(record["quote"]),
        affected=tuple(Affected(_read_participant(a), a.get("place")) for a in record["affected"]),
        size={k: _read_count(c) for k, c in (record["size"] or {}).items()},
        confidence=record["confidence"],
        evidence=evidence,
        episode=record["episode"],
        coder=Coder(**record["coder"]),
        anchor=_anchor(evidence),
        review=Review(**record["review"]) if record.get("review") else None,
    )


def _anchor(evidence: tuple[Evidence, ...]) -> Span:
    """The clause that reports the event, else its trigger."""
    ranked = sorted((e for e in evidence if e.field in ("anchor", "event")), key=lambda e: e.field)
    first = next(iter(ranked))
    return first.start, first.end


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [list(s) for s in spans]


def _participant(party: Participant) -> Json:
    return {
        "code": party.code,
        "sector": list(party.sector),
        "entity_text": party.entity_text,
        "name": party.name,
        "office": party.office,
        "identifier_id": party.identifier_id,
        "spans": _spans(party.spans),
    }


def _place(place: Place) -> Json:
    return {
        "name": place.name,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "span": list(place.span),
    }


def _count(count: Count) -> Json:
    return {"min": count.min, "max": count.max, "span": list(count.span)}


def _evidence(evidence: Evidence) -> Json:
    return {
        "field": evidence.field,
        "start": evidence.start,
        "end": evidence.end,
        "exact": evidence.exact,
        "prefix": evidence.prefix,
        "suffix": evidence.suffix,
    }


def _read_span(span: list[int]) -> Span:
    start, end = span
    return start, end


def _read_spans(spans: list[list[int]]) -> tuple[Span, ...]:
    return tuple(_read_span(s) for s in spans)


def _read_participant(party: Json) -> Participant:
    return Participant(
        code=party["code"],
        sector=tuple(party["sector"]),
        entity_text=party["entity_text"],
        name=party["name"],
        office=party["office"],
        identifier_id=party["identifier_id"],
        spans=_read_spans(party["spans"]),
        role=party.get("role"),
    )


def _read_place(place: Json) -> Place:
    return Place(**{**place, "span": _read_span(place["span"])})


def _read_count(count: Json) -> Count:
    return Count(count["min"], count["max"], _read_span(count["span"]))


def _read_evidence(evidence: Json) -> Evidence:
    return Evidence(**evidence)


def _read_quote(quote: Json) -> Quote:
    return Quote(
        speaker=_read_spans(quote["speaker"]),
        cue=_read_spans(quote["cue"]),
        content=_read_spans(quote["content"]),
        kind=quote["kind"],
        addressee=_read_spans(quote.get("addressee", [])),
    )
