"""Undertakings as JSON lines and as a table: who is to do what, for whom, by when, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from rich.table import Table as Grid
from rich.text import Text

from readout.export.as_json import Json
from readout.export.console import console_on
from readout.export.lines import line
from readout.export.phrases import labels, printable
from readout.export.table import NARROWEST, WIDEST
from readout.link.undertakings import STATUSES, Change, Mention, Undertaking
from readout.records import SCHEMA_VERSION, Participant

STYLES = {"open": "yellow", "met": "green", "partly": "cyan", "refused": "red", "lapsed": "magenta", "superseded": "dim"}
LONGEST = 160


def undertaking_to_json(undertaking: Undertaking) -> Json:
    """Spell out an undertaking; `doc` and `span` are those of its first mention."""
    first = undertaking.first
    return {
        "schema_version": SCHEMA_VERSION,
        "id": undertaking.id,
        "kind": undertaking.kind,
        "doc": first.doc,
        "span": list(first.span),
        "owner": [_party(p) for p in undertaking.owner],
        "counterpart": [_party(p) for p in undertaking.counterpart],
        "content": undertaking.content,
        "deed": undertaking.deed,
        "made": undertaking.made,
        "due": undertaking.due,
        "status": undertaking.status,
        "as_of": undertaking.as_of,
        "changes": [_change(c) for c in undertaking.changes],
        "mentions": [_mention(m) for m in undertaking.mentions],
        "confidence": undertaking.confidence,
        "reason": undertaking.reason,
    }


def _party(party: Participant) -> Json:
    return {"code": party.code, "sector": list(party.sector), "name": party.name, "office": party.office}


def _change(change: Change) -> Json:
    return {
        "status": change.status,
        "date": change.date,
        "event": change.event,
        "doc": change.doc,
        "span": change.span and list(change.span),
        "confidence": change.confidence,
        "reason": change.reason,
    }


def _mention(mention: Mention) -> Json:
    return {
        "event": mention.event,
        "doc": mention.doc,
        "span": list(mention.span),
        "gist": list(mention.gist),
        "date": mention.date,
    }


def write_jsonl(entries: Iterable[Undertaking], stream: IO[str]) -> None:
    """One undertaking a line."""
    for entry in entries:
        stream.write(line(undertaking_to_json(entry)) + "\n")


def write_table(entries: Iterable[Undertaking], stream: IO[str], width: int | None = None) -> None:
    """A row for each undertaking, a line under it for each change, then how many there are of each status."""
    console = console_on(stream, width)
    console.width = min(max(console.width, NARROWEST), WIDEST)
    listed = list(entries)
    console.print(_grid(listed))
    counts = ((s, sum(e.status == s for e in listed)) for s in STATUSES)
    console.print(
        f"\n{len(listed)} undertaking{'' if len(listed) == 1 else 's'}:", ", ".join(f"{n} {s}" for s, n in counts if n)
    )


def _grid(entries: Iterable[Undertaking]) -> Grid:
    grid = Grid(box=None, padding=(0, 1, 0, 0), expand=True, header_style="dim")
    for heading, width, ratio in (("status", 10, 0), ("made", 10, 0), ("due", 10, 0), ("owner", 0, 3), ("towards", 0, 3)):
        grid.add_column(heading, width=width or None, ratio=ratio or None, overflow="fold")
    grid.add_column("what, and what came of it", ratio=8, overflow="fold")
    for entry in entries:
        grid.add_row(*_cells(entry))
    return grid


def _cells(entry: Undertaking) -> tuple[Text, ...]:
    what = Text(printable(_short(entry.content)))
    for change in entry.changes:
        what.append(printable(f"\n{change.status} {change.date or ''} {_source(change)}"), style="dim")
    return (
        Text(entry.status, style=STYLES[entry.status]).append(f"\n{entry.kind}", style="not bold dim"),
        Text(entry.made or "-"),
        Text(entry.due or "-"),
        Text(labels(entry.owner) or "unsaid"),
        Text(labels(entry.counterpart) or "-"),
        what,
    )


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _source(change: Change) -> str:
    place = f"[{change.doc}] " if change.doc else ""
    return f"{place}{change.reason} ({change.confidence:.2f})"
