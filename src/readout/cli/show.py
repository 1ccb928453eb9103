"""`readout show`: one record, field by field, beside the text that it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from readout.cli.exits import NOT_FOUND
from readout.cli.options import as_of_option, output_option, store_option, texts_option

if TYPE_CHECKING:
    from rich.console import Console

    from readout.records import Document

    Json = dict[str, Any]

WIDTH = 100


@dataclass(frozen=True)
class Target:
    """Where what is shown goes: `output` a file, None for stdout; `format_` `text` or `jsonl`."""

    format_: str
    output: str | None

    def write(self, laid_out: Callable[[Console], None], records: Iterable[Json]) -> None:
        """Write what was found for reading, or its records one a line."""
        from readout.cli.outputs import output as opened
        from readout.export.console import console_on
        from readout.export.lines import line

        with opened(self.output, binary=False) as stream:
            if self.format_ == "jsonl":
                stream.writelines(line(record) + "\n" for record in records)
            else:
                laid_out(console_on(stream, None if stream.isatty() else WIDTH))


@click.command(short_help="Show one record with its evidence in the text.")
@click.argument("id_", metavar="ID")
@click.option("--records", "path", metavar="FILE", help="Records as JSONL; - is stdin. [default: those of the store]")
@texts_option
@store_option
@as_of_option
@click.option("-f", "--format", "format_", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@output_option
def show(
    id_: str,
    path: str | None,
    inputs: tuple[str, ...],
    store: str | None,
    as_of: str | None,
    format_: str,
    output: str | None,
) -> int:
    """Show the record ID in full: every field, and the text with its evidence underlined.

    ID may be shortened to its first characters where no other record begins with them. In a
    store, ID may also be an episode, shown with all its records, or a document, shown with its versions.
    As jsonl, the record, or all records of the episode or document, one a line. Records with --store
    and without --texts are shown beside the texts there.

    \b
    Examples:
      readout show 3f2a9c --store readout.db
      readout show 3f2a9c --records records.jsonl --texts articles.jsonl
      readout code page.html --text-out read.jsonl -o records.jsonl
      readout show 3f2a9c --records records.jsonl --texts read.jsonl

    Exit code 4: there is no such record, or its text is not among DOCS.
    """
    if bool(path) != bool(inputs or (path and store)):
        raise click.UsageError(
            "--records and --texts, or --records and --store, go together; without them, a store is looked into"
        )
    target = Target(format_, output)
    if path:
        return _from_files(id_, path, inputs, store, target)
    from readout.cli.show_stored import show_stored

    return show_stored(id_, store, as_of, target)


def _from_files(id_: str, path: str, inputs: tuple[str, ...], store: str | None, target: Target) -> int:
    from readout.cli.storing import stored_texts
    from readout.cli.texts import records, texts

    found = _chosen(id_, (record for _, record in records(path)))
    if not found:
        click.echo(f"readout: no record {id_} in {path}", err=True)
        return NOT_FOUND
    name = str(found.get("doc"))
    document = (texts(inputs, {name}) if inputs else stored_texts(store, {name})).get(name)
    if not document:
        click.echo(f"readout: no text of document {name} in {', '.join(inputs) or store}", err=True)
        return NOT_FOUND
    write_record(found, document, target)
    return 0


def write_record(record: Json, document: Document, target: Target) -> None:
    """Write one record beside its text."""
    from readout.export.show import show as laid_out

    target.write(lambda console: console.print(laid_out(record, document)), [record])


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
