"""One record, spelled out field by field, with its evidence in context: in colour on a terminal, plain in a pipe.

The lines of the text that carry evidence are printed with each span underlined and named below it, as compilers do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.table import Table as Grid
from rich.text import Text

from readout.export.as_json import event_from_json
from readout.export.marks import Mark, event_marks
from readout.export.phrases import head_count, label, on_whose_word, printable, words
from readout.export.verify import verify_event
from readout.records import Document, Event, Participant, Span

STYLES = {
    "trigger": "bold yellow",
    "actor": "bold blue",
    "recipient": "bold magenta",
    "date": "cyan",
    "place": "green",
    "word": "bold red",
    "gist": "bright_yellow",
    "quote": "bright_cyan",
}

# What the names of underlines may need to the right of a line, and its indent.
ROOM = 14


def show(event: dict[str, Any], document: Document) -> RenderableType:
    """Lay out one record (the jsonl object) beside the text that it comes from.

    Raises:
        DataError: not a record; the message names what is wrong with it.
    """
    record = event_from_json(event)
    parts: list[RenderableType] = [_heading(record, document), "", _fields(record, document), ""]
    parts += [Text(f"does not fit this text: {printable(p)}", "red") for p in verify_event(event, document.text)]
    return Group(*parts, InContext(document.text, event_marks(record)))


def _heading(event: Event, document: Document) -> Text:
    """Type, mode and id; then the document."""
    head = Text(" ".join(filter(None, (event.event, event.mode))), style=STYLES["trigger"])
    head.append(f"  {event.id}\n", style="not bold dim")
    source = (document.date, document.publisher, document.title, f"[{document.id}]")
    return head.append(printable("  ".join(s for s in source if s)), style="not bold default")


def _fields(event: Event, document: Document) -> Grid:
    """Two columns: name and value of every filled field."""
    grid = Grid.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in values(event, document):
        grid.add_row(name, Text(value, style=STYLES.get(name, "")))
    return grid


def values(event: Event, document: Document) -> Iterator[tuple[str, str]]:
    """Name and wording of every filled field, in the order in which a reader asks."""
    yield from (("actor", party(p)) for p in event.actor)
    yield from (("recipient", party(p)) for p in event.recipient)
    if event.date:
        until = f" to {event.enddate}" if event.enddate else ""
        yield "date", f"{event.date}{until} ({event.date_basis})"
    if event.event_loc:
        yield "place", printable(", ".join(filter(None, (event.event_loc.name, event.event_loc.country))))
    if event.review:
        yield "reviewed", printable(f"{event.review.verdict}, {event.review.reviewer}, {event.review.on}")
    yield "factuality", event.factuality + (", background" if event.background else "")
    word = on_whose_word(event, document)
    if word:
        yield "word", word
    yield from (("affected", party(a.participant, a.place)) for a in event.affected)
    yield from (("size", head_count(kind, count)) for kind, count in event.size.items())
    if event.gist:
        yield "gist", words(document.text, event.gist)
    if event.quote:
        yield "quote", f"{event.quote.kind}: " + " … ".join(words(document.text, s) for s in event.quote.content)
    yield "confidence", f"{event.confidence:.2f}"
    yield "codes", _codes(event)
    if event.episode:
        yield "episode", event.episode
    yield "coder", printable(f"readout {event.coder.version}, {event.coder.ontology}, {event.coder.model}")


def party(participant: Participant, place: str | None = None) -> str:
    """A participant with sectors, office, Wikidata id and the words of the text."""
    details = ("/".join(participant.sector), participant.office, participant.identifier_id, place)
    known = ", ".join(d for d in details if d and participant.name) or (place or "")
    written = f" “{participant.entity_text}”" if participant.entity_text else ""
    return printable(label(participant) + (f", {known}" if known else "") + written)


def _codes(event: Event) -> str:
    """The codes that follow from type, mode and context."""
    goldstein = "" if event.goldstein is None else f", Goldstein {event.goldstein:g}"
    context = f", {', '.join(event.context)}" if event.context else ""
    return f"CAMEO {event.cameo}, quad {event.quad_code}, scale {event.event_scale:g}{goldstein}{context}"


@dataclass
class InContext:
    """The lines of `text` that carry `marks`, each span underlined and named; wraps to whatever width there is."""

    text: str
    marks: tuple[Mark, ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the lines, with a sign where lines without evidence were left out."""
        last = 0
        for start, end in wrapped(self.text, max(20, options.max_width - ROOM)):
            here = [m for m in self.marks if m.start < end and m.end > start]
            if here:
                yield from [Text("  [...]", "dim")] if self.text[last:start].strip() else []
                yield from _marked_line(self.text, (start, end), here)
                last = end


def wrapped(text: str, width: int) -> Iterator[Span]:
    """Spans of the lines of `text` wrapped to `width` characters, without the blanks between them."""
    whole_words = rf"\S(?:.{{0,{width - 2}}}\S)?(?!\S)"
    return (found.span() for found in re.finditer(rf"{whole_words}|\S{{1,{width}}}", text))


def _marked_line(text: str, line: Span, marks: Iterable[Mark]) -> Iterator[Text]:
    """The line with its spans coloured, then rows of underlines with names."""
    start, end = line
    shown = Text("  " + printable(text[start:end]).replace("\t", " "), no_wrap=True)
    labels: list[Text] = []
    for mark in marks:
        left, right = max(mark.start, start) - start, min(mark.end, end) - start
        if mark.name in STYLES and mark.name not in ("gist", "quote"):
            shown.stylize(STYLES[mark.name], left + 2, right + 2)
        column = 2 + cell_len(text[start : start + left])
        _underline(labels, column, cell_len(text[start + left : start + right]), mark)
    yield shown
    yield from labels


def _underline(rows: list[Text], column: int, width: int, mark: Mark) -> None:
    """Put `~~~~ name` into the first row that has room for it at `column`."""
    row = next((r for r in rows if r.cell_len < column), None)
    if row is None:
        row = Text(no_wrap=True, overflow="ignore")
        rows.append(row)
    row.append(" " * (column - row.cell_len))
    row.append("~" * max(1, width) + f" {mark.name} ", style=STYLES.get(mark.name, "dim"))
