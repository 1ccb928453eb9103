"""`readout timeline`: what happened day by day, out of a store."""

from __future__ import annotations

from typing import Any

import click

from readout.cli.exits import NOT_FOUND
from readout.cli.options import as_of_option, filter_options, output_options, store_option, words_argument


@click.command(short_help="Show what happened day by day.")
@words_argument
@click.option("--between", nargs=2, metavar="A B", help="What stands between two parties: codes, states, or names.")
@filter_options
@as_of_option
@output_options
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
    from readout.cli.asked import asked_for
    from readout.cli.outputs import as_table
    from readout.cli.outputs import output as opened
    from readout.cli.storing import store_path
    from readout.export.lines import line
    from readout.export.table import console
    from readout.export.timeline import day_laid_out, day_to_json
    from readout.store.timeline import timeline as days
    from readout.store.view import View

    with View(store_path(store)) as view:
        found = list(days(view, asked_for(words=" ".join(words), **asked)))
        if not found:
            click.echo(f"readout: nothing in {view.path} fits", err=True)
            return NOT_FOUND
    with opened(output, binary=False) as stream:
        if as_table(format_, output):
            console(stream).print(*(part for day in found for part in day_laid_out(day)), sep="\n")
        else:
            stream.writelines(line(day_to_json(day)) + "\n" for day in found)
    return 0
