"""Episodes as JSON objects, and as a table for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.table import Table
from rich.text import Text

from readout.export.as_json import Json
from readout.export.listing import ID
from readout.export.phrases import clause, labels, printable
from readout.link.episode import Episode
from readout.link.likeness import PairScore
from readout.link.origin import origin
from readout.link.report import Report
from readout.records import SCHEMA_VERSION

Reports = Mapping[str, Report]


def episode_to_json(episode: Episode, reports: Reports) -> Json:
    """Spell out an episode; `reports` holds its records by id."""
    return {
        "schema_version": SCHEMA_VERSION,
        "id": episode.id,
        "event": episode.event,
        "date": episode.date,
        "enddate": episode.enddate,
        "records": list(episode.records),
        "documents": list(episode.documents),
        "families": [_family(name, episode, reports) for name in episode.families],
        "corroborated": [
            {"field": a.field, "value": a.value, "families": list(a.families), "records": list(a.records)}
            for a in episode.corroborated
        ],
        "contradicted": [
            {"field": c.field, "values": [{"value": value, "records": list(ids)} for value, ids in c.values]}
            for c in episode.contradicted
        ],
        "preferred": episode.preferred,
        "why": episode.why,
        "pairs": [pair_to_json(pair) for pair in episode.pairs],
    }


def pair_to_json(pair: PairScore) -> Json:
    """Spell out the score of a pair."""
    return {
        "a": pair.a,
        "b": pair.b,
        "score": pair.score,
        "veto": pair.veto,
        "terms": [{"feature": t.feature, "value": t.value, "weight": t.weight} for t in pair.terms],
    }


def _family(name: str, episode: Episode, reports: Reports) -> Json:
    documents = {r.document.id: r.document for one in episode.records if (r := reports[one]).family == name}
    source = origin([documents[key] for key in sorted(documents)])
    return {"id": name, "documents": sorted(documents), "origin": source.publisher, "why": source.why}


def episode_table(found: Iterable[tuple[Episode, Reports]]) -> Table:
    """One row an episode: id, when, what, who, how many records and sources, what is contradicted, what it says."""
    grid = Table(box=None, padding=(0, 1, 0, 0), expand=True, header_style="dim")
    grid.add_column("id", width=ID, no_wrap=True, style="dim")
    for heading, width, ratio in (("date", 10, 0), ("event", 10, 0), ("parties", 0, 4), ("rec", 3, 0), ("src", 3, 0)):
        grid.add_column(heading, width=width or None, ratio=ratio or None, overflow="fold")
    grid.add_column("differ", ratio=2, overflow="fold")
    grid.add_column("what the preferred record says", ratio=6, overflow="fold")
    for episode, reports in found:
        grid.add_row(episode.id[:ID], *_cells(episode, reports[episode.preferred]))
    return grid


def _cells(episode: Episode, best: Report) -> Sequence[Text]:
    event = best.event
    return (
        Text(episode.date or "-"),
        Text(episode.event, style="bold"),
        Text(labels((*event.actor, *event.recipient))),
        Text(str(len(episode.records))),
        Text(str(len(episode.families))),
        Text(", ".join(c.field for c in episode.contradicted), style="red"),
        Text(clause(event, best.document.text)),
    )


def explanation(pair: PairScore) -> str:
    """The score of a pair in one line: `a + b  1.62 = same_type 1.37 ...`, with the veto where there is one."""
    terms = " ".join(f"{t.feature} {t.value * t.weight:+.2f}" for t in pair.terms)
    forbidden = f"  forbidden: {pair.veto}" if pair.veto else ""
    return printable(f"{pair.a} + {pair.b}  {pair.score:+.2f} = {terms}{forbidden}")
