"""Options that several commands share: how inputs are read, how they are coded, which store is meant."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any

import click

_FORMS = ("text", "html", "json", "jsonl", "csv", "tsv", "parquet")
_KINDS = ("news", "readout", "statement", "transcript")

Command = Callable[..., Any]


def _columns(context: click.Context, parameter: click.Parameter, pairs: tuple[str, ...]) -> dict[str, str]:
    from readout.sources.options import FIELDS

    columns = dict(pair.partition("=")[::2] for pair in pairs)
    for ours, theirs in columns.items():
        if ours not in FIELDS or not theirs:
            raise click.BadParameter(f"write OURS=THEIRS, e.g. text=body; OURS is one of {', '.join(FIELDS)}")
    return columns


def together(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Several options as one decorator, in the order of the help text."""
    return lambda command: reduce(lambda made, option: option(made), reversed(options), command)


source_options = together(
    click.option("--id", "id_", metavar="ID", help="Id of a single text. [default: the file's name without suffix]"),
    click.option("--date", metavar="YYYY-MM-DD", help="Day of publication; `yesterday` and `on Monday` count from it."),
    click.option("--title", help="Headline of a single text."),
    click.option("--publisher", help="Who printed it: a medium or a public body."),
    click.option("--issuer", help="The public body that put it out, for a readout or statement."),
    click.option("--kind", type=click.Choice(_KINDS), help="What it is. [default: guessed]"),
    click.option("--from", "form", type=click.Choice(_FORMS), help="Read every input as this form. [default: by suffix]"),
    click.option(
        "--column",
        "columns",
        metavar="OURS=THEIRS",
        multiple=True,
        callback=_columns,
        help="Where a table or JSON keeps a field under another name, e.g. text=body. Repeatable.",
    ),
)

coding_options = together(
    click.option(
        "--min-confidence", type=click.FloatRange(0, 1), help="Leave out records below this. [default: 0.55, STATEMENT 0.25]"
    ),
    click.option("--max-chars", type=click.IntRange(1), help="Longest document to read. [default: 1000000]"),
    click.option("-q", "--quiet", is_flag=True, help="Print nothing on stderr but failures."),
)

store_option = click.option(
    "--store", metavar="FILE", help="The store. [default: READOUT_STORE, readout.toml, else readout.db]"
)

as_of_option = click.option(
    "--as-of", metavar="DATE", help="What held at the end of that day: earlier versions of revised and retracted texts."
)

texts_option = click.option(
    "--texts",
    "inputs",
    metavar="DOCS",
    multiple=True,
    help="The documents that were coded, or what --text-out wrote. Repeatable.",
)

words_argument = click.argument("words", metavar="[WORDS]...", nargs=-1)

filter_options = together(
    click.option("--party", metavar="WHO", help="Who acted or was acted on."),
    click.option("--type", "types", metavar="TYPE", multiple=True, help="Event type, e.g. CONSULT. Repeatable."),
    click.option("--since", metavar="DATE", help="First day, month or year of the period."),
    click.option("--until", metavar="DATE", help="Last day, month or year of the period."),
    click.option("--min-confidence", type=click.FloatRange(0, 1), help="Leave out records below this."),
)

record_options = together(
    words_argument,
    click.option("--actor", metavar="WHO", help="Who acted: a code (IND), CODE/SECTOR, a state, or words of a name."),
    click.option("--recipient", metavar="WHO", help="Who was acted on."),
    click.option("--between", nargs=2, metavar="A B", help="Two parties that the record stands between, either way."),
    filter_options,
)

output_option = click.option(
    "-o", "--output", metavar="FILE", help="Write here instead of stdout; the file appears when it is whole."
)

output_options = together(
    click.option(
        "-f", "--format", "format_", type=click.Choice(["table", "jsonl"]), help="[default: table on a terminal, else jsonl]"
    ),
    output_option,
)
