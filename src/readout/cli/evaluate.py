"""`readout eval`: records against annotated ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, TYPE_CHECKING, Any

import click

from readout.cli.configuration import settings
from readout.cli.exits import SOME_FAILED
from readout.cli.tally import Tally
from readout.errors import DataError

if TYPE_CHECKING:
    from readout.evaluate.annotated import Annotated
    from readout.evaluate.calibration import Calibration


@click.command("eval", short_help="Score records against annotated documents.")
@click.argument("gold", metavar="GOLD")
@click.option(
    "--records", "path", metavar="FILE", help="Records to score, as jsonl or gold; - is stdin. Else the texts are coded now."
)
@click.option(
    "--texts",
    "inputs",
    metavar="DOCS",
    multiple=True,
    help="The texts, where the lines of GOLD do not hold them. Repeatable.",
)
@click.option("--store", metavar="FILE", help="Score the records that this store holds of the documents in GOLD.")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON with every figure and every record in question.")
@click.option("--missed", is_flag=True, help="List the records missed, invented and differing, with their words.")
@click.option("--pinned", metavar="FILE", help="An earlier run (written with --format gold): list events gained and lost.")
@click.option("-o", "--output", metavar="FILE", help="Write here instead of stdout; the file appears when it is whole.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing on stderr but failures.")
def evaluate(
    gold: str,
    path: str | None,
    inputs: tuple[str, ...],
    store: str | None,
    as_json: bool,
    missed: bool,
    pinned: str | None,
    output: str | None,
    quiet: bool,
) -> int:
    """Score records against the annotated documents in GOLD (JSONL: id, date, events, perhaps text; - is stdin).

    The main figure is the F1 of typed country dyads over all documents, STATEMENT apart, with
    an interval from documents drawn again; beside it whole records, per type, attributes and
    how far confidence can be trusted.

    \b
    Examples:
      readout eval gold.jsonl                             codes the texts in gold.jsonl
      readout eval gold.jsonl --texts corpus.jsonl --missed
      readout code corpus.jsonl --format gold -o run.jsonl
      readout eval gold.jsonl --records run.jsonl --json
      readout eval gold.jsonl --store readout.db          what the store holds of them
      readout eval gold.jsonl --pinned run.jsonl          what changed since that run
    """
    if sum(map(bool, (path, inputs, store))) > 1:
        raise click.UsageError("give one of --records, --texts and --store: records are scored as they are")
    if gold == "-" and (path == "-" or not (path or inputs or store)):
        raise click.UsageError("stdin can be read once; name a file for GOLD, where its texts are coded or --records is -")
    from readout.cli.outputs import output as opened
    from readout.evaluate.annotated import read_annotated

    wanted = read_annotated(gold)
    tally = Tally(quiet)
    run = _stored(store, wanted) if store else _read(path) if path else list(_coded(wanted, gold, inputs, tally))
    with opened(output, binary=False) as stream:
        _print(wanted, run, as_json, missed, stream)
        if pinned:
            _print_changes(pinned, wanted, run, None if as_json else stream)
    return SOME_FAILED if tally.failed else 0


def _print(wanted: Sequence[Annotated], run: Sequence[Annotated], as_json: bool, missed: bool, stream: IO[str]) -> None:
    from readout.evaluate.layout import stream_console
    from readout.evaluate.report import report, write_report
    from readout.export.lines import line
    from readout.records import SCHEMA_VERSION

    made = report(wanted, run, {one.id: one.text for one in run})
    trusted = _calibration(wanted, run)
    if as_json:
        error = {"calibration_error": trusted and round(trusted.error, 4)}
        stream.write(line({"schema_version": SCHEMA_VERSION, **made.as_json(), **error}) + "\n")
        return
    write_report(made, stream, lists=missed)
    if trusted:
        stream_console(stream).print(trusted.table())


def _calibration(wanted: Sequence[Annotated], run: Sequence[Annotated]) -> Calibration | None:
    """How far confidence can be trusted, None for a run without it."""
    from readout.evaluate.calibration import calibration

    try:
        return calibration(wanted, run)
    except DataError:
        return None


def _print_changes(pinned: str, wanted: Sequence[Annotated], run: Sequence[Annotated], stream: IO[str] | None) -> None:
    """Events gained and lost since a run; `stream` None is stderr, where JSON stands on stdout."""
    from readout.evaluate.changes import changes, load_pin

    ids = {one.id for one in wanted}
    before, now = ([one for one in each if one.id in ids] for each in (load_pin(pinned), run))
    for told in changes(before, now, wanted).lines():
        click.echo(told, file=stream, err=stream is None)


def _coded(wanted: Sequence[Annotated], gold: str, inputs: tuple[str, ...], tally: Tally) -> Iterator[Annotated]:
    """Code the texts of the gold documents; the annotation is not looked at."""
    from readout.cli.outcomes import outcomes
    from readout.evaluate.annotated import from_coded
    from readout.sources import Reading, SourceOptions, read

    chosen = settings()
    ids = {one.id for one in wanted}
    if not inputs and not any(one.text for one in wanted):
        raise DataError(f"{gold} holds no texts; name them with --texts, or give the records to score with --records")

    def readings() -> Iterator[Reading]:
        for reading in read(inputs or [gold], SourceOptions(max_chars=chosen.max_chars)):
            if reading.document is None or reading.document.id in ids:
                yield reading

    for outcome in outcomes(readings(), chosen):
        tally.add(outcome)
        if outcome.coded:
            yield from from_coded([outcome.coded])


def _stored(path: str, wanted: Sequence[Annotated]) -> list[Annotated]:
    """What a store holds of the gold documents; those that it lacks are named, and count as empty."""
    from readout.evaluate.annotated import from_coded
    from readout.store.view import View

    with View(path) as view:
        found = {one.id: view.coded(one.id) for one in wanted}
    missing = [name for name, coded in found.items() if coded is None]
    if missing:
        click.echo(f"warning: not in {path}, scored as empty: {', '.join(missing)}; readout add stores them", err=True)
    return list(from_coded(coded for coded in found.values() if coded))


def _read(path: str) -> list[Annotated]:
    """A run from a file, in the format gold or jsonl."""
    from readout.cli.texts import records
    from readout.evaluate.annotated import annotated

    held = list(records(path))
    if held and "event" in held[0][1]:
        return _grouped((one for _, one in held), path)
    return list(annotated((f"{path}:{number}", one) for number, one in held))


def _grouped(held: Iterable[dict[str, Any]], path: str) -> list[Annotated]:
    """Event records (jsonl) gathered by document, as the gold format would write them."""
    from readout.evaluate.annotated import Annotated, record
    from readout.export.as_json import event_from_json
    from readout.export.gold import gold_event

    found: dict[str, list[Mapping[str, object]]] = {}
    for one in held:
        found.setdefault(str(one.get("doc")), []).append(gold_event(event_from_json(one)))
    return [Annotated(id_, tuple(record(dict(e), f"{path}: {id_}") for e in events)) for id_, events in found.items()]
