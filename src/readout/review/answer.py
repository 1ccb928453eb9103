"""One answer of a reviewer as a file gives it, before it is checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from readout.errors import DataError
from readout.export.as_json import Json
from readout.records import Span
from readout.resolve.lookup import answers as look_up
from readout.resolve.readings import Query
from readout.review.fields import party_to_json


@dataclass(frozen=True)
class Answer:
    """What an entry says.

    Attributes:
        document, text_hash, trigger: the words that it is about.
        verdict: None where it was left open.
        corrected: fields as given.
        record: as exported, empty where the file holds none.
        reviewer, on: None where the file does not say.
    """

    document: str
    text_hash: str
    trigger: Span
    verdict: str | None
    corrected: Mapping[str, Any] = field(default_factory=dict)
    record: Json = field(default_factory=dict)
    reviewer: Any = None
    on: Any = None
    comment: Any = ""


def marked_parties(record: Json, side: str, marked: list[Span], text: str, published: str | None) -> list[Json] | None:
    """The parties of a side after a reviewer marked its words anew, None where nothing was changed.

    Parties whose words are still marked stay; words that no party of the record stands for are looked up by the tables.

    Raises:
        DataError: nobody goes by such words, or several do.
    """
    before = {tuple(span) for party in record[side] for span in party["spans"]}
    if before == set(marked):
        return None
    others = {tuple(s): p for one in ("actor", "recipient") if one != side for p in record[one] for s in p["spans"]}
    still = [{**party, "spans": [list(s) for s in map(tuple, party["spans"]) if s in marked]} for party in record[side]]
    kept = [now for now, party in zip(still, record[side], strict=True) if now["spans"] or not party["spans"]]
    new = [span for span in marked if span not in before]
    return kept + [others.get(span) or _looked_up(side, span, text, published) for span in new]


def _looked_up(side: str, span: Span, text: str, published: str | None) -> Json:
    words = " ".join(text[slice(*span)].split())
    ((_, answer),) = look_up([Query(words, published)])
    if answer.reading is None:
        raise DataError(f"{side} {words!r}: {answer.reason}; write it as CODE/SECTOR/Name in Label Studio or in our JSONL")
    return {**party_to_json(answer.reading.party), "entity_text": text[slice(*span)], "spans": [list(span)]}
