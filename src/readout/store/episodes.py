"""Episodes out of a store, as linking made them, each with its records and the scores of their pairs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from readout.link.episode import Agreed, Contradicted, Episode
from readout.link.episodes import scored
from readout.link.report import Report
from readout.store.view import View

Json = Mapping[str, Any]


def stored_episodes(view: View, ids: Iterable[str]) -> Iterator[tuple[Episode, dict[str, Report]]]:
    """The episodes of these ids with their records by id; one that another program dissolved meanwhile is left out."""
    for held in map(view.episode, ids):
        if held:
            told, found = held
            reports = {one.event.id: Report(one.event, one.document, one.family) for one in found}
            yield _episode(told, list(reports.values())), reports


def _episode(told: Json, reports: Sequence[Report]) -> Episode:
    """What is kept of an episode, with the scores, which are not."""
    alone: dict[str, Any] = {name: told[name] for name in ("id", "event", "date", "enddate", "preferred", "why")}
    lists: dict[str, Any] = {name: tuple(told[name]) for name in ("records", "documents", "families")}
    return Episode(
        **alone,
        **lists,
        corroborated=tuple(map(_agreed, told["corroborated"])),
        contradicted=tuple(map(_contradicted, told["contradicted"])),
        pairs=scored(reports, told["preferred"]),
    )


def _agreed(told: Json) -> Agreed:
    return Agreed(told["field"], told["value"], tuple(told["families"]), tuple(told["records"]))


def _contradicted(told: Json) -> Contradicted:
    return Contradicted(told["field"], tuple((value, tuple(records)) for value, records in told["values"]))
