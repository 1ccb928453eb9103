"""What happened day by day: one entry a happening, however many records report it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rich.console import RenderableType
from rich.table import Table as Grid
from rich.text import Text

from readout.export.as_json import Json
from readout.export.listing import ID, what
from readout.export.phrases import clause, printable, who
from readout.records import SCHEMA_VERSION, Document, Event


@dataclass(frozen=True)
class Entry:
    """One happening.

    Attributes:
        event: the record that stands for it, with its document.
        records: ids of all records of it that were asked for, in order of day.
        documents, families: how many documents report it, and how many independent source families these are.
    """

    event: Event
    document: Document
    records: tuple[str, ...]
    documents: int
    families: int


@dataclass(frozen=True)
class Day:
    """The happenings of one day; `date` is as coarse as the records say, None where they say nothing."""

    date: str | None
    entries: tuple[Entry, ...]


def day_to_json(day: Day) -> Json:
    """Spell out a day as one JSON object."""
    return {"schema_version": SCHEMA_VERSION, "date": day.date, "entries": [_entry_to_json(one) for one in day.entries]}


def _entry_to_json(entry: Entry) -> Json:
    event = entry.event
    return {
        "episode": event.episode,
        "event": event.event,
        "mode": event.mode,
        "enddate": event.enddate,
        "actor": [party.gold() for party in event.actor],
        "recipient": [party.gold() for party in event.recipient],
        "factuality": event.factuality,
        "what": clause(event, entry.document.text),
        "record": event.id,
        "doc": event.doc,
        "records": list(entry.records),
        "documents": entry.documents,
        "families": entry.families,
    }


def day_laid_out(day: Day) -> Iterable[RenderableType]:
    """A day for reading: the date, then a line or more for each happening."""
    grid = Grid.grid(padding=(0, 1, 0, 0), expand=True)
    grid.add_column(width=ID, no_wrap=True, style="dim")
    grid.add_column(width=14, overflow="fold")
    for ratio in (5, 7):
        grid.add_column(ratio=ratio, overflow="fold")
    for entry in day.entries:
        grid.add_row(Text(entry.event.id[:ID]), what(entry.event), Text(who(entry.event)), _words(entry))
    return [Text(day.date or "without a date", style="bold underline"), grid, ""]


def _words(entry: Entry) -> Text:
    """What it was, and on how many feet it stands."""
    cell = Text(clause(entry.event, entry.document.text))
    if entry.event.enddate:
        cell.append(f" (until {entry.event.enddate})", style="dim")
    sources = f"{entry.documents} documents, {entry.families} independent" if entry.documents > 1 else ""
    return cell.append(printable(f"  {sources or entry.document.publisher or entry.document.id}"), style="dim")
