"""Options that put a user's own actors and decisions beside our tables, and the report of lines that could not be read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from readout.cli.options import together

if TYPE_CHECKING:
    from readout.settings import Settings

own_tables = together(
    click.option(
        "--actors",
        metavar="FILE",
        multiple=True,
        help="Your own actors, beside ours: a PETRARCH dictionary, a CSV or FollowTheMoney entities. Repeatable.",
    ),
    click.option("--decisions", metavar="FILE", help="Journal of decisions about names. [default: readout-actors.jsonl]"),
)


def use_own(chosen: Settings) -> bool:
    """Put a user's own files in use; every line at fault is named on stderr, and whether a row was lost is returned."""
    if not chosen.actors and not chosen.decisions:
        return False
    from readout.sources.actors.in_use import use

    if chosen.decisions and not Path(chosen.decisions).exists():
        click.echo(f"warning: {chosen.decisions}: no such journal, so no decision counts", err=True)
    faults = use(chosen.actors, chosen.decisions)
    for fault in faults:
        click.echo(f"{'error' if fault.lost else 'warning'}: {fault.where}: {fault.message}", err=True)
    return any(fault.lost for fault in faults)
