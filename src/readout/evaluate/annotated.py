"""Documents with their event records as the gold format writes them: from an annotator, a run or a pinned run.

Participants stay in the shorthand `CODE/SECTOR/Name`, for that is what is compared.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from readout.errors import DataError, MissingInput
from readout.export.gold import gold_event
from readout.records import Coded, Document, Span
from readout.sources import SourceOptions, read

Json = dict[str, Any]


def objects(path: Path) -> list[Json]:
    """The objects of a JSONL file.

    Raises:
        MissingInput: there is no such file.
    """
    if not path.is_file():
        raise MissingInput(f"{path}: no such file; run from the top of the repository, or name the file or its folder")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def documents(path: Path) -> list[Document]:
    """The documents of a JSONL file that are to be coded.

    Raises:
        MissingInput, DataError: no such file, or a document in it cannot be read.
    """
    if not path.is_file():
        raise MissingInput(f"{path}: no such file; run from the top of the repository, or name the file or its folder")
    found = []
    for reading in read([str(path)], SourceOptions()):
        if reading.error:
            raise DataError(f"{path}: {reading.error}")
        if reading.document and not reading.rejection:
            found.append(reading.document)
    return found


STATEMENT = "STATEMENT"
TYPES = frozenset(
    {
        *("ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST"),
        *("REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN", STATEMENT),
    }
)


class Party(NamedTuple):
    """A participant taken out of its shorthand; what is not given is empty."""

    code: str
    sector: str
    name: str


@cache
def party(shorthand: str) -> Party:
    """Split `CODE/SECTOR/Name`; a name may hold further slashes."""
    code, sector, name = [*shorthand.split("/", 2), "", ""][:3]
    return Party(code.strip().upper(), sector.strip().upper(), name.strip())


@dataclass(frozen=True)
class Record:
    """One event in the gold format; `confidence` only where a coder gave one."""

    type: str
    mode: str | None = None
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    date: str | None = None
    factuality: str = "asserted"
    according_to: tuple[str, ...] = ()
    background: bool = False
    anchor: Span | None = None
    confidence: float | None = None

    def as_json(self) -> Json:
        """The object of the gold format, without confidence: `background` only if true, `anchor` only where known."""
        fields: Json = {
            "type": self.type,
            "mode": self.mode,
            "actor": list(self.actor),
            "recipient": list(self.recipient),
            "date": self.date,
            "factuality": self.factuality,
            "according_to": list(self.according_to),
        }
        if self.background:
            fields["background"] = True
        if self.anchor:
            fields["anchor"] = list(self.anchor)
        return fields


@dataclass(frozen=True)
class Annotated:
    """A document's records; `date` is the day of publication, `text` empty where the file does not hold it."""

    id: str
    records: tuple[Record, ...] = ()
    date: str | None = None
    text: str = ""


def read_annotated(path: str | Path) -> tuple[Annotated, ...]:
    """Read a gold file, or a run written with `--format gold`; `-` is stdin.

    Raises:
        MissingInput: the file cannot be opened.
        DataError: a line is no document with events, or an id stands twice; the message names file and line.
    """
    try:
        given = sys.stdin.buffer.read() if str(path) == "-" else Path(path).read_bytes()
        lines = given.decode("utf-8-sig").split("\n")
    except OSError as error:
        raise MissingInput(f"{path}: {error.strerror}; name a JSONL file of documents with events") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: not UTF-8 at byte {error.start}") from error
    places = ((f"{path}:{number}", line) for number, line in enumerate(lines, 1) if line.strip())
    return annotated((where, _parsed(line, where)) for where, line in places)


def annotated(given: Iterable[tuple[str, Json]]) -> tuple[Annotated, ...]:
    """Documents with their records from JSON objects, each with the place that messages name.

    Raises:
        DataError: an object is no document with events, or an id stands twice; the message names the place.
    """
    documents: dict[str, Annotated] = {}
    for where, one in given:
        document = _document(one, where)
        if document.id in documents:
            raise DataError(f"{where}: id {document.id} stands twice; keep one of the lines")
        documents[document.id] = document
    return tuple(documents.values())


def from_coded(coded: Iterable[Coded]) -> Iterator[Annotated]:
    """What the pipeline gave, put as the gold format would write it."""
    for one in coded:
        records = tuple(record(gold_event(e), one.document.id) for e in one.events)
        yield Annotated(one.document.id, records, one.document.date, one.document.text)


def record(event: Json, where: str) -> Record:
    """Read one event object; `where` opens the message of an error.

    Raises:
        DataError: unknown type, a participant that is not shorthand, an anchor that is no span.
    """
    kind = str(event.get("type", "")).upper()
    if kind not in TYPES:
        raise DataError(f"{where}: type {kind!r}; wanted one of {', '.join(sorted(TYPES))}")
    return Record(
        type=kind,
        mode=event.get("mode") or None,
        actor=_parties(event, "actor", where),
        recipient=_parties(event, "recipient", where),
        date=event.get("date") or None,
        factuality=event.get("factuality") or "asserted",
        according_to=_parties(event, "according_to", where),
        background=bool(event.get("background")),
        anchor=_anchor(event.get("anchor"), where),
        confidence=event.get("confidence"),
    )


def _parsed(line: str, where: str) -> Json:
    try:
        found = json.loads(line)
    except ValueError as error:
        raise DataError(f"{where}: no JSON ({error}); wanted one JSON object with id and events") from None
    if not isinstance(found, dict):
        raise DataError(f"{where}: no JSON object; wanted one with id and events")
    return found


def _document(read: Json, where: str) -> Annotated:
    for name in ("id", "events"):
        if name not in read:
            raise DataError(f"{where}: no {name!r} in it; wanted one JSON object with id and events")
    known, events = read["id"], read["events"]
    if not isinstance(known, str) or not isinstance(events, list) or any(not isinstance(e, dict) for e in events):
        raise DataError(f"{where}: wanted a string as id and a list of objects as events")
    return Annotated(known, tuple(record(e, where) for e in events), read.get("date"), read.get("text") or "")


def _parties(event: Json, slot: str, where: str) -> tuple[str, ...]:
    value = event.get(slot) or []
    if not isinstance(value, list) or any(not isinstance(p, str) or p.count("/") < 2 for p in value):
        raise DataError(f"{where}: {slot} must be a list of CODE/SECTOR/Name, not {value!r}")
    return tuple(value)


def _anchor(value: object, where: str) -> Span | None:
    if not value:
        return None
    if not isinstance(value, list) or len(value) != 2 or any(not isinstance(v, int) for v in value):
        raise DataError(f"{where}: anchor must be [start, end], not {value!r}")
    return value[0], value[1]
