"""Label Studio: tasks to import there with the coder's reading as a prediction, and its JSON export back.

https://labelstud.io/guide/tasks and https://labelstud.io/guide/export describe both shapes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from readout.errors import DataError
from readout.export.as_json import Json, event_to_json
from readout.records import Span
from readout.review.answer import Answer, marked_parties
from readout.review.correction import CORRECTED, RIGHT, WRONG, trigger_of
from readout.review.fields import checked, shorthand
from readout.review.hashes import text_hash
from readout.review.marks import ACTOR, RECIPIENT, ROLES, marks
from readout.review.tasks import Task, place_of

NO_MODE = "none"
_CHOICES = ("type", "mode", "factuality")


# ---- out -------------------------------------------------------------------------------------------------------------
def to_json(task: Task) -> Json:
    """The task, with the record as a prediction; all that comes back with it lies in `data.readout`."""
    document, event = task.document, task.event
    record = event_to_json(event)
    readout = {**place_of(task), "stage": task.stage, "published": document.date, "record": record}
    data = {"text": document.text, "title": document.title or "", "published": document.date or "", "readout": readout}
    data |= {"document": document.id, "sentence": task.sentence, "question": task.question}
    return {
        "data": data,
        "predictions": [{"model_version": event.coder.version, "score": event.confidence, "result": _results(task, record)}],
    }


def _results(task: Task, record: Json) -> list[Json]:
    text = task.document.text
    spans = [
        _result("spans", "labels", {"start": start, "end": end, "text": text[start:end], "labels": [role]}, f"{role}-{start}")
        for role, (start, end) in marks(task.event)
    ]
    choices = {"type": record["event"], "mode": record["mode"] or NO_MODE, "factuality": record["factuality"]}
    chosen = [_result(name, "choices", {"choices": [value]}, name) for name, value in choices.items()]
    written = {"actor": shorthand(record, "actor"), "recipient": shorthand(record, "recipient")}
    written["date"] = [record["date"]] if record["date"] else []
    return spans + chosen + [_result(f"{name}_is", "textarea", {"text": v}, name) for name, v in written.items() if v]


def _result(name: str, kind: str, value: Json, id_: str) -> Json:
    return {"id": id_, "from_name": name, "to_name": "text", "type": kind, "value": value}


# ---- back ------------------------------------------------------------------------------------------------------------
def answers(entry: Json) -> Iterator[Answer]:
    """An answer for each annotation of a task, in the order in which they were made; skipped ones are left out.

    Raises:
        DataError: the task is none of ours, or what was marked cannot be read.
    """
    readout, text = _ours(entry)
    given = [one for one in entry.get("annotations") or () if isinstance(one, dict) and not one.get("was_cancelled")]
    for annotation in sorted(given, key=_moment):
        yield _answer(annotation, readout, text)


def _ours(entry: Json) -> tuple[Json, str]:
    data = entry.get("data")
    if not isinstance(data, dict) or not isinstance(data.get("readout"), dict) or not isinstance(data.get("text"), str):
        raise DataError("no task of readout review export; export from Label Studio as JSON, not as JSON-MIN or CSV")
    readout = data["readout"]
    if not isinstance(readout.get("record"), dict) or readout.get("text_hash") != text_hash(data["text"]):
        raise DataError("its text is not the one that was exported; do not edit the text of a task")
    return readout, data["text"]


def _moment(annotation: Json) -> str:
    return str(annotation.get("updated_at") or annotation.get("created_at") or "")


def _answer(annotation: Json, readout: Json, text: str) -> Answer:
    results = [one for one in annotation.get("result") or () if isinstance(one, dict)]
    record, found = readout["record"], _values(results)
    corrected = _corrected(record, found, _spans(results, text), text, readout.get("published"))
    given = next(iter(found.get("verdict", [])), RIGHT)
    verdict = CORRECTED if given == RIGHT and corrected else given
    by = annotation.get("completed_by")
    name = (by.get("email") or by.get("username")) if isinstance(by, dict) else None
    start, end = trigger_of(record)
    return Answer(
        str(readout["document"]),
        str(readout["text_hash"]),
        (start, end),
        verdict,
        {} if verdict == WRONG else corrected,
        record,
        name,
        _moment(annotation)[:10] or None,
        " ".join(found.get("comment") or []),
    )


def _values(results: list[Json]) -> dict[str, list[str]]:
    """What was chosen and written, by the name of the control."""
    found: dict[str, list[str]] = {}
    for one in results:
        value = one.get("value") or {}
        if one.get("type") in ("choices", "textarea"):
            given = value.get("choices") or value.get("text") or []
            found.setdefault(str(one.get("from_name")), []).extend([given] if isinstance(given, str) else map(str, given))
    return found


def _corrected(
    record: Json, found: dict[str, list[str]], spans: dict[str, list[Span]], text: str, published: str | None
) -> Json:
    """The fields that were changed; parties as they are written, else as their words are marked."""
    corrected: dict[str, Any] = {}
    for name, before in zip(_CHOICES, (record["event"], record["mode"] or NO_MODE, record["factuality"]), strict=True):
        if name in found and found[name] != [before]:
            corrected[name] = found[name][0]
    for side in (ACTOR, RECIPIENT):
        written = _listed(found.get(f"{side}_is", []))
        if checked({"recipient": written}) != checked({"recipient": shorthand(record, side)}):
            corrected[side] = written
        elif (changed := marked_parties(record, side, spans[side], text, published)) is not None:
            corrected[side] = changed
    date = (found.get("date_is") or [""])[0].strip() or None
    if date != record["date"]:
        corrected["date"] = date
    return corrected


def _listed(written: list[str]) -> list[str]:
    """Parties, one an entry or several with semicolons between them."""
    return [one.strip() for text in written for one in re.split(r"[;\n]", text) if one.strip()]


def _spans(results: list[Json], text: str) -> dict[str, list[Span]]:
    """The marked words by role, in the order of the text."""
    found: dict[str, list[Span]] = {role: [] for role in ROLES}
    for one in results:
        if one.get("type") == "labels":
            value = one.get("value") or {}
            for role in value.get("labels") or ():
                found.setdefault(role, []).append(_span(value, text))
    return {role: sorted(set(spans)) for role, spans in found.items()}


def _span(value: Json, text: str) -> Span:
    """A span in code points; a browser may have counted UTF-16 units, and its own words tell which it was."""
    start, end, exact = value.get("start"), value.get("end"), value.get("text")
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end:
        raise DataError(f"marked words without a place: {exact!r}")
    if exact is None or text[start:end] == exact:
        return start, end
    units = text.encode("utf-16-le")
    before, inside = (units[2 * a : 2 * b].decode("utf-16-le", "replace") for a, b in ((0, start), (start, end)))
    if inside == exact:
        return len(before), len(before) + len(inside)
    raise DataError(f"marked words {exact!r} do not stand at {start}-{end} of the text")
