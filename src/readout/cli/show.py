"""`readout show`: one record, field by field, beside the text that it comes from."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from readout.cli.exits import NOT_FOUND
from readout.cli.options import as_of_option, store_option, texts_option

if TYPE_CHECKING:
    from readout.records import Document

WIDTH = 100


@click.command(short_help="Show one record with its evidence in the text.")
@click.argument("id_", metavar="ID")
@click.option("--records", "path", metavar="FILE", help="Records as JSONL; - is stdin. [default: those of the store]")
@texts_option
@store_option
@as_of_option
def show(id_: str, path: str | None, inputs: tuple[str, ...], store: str | None, as_of: str | None) -> int:
    """Show the record ID in full: every field, and the text with its evidence underlined.

    ID may be shortened to its first characters where no other record begins with them. In a
    store, ID may also be an episode, shown with all its records, or a document, shown with its versions.

    \b
    Examples:
      readout show 3f2a9c --store readout.db
      readout show 3f2a9c --records records.jsonl --texts articles.jsonl
      readout code page.html --text-out read.jsonl -o records.jsonl
      readout show 3f2a9c --records records.jsonl --texts read.jsonl

    Exit code 4: there is no such record, or its text is not among DOCS.
    """
    if bool(path) != bool(inputs):
        raise click.UsageError("--records and --texts go together; without both, the store is looked into")
    if path:
        return _from_files(id_, path, inputs)
    from readout.cli.show_stored import show_stored

    return show_stored(id_, store, as_of)


def _from_files(id_: str, path: str, inputs: tuple[str, ...]) -> int:
    from readout.cli.texts import records, texts

    found = _chosen(id_, (record for _, record in records(path)))
    if not found:
        click.echo(f"readout: no record {id_} in {path}", err=True)
        return NOT_FOUND
    document = texts(inputs, {str(found.get("doc"))}).get(str(found.get("doc")))
    if not document:
        click.echo(f"readout: no text of document {found.get('doc')} in {', '.join(inputs)}", err=True)
        return NOT_FOUND
    print_record(found, document)
    return 0


def print_record(record: dict[str, Any], document: Document) -> None:
    """Print one record beside its text."""
    from rich.console import Console

    from readout.export.show import show as laid_out

    terminal = sys.stdout.isatty()
    Console(force_terminal=terminal, width=None if terminal else WIDTH, highlight=False).print(laid_out(record, document))


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
