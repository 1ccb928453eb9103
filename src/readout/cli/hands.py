"""`readout join`, `readout split`, `readout retract`: what people know better, kept in a store and reversible."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from readout.cli.exits import NOT_FOUND
from readout.cli.options import store_option, together

if TYPE_CHECKING:
    from readout.store.view import View

_on_two_records = together(
    click.argument("a"),
    click.argument("b"),
    click.option("--by", default="", metavar="NAME", help="Who decides."),
    click.option("--why", default="", metavar="TEXT", help="The reason, for the log."),
    click.option("--undo", is_flag=True, help="Take back what was decided on these two records."),
    store_option,
)


@click.command(short_help="Say that two records report one happening.")
@_on_two_records
def join(a: str, b: str, by: str, why: str, undo: bool, store: str | None) -> int:
    """Say that records A and B report one happening, whatever their likeness; their episodes become one.

    The decision is kept with its author, holds when the texts are coded again, and can be
    taken back with --undo.

    \b
    Example:
      readout join 3f2a9c 8be014 --by Mia --why "the delayed readout of the same call"

    Exit code 4: there is no such record.
    """
    return _rule("undo" if undo else "join", a, b, by, why, store)


@click.command(short_help="Say that two records report different happenings.")
@_on_two_records
def split(a: str, b: str, by: str, why: str, undo: bool, store: str | None) -> int:
    """Say that records A and B report different happenings, whatever their likeness.

    The decision is kept with its author, holds when the texts are coded again, and can be
    taken back with --undo.

    \b
    Example:
      readout split 3f2a9c 8be014 --by Mia --why "two calls on one day"

    Exit code 4: there is no such record.
    """
    return _rule("undo" if undo else "split", a, b, by, why, store)


@click.command(short_help="Take a document back: its records no longer count.")
@click.argument("document", metavar="DOCUMENT")
@click.option("--why", required=True, metavar="TEXT", help="The reason, for the log.")
@click.option("--on", "day", metavar="DATE", help="Day from which it does not hold. [default: now]")
@store_option
def retract(document: str, why: str, day: str | None, store: str | None) -> int:
    """Take back the document of this id: its records leave search, episodes and ledger.

    What it said is kept, and shown with --as-of and a day before. Adding the same text
    again does not bring it back; another text under the same id does.

    \b
    Example:
      readout retract wire-17 --why "withdrawn by the agency" --on 2024-05-16

    Exit code 4: no such document holds.
    """
    from readout.cli.storing import writing
    from readout.errors import DataError
    from readout.store.days import checked_day

    try:
        since = day and checked_day(day)
    except DataError as wrong:
        raise click.UsageError(str(wrong)) from None
    with writing(store, "retract") as writer:
        if writer.retract(document, why, since):
            return 0
    click.echo(f"readout: no document {document} holds", err=True)
    return NOT_FOUND


def _rule(kind: str, a: str, b: str, by: str, why: str, store: str | None) -> int:
    """Write a decision down, and link again what it concerns."""
    from readout.cli.storing import store_path, writing
    from readout.store.view import View

    path = store_path(store)
    with View(path) as view:
        ids = [_one(view, given) for given in (a, b)]
    if None in ids:
        click.echo(f"readout: no record {(a, b)[ids.index(None)]} in {path}", err=True)
        return NOT_FOUND
    first, second = map(str, ids)
    if first == second:
        raise click.UsageError("these are one record; name two")
    with writing(path, kind) as writer:
        writer.rule(kind, first, second, by, why)
    return 0


def _one(view: View, beginning: str) -> str | None:
    """The id of the only record whose id begins so, None where there is none."""
    from readout.cli.storing import only

    found = only(beginning, view.records(beginning))
    return found.event.id if found else None
