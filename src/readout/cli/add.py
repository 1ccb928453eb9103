"""`readout add`: texts in, records into a store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from readout.cli.configuration import settings
from readout.cli.exits import INTERRUPTED, SOME_FAILED
from readout.cli.options import coding_options, source_options, store_option
from readout.cli.own import own_tables, use_own
from readout.cli.tally import Tally

if TYPE_CHECKING:
    from readout.records import Coded, Document


@click.command(short_help="Code texts and keep them, with their records, in a store.")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@store_option
@source_options
@own_tables
@coding_options
def add(
    inputs: tuple[str, ...],
    store: str | None,
    min_confidence: float | None,
    max_chars: int | None,
    actors: tuple[str, ...],
    decisions: str | None,
    quiet: bool,
    id_: str | None,
    form: str | None,
    **given: Any,
) -> int:
    """Code texts and keep them in a store: one SQLite file with documents, records and what joins them.

    An INPUT is what `readout code` takes: files, folders, - for stdin. Each document is
    stored whole or not at all, as soon as it is coded; after a stop of any kind run the same command
    again, and it goes on where it was. What is stored already is not coded again, unless by an older
    version of Readout. A new text under a known id is a new version; the old one is kept.

    \b
    Examples:
      readout add articles.jsonl                          into readout.db
      readout add readouts/ --store calls.db --publisher "The White House"
      readout search --between IND RUS --store calls.db

    Exit code 3: some documents failed; each is named, the others are stored.
    """
    chosen = settings(min_confidence=min_confidence, max_chars=max_chars, actors=actors or None, decisions=decisions)
    from readout.cli.storing import opened, store_path
    from readout.sources import SourceOptions, read

    options = SourceOptions(id=id_, format=form, max_chars=chosen.max_chars, **given)
    lost = use_own(chosen)
    readings = read(inputs, options)
    tally = Tally(quiet)
    try:
        with opened(store_path(store), chosen, "add") as writer:
            _run(readings, chosen, writer, tally)
    except KeyboardInterrupt:
        tally.summary(interrupted=True)
        return INTERRUPTED
    tally.summary()
    return SOME_FAILED if tally.failed or lost else 0


def _run(readings: Any, chosen: Any, writer: Any, tally: Tally) -> None:
    """Store every outcome and say how far the run is."""
    from readout.cli.progress import Progress
    from readout.cli.storing import storing
    from readout.records import Coded

    def held(document: Document) -> Coded | None:
        return None if writer.standing(document).to_code else Coded(document)

    with Progress(tally, shown=True) as progress:
        for outcome in storing(readings, chosen, writer, tally, held):
            tally.add(outcome)
            progress.step()
