"""Drafts -> Events: values resolved, every filled field pinned to its characters, ids that are hashes of content."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from readout.assemble.draft import Draft
from readout.ontology.plover import cameo, event_types, score
from readout.records import Affected, Coder, Count, Document, Event, Evidence, Explanation, Participant, Place, Quote, Span
from readout.resolve.dates import DateMention

ATTRIBUTION_ROLES = {
    "JRN": "media",
    "GOV": "official",
    "MIL": "official",
    "COP": "official",
    "LEG": "official",
    "JUD": "official",
}
PRECISION = {10: "day", 7: "month", 4: "year"}


def event_id(document_id: str, draft: Draft) -> str:
    """Hash of document, type, mode, trigger span, codes and names of both parties (formats.md)."""
    return record_id(document_id, draft.event, draft.mode, draft.trigger, draft.actors, draft.recipients)


def record_id(
    document_id: str,
    event: str,
    mode: str | None,
    trigger: Span,
    actors: Iterable[Participant],
    recipients: Iterable[Participant],
) -> str:
    """The same of the single values; of an actor whom nobody names, `actors` is empty."""
    parties = [[[p.code, p.name or ""] for p in side] for side in (actors, recipients)]
    content = repr((document_id, event, mode, trigger, parties))
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def to_event(
    document: Document,
    draft: Draft,
    *,
    sentence: int,
    date: DateMention | None,
    place: Place | None,
    size: dict[str, Count],
    quote: Quote | None,
    affected: tuple[Affected, ...],
    coder: Coder,
    confidence: float,
) -> Event:
    """The finished record of a draft."""
    code, goldstein = cameo(draft.event, draft.mode, frozenset(draft.contexts))
    value, end, precision, basis = dated(document, draft, date)
    according = tuple(replace(p, role=role_of(p)) for p in draft.according_to)
    event = Event(
        id=event_id(document.id, draft),
        doc=document.id,
        sentence=sentence,
        event=draft.event,
        mode=draft.mode,
        context=draft.contexts,
        quad_code=event_types()[draft.event].quad,
        event_scale=score(draft.event, draft.mode),
        cameo=code,
        goldstein=goldstein,
        actor=draft.actors or (Participant("UNK", ("UNK",)),),
        recipient=draft.recipients,
        date=value,
        enddate=end,
        date_precision=precision,
        date_basis=basis,
        event_loc=place,
        factuality=draft.factuality,
        according_to=according,
        background=draft.background,
        gist=draft.gist,
        quote=quote,
        affected=affected,
        size=size,
        confidence=round(confidence, 4),
        evidence=(),
        episode=None,
        coder=coder,
        anchor=draft.anchor,
        explanation=Explanation(document.text[slice(*draft.trigger)], draft.by, _rounded(draft.model), draft.runner_up),
    )
    return replace(event, evidence=evidence_of(event, draft, document.text, date))


def _rounded(chance: float | None) -> float | None:
    return None if chance is None else round(chance, 4)


def dated(document: Document, draft: Draft, date: DateMention | None) -> tuple[str | None, str | None, str | None, str]:
    """When a draft happened, as ISO dates: first day, last day of a range, precision, basis.

    What the text says counts, else the day of publication; what is only looked back on has no date. In news the date was
    chosen from both.
    """
    if date is not None and date.value is not None:
        return date.value, date.end, date.precision, date.basis
    value = draft.chosen.value if draft.chosen is not None else None if draft.background else document.date
    if value is None:
        return None, None, None, "unknown"
    return value, None, PRECISION[len(value)], "publication"


def role_of(party: Participant) -> str:
    """The standing of a source: official, media, party, or unnamed."""
    if party.code == "UNK":
        return "unnamed"
    return ATTRIBUTION_ROLES.get(party.sector[0] if party.sector else "", "party")


def evidence_of(event: Event, draft: Draft, text: str, date: DateMention | None) -> tuple[Evidence, ...]:
    """One piece of evidence at least for every filled field; the trigger first, then those of later mentions."""
    spans: list[tuple[str, Span]] = [("event", draft.trigger)]
    if draft.light is not None:
        spans.append(("event", draft.light))
    spans.append(("anchor", draft.anchor))
    for name, parties in (("actor", event.actor), ("recipient", event.recipient), ("according_to", event.according_to)):
        spans += [(name, span) for party in parties for span in party.spans]
    if date is not None and date.value is not None:
        spans.append(("date", date.span))
    if event.event_loc is not None:
        spans.append(("event_loc", event.event_loc.span))
    if event.gist is not None:
        spans.append(("gist", event.gist))
    if event.quote is not None:
        spans += [("quote", span) for span in (*event.quote.cue, *event.quote.content)]
    spans += [("affected", span) for one in event.affected for span in one.participant.spans]
    spans += [("size", count.span) for count in event.size.values()]
    for later in draft.more:
        spans += [("event", later.trigger), ("anchor", later.anchor)]
    return tuple(Evidence.at(name, span, text) for name, span in dict.fromkeys(spans) if span[0] < span[1])
