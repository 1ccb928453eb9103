"""`readout timeline`: what happened day by day, out of a store."""

from __future__ import annotations

import sys
from typing import Any

import click

from readout.cli.options import as_of_option, filter_options, store_option

NOT_FOUND = 4


@click.command(short_help="Show what happened day by day.")
@click.argument("words", metavar="[WORDS]...", nargs=-1)
@click.option("--between", nargs=2, metavar="A B", help="What stands between two parties: codes, states, or names.")
@filter_options
@as_of_option
@click.option(
    "-f", "--format", "format_", type=click.Choice(["table", "jsonl"]), help="[default: table on a terminal, else jsonl]"
)
@click.option("-o", "--output", metavar="FILE", help="Write here instead of stdout; the file appears when it is whole.")
@store_option
def timeline(words: tuple[str, ...], format_: str | None, output: str | None, store: str | None, **asked: Any) -> int:
    """Show what a store holds as happenings, oldest day first, one entry for all records of one happening.

    As JSONL, a line is a day: its date and its entries, each with the ids of its records and
    how many documents and independent sources report it.

    \b
    Examples:
      readout timeline --between IND RUS --since 2022
      readout timeline --party "Volodymyr Zelensky" --type REQUEST
      readout timeline ceasefire --party FRA --format jsonl | jq -r .date

    Exit code 4: nothing fits.
    """
    from readout.cli.outputs import output as opened
    from readout.cli.search import asked_for, format_of
    from readout.cli.storing import store_path
    from readout.export.lines import line
    from readout.export.listing import console
    from readout.export.timeline import day_laid_out, day_to_json
    from readout.store.timeline import timeline as days
    from readout.store.view import View

    with View(store_path(store)) as view:
        found = list(days(view, asked_for(words=" ".join(words), **asked)))
        if not found:
            click.echo(f"readout: nothing in {view.path} fits", err=True)
            return NOT_FOUND
    with opened(output, binary=False) as stream:
        if format_of(format_, output, sys.stdout) == "jsonl":
            stream.writelines(line(day_to_json(day)) + "\n" for day in found)
        else:
            console(stream).print(*(part for day in found for part in day_laid_out(day)), sep="\n")
    return 0
