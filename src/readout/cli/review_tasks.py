"""Where `readout review export` finds what is to be judged: a store, or a file of records with its texts."""

from __future__ import annotations

import heapq
from collections.abc import Iterator

import click

from readout.cli.storing import store_path, stored_texts
from readout.cli.texts import records as lines_of
from readout.cli.texts import texts
from readout.errors import DataError
from readout.export.as_json import event_from_json
from readout.export.verify import verify_event
from readout.review.tasks import Task
from readout.store.filters import Filter
from readout.store.fits import fits
from readout.store.view import View


def tasks_of_store(store: str | None, asked: Filter, limit: int | None, again: bool) -> Iterator[Task]:
    """What a store holds, the most uncertain first."""
    with View(store_path(store)) as view:
        yield from view.doubtful(asked, limit, again=again)


def tasks_of_files(
    path: str, places: tuple[tuple[str, ...], str | None], asked: Filter, limit: int | None, faults: list[str], again: bool
) -> list[Task]:
    """The records of a file, the most uncertain first; those that do not fit their text are named and put among `faults`.

    Args:
        places: where their texts are: inputs, else a store.
    """
    given = list(lines_of(path))
    wanted, (inputs, store) = {str(record.get("doc")) for _, record in given}, places
    documents = texts(inputs, wanted) if inputs else stored_texts(store, wanted)
    found = []
    for number, record in given:
        document = documents.get(str(record.get("doc")))
        problems = verify_event(record, document.text) if document else [f"the text of {record.get('doc')} is not there"]
        try:
            event = event_from_json(record)
        except DataError as wrong:
            problems = [str(wrong)]
        if problems or document is None:
            faults.append(problems[0])
            click.echo(f"error: {path}:{number}: {problems[0]}", err=True)
        elif fits(event, document, asked) and (again or not event.review):
            found.append(Task(event, document))
    return heapq.nsmallest(limit or len(found), found, key=lambda task: task.order)
