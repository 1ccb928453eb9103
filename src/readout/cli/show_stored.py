"""`readout show` on a store: a record, an episode with its records, or a document with its versions."""

from __future__ import annotations

import sys

import click

from readout.cli.exits import NOT_FOUND
from readout.cli.show import print_record
from readout.cli.storing import only, store_path
from readout.export.as_json import event_to_json
from readout.export.episode import episode_laid_out
from readout.export.listing import listing
from readout.export.phrases import printable
from readout.export.table import console
from readout.store.view import View


def show_stored(id_: str, store: str | None, as_of: str | None) -> int:
    """Show what goes by this id; records go before episodes, and these before documents."""
    with View(store_path(store)) as view:
        found = only(id_, view.records(id_, as_of))
        if found:
            print_record(event_to_json(found.event), found.document)
        elif not _episode(view, id_) and not _document(view, id_, as_of):
            click.echo(f"readout: no record, episode or document {id_} in {view.path}", err=True)
            return NOT_FOUND
    return 0


def _episode(view: View, id_: str) -> bool:
    held = view.episode(id_)
    if held:
        told, found = held
        console(sys.stdout).print(*episode_laid_out(told), listing((one.event, one.document) for one in found), sep="\n")
    return held is not None


def _document(view: View, id_: str, as_of: str | None) -> bool:
    """A document: what it is, its versions, its records."""
    versions = view.versions(id_)
    if not versions:
        return False
    coded = view.coded(id_, as_of)
    printed = console(sys.stdout)
    if coded:
        document = coded.document
        source = (document.date, document.publisher or document.issuer, document.title, f"[{document.id}]")
        printed.print(printable("  ".join(one for one in source if one)), markup=False)
    for row in versions:
        until = f" until {row['until']}" if row["until"] else ""
        printed.print(f"version {row['number']}: {row['status']}, holds from {row['since']}{until}", style="dim")
    if coded:
        printed.print(listing((event, coded.document) for event in coded.events))
    return True
