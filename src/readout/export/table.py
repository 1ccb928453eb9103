"""Format `table`: a compact table for a terminal, from 80 to 200 columns wide; without colour anywhere else."""

from __future__ import annotations

from typing import IO

from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from readout.export.console import console_on
from readout.export.phrases import clause, on_whose_word, printable, who
from readout.records import Coded, Document, Event

NARROWEST, WIDEST = 80, 200

# Heading, fixed width; the columns without one share the rest in the proportion given.
COLUMNS = (("date", 10, 0), ("event", 12, 0), ("actor > recip.", 0, 5), ("factual", 8, 0), ("word of", 0, 3))
LAST = (("conf", 4, 0), ("gist", 0, 6))

FACTUALITY_STYLES = {"negated": "red", "hypothetical": "magenta", "future": "cyan", "alleged": "yellow"}
_SHORT = {"hypothetical": "hypoth."}


def console(stream: IO[str], width: int | None = None) -> Console:
    """A console for tables and lists, of `width` columns or the terminal's, within what is good to read; colour only there."""
    return fitted(console_on(stream, width))


def fitted(console: Console) -> Console:
    """The same console, neither too narrow nor too wide for a list."""
    console.width = min(max(console.width, NARROWEST), WIDEST)
    return console


class Table:
    """A heading for each document with records, a line or more for each record, a sum at the end."""

    binary = False

    def __init__(self, width: int | None = None) -> None:
        self._width = width

    def open(self, stream: IO[str]) -> None:
        """Begin on `stream`; colour only if it is a terminal."""
        self._console = console(stream, self._width)
        self._documents = self._records = 0

    def write(self, coded: Coded) -> None:
        """Print the records of one document."""
        self._documents += 1
        self._records += len(coded.events)
        if coded.events:
            self._console.print(_heading(coded.document))
            self._console.print(_grid(coded), "")

    def close(self) -> None:
        """Print how much there was."""
        self._console.print(_counted(self._records, "record"), "in", _counted(self._documents, "document"))


def _heading(document: Document) -> Text:
    """Date, publisher, title and id of a document, on one line."""
    source = [s for s in (document.date, document.publisher, document.title) if s]
    line = Text(printable("  ".join(source)), style="bold", no_wrap=True, overflow="ellipsis")
    return line.append(printable(f"  [{document.id}]" if source else document.id), style="not bold dim")


def _grid(coded: Coded) -> Grid:
    """The records of a document; widths do not depend on them, so that columns stand in line over documents."""
    grid = Grid(box=None, padding=(0, 1, 0, 0), expand=True, header_style="dim")
    for heading, width, ratio in (*COLUMNS, *LAST):
        grid.add_column(heading, width=width or None, ratio=ratio or None, overflow="fold")
    for event in coded.events:
        grid.add_row(*_cells(event, coded.document))
    return grid


def _cells(event: Event, document: Document) -> tuple[Text, ...]:
    """The seven cells of a record, as Text: no word of a document is read as mark-up."""
    return (
        Text(event.date or "-"),
        _what(event),
        Text(who(event)),
        Text(_SHORT.get(event.factuality, event.factuality), style=FACTUALITY_STYLES.get(event.factuality, "")),
        Text(on_whose_word(event, document), style="" if event.according_to else "dim"),
        Text(f"{event.confidence:.2f}"),
        Text(clause(event, document.text)),
    )


def _what(event: Event) -> Text:
    """Type and mode, and whether it is background."""
    cell = Text(event.event, style="bold")
    if event.mode:
        cell.append(f" {event.mode}", style="not bold")
    if event.background:
        cell.append(" background", style="not bold dim italic")
    return cell


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")
