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
from readout.records import SCHEMA_VERSION, Coded, Event, Participant, Quote, Span

Cell = str | int | float | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

_HEADER = """
schema_version id doc sentence event mode context quad_code event_scale cameo goldstein
actor actor_text actor_span recipient recipient_text recipient_span date enddate date_precision date_basis
event_loc event_loc_country event_loc_lat event_loc_lon event_loc_precision event_loc_span
factuality according_to according_to_text according_to_span according_to_role background gist gist_text
quote_speaker quote_cue quote_content quote_kind affected affected_text affected_span affected_place
dead_min dead_max injured_min injured_max arrested_min arrested_max participants_min participants_max
confidence trigger trigger_text anchor anchor_text evidence episode coder_version coder_ontology coder_model
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
        f"{field}_span": _spans(p.spans[0] for p in parties if p.spans),
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
    }


def _size(event: Event) -> dict[str, Cell]:
    """Two columns a kind; an open range has no `_max`."""
    cells: dict[str, Cell] = {}
    for kind in SIZES:
        count = event.size.get(kind)
        cells[f"{kind}_min"] = count.min if count else None
        cells[f"{kind}_max"] = count.max if count else None
    return cells
