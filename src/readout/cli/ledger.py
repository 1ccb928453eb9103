"""`readout ledger`: what was asked and promised, and what came of it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click

from readout.cli.configuration import settings
from readout.cli.own import use_own

if TYPE_CHECKING:
    from readout.link.report import Report
    from readout.link.undertakings import Undertaking
    from readout.records import Document, Participant

NOT_FOUND = 4
SOME_FAILED = 3
STATUSES = ("open", "met", "partly", "refused", "lapsed", "superseded")
LEAST = 0.25  # what may be a request is listed with its confidence; a proof needs more, see link/proofs.py


@dataclass(frozen=True)
class Filter:
    """Which undertakings are wanted; None: any."""

    owner: str | None
    counterpart: str | None
    status: tuple[str, ...]
    kind: str | None

    def keeps(self, entry: Undertaking) -> bool:
        """Whether an undertaking is wanted."""
        return (
            _among(self.owner, entry.owner)
            and _among(self.counterpart, entry.counterpart)
            and (not self.status or entry.status in self.status)
            and self.kind in (None, entry.kind)
        )


@click.command(short_help="List requests and promises with what came of them.")
@click.argument("inputs", metavar="[INPUT]...", nargs=-1)
@click.option(
    "--store",
    metavar="FILE",
    help="Without INPUT: the store whose records are read. [default: READOUT_STORE, readout.toml, else readout.db]",
)
@click.option("--records", "path", metavar="FILE", help="Records of these texts as JSONL, instead of coding them; - is stdin.")
@click.option("--owner", metavar="CODE", help="Only what this country, body or person is to do (IND, or a name).")
@click.option("--from", "counterpart", metavar="CODE", help="Only what was asked by, or promised to, this one.")
@click.option("--status", multiple=True, type=click.Choice(STATUSES), help="Only what stands so. Repeatable.")
@click.option("--kind", type=click.Choice(["request", "commitment"]), help="Only requests, or only commitments.")
@click.option("--as-of", metavar="YYYY-MM-DD", help="As it stood on this day. [default: the newest document's]")
@click.option("--date", metavar="YYYY-MM-DD", help="Day of publication of a single text.")
@click.option("--min-confidence", type=click.FloatRange(0, 1), help=f"Of the records that are read. [default: {LEAST}]")
@click.option("-f", "--format", "format_", type=click.Choice(["table", "jsonl"]), help="[default: table on a terminal]")
@click.option("-o", "--output", metavar="FILE", help="Write here instead of stdout.")
def ledger(
    inputs: tuple[str, ...],
    store: str | None,
    path: str | None,
    owner: str | None,
    counterpart: str | None,
    status: tuple[str, ...],
    kind: str | None,
    as_of: str | None,
    date: str | None,
    min_confidence: float | None,
    format_: str | None,
    output: str | None,
) -> int:
    """List what was asked and promised in the texts INPUT, and where each stands.

    A status changes only by a dated record that is named beside it; what no record closes
    stays open. INPUT is whatever `readout code` reads; without it a store is looked into.

    \b
    Examples:
      readout ledger --owner IND --from UKR --status open
      readout ledger articles.jsonl
      readout ledger articles.jsonl --owner IND --from UKR --status open
      readout ledger articles.jsonl --records records.jsonl --as-of 2024-03-31
      readout ledger --store readout.db --owner IND --status met
      readout ledger articles.jsonl | jq -r 'select(.status == "met") | .content'

    Exit code 4: there is no such undertaking.
    """
    from readout.cli.outputs import output as opened
    from readout.export.ledger import write_jsonl, write_table

    if (store and inputs) or (not inputs and (path or date or min_confidence is not None)):
        raise click.UsageError(
            "name texts, or a store with --store, not both; --records, --date and --min-confidence go with texts"
        )
    failed: list[str] = []
    if inputs:
        coded = _recorded(inputs, path, date) if path else _coded(inputs, date, min_confidence, failed)
        entries, records = _of_texts(list(coded), _day(as_of))
    else:
        entries, records = _stored(store, _day(as_of))
    wanted = Filter(owner, counterpart, status, kind)
    found = [entry for entry in entries if wanted.keeps(entry)]
    table = format_ == "table" or (format_ is None and output in (None, "-") and sys.stdout.isatty())
    with opened(output, binary=False) as stream:
        (write_table if table else write_jsonl)(found, stream)
    if failed:
        return SOME_FAILED
    return 0 if found else _nothing(records)


def _stored(store: str | None, day: str | None) -> tuple[list[Undertaking], int]:
    from readout.cli.storing import existing
    from readout.store.ledger import stored_undertakings

    return stored_undertakings(existing(store), day)


def _of_texts(reports: list[Report], day: str | None) -> tuple[list[Undertaking], int]:
    from readout.link.ledger import undertakings

    return list(undertakings(reports, day)), len(reports)


def _nothing(records: int) -> int:
    click.echo(f"readout: no such undertaking in {records:,} records", err=True)
    return NOT_FOUND


def _among(wanted: str | None, parties: Iterable[Participant]) -> bool:
    if wanted is None:
        return True
    given = wanted.casefold()
    return any(given in (p.code.casefold(), (p.name or "").casefold()) for p in parties)


def _day(given: str | None) -> str | None:
    """A day as written, or a usage error."""
    from datetime import date

    try:
        return given and date.fromisoformat(given).isoformat()
    except ValueError:
        raise click.BadParameter(f"{given!r} is no date; write YYYY-MM-DD", param_hint="--as-of") from None


def _coded(inputs: tuple[str, ...], date: str | None, least: float | None, failed: list[str]) -> Iterator[Report]:
    """Code the texts; what cannot be read is named on stderr."""
    from readout.cli.outcomes import outcomes
    from readout.link.report import of_coded
    from readout.sources import SourceOptions, read

    chosen = settings(min_confidence=least)
    chosen = replace(chosen, confidence=LEAST if chosen.confidence is None else chosen.confidence, told=True)
    if use_own(chosen):
        failed.append("actors")
    for outcome in outcomes(read(inputs, SourceOptions(date=date, max_chars=chosen.max_chars)), chosen):
        for warning in outcome.warnings:
            click.echo(f"warning: {warning}", err=True)
        if outcome.failed:
            failed.append(outcome.failed[0])
            click.echo(f"failed: {': '.join(outcome.failed)}", err=True)
        if outcome.coded:
            yield from of_coded(outcome.coded)


def _recorded(inputs: tuple[str, ...], path: str, date: str | None) -> Iterator[Report]:
    """The records of a file beside the texts that they come from."""
    from readout.cli.texts import records
    from readout.export.as_json import event_from_json
    from readout.link.report import Report

    events = [event_from_json(record) for _, record in records(path)]
    documents = _texts(inputs, {e.doc for e in events}, date)
    missing = sorted({e.doc for e in events} - set(documents))
    if missing:
        click.echo(f"warning: no text of {len(missing)} documents, such as {missing[0]}; their records are left out", err=True)
    for event in events:
        if event.doc in documents:
            yield Report(event, documents[event.doc], event.doc)


def _texts(inputs: tuple[str, ...], wanted: set[str], date: str | None) -> dict[str, Document]:
    from readout.cli.texts import texts

    return {name: replace(d, date=d.date or date) for name, d in texts(inputs, wanted).items()}
