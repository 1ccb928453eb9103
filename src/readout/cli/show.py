"""`readout show`: one record, field by field, beside the text that it comes from."""

from __future__ import annotations

import sys
from typing import Any

import click

NOT_FOUND = 4
WIDTH = 100


@click.command(short_help="Show one record with its evidence in the text.")
@click.argument("id_", metavar="ID")
@click.option("--records", "path", metavar="FILE", required=True, help="Records as JSONL; - is stdin.")
@click.option(
    "--texts",
    "inputs",
    metavar="DOCS",
    required=True,
    multiple=True,
    help="The documents that were coded, or what --text-out wrote. Repeatable.",
)
def show(id_: str, path: str, inputs: tuple[str, ...]) -> int:
    """Show the record ID in full: every field, and the text with its evidence underlined.

    ID may be shortened to its first characters where no other record begins with them.

    \b
    Examples:
      readout show 3f2a9c --records records.jsonl --texts articles.jsonl
      readout code page.html --text-out read.jsonl -o records.jsonl
      readout show 3f2a9c --records records.jsonl --texts read.jsonl

    Exit code 4: there is no such record, or its text is not among DOCS.
    """
    from rich.console import Console

    from readout.cli.texts import records, texts
    from readout.export.show import show as laid_out

    found = _chosen(id_, (record for _, record in records(path)))
    if not found:
        click.echo(f"readout: no record {id_} in {path}", err=True)
        return NOT_FOUND
    document = texts(inputs, {str(found.get("doc"))}).get(str(found.get("doc")))
    if not document:
        click.echo(f"readout: no text of document {found.get('doc')} in {', '.join(inputs)}", err=True)
        return NOT_FOUND
    terminal = sys.stdout.isatty()
    Console(force_terminal=terminal, width=None if terminal else WIDTH, highlight=False).print(laid_out(found, document))
    return 0


def _chosen(wanted: str, held: Any) -> dict[str, Any] | None:
    """The record of this id, else the only one that begins so."""
    begun: dict[str, dict[str, Any]] = {}
    for record in held:
        if record.get("id") == wanted:
            return dict(record)
        if str(record.get("id")).startswith(wanted):
            begun[str(record["id"])] = record
    if len(begun) > 1:
        raise click.UsageError(f"{wanted} begins {len(begun)} ids: {', '.join(sorted(begun)[:5])}; give more of it")
    return next(iter(begun.values()), None)
