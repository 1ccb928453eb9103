"""`readout code`: texts in, records out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from readout.cli.configuration import known_format, settings
from readout.cli.exits import INTERRUPTED, SOME_FAILED
from readout.cli.options import coding_options, output_option, source_options
from readout.cli.own import own_tables, use_own
from readout.cli.tally import Tally

if TYPE_CHECKING:
    from readout.export import Exporter
    from readout.records import Coded, Document
    from readout.settings import Settings


_FORMAT_OF_SUFFIX = {".jsonl": "jsonl", ".csv": "csv", ".parquet": "parquet", ".html": "html"}


@dataclass(frozen=True)
class Files:
    """Where the outputs of a run go; None: nowhere, for `records` stdout."""

    records: str | None
    texts: str | None
    rejections: str | None
    explanations: str | None


def _format(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    try:
        return value and known_format(value)
    except ValueError as wrong:
        raise click.BadParameter(str(wrong)) from None


@click.command(short_help="Code texts: print or write their event records.")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option(
    "-f",
    "--format",
    "format_",
    metavar="FORMAT",
    callback=_format,
    help="table, jsonl, csv, parquet, gold, quotes or html. [default: by the suffix of -o, else table on a "
    "terminal and jsonl in a pipe]",
)
@output_option
@source_options
@click.option("--text-out", metavar="FILE", help="Write the documents as they were read, as JSONL: what offsets refer to.")
@click.option("--rejections", metavar="FILE", help="Write what was seen and not coded, with stage and reason, as JSONL.")
@click.option(
    "--explanations", metavar="FILE", help="Write why each record has its type: trigger, rule or model, runner-up, as JSONL."
)
@click.option("--store", metavar="FILE", help="Keep everything in this store, too; what it holds already is not coded again.")
@own_tables
@coding_options
def code(
    inputs: tuple[str, ...],
    format_: str | None,
    output: str | None,
    text_out: str | None,
    rejections: str | None,
    explanations: str | None,
    store: str | None,
    min_confidence: float | None,
    max_chars: int | None,
    actors: tuple[str, ...],
    decisions: str | None,
    quiet: bool,
    id_: str | None,
    form: str | None,
    **given: Any,
) -> int:
    """Turn texts into event records: who did or said what to whom, when, on whose word.

    An INPUT is a file or folder: plain text and HTML (one document each), JSONL, JSON, CSV,
    TSV and Parquet (one document a record: id, date, title, text, publisher, issuer, kind,
    url), also gzipped; - reads from stdin.

    \b
    Examples:
      readout code readout.txt --date 2024-05-14 --publisher "The White House"
      readout code articles.csv --column text=body --column date=published -o records.parquet
      cat articles.jsonl | readout code - | jq -r 'select(.event == "REQUEST") | .id'
      readout code articles.jsonl --format html -o page.html --rejections not-coded.jsonl
      readout code articles.jsonl --store readout.db      prints, and keeps for readout search

    \b
    Formats:
      table    for reading                    gold     one line a document, for scorers
      jsonl    one record a line, every field quotes   who said what, also outside events
      csv      one flat row a record          html     texts and records side by side
      parquet  typed columns, nested lists

    Every document counts: one that is empty or in another language is a rejection; one that
    cannot be read is listed and the others are coded (exit code 3). Without a date, relative
    dates stay empty.
    """
    chosen = settings(min_confidence=min_confidence, max_chars=max_chars, actors=actors or None, decisions=decisions)
    name = format_ or _by_suffix(output) or chosen.format or _by_stdout(output)
    files = Files(output, text_out, rejections, explanations)
    _check(inputs, files, name)
    from readout.cli.outcomes import outcomes
    from readout.sources import SourceOptions, read

    options = SourceOptions(id=id_, format=form, max_chars=chosen.max_chars, **given)
    lost = use_own(chosen)
    tally = Tally(quiet)
    readings = read(inputs, options)
    try:
        if store:
            _run_stored(store, readings, chosen, files, name, tally)
        else:
            _run(outcomes(readings, chosen), files, name, tally)
    except KeyboardInterrupt:
        tally.summary(interrupted=True)
        return INTERRUPTED
    tally.summary()
    return SOME_FAILED if tally.failed or lost else 0


def _run_stored(path: str, readings: Iterator[Any], chosen: Settings, files: Files, name: str, tally: Tally) -> None:
    """As `_run`, through a store: what it holds is printed from there, what it lacks is coded and kept."""
    from readout.cli.storing import opened, storing
    from readout.store.view import View

    with opened(path, chosen, "code") as writer, View(path) as view:

        def held(document: Document) -> Coded | None:
            return None if writer.standing(document).to_code else view.coded(document.id)

        _run(storing(readings, chosen, writer, tally, held), files, name, tally)


def _run(found: Iterator[Any], files: Files, name: str, tally: Tally) -> None:
    """Write every outcome to every output that was asked for, a document at a time."""
    from readout.cli.outputs import undisturbed
    from readout.cli.progress import Progress
    from readout.export import exporter
    from readout.export.explanations import Explanations
    from readout.export.rejections import Rejections

    with ExitStack() as stack:
        writers = [stack.enter_context(_writing(exporter(name), files.records))]
        if files.texts:
            writers.append(stack.enter_context(_writing(_texts(), files.texts)))
        if files.rejections:
            writers.append(stack.enter_context(_writing(Rejections(), files.rejections)))
        if files.explanations:
            writers.append(stack.enter_context(_writing(Explanations(), files.explanations)))
        progress = stack.enter_context(Progress(tally, shown=files.records is not None or not sys.stdout.isatty()))
        for outcome in found:
            with undisturbed():
                tally.add(outcome)
                for write in writers if outcome.coded else ():
                    write(outcome.coded)
            progress.step()


@contextmanager
def _writing(exporter: Exporter, path: str | None) -> Iterator[Any]:
    """What writes one document; the format is finished also when the run is stopped."""
    from readout.cli.outputs import STOPPED, output

    with output(path, binary=exporter.binary) as stream:
        exporter.open(stream)

        def write(coded: Coded) -> None:
            exporter.write(coded)
            stream.flush()

        try:
            yield write
        except STOPPED as stop:
            if not isinstance(stop, BrokenPipeError) or path:
                exporter.close()
            raise
        exporter.close()


def _texts() -> Exporter:
    from readout.cli.texts import Texts

    return Texts()


def _check(inputs: tuple[str, ...], files: Files, name: str) -> None:
    """Refuse outputs that would spoil one another, an input, or a terminal."""
    named = [Path(f).resolve() for f in (files.records, files.texts, files.rejections, files.explanations) if f and f != "-"]
    if len(set(named)) < len(named):
        raise click.UsageError("two outputs have one file; give each its own")
    spoiled = set(named) & {Path(i).resolve() for i in inputs if i != "-"}
    if spoiled:
        raise click.UsageError(f"{spoiled.pop()} is an input; write to another file")
    if name == "parquet" and files.records in (None, "-") and sys.stdout.isatty():
        raise click.UsageError("parquet is no text for a terminal; name a file with -o")


def _by_suffix(output: str | None) -> str | None:
    return _FORMAT_OF_SUFFIX.get(Path(output).suffix.lower()) if output else None


def _by_stdout(output: str | None) -> str:
    from readout.cli.outputs import as_table

    return "table" if as_table(None, output) else "jsonl"
