"""`readout actors`: whom a mention means on a day, one at a time or line by line; beside it, commands about the who's-who."""

from __future__ import annotations

from pathlib import Path

import click

from readout.cli.configuration import settings
from readout.cli.decide import COMMANDS
from readout.cli.exits import NOT_FOUND, SOME_FAILED
from readout.cli.options import output_option
from readout.cli.own import own_tables, use_own

STDIN = "-"
SUFFIXES = (".jsonl", ".jsonl.gz")
LOOK_UP = "look-up"


class WithLookUp(click.Group):
    """A group of commands where anything that names none of them is a mention to look up."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take what is no command and no call for help as the arguments of a look-up; `--` makes a command's name a mention."""
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = [LOOK_UP, *args]
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Both ways to call it."""
        formatter.write_usage(ctx.command_path, "MENTION [OPTIONS]")
        formatter.write_usage(ctx.command_path, "COMMAND [ARGS]...", prefix="       ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options of a look-up, then the commands."""
        self.commands[LOOK_UP].format_options(ctx, formatter)
        self.format_commands(ctx, formatter)


@click.group(cls=WithLookUp, short_help="Say whom a mention means on a day: `PM Modi`, `the Kremlin`, `he` in its sentence.")
def actors() -> None:
    """Look up whom MENTION means: its country code, PLOVER sector, name, office and Wikidata QID.

    The reason names the row of the table that says so, with its period and source, or
    that the words themselves do. Where several readings are about equally good none is
    chosen, and all are listed. A context decides as in `readout code`.

    MENTION may also be a file of look-ups (a name that ends in .jsonl, the path of a file with
    a / in it, or - for stdin): a line holds `id` and `text`, and may hold `date`, `context`, `span` ([start, end) of
    the text in the context), `publisher` and `issuer`. One line comes out for each.
    A mention that is called like a command stands after --.

    \b
    Examples:
      readout actors "PM Modi" --on 2022-02-24                  in words on a terminal
      readout actors Sharif --on 2016-05-01 | jq .alternatives
      readout actors he --context "PM Modi said he would call Mr Putin." --on 2022-02-24
      readout actors mentions.jsonl -o answers.jsonl
      readout actors "General Ito" --actors mine.csv
      readout actors list --code IND --on 2022-02-24
      readout actors alias "Narendra Modi" NaMo --why "as in our corpus"

    Exit codes: 4 nothing goes by it; 3 some lines could not be read, each is named on stderr.
    """


@actors.command(LOOK_UP, hidden=True)
@click.argument("mention")
@click.option("--on", "date", metavar="DATE", help="The day, YYYY-MM-DD; without it, today's use.")
@click.option("--context", metavar="TEXT", help="The sentence that the mention stands in.")
@click.option("--publisher", metavar="NAME", help="Who printed it.")
@click.option("--issuer", metavar="NAME", help="The public body that put it out.")
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    help="[default: text on a terminal, else json; files always give JSONL]",
)
@own_tables
@output_option
def look_up(
    mention: str,
    format_: str | None,
    output: str | None,
    actors: tuple[str, ...],
    decisions: str | None,
    **given: str | None,
) -> int:
    """Look up one mention, or the lines of a file."""
    from readout.cli.lookups import answer_lines, answer_one

    many = _is_file(mention)
    if many and (any(given.values()) or format_ == "text"):
        raise click.UsageError("a file of look-ups gives JSONL, and says date, context and publisher in its lines")
    lost = use_own(settings(actors=actors or None, decisions=decisions))
    if many:
        failed = answer_lines(mention, output)
        return SOME_FAILED if failed or lost else 0
    found = answer_one(mention, given, format_ or _by_where_it_goes(output), output)
    return SOME_FAILED if lost else 0 if found else NOT_FOUND


def _is_file(mention: str) -> bool:
    """Whether a file of look-ups is meant; no mention has the path of a file, such as that of a pipe of the shell."""
    return mention == STDIN or mention.lower().endswith(SUFFIXES) or ("/" in mention and Path(mention).exists())


def _by_where_it_goes(output: str | None) -> str:
    from readout.cli.outputs import as_table

    return "text" if as_table(None, output) else "json"


for command in COMMANDS:
    actors.add_command(command)
