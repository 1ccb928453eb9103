"""`readout search`: the records of a store that fit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import IO, TYPE_CHECKING, Any

import click

from readout.cli.exits import NOT_FOUND
from readout.cli.options import as_of_option, output_options, record_options, store_option

if TYPE_CHECKING:
    from readout.store.filters import Filter
    from readout.store.view import Found, View

SHOWN = 50  # lines of a table where no limit is given


@click.command(short_help="Find records in a store.")
@record_options
@click.option("--anywhere", is_flag=True, help="Look for WORDS in the whole document, not only in what the record reports.")
@as_of_option
@output_options
@click.option("--limit", type=click.IntRange(0), help="Print at most so many; 0 is all. [default: 50 in a table, else all]")
@store_option
def search(
    words: tuple[str, ...], format_: str | None, output: str | None, limit: int | None, store: str | None, **asked: Any
) -> int:
    """Find the records in a store that fit all that is asked, the newest first.

    WORDS must all occur in the clause or gist of the record; "a phrase" and begin* work.
    Where no record has them, those of documents that have them anywhere are given, and a note says so.

    \b
    Examples:
      readout search --between IND RUS --since 2022-02 --until 2022-03
      readout search ceasefire --actor France --type REQUEST
      readout search '"grain corridor"' --party Erdogan --format jsonl | jq -r .doc
      readout search --actor UKR/GOV --min-confidence 0.8 --as-of 2022-03-01

    Exit code 4: nothing fits.
    """
    from readout.cli.asked import asked_for
    from readout.cli.outputs import as_table
    from readout.cli.outputs import output as opened
    from readout.cli.storing import store_path
    from readout.store.view import View

    chosen = asked_for(words=" ".join(words), **asked)
    table = as_table(format_, output)
    with View(store_path(store)) as view:
        chosen = _widened(view, chosen)
        total = view.count(chosen)
        if not total:
            click.echo(f"readout: nothing in {view.path} fits", err=True)
            return NOT_FOUND
        most = SHOWN if limit is None and table else limit or None
        with opened(output, binary=False) as stream:
            _print(view.search(chosen, limit=most), table, stream)
        if most and total > most:
            click.echo(f"{most:,} of {total:,} records; --limit gives more, --since and --type fewer", err=True)
    return 0


def _widened(view: View, asked: Filter) -> Filter:
    """The same in whole documents, where words were asked for that no record reports itself."""
    if not asked.words or asked.whole or view.count(asked):
        return asked
    wider = replace(asked, whole=True)
    if view.count(wider):
        click.echo("readout: no record reports these words itself; these are the records of documents that hold them", err=True)
    return wider


def _print(found: Iterable[Found], table: bool, stream: IO[str]) -> None:
    from readout.export.as_json import event_to_json
    from readout.export.lines import line
    from readout.export.listing import listing
    from readout.export.table import console

    if table:
        console(stream).print(listing((one.event, one.document) for one in found))
        return
    for one in found:
        stream.write(line(event_to_json(one.event)) + "\n")
