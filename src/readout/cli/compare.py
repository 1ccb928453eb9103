"""`readout compare`: two accounts of one happening, point by point."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from readout.cli.configuration import settings
from readout.cli.own import use_own

if TYPE_CHECKING:
    from readout.link.pairing import Pairing
    from readout.records import Coded, Document

    Accounts = tuple[Coded, Coded]

LISTED = 5  # documents that are named, beside those that are compared


@click.command(short_help="Compare two accounts of one happening.")
@click.argument("a", metavar="[A]", required=False)
@click.argument("b", metavar="[B]", required=False)
@click.option("--html", "page", metavar="FILE", help="Also write a page with both texts side by side.")
@click.option("--date", metavar="YYYY-MM-DD", help="Day of publication, where the inputs give none.")
@click.option("--store", metavar="FILE", help="Compare two documents of this store, by their ids, or an episode of it.")
@click.option("--episode", metavar="ID", help="Without A and B: two accounts of this episode of the store, chosen by source.")
@click.option("-f", "--format", "format_", type=click.Choice(["table", "jsonl"]), help="[default: table on a terminal]")
@click.option("-o", "--output", metavar="FILE", help="Write here instead of stdout.")
def compare(
    a: str | None,
    b: str | None,
    page: str | None,
    date: str | None,
    store: str | None,
    episode: str | None,
    format_: str | None,
    output: str | None,
) -> int:
    """Compare the accounts A and B point by point: what both say, where they differ, what only one says.

    A and B are files of one document each, in any form that `readout code` reads; - is stdin. With
    --store they are ids of documents that are coded already. With --episode the two are chosen among the
    documents that tell of one happening: issuer against issuer, else report against readout, else the two
    independent sources that say most of it; which, and why, is told on stderr.
    A point is a clause; a difference is one of initiator, polarity, number, date, strength
    of the verb, scope, or order of the topics.

    \b
    Examples:
      readout compare delhi.txt moscow.txt --date 2024-08-27
      readout compare delhi.txt moscow.txt --html page.html -o points.jsonl
      readout compare mea-17 kremlin-3 --store readout.db
      readout compare --episode 1c76da9b --store readout.db --html page.html
      readout compare a.jsonl b.jsonl | jq -r '.points[] | select(.kind == "differing") | .reason'
    """
    _check(a, b, date, store, episode)
    if page and page == output:
        raise click.UsageError("two outputs have one file; give each its own")
    from readout.cli.outputs import output as opened
    from readout.export.comparison import write_jsonl, write_table
    from readout.export.comparison_page import write_page
    from readout.link.compare import compare as compared

    found = compared(*_accounts(a or "", b or "", date, store, episode))
    table = format_ == "table" or (format_ is None and output in (None, "-") and sys.stdout.isatty())
    with opened(output, binary=False) as stream:
        (write_table if table else write_jsonl)(found, stream)
    if page:
        with opened(page, binary=False) as stream:
            write_page(found, stream)
    return 0


def _check(a: str | None, b: str | None, date: str | None, store: str | None, episode: str | None) -> None:
    """Refuse what cannot be meant together."""
    if episode is not None and a is not None:
        raise click.UsageError("name two accounts, or an episode with --episode, not both")
    if episode is None and b is None:
        raise click.UsageError("name two accounts, A and B, or an episode of a store with --episode")
    if a == b == "-" and not store:
        raise click.UsageError("only one of A and B can be stdin")
    if date and (store or episode is not None):
        raise click.UsageError("--date goes with files; what a store holds has its own")


def _accounts(a: str, b: str, date: str | None, store: str | None, episode: str | None) -> Accounts:
    """The two accounts that are meant."""
    if episode is not None:
        return _of_episode(store, episode)
    return _stored(store, a, b) if store else _coded(a, b, date)


def _coded(a: str, b: str, date: str | None) -> Accounts:
    """The accounts of two files, coded as the settings say."""
    from readout.api import code_documents

    chosen = settings()
    documents = [_only(path, date, chosen.max_chars) for path in (a, b)]
    use_own(chosen)
    one, other = code_documents(documents, chosen)
    return one, other


def _stored(store: str, a: str, b: str) -> Accounts:
    """Two documents of a store."""
    from readout.api import weights
    from readout.store.pairing import stored_account
    from readout.store.view import View

    weights()  # clauses are matched by the vectors of the language pipeline
    with View(store) as view:
        return stored_account(view, a), stored_account(view, b)


def _of_episode(store: str | None, episode: str) -> Accounts:
    """Two documents of an episode; which, and why, is told on stderr."""
    from readout.api import weights
    from readout.cli.storing import store_path
    from readout.store.pairing import stored_pair
    from readout.store.view import View

    weights()
    with View(store_path(store)) as view:
        one, other, chosen = stored_pair(view, episode)
    click.echo(f"readout: {_told(one, other, chosen)}", err=True)
    return one, other


def _told(one: Coded, other: Coded, chosen: Pairing) -> str:
    """Which two were chosen and why, and how many more there are."""
    from readout.export.phrases import printable

    a, b = (f"{c.document.id} ({c.document.issuer or c.document.publisher or c.document.kind})" for c in (one, other))
    more = ", ".join(chosen.others[:LISTED]) + (", ..." if len(chosen.others) > LISTED else "")
    left = {0: "no other document tells of it", 1: f"1 other document tells of it: {more}"}
    others = left.get(len(chosen.others), f"{len(chosen.others)} other documents tell of it: {more}")
    return printable(f"A is {a}, B is {b}: {chosen.why}; {others}")


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
