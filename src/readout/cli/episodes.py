"""`readout episodes`: records in, episodes out; or those of a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from itertools import islice
from typing import IO, TYPE_CHECKING, Any

import click

from readout.cli.exits import NOT_FOUND
from readout.cli.options import filter_options, output_options

if TYPE_CHECKING:
    from readout.link.episode import Decision, Episode
    from readout.link.report import Report
    from readout.store.filters import Filter

    Reports = Mapping[str, Report]
    Told = tuple[Episode, Reports]

NARROWEST, WIDEST = 80, 200
SHOWN = 50  # lines of a table out of a store where no limit is given


@click.command(short_help="Join the records of one happening, within and across documents.")
@click.argument("path", metavar="[RECORDS]", required=False)
@click.option("--texts", "inputs", metavar="DOCS", multiple=True, help="The documents that were coded. Repeatable.")
@click.option("--decisions", "ruled", metavar="FILE", help="Joins and splits by hand, as JSONL: kind, a, b, by, on, why.")
@click.option(
    "--store",
    metavar="FILE",
    help="Without RECORDS: the store whose episodes are shown. [default: READOUT_STORE, readout.toml, else readout.db]",
)
@click.option("--between", nargs=2, metavar="A B", help="Two parties that a record stands between, either way.")
@filter_options
@click.option("--joined", is_flag=True, help="Leave out episodes of one record.")
@click.option("--explain", is_flag=True, help="Show how each pair of records was scored, weight by weight.")
@output_options
@click.option(
    "--limit", type=click.IntRange(0), help="Show at most so many; 0 is all. [default: 50 in a table out of a store, else all]"
)
def episodes(
    path: str | None,
    inputs: tuple[str, ...],
    ruled: str | None,
    store: str | None,
    joined: bool,
    explain: bool,
    format_: str | None,
    output: str | None,
    limit: int | None,
    **asked: Any,
) -> int:
    """Join the records in RECORDS (JSONL; - is stdin) that report one happening, or show the episodes of a store.

    Two records are joined when what they have in common outweighs what sets them apart, and
    nothing shows that they cannot be one: never by date and parties alone. Copies of one text
    count as one source. Without RECORDS the episodes of a store are shown, the newest first.
    An episode is shown whole if one of its records fits all that is asked.

    \b
    Examples:
      readout code articles.jsonl -o records.jsonl
      readout episodes records.jsonl --texts articles.jsonl --joined
      readout episodes records.jsonl --texts articles.jsonl --explain
      readout episodes records.jsonl --texts articles.jsonl | jq 'select(.contradicted != [])'
      readout episodes --store readout.db --joined --between IND RUS --since 2022-02

    Exit code 4: no episode.
    """
    from readout.cli.asked import asked_for
    from readout.cli.outputs import as_table
    from readout.cli.outputs import output as opened

    if path and store:
        raise click.UsageError("name RECORDS, or a store with --store, not both")
    if path and not inputs:
        raise click.UsageError("name the documents that were coded with --texts")
    if not path and (inputs or ruled):
        raise click.UsageError("--texts and --decisions go with RECORDS; a store has its own")
    chosen, table = asked_for(**asked), as_table(format_, output)
    most = SHOWN if limit is None and table and not path else limit or None
    source = nullcontext(_of_records(path, inputs, ruled, chosen, joined)) if path else _of_store(store, chosen, joined)
    with source as (total, found):
        shown = islice(found, most)
        with opened(output, binary=False) as stream:
            _as_table(list(shown), stream, explain) if table else _as_jsonl(shown, stream)
    if most and total > most:
        click.echo(f"{most:,} of {total:,} episodes; --limit gives more, --since and --type fewer", err=True)
    if not total:
        click.echo("readout: no such episode", err=True)
    return 0 if total else NOT_FOUND


def _of_records(
    path: str, inputs: tuple[str, ...], ruled: str | None, asked: Filter, joined: bool
) -> tuple[int, Iterator[Told]]:
    """How many episodes of a file of records fit, and these with their records."""
    from readout.link.episodes import episodes as build
    from readout.store.fits import fits

    reports = _reports(path, inputs)
    found = build(list(reports.values()), _decisions(ruled) if ruled else ())
    fitting = {report.event.id for report in reports.values() if fits(report.event, report.document, asked)}
    shown = [one for one in found if len(one.records) > joined and not fitting.isdisjoint(one.records)]
    return len(shown), ((one, reports) for one in shown)


@contextmanager
def _of_store(store: str | None, asked: Filter, joined: bool) -> Iterator[tuple[int, Iterator[Told]]]:
    """How many episodes of a store fit, and these with their records, read as they are asked for."""
    from readout.cli.storing import store_path
    from readout.store.episodes import stored_episodes
    from readout.store.view import View

    with View(store_path(store)) as view:
        ids = view.episodes(asked, joined=joined)
        yield len(ids), stored_episodes(view, ids)


def _reports(path: str, inputs: tuple[str, ...]) -> dict[str, Report]:
    """The records with their documents and families, by id; how many have no text is told on stderr."""
    from readout.cli.texts import records, texts
    from readout.export.as_json import event_from_json
    from readout.link.families import families
    from readout.link.report import Report

    events = [event_from_json(record) for _, record in records(path)]
    documents = texts(inputs, {event.doc for event in events})
    family = families(documents.values())
    missing = sorted({event.doc for event in events} - documents.keys())
    if missing:
        many = f"{len(missing):,} documents, such as {missing[0]}," if len(missing) > 1 else f"document {missing[0]}"
        click.echo(f"warning: no text of {many} in {', '.join(inputs)}; their records are left out", err=True)
    held = [event for event in events if event.doc in documents]
    return {event.id: Report(event, documents[event.doc], family[event.doc]) for event in held}


def _decisions(path: str) -> list[Decision]:
    """Joins and splits from a file.

    Raises:
        DataError: a line without two records, or of another kind; the message names file and line.
    """
    from readout.cli.texts import records
    from readout.errors import DataError
    from readout.link.episode import Decision

    made = []
    for number, line in records(path):
        if line.get("kind") not in ("join", "split") or not line.get("a") or not line.get("b"):
            raise DataError(f"{path}:{number}: a decision has a kind (join or split) and two records, a and b")
        made.append(Decision(**{key: str(line.get(key) or "") for key in ("kind", "a", "b", "by", "on", "why")}))
    return made


def _as_jsonl(shown: Iterable[Told], stream: IO[str]) -> None:
    from readout.export.episodes import episode_to_json
    from readout.export.lines import line

    for episode, reports in shown:
        stream.write(line(episode_to_json(episode, reports)) + "\n")


def _as_table(shown: list[Told], stream: IO[str], explain: bool) -> None:
    from rich.text import Text

    from readout.export.console import console_on
    from readout.export.episodes import episode_table, explanation

    console = console_on(stream)
    console.width = min(max(console.width, NARROWEST), WIDEST)
    console.print(episode_table(shown))
    for pair in (pair for episode, _ in shown for pair in episode.pairs) if explain else ():
        console.print(Text(explanation(pair)), soft_wrap=True)
    records = sum(len(episode.records) for episode, _ in shown)
    console.print(f"{len(shown):,} episodes of {records:,} records")
