"""Files of answers, in any of the three shapes, read entry by entry: a bad one is named by file and line, the others count."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from readout.errors import DataError, MissingInput
from readout.export.as_json import Json, event_from_json
from readout.records import Span
from readout.review import doccano, label_studio
from readout.review.answer import Answer
from readout.review.correction import CORRECTED, RIGHT, VERDICTS, Correction
from readout.review.fields import check_mode, checked
from readout.review.forms import DOCCANO, JSONL, LABEL_STUDIO
from readout.sources.dates import publication_date


@dataclass(frozen=True)
class Said:
    """One entry of a file: a correction, nothing (it was left open), or a fault.

    Attributes:
        where: file and line.
    """

    where: str
    correction: Correction | None = None
    fault: str = ""


@dataclass(frozen=True)
class Terms:
    """What holds for a whole file.

    Attributes:
        reviewer, on: in the place of what its entries say; None leaves it to them.
        form: one of FORMS, None to go by the entries.
        unchanged: whether an entry that says nothing and was not changed says `right`.
    """

    reviewer: str | None = None
    on: str | None = None
    form: str | None = None
    unchanged: bool = False


def read(path: str, text: str, terms: Terms) -> Iterator[Said]:
    """What the entries of a file say, in its order."""
    for number, entry in _entries(text):
        where = f"{path}:{number}"
        if isinstance(entry, str):
            yield Said(where, fault=entry)
            continue
        try:
            for answer in _answers(entry, terms):
                yield Said(where, _correction(answer, terms))
        except DataError as wrong:
            yield Said(where, fault=str(wrong))


def read_text(path: str) -> str:
    """The text of a file; `-` is stdin.

    Raises:
        MissingInput: it cannot be opened; DataError: it is not UTF-8.
    """
    try:
        given = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        return given.decode("utf-8-sig")
    except OSError as error:
        raise MissingInput(f"{path}: {error.strerror}; name a file of corrections") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: not UTF-8 at byte {error.start}") from error


# ---- entries ---------------------------------------------------------------------------------------------------------
def _entries(text: str) -> Iterator[tuple[int, Json | str]]:
    """Every entry of a JSON list or of JSON lines with the number of its line; a string tells what is wrong with it."""
    if text.lstrip().startswith("["):
        yield from _of_list(text)
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield number, _object(json.loads(line))
            except ValueError as error:
                yield number, f"no JSON ({error})"


def _of_list(text: str) -> Iterator[tuple[int, Json | str]]:
    decoder, at = json.JSONDecoder(), text.index("[") + 1
    while True:
        while at < len(text) and (text[at].isspace() or text[at] == ","):
            at += 1
        if at >= len(text) or text[at] == "]":
            return
        number = text.count("\n", 0, at) + 1
        try:
            found, at = decoder.raw_decode(text, at)
        except ValueError as error:
            yield number, f"no JSON ({error}); what follows was not read"
            return
        yield number, _object(found)


def _object(found: Any) -> Json | str:
    return found if isinstance(found, dict) else "no JSON object"


def _answers(entry: Json, terms: Terms) -> Iterator[Answer]:
    form = terms.form or _form(entry)
    if form == LABEL_STUDIO:
        yield from label_studio.answers(entry)
    elif form == DOCCANO:
        yield from doccano.answers(entry)
    else:
        yield _own(entry)


def _form(entry: Json) -> str:
    """The shape of an entry, by its keys."""
    if "data" in entry or "annotations" in entry:
        return LABEL_STUDIO
    return DOCCANO if {"label", "labels", "entities"} & set(entry) else JSONL


def _own(entry: Json) -> Answer:
    """An entry in our own shape; only place and verdict must be there."""
    missing = [name for name in ("document", "text_hash", "trigger") if not entry.get(name)]
    if missing:
        raise DataError(f"the key {missing[0]!r} is missing; keep those of readout review export")
    corrected = entry.get("corrected") or {}
    if not isinstance(corrected, dict):
        raise DataError(f'corrected is {corrected!r}; write an object such as {{"type": "AGREE"}}')
    verdict = entry.get("verdict") or (CORRECTED if corrected else None)
    return Answer(
        str(entry["document"]),
        str(entry["text_hash"]),
        _span(entry["trigger"]),
        verdict,
        corrected,
        _record(entry.get("record")),
        entry.get("reviewer"),
        entry.get("on"),
        entry.get("comment") or "",
    )


def _span(value: Any) -> Span:
    match value:
        case [int(start), int(end)] if 0 <= start < end:
            return start, end
    raise DataError(f"trigger is {value!r}; write [start, end]")


def _record(value: Any) -> Json:
    if not value:
        return {}
    if not isinstance(value, dict):
        raise DataError("record is no JSON object; leave it as it was exported, or out")
    return value


# ---- answers -> corrections ------------------------------------------------------------------------------------------
def _correction(answer: Answer, terms: Terms) -> Correction | None:
    """What the answer says, None where it was left open.

    Raises:
        DataError: it cannot be meant; the message says what can.
    """
    verdict = answer.verdict or (RIGHT if terms.unchanged else None)
    if verdict is None:
        return None
    if verdict not in VERDICTS:
        raise DataError(f"{verdict!r} is no verdict; write {', '.join(VERDICTS)}, or null to leave it open")
    if answer.corrected and verdict != CORRECTED:
        raise DataError(f"the verdict is {verdict}, yet fields are corrected; write corrected, or empty these")
    fields = checked(answer.corrected)
    if verdict == CORRECTED and not fields:
        raise DataError("corrected, but no field says how; fill `corrected`, or write right or wrong")
    _check_record(answer.record, fields)
    reviewer = terms.reviewer or answer.reviewer
    if not reviewer or not isinstance(reviewer, str):
        raise DataError("nobody is named as reviewer; give --reviewer NAME")
    made = Correction(answer.document, answer.text_hash, answer.trigger, verdict, fields, reviewer, "")
    return replace(made, on=_day(terms.on or answer.on), seen=answer.record, comment=str(answer.comment))


def _check_record(record: Json, fields: Mapping[str, Any]) -> None:
    if not record:
        return
    event = event_from_json(record)
    check_mode(fields.get("event", event.event), fields.get("mode"))


def _day(given: Any) -> str:
    try:
        return publication_date(str(given)) if given else ""
    except ValueError as wrong:
        raise DataError(str(wrong)) from None
