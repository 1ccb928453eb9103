"""`readout verify`: does every record still say what its text says?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import click

from readout.cli.tally import counted

if TYPE_CHECKING:
    from readout.records import Document

MISMATCH = 5


@dataclass(frozen=True)
class Problem:
    """One mismatch, and the line of the record that has it."""

    line: int
    id: str
    doc: str
    problem: str


@click.command(short_help="Check that every span of every record equals its text.")
@click.argument("path", metavar="RECORDS")
@click.option(
    "--texts",
    "inputs",
    metavar="DOCS",
    required=True,
    multiple=True,
    help="The documents that were coded, or what --text-out wrote. Repeatable.",
)
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
def verify(path: str, inputs: tuple[str, ...], format_: str) -> int:
    """Check the records in RECORDS (JSONL; - is stdin) against the texts that they come from.

    Each evidence must stand in the text where it says, with the same words before and
    after; each filled field must have evidence; each text must be there.

    \b
    Examples:
      readout verify records.jsonl --texts articles.jsonl
      readout verify records.jsonl --texts articles.jsonl --format json | jq .problems

    Exit code 5: something does not hold. Each mismatch is printed.
    """
    from readout.cli.texts import records, texts

    held = list(records(path))
    documents = texts(inputs, {str(record.get("doc")) for _, record in held})
    problems = [problem for number, record in held for problem in _problems(number, record, documents)]
    _as_json(len(held), problems) if format_ == "json" else _as_text(len(held), problems)
    return MISMATCH if problems else 0


def _problems(number: int, record: dict[str, Any], documents: dict[str, Document]) -> Iterator[Problem]:
    from readout.export.verify import verify_event

    document = documents.get(str(record.get("doc")))
    found = verify_event(record, document.text) if document else ["there is no text of this document"]
    return (Problem(number, str(record.get("id")), str(record.get("doc")), one) for one in found)


def _as_text(records: int, problems: list[Problem]) -> None:
    from readout.export.phrases import printable

    for one in problems:
        click.echo(printable(f"line {one.line}: {one.id} in {one.doc}: {one.problem}"))
    wrong = len({one.line for one in problems})
    click.echo(f"{counted(records, 'record')}: {records - wrong:,} as the text has it, {wrong:,} not")


def _as_json(records: int, problems: list[Problem]) -> None:
    from readout.export.lines import line
    from readout.records import SCHEMA_VERSION

    wrong = len({one.line for one in problems})
    found = {"schema_version": SCHEMA_VERSION, "records": records, "mismatched": wrong}
    click.echo(line({**found, "problems": [asdict(one) for one in problems]}))
