"""Tables and lists of an evaluation: in colour on a terminal, plain in a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import IO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from readout.evaluate.annotated import Record
from readout.evaluate.baselines import Baseline
from readout.evaluate.events import Scores
from readout.evaluate.rates import Rates
from readout.evaluate.wording import what, who
from readout.export.console import console_on
from readout.export.phrases import printable

WIDTH = 120
MEASURES = ("dyads", "records", "dyads_with_sector", "type_blind", "foreground", "statements")
STYLES = {"-": "red", "+": "yellow"}

# Document, sign, record, words of its anchor.
Listing = tuple[str, str, Record, str]

# Name, figures, a remark.
RatesRow = tuple[str, Rates, str]


def stream_console(stream: IO[str]) -> Console:
    """A console on `stream`, with colour and the terminal's width only if it is one."""
    return console_on(stream, None if stream.isatty() else WIDTH)


def print_scores(console: Console, scores: Scores, constant: Mapping[str, Baseline]) -> None:
    """Print the figures: overall, per type, attributes beside a constant answer."""
    console.print(f"{scores.documents} documents, {scores.missing_documents} of them not in the system's file\n")
    rows = [(name.replace("_", " "), getattr(scores, name), _remark(name, scores)) for name in MEASURES]
    console.print(rates_table("measure", rows), "")
    console.print(rates_table("type", [(kind, rates, "") for kind, rates in scores.per_type.items()]), "")
    console.print(_attributes(scores, constant), "")


def print_listing(console: Console, heading: str, rows: Iterable[Listing]) -> None:
    """Print records under a heading, each with its words on a line below."""
    console.print(Text(heading, "bold"))
    for document, sign, record, words in rows:
        first = Text(f"{sign} {what(record)}  {who(record)}  ", STYLES[sign])
        console.print(first.append(f"[{printable(document)}]", "dim"), soft_wrap=True)
        if words:
            console.print(Text(f"    {words}"), soft_wrap=True)
    console.print()


def rates_table(heading: str, rows: Iterable[RatesRow]) -> Table:
    """Precision, recall, F1 and number of cases, a row a name."""
    table = _grid(heading, "P", "R", "F1", "n")
    table.add_column("")
    for name, rates, remark in rows:
        figures = (f"{value:.1f}" for value in (rates.precision, rates.recall, rates.f1))
        table.add_row(printable(name), *figures, str(rates.n), remark)
    return table


def _remark(name: str, scores: Scores) -> str:
    if name == "dyads" and scores.interval95:
        low, high = scores.interval95
        return f"95 % interval {low:.1f} to {high:.1f}"
    if name == "records" and scores.system_per_gold is not None:
        return f"{scores.system_per_gold:.2f} records for one of gold"
    return ""


def _attributes(scores: Scores, constant: Mapping[str, Baseline]) -> Table:
    """Each attribute of paired records, and what the constant answer would have reached in its place."""
    table = _grid("attribute", "right", "of", "constant")
    table.add_column("answer")
    for name, right, n in _judged(scores):
        baseline = constant.get(name)
        against = (f"{baseline.score:.1f}", printable(baseline.answer)) if baseline else ("", "")
        table.add_row(name.replace("_", " "), f"{right:.1f}", str(n), *against)
    return table


def _judged(scores: Scores) -> Iterator[tuple[str, float, int]]:
    """The attributes, and the sector, which is judged by the F1 of dyads with sector."""
    yield from ((name, found.accuracy, found.n) for name, found in scores.attributes.items())
    yield "sector", scores.dyads_with_sector.f1, scores.dyads_with_sector.n


def _grid(first: str, *numbers: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column(first)
    for heading in numbers:
        table.add_column(heading, justify="right")
    return table
