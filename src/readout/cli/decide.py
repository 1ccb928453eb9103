"""`readout actors list`, and the decisions about names: `alias`, `merge`, `split`, `undo`, `decisions`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from readout.cli.configuration import JOURNAL, settings
from readout.cli.exits import NOT_FOUND, SOME_FAILED
from readout.cli.options import output_options, together
from readout.cli.own import own_tables, use_own

if TYPE_CHECKING:
    from readout.knowledge.decisions import Decision, Named
    from readout.settings import Settings


def _day(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    from readout.sources.dates import publication_date

    try:
        return publication_date(value) if value else None
    except ValueError as wrong:
        raise click.BadParameter(str(wrong)) from None


@click.command("list", short_help="List the actors that are known.")
@click.argument("pattern", required=False)
@click.option("--code", metavar="IND", help="Of this state or kind of organisation.")
@click.option("--sector", metavar="GOV", help="Of this PLOVER sector.")
@click.option("--on", "day", metavar="DATE", callback=_day, help="Only what holds on this day.")
@own_tables
@output_options
def list_(
    pattern: str | None,
    code: str | None,
    sector: str | None,
    day: str | None,
    actors: tuple[str, ...],
    decisions: str | None,
    format_: str | None,
    output: str | None,
) -> int:
    """List states, bodies and holders of offices, one row each; those whose name or alias has PATTERN in it.

    With * or ? PATTERN is the whole of a name. Exit code 4: none fits.
    """
    from readout.cli.outputs import as_table
    from readout.cli.outputs import output as opened
    from readout.export.actors import row_in_words, row_to_json
    from readout.export.lines import line
    from readout.resolve.roster import roster

    lost = use_own(settings(actors=actors or None, decisions=decisions))
    found = 0
    with opened(output, binary=False) as stream:
        table = as_table(format_, output)
        for row in roster(pattern, code=code and code.upper(), sector=sector and sector.upper(), day=day):
            found += 1
            stream.write((row_in_words(row) if table else line(row_to_json(row))) + "\n")
    return (
        SOME_FAILED if lost else 0 if found else _nothing("no such actor is known; PATTERN is looked for in names and aliases")
    )


def _nothing(told: str) -> int:
    click.echo(f"readout: {told}", err=True)
    return NOT_FOUND


_deciding = together(
    click.option("--why", metavar="TEXT", default="", help="For what reason."),
    click.option("--by", metavar="WHO", help="Who decides. [default: the user of this machine]"),
    own_tables,
)


@click.command(short_help="Let another name stand for an actor.")
@click.argument("name")
@click.argument("alias")
@click.option("--code", metavar="IND", help="Which NAME, where several actors have it.")
@click.option("--from", "start", metavar="DATE", callback=_day, help="First day on which it does.")
@click.option("--until", "end", metavar="DATE", callback=_day, help="Last day on which it does.")
@_deciding
def alias(name: str, alias: str, code: str | None, start: str | None, end: str | None, **given: Any) -> int:
    """Let ALIAS stand for the actor NAME: a full name, an alias or a Wikidata QID.

    The decision is written to the journal, and counts in look-ups and in `readout code`.
    """
    chosen = _chosen(given)
    if start and end and start > end:
        raise click.UsageError(f"--from {start} lies after --until {end}")
    if not alias.strip():
        raise click.UsageError("the alias is empty; give its words")
    return _decide(chosen, given, "alias", actor=_actor(name, code), forms=(" ".join(alias.split()),), start=start, end=end)


@click.command(short_help="Take two actors for one.")
@click.argument("name")
@click.argument("other")
@click.option("--code", metavar="IND", help="Which NAME, where several actors have it.")
@click.option("--other-code", metavar="IND", help="Which OTHER, where several actors have it.")
@_deciding
def merge(name: str, other: str, code: str | None, other_code: str | None, **given: Any) -> int:
    """Take OTHER for the same actor as NAME: everything known of OTHER is then known of NAME."""
    chosen = _chosen(given)
    one, two = _actor(name, code), _actor(other, other_code)
    if one == two:
        raise click.UsageError(f"{name} and {other} are one already: {one}")
    if one.kind != two.kind or one.kind == "state":
        raise click.UsageError(f"{one} is a {one.kind} and {two} a {two.kind}; two persons or two bodies can be merged")
    return _decide(chosen, given, "merge", actor=one, other=two)


@click.command(short_help="Take names away from an actor.")
@click.argument("name")
@click.argument("forms", metavar="FORM...", nargs=-1, required=True)
@click.option("--of", "of_code", metavar="IND", help="Which NAME, where several actors have it.")
@click.option("--code", metavar="IND", help="Code of the new actor. [default: that of NAME]")
@click.option("--sector", metavar="GOV", help="Sector of the new actor. [default: that of NAME]")
@click.option("--from", "start", metavar="DATE", callback=_day, help="First day of the new actor.")
@click.option("--until", "end", metavar="DATE", callback=_day, help="Last day of the new actor.")
@_deciding
def split(
    name: str,
    forms: tuple[str, ...],
    of_code: str | None,
    code: str | None,
    sector: str | None,
    start: str | None,
    end: str | None,
    **given: Any,
) -> int:
    """Say that the FORMs are not NAME: they become an actor of their own, called by the first of them."""
    from readout.knowledge.actor_codes import party_code, sector_code
    from readout.resolve.roster import forms_of

    chosen = _chosen(given)
    actor = _actor(name, of_code)
    if actor.name in forms or not set(forms) <= set(forms_of(actor)):
        known = ", ".join(forms_of(actor)) or "no other names"
        raise click.UsageError(f"{actor} goes by {known}; split off some of these, as they stand there")
    if (code and party_code(code) is None) or (sector and sector_code(sector) is None):
        raise click.UsageError("no such code or sector; write ISO 3166 alpha-3 and a PLOVER sector such as GOV")
    kept = {"code": code and party_code(code), "sector": sector and sector_code(sector)}
    return _decide(chosen, given, "split", actor=actor, forms=forms, start=start, end=end, **kept)


@click.command(short_help="Reverse a decision.")
@click.argument("number", metavar="ID", type=int)
@_deciding
def undo(number: int, **given: Any) -> int:
    """Reverse the decision ID; the journal keeps both. To undo an undo brings the decision back."""
    from readout.sources.actors.journal import decisions as journal

    chosen = _chosen(given)
    if number not in {d.id for d in journal(_journal(chosen))}:
        raise click.UsageError(f"no decision {number} in {_journal(chosen)}; `readout actors decisions` lists them")
    return _decide(chosen, given, "undo", undoes=number)


@click.command(short_help="List the decisions.")
@own_tables
@output_options
def decisions(actors: tuple[str, ...], decisions: str | None, format_: str | None, output: str | None) -> int:
    """List all decisions, oldest first, also those undone. Exit code 4: there are none."""
    from readout.cli.outputs import as_table
    from readout.cli.outputs import output as opened
    from readout.knowledge.decisions import in_force
    from readout.sources.actors.journal import decisions as journal

    chosen = settings(actors=actors or None, decisions=decisions)
    found = journal(_journal(chosen))
    if not found:
        return _nothing(f"no decisions in {_journal(chosen)}")
    counting = {d.id for d in in_force(found)}
    with opened(output, binary=False) as stream:
        table = as_table(format_, output)
        stream.writelines(_told(decision, decision.id in counting, table) for decision in found)
    return 0


# ---- what they have in common ----------------------------------------------------------------------------------------
def _chosen(given: dict[str, Any]) -> Settings:
    """The settings, with the user's files in use, so that names in them are known."""
    chosen = settings(actors=given["actors"] or None, decisions=given["decisions"])
    use_own(chosen)
    return chosen


def _journal(chosen: Settings) -> Path:
    return Path(chosen.decisions) if chosen.decisions else JOURNAL


def _actor(name: str, code: str | None) -> Named:
    """The one actor of a name; a usage error that lists them where there is none or more than one."""
    from readout.resolve.roster import actors_named

    found = actors_named(name, code and code.upper())
    if len(found) == 1:
        return found[0]
    if not found:
        raise click.UsageError(f"nobody is called {name!r}; `readout actors list` shows who is known")
    listed = ", ".join(map(str, found[:8]))
    raise click.UsageError(f"{len(found)} actors are called {name!r}: {listed}; give a full name, a QID or a code")


def _decide(chosen: Settings, given: dict[str, Any], action: str, **what: Any) -> int:
    """Write a decision to the journal and print it."""
    import getpass
    from datetime import UTC, datetime

    from readout.cli.outputs import as_table
    from readout.knowledge.decisions import Decision
    from readout.sources.actors.journal import add

    when = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    filled = {name: value for name, value in what.items() if value is not None}
    written = add(_journal(chosen), Decision(0, action, given["by"] or getpass.getuser(), when, given["why"], **filled))
    click.echo(_told(written, action != "undo", as_table(None, None)), nl=False)
    return 0


def _told(decision: Decision, in_force: bool, table: bool) -> str:
    """A line for a decision, in words or as JSON."""
    from readout.export.actors import decision_in_words, decision_to_json
    from readout.export.lines import line

    if table:
        return decision_in_words(decision, in_force=in_force) + "\n"
    return line(decision_to_json(decision, in_force=in_force)) + "\n"


COMMANDS = (list_, alias, merge, split, undo, decisions)
