"""`readout review`: uncertain records out, what people say of them in, and what a store then knows."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

import click

from readout.cli.exits import NOT_FOUND, SOME_FAILED
from readout.cli.options import output_option, output_options, record_options, store_option
from readout.review.forms import FORMS, JSONL, LABEL_STUDIO

if TYPE_CHECKING:
    from readout.store.corrections import Reception


@click.group(short_help="Uncertain records out to people, their corrections in.")
def review() -> None:
    """Let people judge records: export the uncertain ones, import what is said of them.

    A correction is kept with its reviewer and date. It hangs on words of a text (document,
    hash of the text, trigger), so it holds when the text is coded again.

    \b
    Examples:
      readout review export --limit 100 -o to_judge.jsonl
      readout review import judged.jsonl --reviewer Mia
      readout review list
      readout review undo 17
      readout review training -o reviewed.jsonl
    """


@review.command(short_help="Write records to judge, the most uncertain first.")
@record_options
@click.option("--limit", type=click.IntRange(1), help="At most so many. [default: all]")
@click.option("--again", is_flag=True, help="Also what somebody has judged already.")
@click.option("-f", "--format", "form", type=click.Choice(FORMS), default=JSONL, show_default=True)
@click.option("--config", metavar="FILE", help="Write the labelling interface for Label Studio here.")
@click.option("--records", metavar="FILE", help="Records as JSONL; - is stdin. [default: those of the store]")
@click.option("--texts", "inputs", metavar="DOCS", multiple=True, help="The documents of --records. Repeatable.")
@output_option
@store_option
def export(
    words: tuple[str, ...],
    limit: int | None,
    again: bool,
    form: str,
    config: str | None,
    records: str | None,
    inputs: tuple[str, ...],
    output: str | None,
    store: str | None,
    **asked: Any,
) -> int:
    """Write the records to judge, those whose confidence is nearest to 0.5 first.

    Out of a store come also what was just too improbable to be a record (stage `confidence`),
    by how little it lacked. WORDS and the filters are those of `readout search`.

    \b
    jsonl         one line each: set `verdict` (right, wrong, corrected), `corrected`
                  such as {"type": "AGREE", "actor": ["IND/GOV/Name"]}, `comment`
    label-studio  tasks to import, with the reading of the coder as a prediction
    doccano       a sequence labelling data set; the trigger has the type as its label

    \b
    Examples:
      readout review export --limit 100 --type REQUEST -o to_judge.jsonl
      readout review export -f label-studio --config interface.xml -o tasks.json
      readout review export --records records.jsonl --texts articles.jsonl | head -1 | jq .

    Exit code 4: nothing fits. 3: the text of some record is missing; each is named.
    """
    from readout.cli.asked import asked_for
    from readout.cli.outputs import output as opened
    from readout.cli.review_tasks import tasks_of_files, tasks_of_store
    from readout.review.formats import write
    from readout.review.label_studio_config import config as interface

    if bool(records) != bool(inputs or (records and store)):
        raise click.UsageError("--records go with --texts or --store; without them, the store is looked into")
    if config and form != LABEL_STUDIO:
        raise click.UsageError("--config belongs to --format label-studio")
    chosen = asked_for(words=" ".join(words), **asked)
    faults: list[str] = []
    found = (
        tasks_of_files(records, (inputs, store), chosen, limit, faults, again)
        if records
        else tasks_of_store(store, chosen, limit, again)
    )
    tasks = iter(found)
    first = next(tasks, None)
    if config:
        with opened(config, binary=False) as stream:
            stream.write(interface())
    if first is None:
        click.echo("readout: nothing fits that nobody has judged", err=True)
        return SOME_FAILED if faults else NOT_FOUND
    with opened(output, binary=False) as stream:
        write(chain([first], tasks), form, stream)
    return SOME_FAILED if faults else 0


@review.command("import", short_help="Read corrections back into a store.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--reviewer", metavar="NAME", help="Who judged. [default: as the file says]")
@click.option("--on", "day", metavar="DATE", help="Day of the review. [default: as the file says, else today]")
@click.option("--from", "form", type=click.Choice(FORMS), help="Read every line as this. [default: by its keys]")
@click.option(
    "--unchanged",
    type=click.Choice(["skip", "right"]),
    default="skip",
    show_default=True,
    help="What a line without a verdict and without a change says.",
)
@store_option
def import_(
    files: tuple[str, ...], reviewer: str | None, day: str | None, form: str | None, unchanged: str, store: str | None
) -> int:
    """Read what reviewers said: lines of our own shape, a JSON export of Label Studio, a JSONL export of doccano.

    What fits a text of the store is applied at once: right and corrected records are marked
    as reviewed, wrong ones become rejections (stage `review`). What fits no text of the store is
    kept, and applied when such a text comes. Of two reviewers of one record the later counts;
    both are kept. Importing a file again changes nothing.

    Exit code 3: some lines could not be read; each is named, the others are imported.
    """
    from readout.cli.storing import writing
    from readout.errors import DataError
    from readout.review.answers import Terms
    from readout.sources.dates import publication_date

    try:
        terms = Terms(reviewer, publication_date(day) if day else None, form, unchanged == "right")
    except ValueError as wrong:
        raise click.UsageError(str(wrong)) from None
    outcomes: list[str] = []
    with writing(store, "review import") as writer:
        for said in _said(files, terms):
            try:
                outcomes.append((said.fault and "failed") or _outcome(said.correction and writer.correct(said.correction)))
            except DataError as wrong:
                outcomes.append("failed")
                click.echo(f"error: {said.where}: {wrong}", err=True)
    return _summed_up(outcomes)


def _said(files: tuple[str, ...], terms: Any) -> Any:
    """What the entries of all files say; faults are named as they come."""
    from readout.review.answers import read, read_text

    for path in files:
        text = read_text(path)
        for said in read(path, text, terms):
            if said.fault:
                click.echo(f"error: {said.where}: {said.fault}", err=True)
            yield said


def _outcome(received: Reception | None) -> str:
    return received.outcome if received else "left open"


def _summed_up(outcomes: list[str]) -> int:
    told = {"applied": "applied", "kept": "kept, no text in the store fits", "already there": "already there"}
    told |= {"left open": "left open", "failed": "failed"}
    parts = [f"{outcomes.count(name)} {words}" for name, words in told.items() if name in outcomes]
    click.echo(", ".join(parts) or "no corrections", err=True)
    return SOME_FAILED if "failed" in outcomes else 0


@review.command("list", short_help="Show the corrections of a store.")
@click.option("--document", metavar="ID", help="Only those of this document.")
@output_options
@store_option
def list_(document: str | None, format_: str | None, output: str | None, store: str | None) -> int:
    """Show every correction, oldest first, with what became of it.

    applied; superseded (a later one counts); undone; text differs or no document (kept until
    such a text comes); nothing there (no record at these words). Exit code 4: there are none.
    """
    from readout.cli.outputs import as_table
    from readout.cli.outputs import output as opened
    from readout.cli.storing import store_path
    from readout.export.lines import line
    from readout.export.table import console
    from readout.store.listed import in_a_table, to_json
    from readout.store.view import View

    with View(store_path(store)) as view:
        found = [one for one in view.corrections() if document in (None, one.correction.document)]
    if not found:
        click.echo(f"readout: no corrections in {store_path(store)}", err=True)
        return NOT_FOUND
    with opened(output, binary=False) as stream:
        if as_table(format_, output):
            console(stream).print(in_a_table(found))
        else:
            stream.writelines(line(to_json(one)) + "\n" for one in found)
    return 0


@review.command(short_help="Take a correction back.")
@click.argument("number", metavar="ID", type=int)
@click.option("--redo", is_flag=True, help="Bring it back instead.")
@store_option
def undo(number: int, redo: bool, store: str | None) -> int:
    """Take the correction ID back: the record is again what the coder, or an earlier correction, made it.

    The correction stays in the list, and --redo brings it back.
    """
    from readout.cli.storing import writing

    with writing(store, "review undo") as writer:
        if not writer.take_back(number, back=redo):
            click.echo(f"correction {number} {'counts' if redo else 'was taken back'} already", err=True)
    return 0


@review.command(short_help="Write what was reviewed as examples for training.")
@output_option
@store_option
def training(output: str | None, store: str | None) -> int:
    """Write the documents in which somebody judged a record, as annotated documents for `make train REVIEWED=FILE`.

    A line holds id and text as the store has them, all records as reviewed, and `reviewed`, the
    triggers that were judged: training learns there and nowhere else. Exit code 4: there are none.
    """
    from readout.cli.outputs import output as opened
    from readout.cli.storing import store_path
    from readout.export.lines import line
    from readout.review.training import examples
    from readout.store.view import View

    with View(store_path(store)) as view:
        found = iter(examples(view.all_coded()))
        first = next(found, None)
        if first is None:
            click.echo(f"readout: nothing in {view.path} was reviewed", err=True)
            return NOT_FOUND
        with opened(output, binary=False) as stream:
            stream.writelines(line(example) + "\n" for example in chain([first], found))
    return 0
