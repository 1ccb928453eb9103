"""`readout verify`: does every record still say what its text says?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import click

from readout.cli.exits import MISMATCH
from readout.cli.options import output_option, store_option, texts_option
from readout.cli.tally import counted

if TYPE_CHECKING:
    from readout.records import Document


@dataclass(frozen=True)
class Problem:
    """One mismatch, and the line of the record that has it, None in a store."""

    line: int | None
    id: str
    doc: str
    problem: str


@click.command(short_help="Check that every span of every record equals its text.")
@click.argument("path", metavar="[RECORDS]", required=False)
@texts_option
@click.option("-f", "--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
@output_option
@store_option
def verify(path: str | None, inputs: tuple[str, ...], format_: str, output: str | None, store: str | None) -> int:
    """Check the records in RECORDS (JSONL; - is stdin) against the texts that they come from.

    Without RECORDS, check a store: the file itself, every record against its text, every episode.
    RECORDS with a store and without --texts are checked against the texts there.

    Each evidence must stand in the text where it says, with the same words before and
    after; each filled field must have evidence, and its spans must be that evidence; each
    text must be there.

    \b
    Examples:
      readout verify records.jsonl --texts articles.jsonl
      readout verify records.jsonl --texts articles.jsonl --format json | jq .problems
      readout verify --store readout.db
      readout verify records.jsonl --store readout.db

    Exit code 5: something does not hold. Each mismatch is printed.
    """
    if path is None and inputs:
        raise click.UsageError("--texts belong to RECORDS; name the records, or leave both out for a store")
    from readout.cli.outputs import output as opened

    records, problems = _store(store) if path is None else _records(path, inputs, store)
    with opened(output, binary=False) as stream:
        stream.writelines(f"{one}\n" for one in (_as_json if format_ == "json" else _as_text)(records, problems))
    return MISMATCH if problems else 0


def _records(path: str, inputs: tuple[str, ...], store: str | None) -> tuple[int, list[Problem]]:
    """How many records a file has, and their mismatches with the texts."""
    from readout.cli.storing import stored_texts
    from readout.cli.texts import records, texts

    held = list(records(path))
    wanted = {str(record.get("doc")) for _, record in held}
    documents = texts(inputs, wanted) if inputs else stored_texts(store, wanted)
    return len(held), [one for number, record in held for one in _problems(number, record, documents)]


def _store(flag: str | None) -> tuple[int, list[Problem]]:
    """How many records a store has, and what does not hold in it."""
    from readout.cli.storing import store_path
    from readout.store.check import broken, count_records
    from readout.store.database import told
    from readout.store.view import View

    path = store_path(flag)
    with View(path) as view, told(path):
        return count_records(view), [Problem(None, one.id, one.doc, one.problem) for one in broken(view)]


def _problems(number: int, record: dict[str, Any], documents: dict[str, Document]) -> Iterator[Problem]:
    from readout.export.verify import verify_event

    document = documents.get(str(record.get("doc")))
    found = verify_event(record, document.text) if document else ["there is no text of this document"]
    return (Problem(number, str(record.get("id")), str(record.get("doc")), one) for one in found)


def _as_text(records: int, problems: list[Problem]) -> Iterator[str]:
    from readout.export.phrases import printable

    for one in problems:
        place = "" if one.line is None else f"line {one.line}: "
        about = " in ".join(filter(None, (one.id, one.doc)))
        yield printable(f"{place}{about}{': ' if about else ''}{one.problem}")
    wrong = _wrong(problems)
    yield f"{counted(records, 'record')}: {records - wrong:,} as the text has it, {wrong:,} not"


def _as_json(records: int, problems: list[Problem]) -> Iterator[str]:
    from readout.export.lines import line
    from readout.records import SCHEMA_VERSION

    wrong = _wrong(problems)
    found = {"schema_version": SCHEMA_VERSION, "records": records, "mismatched": wrong}
    yield line({**found, "problems": [asdict(one) for one in problems]})


def _wrong(problems: list[Problem]) -> int:
    """How many records have a mismatch."""
    return len({(one.line, one.doc, one.id) for one in problems if one.id})
