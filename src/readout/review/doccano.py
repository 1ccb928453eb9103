"""doccano (sequence labelling): lines of text and labels out, its JSONL export back.

The trigger is labelled with the type of the event; what else must come back travels in keys of its own, which doccano keeps.
https://doccano.github.io/doccano/ describes the shape.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from readout.errors import DataError
from readout.export.as_json import Json, event_to_json
from readout.export.lines import line
from readout.ontology.plover import event_types
from readout.records import Span
from readout.review.answer import Answer, marked_parties
from readout.review.correction import CORRECTED, RIGHT, WRONG, trigger_of
from readout.review.hashes import text_hash
from readout.review.marks import ACTOR, RECIPIENT, TRIGGER, marks
from readout.review.tasks import Task, place_of


def to_json(task: Task) -> Json:
    """The task as a line with text and labels."""
    kind = task.event.event
    labels = [[start, end, kind if role == TRIGGER else role] for role, (start, end) in marks(task.event)]
    readout = {**place_of(task), "stage": task.stage, "published": task.document.date, "record": event_to_json(task.event)}
    told = {"document": task.document.id, "question": task.question, "readout": line(readout)}
    return {"text": task.document.text, "label": labels, **told}


def answers(entry: Json) -> Iterator[Answer]:
    """The one answer of a line: open if its labels are as they were.

    A label `right` says so; `wrong`, or no type at the trigger, that there is no such event.

    Raises:
        DataError: the line is none of ours, or its labels cannot be read.
    """
    text, readout = _ours(entry)
    record = readout["record"]
    trigger = trigger_of(record)
    labels = list(_labels(entry, text))
    named = {label for _, label in labels}
    corrected = {} if WRONG in named else _corrected(record, trigger, labels, text, readout.get("published"))
    verdict: str | None = RIGHT if RIGHT in named else None
    if WRONG in named or corrected is None:
        verdict = WRONG
    elif corrected:
        verdict = CORRECTED
    comment = entry.get("Comments") or entry.get("comments") or []
    said = " ".join(map(str, comment)) if isinstance(comment, list) else str(comment)
    fields = corrected or {}
    yield Answer(readout["document"], readout["text_hash"], trigger, verdict, fields, record, comment=said)


def _ours(entry: Json) -> tuple[str, Json]:
    meta = entry.get("meta") if isinstance(entry.get("meta"), dict) else {}
    given, text = entry.get("readout") or (meta or {}).get("readout"), entry.get("text", entry.get("data"))
    try:
        readout = json.loads(given) if isinstance(given, str) else given
    except ValueError:
        readout = None
    if not isinstance(readout, dict) or not isinstance(readout.get("record"), dict) or not isinstance(text, str):
        raise DataError("no line of readout review export; export from doccano as JSONL, with its metadata")
    if readout.get("text_hash") != text_hash(text):
        raise DataError("its text is not the one that was exported; do not edit the text")
    return text, readout


def _labels(entry: Json, text: str) -> Iterator[tuple[Span, str]]:
    """Every labelled span, in either of the shapes that doccano writes."""
    given: Any = next((entry[name] for name in ("label", "labels", "entities") if name in entry), [])
    for one in given if isinstance(given, list) else []:
        start, end, label = _label(one)
        if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
            raise DataError(f"label {one!r} lies outside the text")
        yield (start, end), str(label)


def _label(one: Any) -> tuple[Any, Any, Any]:
    if isinstance(one, dict):
        return one.get("start_offset"), one.get("end_offset"), one.get("label")
    if isinstance(one, list) and len(one) == 3:
        return one[0], one[1], one[2]
    raise DataError(f"{one!r} is no label; they are [start, end, name]")


def _corrected(record: Json, trigger: Span, labels: list[tuple[Span, str]], text: str, published: str | None) -> Json | None:
    """The fields that were changed; None if no type is left at the trigger."""
    types = {label for (start, end), label in labels if label in event_types() and start < trigger[1] and trigger[0] < end}
    if not types:
        return None
    if len(types) > 1:
        raise DataError(f"several types at the trigger ({', '.join(sorted(types))}); leave one")
    corrected: dict[str, Any] = {} if types == {record["event"]} else {"type": types.pop()}
    for side in (ACTOR, RECIPIENT):
        marked = sorted({span for span, label in labels if label == side})
        if (changed := marked_parties(record, side, marked, text, published)) is not None:
            corrected[side] = changed
    return corrected
