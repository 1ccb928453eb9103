"""What a reviewer said, tied to words of a text: document id, hash of the text, trigger. Record ids may change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from readout.export.as_json import Json
from readout.records import Span

RIGHT, WRONG, CORRECTED = VERDICTS = ("right", "wrong", "corrected")
FIELDS = ("event", "mode", "actor", "recipient", "date", "factuality")
SAME_TYPE, SAME_PARTIES = 2, 1


@dataclass(frozen=True)
class Correction:
    """One verdict of one reviewer.

    Attributes:
        document, text_hash, trigger: the words that it is about.
        verdict: one of VERDICTS.
        fields: what is to stand instead, by FIELDS; parties as objects with code, sector, name,
            spans. What is not named stands.
        reviewer: who; on: day of the review, empty where it is not said (a store then takes today).
        seen: the record that was judged, as JSON; empty where the reviewer gave none and no store holds it.
        slot: id of the record as coded, shared by all corrections of it; empty where that is not known.
        comment: the reviewer's, for the list.
        number: of the correction in its store, 0 before it is there.
    """

    document: str
    text_hash: str
    trigger: Span
    verdict: str
    fields: Mapping[str, Any]
    reviewer: str
    on: str
    seen: Json = field(default_factory=dict, hash=False)
    slot: str = ""
    comment: str = ""
    number: int = 0

    def about_same(self, other: Correction) -> bool:
        """Whether both judge one record."""
        if self.trigger != other.trigger:
            return False
        return not self.slot or not other.slot or self.slot == other.slot


def in_force(corrections: Iterable[Correction]) -> list[Correction]:
    """Of several on one record the later one, by day and then by number; in the order of the text."""
    kept: list[Correction] = []
    for one in sorted(corrections, key=lambda c: (c.on, c.number), reverse=True):
        if not any(one.about_same(other) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda c: (c.trigger, c.number))


def trigger_of(record: Json) -> Span:
    """The span of a record's trigger."""
    first = next(one for one in record["evidence"] if one["field"] == "event")
    return first["start"], first["end"]


def likeness(seen: Json, record: Json) -> int:
    """How far two records at the same words say the same: type and parties count, 0 is nothing in common."""
    if not seen:
        return SAME_PARTIES
    same_parties = all(_codes(seen, side) == _codes(record, side) for side in ("actor", "recipient"))
    same_type = bool(seen["event"] == record["event"])
    return SAME_TYPE * same_type + SAME_PARTIES * same_parties


def _codes(record: Json, side: str) -> set[str]:
    return {party["code"] for party in record[side]}
