"""`readout episodes`: records in, episodes out."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

import click

from readout.cli.exits import NOT_FOUND
from readout.cli.options import output_options

if TYPE_CHECKING:
    from readout.link.episode import Decision, Episode
    from readout.link.report import Report


@click.command(short_help="Join the records of one happening, within and across documents.")
@click.argument("path", metavar="RECORDS")
@click.option(
    "--texts", "inputs", metavar="DOCS", required=True, multiple=True, help="The documents that were coded. Repeatable."
)
@click.option("--decisions", "ruled", metavar="FILE", help="Joins and splits by hand, as JSONL: kind, a, b, by, on, why.")
@click.option("--joined", is_flag=True, help="Leave out episodes of one record.")
@click.option("--explain", is_flag=True, help="Show how each pair of records was scored, weight by weight.")
@output_options
def episodes(
    path: str, inputs: tuple[str, ...], ruled: str | None, joined: bool, explain: bool, format_: str | None, output: str | None
) -> int:
    """Join the records in RECORDS (JSONL; - is stdin) that report one happening.

    Two records are joined when what they have in common outweighs what sets them apart, and
    nothing shows that they cannot be one: never by date and parties alone. Copies of one text
    count as one source.

    \b
    Examples:
      readout code articles.jsonl -o records.jsonl
      readout episodes records.jsonl --texts articles.jsonl --joined
      readout episodes records.jsonl --texts articles.jsonl --explain
      readout episodes records.jsonl --texts articles.jsonl | jq 'select(.contradicted != [])'

    Exit code 4: no episode.
    """
    from readout.cli.outputs import as_table
    from readout.cli.outputs import output as opened
    from readout.link.episodes import episodes as build

    reports = _reports(path, inputs)
    found = build(list(reports.values()), _decisions(ruled) if ruled else ())
    shown = [episode for episode in found if len(episode.records) > 1 or not joined]
    with opened(output, binary=False) as stream:
        if as_table(format_, output):
            _as_table(shown, reports, stream, explain)
        else:
            _as_jsonl(shown, reports, stream)
    return 0 if shown else NOT_FOUND


def _reports(path: str, inputs: tuple[str, ...]) -> dict[str, Report]:
    """The records with their documents and families, by id; one without text is named on stderr."""
    from readout.cli.texts import records, texts
    from readout.export.as_json import event_from_json
    from readout.link.families import families
    from readout.link.report import Report

    events = [event_from_json(record) for _, record in records(path)]
    documents = texts(inputs, {event.doc for event in events})
    family = families(documents.values())
    for missing in sorted({event.doc for event in events} - documents.keys()):
        click.echo(f"warning: no text of document {missing} in {', '.join(inputs)}; its records are left out", err=True)
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


def _as_jsonl(shown: list[Episode], reports: dict[str, Report], stream: IO[str]) -> None:
    from readout.export.episodes import episode_to_json
    from readout.export.lines import line

    for episode in shown:
        stream.write(line(episode_to_json(episode, reports)) + "\n")


def _as_table(shown: list[Episode], reports: dict[str, Report], stream: IO[str], explain: bool) -> None:
    from rich.text import Text

    from readout.export.episodes import episode_table, explanation
    from readout.export.table import console

    printed = console(stream)
    printed.print(episode_table(shown, reports))
    for pair in (pair for episode in shown for pair in episode.pairs) if explain else ():
        printed.print(Text(explanation(pair)), soft_wrap=True)
    records = sum(len(episode.records) for episode in shown)
    printed.print(f"{len(shown):,} episodes of {records:,} records")
