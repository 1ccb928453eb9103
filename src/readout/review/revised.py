"""A record as a reviewer left it: what follows from the corrected fields follows anew, and the evidence stays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from readout.assemble.events import record_id
from readout.export.as_json import Json
from readout.ontology.plover import cameo, event_types, score
from readout.records import Document, Event, Evidence, Participant, Review, Span
from readout.review.fields import UNKNOWN, check_mode

_PRECISIONS = (None, "year", "month", "day")
_FROM_TEXT = ("stated", "relative")


def revised(event: Event, fields: Mapping[str, Any], document: Document, review: Review) -> Event:
    """The record with corrected fields, marked as reviewed and certain.

    Args:
        event: as the reviewer saw it; its spans count in the text of `document`.
        fields: of a Correction.

    Raises:
        DataError: the mode is none of the type.
    """
    event = replace(event, confidence=1.0, review=review)
    if not fields:
        return event
    kind = fields.get("event", event.event)
    mode = fields["mode"] if "mode" in fields else event.mode if event.mode in event_types()[kind].modes else None
    check_mode(kind, mode)
    changed = replace(event, event=kind, mode=mode, factuality=fields.get("factuality", event.factuality))
    changed = _with_parties(changed, fields, document.text)
    changed = _with_date(changed, fields, document) if "date" in fields else changed
    code, goldstein = cameo(kind, mode, frozenset(event.context))
    changed = replace(
        changed, quad_code=event_types()[kind].quad, event_scale=score(kind, mode), cameo=code, goldstein=goldstein
    )
    changed = replace(changed, evidence=_evidence(event, changed, document.text))
    same = (event.event, event.mode, _keys(event)) == (kind, mode, _keys(changed))
    return changed if same else replace(changed, id=identity(changed))


def identity(event: Event) -> str:
    """The id that follows from what a record says."""
    actors = [p for p in event.actor if p.code != UNKNOWN or p.spans or p.name]
    return record_id(event.doc, event.event, event.mode, event.trigger, actors, event.recipient)


def _keys(event: Event) -> tuple[list[tuple[str, str | None]], ...]:
    return tuple([(p.code, p.name) for p in side] for side in (event.actor, event.recipient))


# ---- parties ---------------------------------------------------------------------------------------------------------
def _with_parties(event: Event, fields: Mapping[str, Any], text: str) -> Event:
    known = (*event.actor, *event.recipient, *event.according_to, *(a.participant for a in event.affected))
    actor, recipient = (
        tuple(_party(one, known, event, text) for one in fields[side]) if side in fields else getattr(event, side)
        for side in ("actor", "recipient")
    )
    return replace(event, actor=actor, recipient=recipient)


def _party(given: Json, known: Iterable[Participant], event: Event, text: str) -> Participant:
    """A party of the record that is meant, else a new one, pinned to its span or to its name in the text."""
    key = (given["code"], (given["sector"] or [""])[0], given["name"] or "")
    spans = tuple((start, end) for start, end in given["spans"] if end <= len(text))
    same = next((party for party in known if party.key == key), None)
    if same is not None:
        return replace(same, role=None, **_pinned(spans, text)) if spans else replace(same, role=None)
    named = spans or _named(given["name"], event, text)
    made = Participant(
        given["code"], tuple(given["sector"]), "", given["name"], given.get("office"), given.get("identifier_id")
    )
    return replace(made, **_pinned(named, text)) if named else made


def _pinned(spans: tuple[Span, ...], text: str) -> dict[str, Any]:
    return {"spans": spans, "entity_text": text[slice(*spans[0])]}


def _named(name: str | None, event: Event, text: str) -> tuple[Span, ...]:
    """Where the text has a name, or at least its last word; the place nearest to the trigger."""
    for form in dict.fromkeys([name or "", (name or "").rpartition(" ")[2]]):
        found = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text)] if form else []
        if found:
            return (min(found, key=lambda span: abs(span[0] - event.trigger[0])),)
    return ()


# ---- date and evidence -----------------------------------------------------------------------------------------------
def _with_date(event: Event, fields: Mapping[str, Any], document: Document) -> Event:
    date = fields["date"]
    if date == event.date:
        return event
    if date is None:
        return replace(event, date=None, enddate=None, date_precision=None, date_basis="unknown")
    basis = "publication" if date == document.date else event.date_basis if event.date_basis in _FROM_TEXT else "stated"
    return replace(event, date=date, enddate=None, date_precision=_PRECISIONS[1 + date.count("-")], date_basis=basis)


def _evidence(before: Event, after: Event, text: str) -> tuple[Evidence, ...]:
    """All evidence that was there, and more where a field has become filled or a party is at other words.

    Where a field has none of its own, it rests on the clause that the reviewer judged.
    """
    kept = list(before.evidence)
    there = {(one.field, one.start, one.end) for one in kept}
    for name in ("actor", "recipient"):
        spans = [span for party in getattr(after, name) for span in party.spans]
        kept += [Evidence.at(name, span, text) for span in dict.fromkeys(spans) if (name, *span) not in there]
    fields = {one.field for one in kept}
    filled = [name for name in ("actor", "recipient") if getattr(after, name) and not _nobody(getattr(after, name))]
    if after.date and after.date_basis in _FROM_TEXT:
        filled.append("date")
    kept += [Evidence.at(name, after.anchor, text) for name in filled if name not in fields]
    return tuple(kept)


def _nobody(parties: tuple[Participant, ...]) -> bool:
    return all(p.code == UNKNOWN and not p.entity_text and not p.spans for p in parties)
