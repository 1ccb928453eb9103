"""A comparison as one JSON object and as a table: each point with what either account says."""

from __future__ import annotations

from typing import IO

from rich.table import Table as Grid
from rich.text import Text

from readout.export.as_json import Json
from readout.export.console import console_on
from readout.export.lines import line
from readout.export.phrases import printable, words
from readout.export.table import NARROWEST, WIDEST
from readout.link.comparison import Comparison, Point, Side
from readout.records import SCHEMA_VERSION, Document

STYLES = {"agreed": "green", "differing": "red", "only_a": "cyan", "only_b": "magenta"}
NAMES = {"agreed": "agreed", "differing": "differing", "only_a": "only in A", "only_b": "only in B"}


def comparison_to_json(comparison: Comparison) -> Json:
    """Spell out a comparison."""
    return {
        "schema_version": SCHEMA_VERSION,
        "a": _document(comparison.a),
        "b": _document(comparison.b),
        "points": [_point(p, comparison) for p in comparison.points],
        "summary": comparison.summary,
    }


def _document(document: Document) -> Json:
    fields = ("id", "date", "title", "publisher", "issuer", "kind", "url")
    return {name: getattr(document, name) for name in fields}


def _point(point: Point, comparison: Comparison) -> Json:
    return {
        "kind": point.kind,
        "difference": point.difference,
        "a": point.a and _side(point.a, comparison.a),
        "b": point.b and _side(point.b, comparison.b),
        "score": point.score,
        "reason": point.reason,
    }


def _side(side: Side, document: Document) -> Json:
    exact = document.text[slice(*side.span)]
    return {"span": list(side.span), "exact": exact, "what": side.what, "events": list(side.events)}


def write_jsonl(comparison: Comparison, stream: IO[str]) -> None:
    """The comparison as one line."""
    stream.write(line(comparison_to_json(comparison)) + "\n")


def write_table(comparison: Comparison, stream: IO[str], width: int | None = None) -> None:
    """The summary, then a row for each point."""
    console = console_on(stream, width)
    console.width = min(max(console.width, NARROWEST), WIDEST)
    console.print(Text(printable(comparison.summary)), "", _grid(comparison))


def _grid(comparison: Comparison) -> Grid:
    grid = Grid(box=None, padding=(0, 1, 1, 0), expand=True, header_style="dim")
    grid.add_column("point", width=11)
    for letter, document in (("A", comparison.a), ("B", comparison.b)):
        grid.add_column(Text(printable(f"{letter}  {document.id}")), ratio=1, overflow="fold")
    for point in comparison.points:
        grid.add_row(_name(point), _words(point.a, comparison.a), _words(point.b, comparison.b))
    return grid


def _name(point: Point) -> Text:
    name = Text(NAMES[point.kind], style=STYLES[point.kind])
    return name.append(f"\n{point.difference}", style="bold") if point.difference else name


def _words(side: Side | None, document: Document) -> Text:
    if side is None:
        return Text("-", style="dim")
    cell = Text(words(document.text, side.span))
    return cell.append(printable(f"\n({side.what})"), style="dim") if side.what else cell
