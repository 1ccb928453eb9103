"""Answers about actors, rows of the list of actors and decisions about names, as JSON and in words."""

from __future__ import annotations

from collections.abc import Iterator

from readout.export.as_json import Json
from readout.export.phrases import printable
from readout.knowledge.decisions import Decision
from readout.records import SCHEMA_VERSION
from readout.resolve.readings import Answer, Reading
from readout.resolve.roster import Row


def answer_to_json(identity: object, answer: Answer) -> Json:
    """The line that a look-up gives; `code` is null where no reading was chosen."""
    found = {"id": identity, **reading_to_json(answer.reading), "reason": answer.reason}
    return {**found, "alternatives": [reading_to_json(other) for other in answer.alternatives]}


def reading_to_json(reading: Reading | None) -> Json:
    """One reading; all empty for none."""
    if reading is None:
        empty: Json = {"code": None, "sector": [], "name": None, "office": None, "identifier_id": None}
        return {**empty, "confidence": 0.0, "reason": ""}
    party = reading.party
    return {
        "code": party.code,
        "sector": list(party.sector),
        "name": party.name,
        "office": party.office,
        "identifier_id": party.identifier_id,
        "confidence": reading.confidence,
        "reason": reading.reason,
    }


def answer_in_words(mention: str, answer: Answer) -> Iterator[str]:
    """An answer for people, a fact a line."""
    chosen = reading_to_json(answer.reading)
    yield printable(f"{mention}: {_label(chosen) if answer.reading else 'no answer'}")
    for name in ("code", "sector", "name", "office", "identifier_id", "confidence"):
        value = "/".join(chosen[name]) if name == "sector" else chosen[name]
        if value:
            yield printable(f"  {name.removesuffix('_id')}: {value}")
    yield printable(f"  reason: {answer.reason}")
    for other in map(reading_to_json, answer.alternatives):
        yield printable(f"  or {_label(other)}, {other['confidence']}: {other['reason']}")


def _label(reading: Json) -> str:
    coded = "/".join([reading["code"], *reading["sector"][:1]])
    return f"{reading['name']} ({coded})" if reading["name"] else coded


def row_to_json(row: Row) -> Json:
    """A row of the list of actors."""
    return {
        "schema_version": SCHEMA_VERSION,
        "kind": row.actor.kind,
        "code": row.actor.code,
        "sector": row.sector or None,
        "name": row.name,
        "office": row.office or None,
        "from": row.start or None,
        "until": row.end or None,
        "aliases": list(row.aliases),
        "identifier_id": row.actor.qid or None,
        "source": row.source,
    }


def row_in_words(row: Row) -> str:
    """A row of the list on one line, in columns of which the first two have a fixed width."""
    coded = "/".join(filter(None, [row.actor.code, row.sector]))
    period = f"{row.start or '...'} to {row.end or '...'}" if row.start or row.end else ""
    return printable("  ".join(filter(None, [f"{coded:<8}", f"{period:<24}", row.name, row.office])).rstrip())


def decision_to_json(decision: Decision, *, in_force: bool) -> Json:
    """A line of the journal, and whether it counts."""
    from readout.sources.actors.journal import as_json

    return {**as_json(decision), "in_force": in_force}


def decision_in_words(decision: Decision, *, in_force: bool) -> str:
    """A decision on one line."""
    why = f": {decision.why}" if decision.why else ""
    state = "" if in_force or decision.action == "undo" else " [undone]"
    return printable(f"{decision.id}  {decision.when[:10]} {decision.who}  {decision}{state}{why}")
