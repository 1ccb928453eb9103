"""Format `csv`: one flat row an event, for spreadsheets and statistics programs.

Lists are joined with `;` (a `;` inside a value becomes `,`), participants stand in the gold shorthand, spans are
`start-end`. Text that a spreadsheet would run as a formula gets an apostrophe in front.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import IO

from readout.export.as_json import SIZES
from readout.export.phrases import words
from readout.records import SCHEMA_VERSION, Coded, Event, Participant, Quote, Review, Span

Cell = str | int | float | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

_HEADER = """
schema_version id doc sentence event mode context quad_code event_scale cameo goldstein
actor actor_text actor_span actor_office actor_identifier_id
recipient recipient_text recipient_span recipient_office recipient_identifier_id
date enddate date_precision date_basis
event_loc event_loc_country event_loc_lat event_loc_lon event_loc_precision event_loc_span
factuality
according_to according_to_text according_to_span according_to_office according_to_identifier_id according_to_role
background gist gist_text quote_speaker quote_cue quote_content quote_kind quote_addressee
affected affected_text affected_span affected_office affected_identifier_id affected_place
dead_min dead_max dead_span injured_min injured_max injured_span
arrested_min arrested_max arrested_span participants_min participants_max participants_span
confidence trigger trigger_text anchor anchor_text evidence episode coder_version coder_ontology coder_model
review_verdict review_reviewer review_on
"""
COLUMNS = tuple(_HEADER.split())


class Csv:
    """A header, then one row an event; without events only the header."""

    binary = False

    def open(self, stream: IO[str]) -> None:
        """Write the header."""
        self._rows = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        self._rows.writeheader()

    def write(self, coded: Coded) -> None:
        """Write the rows of one document."""
        for event in coded.events:
            self._rows.writerow({name: guarded(cell) for name, cell in row(event, coded.document.text).items()})

    def close(self) -> None:
        """Do nothing: there is no footer."""


def guarded(cell: Cell) -> Cell:
    """Keep a spreadsheet from running text as a formula; numbers stay as they are."""
    return "'" + cell if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def row(event: Event, text: str) -> dict[str, Cell]:
    """Flatten `event`, with the words of its document's `text` beside its spans."""
    return {
        "schema_version": SCHEMA_VERSION,
        "id": event.id,
        "doc": event.doc,
        "sentence": event.sentence,
        "event": event.event,
        "mode": event.mode,
        "context": joined(event.context),
        "quad_code": event.quad_code,
        "event_scale": event.event_scale,
        "cameo": event.cameo,
        "goldstein": event.goldstein,
        **_parties("actor", event.actor),
        **_parties("recipient", event.recipient),
        "date": event.date,
        "enddate": event.enddate,
        "date_precision": event.date_precision,
        "date_basis": event.date_basis,
        **_place(event),
        "factuality": event.factuality,
        **_parties("according_to", event.according_to),
        "according_to_role": joined(p.role or "" for p in event.according_to),
        "background": int(event.background),
        **_clause("gist", event.gist, text),
        **_quote(event.quote),
        **_parties("affected", tuple(a.participant for a in event.affected)),
        "affected_place": joined(a.place or "" for a in event.affected),
        **_size(event),
        "confidence": event.confidence,
        **_clause("trigger", event.trigger, text),
        **_clause("anchor", event.anchor, text),
        "evidence": joined(f"{e.field}:{e.start}-{e.end}" for e in event.evidence),
        "episode": event.episode,
        "coder_version": event.coder.version,
        "coder_ontology": event.coder.ontology,
        "coder_model": event.coder.model,
        **_review(event.review),
    }


def joined(values: Iterable[str]) -> str:
    """Values on one line, with `;` between them."""
    return ";".join(" ".join(v.split()).replace(";", ",") for v in values)


def _spans(spans: Iterable[Span]) -> str:
    return joined(f"{start}-{end}" for start, end in spans)


def _parties(field: str, parties: tuple[Participant, ...]) -> dict[str, Cell]:
    """Who, as the text names them, and where: one value a participant in each column."""
    return {
        field: joined(p.gold() for p in parties),
        f"{field}_text": joined(p.entity_text for p in parties),
        f"{field}_span": joined("-".join(map(str, p.spans[0])) if p.spans else "" for p in parties),
        f"{field}_office": joined(p.office or "" for p in parties),
        f"{field}_identifier_id": joined(p.identifier_id or "" for p in parties),
    }


def _clause(field: str, span: Span | None, text: str) -> dict[str, Cell]:
    return {field: _spans([span] if span else []), f"{field}_text": words(text, span) if span else ""}


def _place(event: Event) -> dict[str, Cell]:
    place = event.event_loc
    return {
        "event_loc": place.name if place else None,
        "event_loc_country": place.country if place else None,
        "event_loc_lat": place.lat if place else None,
        "event_loc_lon": place.lon if place else None,
        "event_loc_precision": place.precision if place else None,
        "event_loc_span": _spans([place.span] if place else []),
    }


def _quote(quote: Quote | None) -> dict[str, Cell]:
    return {
        "quote_speaker": _spans(quote.speaker if quote else ()),
        "quote_cue": _spans(quote.cue if quote else ()),
        "quote_content": _spans(quote.content if quote else ()),
        "quote_kind": quote.kind if quote else None,
        "quote_addressee": _spans(quote.addressee if quote else ()),
    }


def _size(event: Event) -> dict[str, Cell]:
    """Three columns a kind; an open range has no `_max`."""
    cells: dict[str, Cell] = {}
    for kind in SIZES:
        count = event.size.get(kind)
        cells[f"{kind}_min"] = count.min if count else None
        cells[f"{kind}_max"] = count.max if count else None
        cells[f"{kind}_span"] = _spans([count.span] if count else [])
    return cells


def _review(review: Review | None) -> dict[str, Cell]:
    """What a person said of the record; empty where nobody has looked."""
    return {
        "review_verdict": review.verdict if review else None,
        "review_reviewer": review.reviewer if review else None,
        "review_on": review.on if review else None,
    }
