"""`readout compare`: two accounts of one happening, point by point."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from readout.cli.configuration import settings
from readout.cli.own import use_own

if TYPE_CHECKING:
    from readout.records import Coded, Document


@click.command(short_help="Compare two accounts of one happening.")
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.option("--html", "page", metavar="FILE", help="Also write a page with both texts side by side.")
@click.option("--date", metavar="YYYY-MM-DD", help="Day of publication, where the inputs give none.")
@click.option("--store", metavar="FILE", help="Compare two documents of this store; A and B are their ids.")
@click.option("-f", "--format", "format_", type=click.Choice(["table", "jsonl"]), help="[default: table on a terminal]")
@click.option("-o", "--output", metavar="FILE", help="Write here instead of stdout.")
def compare(
    a: str, b: str, page: str | None, date: str | None, store: str | None, format_: str | None, output: str | None
) -> int:
    """Compare the accounts A and B point by point: what both say, where they differ, what only one says.

    A and B are files of one document each, in any form that `readout code` reads; - is stdin. With
    --store they are ids of documents that are coded already.
    A point is a clause; a difference is one of initiator, polarity, number, date, strength
    of the verb, scope, or order of the topics.

    \b
    Examples:
      readout compare delhi.txt moscow.txt --date 2024-08-27
      readout compare delhi.txt moscow.txt --html page.html -o points.jsonl
      readout compare mea-17 kremlin-3 --store readout.db
      readout compare a.jsonl b.jsonl | jq -r '.points[] | select(.kind == "differing") | .reason'
    """
    if a == b == "-" and not store:
        raise click.UsageError("only one of A and B can be stdin")
    if store and date:
        raise click.UsageError("--date goes with files; what a store holds has its own")
    if page and page == output:
        raise click.UsageError("two outputs have one file; give each its own")
    from readout.cli.outputs import output as opened
    from readout.export.comparison import write_jsonl, write_table
    from readout.export.comparison_page import write_page
    from readout.link.compare import compare as compared

    found = compared(*(_stored(store, a, b) if store else _coded(a, b, date)))
    table = format_ == "table" or (format_ is None and output in (None, "-") and sys.stdout.isatty())
    with opened(output, binary=False) as stream:
        (write_table if table else write_jsonl)(found, stream)
    if page:
        with opened(page, binary=False) as stream:
            write_page(found, stream)
    return 0


def _coded(a: str, b: str, date: str | None) -> tuple[Coded, Coded]:
    """The accounts of two files, coded as the settings say."""
    from readout.api import code_documents

    chosen = settings()
    documents = [_only(path, date, chosen.max_chars) for path in (a, b)]
    use_own(chosen)
    one, other = code_documents(documents, chosen)
    return one, other


def _stored(store: str, a: str, b: str) -> tuple[Coded, Coded]:
    """Two documents of a store.

    Raises:
        DataError: it holds no document of that id; StoreError: there is no store. The message names the fix.
    """
    from readout.api import weights
    from readout.errors import DataError
    from readout.store.view import View

    weights()  # clauses are matched by the vectors of the language pipeline

    def held(name: str) -> Coded:
        found = view.coded(name)
        if found is None:
            raise DataError(f"no document {name} in {store}; `readout search` shows ids, readout add stores documents")
        return found

    with View(store) as view:
        return held(a), held(b)


def _only(path: str, date: str | None, max_chars: int) -> Document:
    """The one document of a file.

    Raises:
        DataError: there is none, or more than one, or it is not in English; the message names the fix.
    """
    from readout.errors import DataError
    from readout.sources import SourceOptions, read

    readings = list(read([path], SourceOptions(date=date, max_chars=max_chars)))
    for reading in readings:
        if reading.error:
            raise reading.error
        if reading.rejection:
            raise DataError(f"{path}: {reading.rejection.reason}; give two English texts")
    documents = [r.document for r in readings if r.document]
    if len(documents) != 1:
        raise DataError(f"{path}: {len(documents)} documents in it; give a file with one")
    return documents[0]
