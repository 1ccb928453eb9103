"""Records of many documents as one list for a terminal: when, what, who, on which words, and the ids to go on with."""

from __future__ import annotations

from collections.abc import Iterable

from rich.table import Table as Grid
from rich.text import Text

from readout.export.phrases import clause, printable, who
from readout.export.table import FACTUALITY_STYLES
from readout.records import Document, Event

ID = 8  # characters of an id that are shown: enough for `readout show`


def listing(found: Iterable[tuple[Event, Document]]) -> Grid:
    """A line or more for each record."""
    grid = Grid(box=None, padding=(0, 1, 0, 0), expand=True, header_style="dim")
    grid.add_column("id", width=ID, no_wrap=True, style="dim")
    grid.add_column("date", width=10)
    grid.add_column("event", width=12, overflow="fold")
    for heading, ratio in (("actor > recip.", 5), ("gist", 6), ("document", 4)):
        grid.add_column(heading, ratio=ratio, overflow="fold")
    for event, document in found:
        grid.add_row(*_cells(event, document))
    return grid


def what(event: Event) -> Text:
    """Type and mode, and what it is if not a plain fact."""
    cell = Text(event.event, style="bold")
    if event.mode:
        cell.append(f" {event.mode}", style="not bold")
    if event.factuality != "asserted":
        cell.append(f" {event.factuality}", style=f"not bold {FACTUALITY_STYLES.get(event.factuality, '')}")
    if event.background:
        cell.append(" background", style="not bold dim italic")
    return cell


def _cells(event: Event, document: Document) -> tuple[Text, ...]:
    """The cells of a record, as Text: no word of a document is read as mark-up."""
    source = Text(printable(document.publisher or document.issuer or ""))
    source.append(printable(f" {document.id}".rstrip()), style="dim")
    return (
        Text(event.id[:ID]),
        Text(event.date or "-"),
        what(event),
        Text(who(event)),
        Text(clause(event, document.text)),
        source,
    )
