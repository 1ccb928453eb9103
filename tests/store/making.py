"""Small coded documents, and a linker of our own whose answers can be told by looking."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

from readout.link.report import Report
from readout.records import Coded, Coder, Document, Event, Evidence, Explanation, Participant, Place, Quote, Rejection
from readout.store.linker import Happening, Ruling
from readout.store.making import Making
from readout.store.standing import Standing
from readout.store.writer import Writer

CODER = Coder("0.1.0", "plover-2.0", "md-3.7.1")
NOW = Making(CODER)
LATER = Making(Coder("0.2.0", "plover-2.0", "md-3.7.1"))
CALL = "Arcadia's president called the king of Boravia in Port Aster about grain. He thanked him."


def document(name: str, text: str = CALL, **fields: str | None) -> Document:
    """A document of 14 May 2024, unless said otherwise."""
    given: dict[str, str | None] = {"date": "2024-05-14", "publisher": "Aster Post", **fields}
    return Document(name, text, **given)  # type: ignore[arg-type]


def event(of: Document, kind: str = "CONSULT", actor: str = "ARC", recipient: str = "BOR", **fields: object) -> Event:
    """A record of a document: its trigger is the word `called`, its gist `about grain`, if they stand there."""
    trigger, clause = _span(of.text, "called"), (0, len(of.text.split(".")[0]))
    date = fields.pop("date", of.date)
    given: dict[str, object] = {
        "id": f"{of.id}-{kind}-{actor}-{recipient}",
        "doc": of.id,
        "sentence": 0,
        "event": kind,
        "mode": None,
        "context": (),
        "quad_code": 1,
        "event_scale": 1.0,
        "cameo": "042",
        "goldstein": None,
        "actor": parties(actor),
        "recipient": parties(recipient),
        "date": date,
        "enddate": None,
        "date_precision": "day",
        "date_basis": "stated",
        "event_loc": Place("Port Aster", "BOR", 51.5, -3.25, "city", _span(of.text, "Port Aster")),
        "factuality": "asserted",
        "according_to": (),
        "background": False,
        "gist": _span(of.text, "about grain"),
        "quote": None,
        "affected": (),
        "size": {},
        "confidence": 0.75,
        "evidence": (Evidence.at("event", trigger, of.text), Evidence.at("anchor", clause, of.text)),
        "episode": None,
        "coder": CODER,
        "anchor": clause,
        "explanation": Explanation(of.text[slice(*trigger)], "frame", 0.5, ("AGREE", 0.25)),
    }
    return Event(**{**given, **fields})  # type: ignore[arg-type]


def coded(of: Document, *events: Event) -> Coded:
    """A document with one call, or with these records; one quotation and one rejection."""
    quote = Quote((_span(of.text, "He"),), (_span(of.text, "thanked"),), (_span(of.text, "him"),), "indirect")
    rejection = Rejection(of.id, _span(of.text, "thanked"), "arguments", "no actor", "thanked")
    return Coded(of, events or (event(of),), (quote,), (rejection,), 2)


def parties(listed: str) -> tuple[Participant, ...]:
    """`ARC,BOR/GOV/Rex Bor` as participants."""
    return tuple(_party(one) for one in listed.split(",") if one)


def _party(written: str) -> Participant:
    code, sector, name = [*written.split("/"), "", ""][:3]
    return Participant(code, (sector,) if sector else (), code, name or None, spans=((0, 3),))


def _span(text: str, words: str) -> tuple[int, int]:
    start = max(text.find(words), 0)
    return start, min(start + len(words), len(text))


class FakeLinker:
    """Texts with one first word are one family; records of one type and day are one episode, unless split by hand."""

    def __init__(self) -> None:
        self.looked_at: list[int] = []

    def bands(self, text: str) -> Sequence[str]:
        return text.split()[:1]

    def kin(self, document: Document, neighbours: Sequence[Document]) -> Sequence[str]:
        return [other.id for other in neighbours if other.text.split()[:1] == document.text.split()[:1]]

    def families(self, documents: Sequence[Document]) -> Mapping[str, str]:
        first = min(document.id for document in documents)
        return {document.id: first for document in documents}

    def keys(self, report: Report) -> Sequence[str]:
        return [_key(report)]

    def episodes(self, reports: Sequence[Report], rulings: Sequence[Ruling]) -> Sequence[Happening]:
        self.looked_at.append(len(reports))
        alone = {ruling.b for ruling in rulings if ruling.kind == "split"}
        with_ = {ruling.b: ruling.a for ruling in rulings if ruling.kind == "join"}
        by_id = {report.event.id: report for report in reports}
        groups: dict[str, list[Report]] = {}
        for report in reports:
            name = report.event.id
            joined = by_id.get(with_.get(name, ""), report)
            groups.setdefault(name if name in alone else _key(joined), []).append(report)
        return [_happening(members) for members in groups.values()]


def _key(report: Report) -> str:
    return f"{report.event.event}|{report.event.date}"


def _happening(members: Sequence[Report]) -> Happening:
    ids = tuple(sorted(report.event.id for report in members))
    event = members[0].event
    families = tuple(sorted({report.family for report in members}))
    return Happening(f"e-{ids[0]}", event.event, event.date, None, ids, families, ids[0], {"records": ids})


def store(path: Path, *documents: Coded, making: Making = NOW, linker: FakeLinker | None = None) -> list[Standing]:
    """Put documents into the store at `path`, as one run."""
    with Writer(path, making, linker=linker or FakeLinker()) as writer:
        return [writer.put(one) for one in documents]


def table(path: Path, query: str) -> list[tuple[object, ...]]:
    """The rows that a query gives."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


TIMES = ("run", "added", "since", "until", "at", "begun", "ended")


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that a store holds, but for times, runs and the log."""
    names = [str(row[0]) for row in table(path, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    kept = [name for name in names if name not in ("run", "audit", "sqlite_sequence")]
    return {name: _rows(path, name) for name in kept}


def _rows(path: Path, name: str) -> list[tuple[object, ...]]:
    columns = [str(row[1]) for row in table(path, f"PRAGMA table_info({name})")]
    kept = ", ".join(f'"{column}"' for column in columns if column not in TIMES)
    return sorted(table(path, f"SELECT {kept} FROM {name}"), key=repr)
