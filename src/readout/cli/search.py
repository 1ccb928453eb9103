"""`readout search`: the records of a store that fit."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from typing import IO, TYPE_CHECKING, Any

import click

from readout.cli.options import as_of_option, filter_options, output_options, store_option

if TYPE_CHECKING:
    from readout.store.filters import Filter
    from readout.store.view import Found, View

NOT_FOUND = 4
SHOWN = 50  # lines of a table where no limit is given


@click.command(short_help="Find records in a store.")
@click.argument("words", metavar="[WORDS]...", nargs=-1)
@click.option("--actor", metavar="WHO", help="Who acted: a code (IND), CODE/SECTOR, a state, or words of a name.")
@click.option("--recipient", metavar="WHO", help="Who was acted on.")
@click.option("--between", nargs=2, metavar="A B", help="Two parties that the record stands between, either way.")
@filter_options
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
    from readout.cli.outputs import output as opened
    from readout.cli.storing import store_path
    from readout.store.view import View

    chosen = asked_for(words=" ".join(words), **asked)
    name = format_of(format_, output, sys.stdout)
    with View(store_path(store)) as view:
        chosen = _widened(view, chosen)
        total = view.count(chosen)
        if not total:
            click.echo(f"readout: nothing in {view.path} fits", err=True)
            return NOT_FOUND
        most = SHOWN if limit is None and name == "table" else limit or None
        with opened(output, binary=False) as stream:
            _print(view.search(chosen, limit=most), name, stream)
        if most and total > most:
            click.echo(f"{most:,} of {total:,} records; --limit gives more, --since and --type fewer", err=True)
    return 0


def format_of(flag: str | None, output: str | None, stdout: IO[str]) -> str:
    """`table` or `jsonl`: as asked, else by where it goes."""
    return flag or ("table" if output in (None, "-") and stdout.isatty() else "jsonl")


def asked_for(
    *,
    words: str = "",
    anywhere: bool = False,
    actor: str | None = None,
    recipient: str | None = None,
    party: str | None = None,
    between: tuple[str, str] | None = None,
    types: tuple[str, ...] = (),
    since: str | None = None,
    until: str | None = None,
    min_confidence: float | None = None,
    as_of: str | None = None,
) -> Filter:
    """The filter that the options mean.

    Raises:
        click.UsageError: one of them cannot be meant; the message says what may stand there.
    """
    from readout.errors import DataError
    from readout.store.filters import Filter, match_expression, wanted

    try:
        if words:
            match_expression(words)
        actor_, recipient_, party_ = (wanted(one) if one else None for one in (actor, recipient, party))
        pair = (wanted(between[0]), wanted(between[1])) if between else None
        upper = tuple(name.upper() for name in types)
        return Filter(words, anywhere, actor_, recipient_, party_, pair, upper, since, until, min_confidence, as_of)
    except DataError as wrong:
        raise click.UsageError(str(wrong)) from None


def _widened(view: View, asked: Filter) -> Filter:
    """The same in whole documents, where words were asked for that no record reports itself."""
    if not asked.words or asked.whole or view.count(asked):
        return asked
    wider = replace(asked, whole=True)
    if view.count(wider):
        click.echo("readout: no record reports these words itself; these are the records of documents that hold them", err=True)
    return wider


def _print(found: Iterable[Found], name: str, stream: Any) -> None:
    from readout.export.as_json import event_to_json
    from readout.export.lines import line
    from readout.export.listing import console, listing

    if name == "table":
        console(stream).print(listing((one.event, one.document) for one in found))
        return
    for one in found:
        stream.write(line(event_to_json(one.event)) + "\n")
