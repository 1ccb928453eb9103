"""`readout show` on a store: a record, an episode with its records, or a document with its versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from readout.cli.exits import NOT_FOUND
from readout.cli.show import Target, write_record
from readout.cli.storing import only, store_path
from readout.export.as_json import event_to_json
from readout.export.episode import episode_laid_out
from readout.export.listing import listing
from readout.export.phrases import printable
from readout.export.table import fitted
from readout.store.view import View

if TYPE_CHECKING:
    from rich.console import Console

    from readout.records import Coded


def show_stored(id_: str, store: str | None, as_of: str | None, target: Target) -> int:
    """Show what goes by this id; records go before episodes, and these before documents."""
    with View(store_path(store)) as view:
        found = only(id_, view.records(id_, as_of))
        if found:
            write_record(event_to_json(found.event), found.document, target)
        elif not _episode(view, id_, target) and not _document(view, id_, as_of, target):
            click.echo(f"readout: no record, episode or document {id_} in {view.path}", err=True)
            return NOT_FOUND
    return 0


def _episode(view: View, id_: str, target: Target) -> bool:
    held = view.episode(id_)
    if held is None:
        return False
    told, found = held

    def laid_out(console: Console) -> None:
        rows = listing((one.event, one.document) for one in found)
        fitted(console).print(*episode_laid_out(told), rows, sep="\n")

    target.write(laid_out, (event_to_json(one.event) for one in found))
    return True


def _document(view: View, id_: str, as_of: str | None, target: Target) -> bool:
    """A document: what it is, its versions, its records."""
    versions = view.versions(id_)
    if not versions:
        return False
    coded = view.coded(id_, as_of)
    events = coded.events if coded else ()
    target.write(lambda console: _lay_out(fitted(console), versions, coded), map(event_to_json, events))
    return True


def _lay_out(console: Console, versions: list[Any], coded: Coded | None) -> None:
    if coded:
        document = coded.document
        source = (document.date, document.publisher or document.issuer, document.title, f"[{document.id}]")
        console.print(printable("  ".join(one for one in source if one)), markup=False)
    for row in versions:
        until = f" until {row['until']}" if row["until"] else ""
        console.print(f"version {row['number']}: {row['status']}, holds from {row['since']}{until}", style="dim")
    if coded:
        console.print(listing((event, coded.document) for event in coded.events))
