"""What `readout add` and `readout code --store` share: a store open for a run, and outcomes that go into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from readout.cli.configuration import settings
from readout.cli.outcomes import Outcome, outcomes
from readout.cli.outputs import undisturbed
from readout.cli.tally import Tally, counted
from readout.settings import Settings
from readout.sources import Reading

if TYPE_CHECKING:
    from readout.records import Coded, Document
    from readout.store.view import Found
    from readout.store.writer import Writer


def store_path(flag: str | None) -> str:
    """The store that a command means: the flag, else what is set, else `readout.db` in the working folder."""
    return flag or settings().store


@contextmanager
def writing(flag: str | None, command: str) -> Iterator[Writer]:
    """A store that exists, open for a run that codes nothing; `command` names the run in the store.

    Raises:
        StoreError: there is none, or it cannot be written.
    """
    from readout.store.links import Links
    from readout.store.writer import Writer

    with Writer(existing(flag), linker=Links(), command=command) as writer:
        yield writer


def existing(flag: str | None) -> str:
    """The path of a store that exists; a missing one is not made only to find nothing in it.

    Raises:
        StoreError: there is none.
    """
    from readout.store.view import View

    path = store_path(flag)
    View(path).connection.close()
    return path


@contextmanager
def opened(path: str, chosen: Settings, command: str) -> Iterator[Writer]:
    """A store open for a run that codes with the installed model.

    Raises:
        StoreError: it cannot be opened; ModelError: there is no model. Both before anything is coded.
    """
    from readout.api import coder
    from readout.store.links import Links
    from readout.store.making import Making
    from readout.store.writer import Writer

    with Writer(path, Making(coder(), chosen.confidence), linker=Links(), command=command) as writer:
        yield writer


def storing(
    readings: Iterator[Reading],
    chosen: Settings,
    writer: Writer,
    tally: Tally,
    held: Callable[[Document], Coded | None],
) -> Iterator[Outcome]:
    """Code what `held` does not know, and store every outcome before it is passed on."""
    try:
        for outcome in outcomes(readings, chosen, held):
            with undisturbed():
                _keep(outcome, writer)
            yield outcome
    finally:
        tally.more = tuple(told(writer))


def _keep(outcome: Outcome, writer: Writer) -> None:
    """Store one outcome; a document that failed is noted, and is tried again by the next run."""
    if outcome.failed:
        writer.failed(*outcome.failed)
    elif outcome.coded:
        if outcome.stored:
            writer.skip(outcome.coded.document)
        else:
            writer.put(outcome.coded)


def told(writer: Writer) -> Iterator[str]:
    """What became of the documents, a line each."""
    for standing, number in sorted(writer.counts.items()):
        yield f"{counted(number, 'document')} {standing}"


def only(beginning: str, found: Sequence[Found]) -> Found | None:
    """The record that the first characters of an id mean, None where there is none.

    Args:
        found: what `View.records` gives for them.

    Raises:
        click.UsageError: several ids begin so; the message lists some.
    """
    if len(found) > 1:
        raise click.UsageError(f"{beginning} begins several ids: {', '.join(o.event.id for o in found[:5])}; give more of it")
    return found[0] if found else None


def stored_texts(flag: str | None, wanted: Iterable[str]) -> dict[str, Document]:
    """The documents of these ids, as a store holds them."""
    from readout.store.view import View

    with View(store_path(flag)) as view:
        found = (view.coded(name) for name in wanted)
        return {one.document.id: one.document for one in found if one}
