"""The records that fit, as happenings day by day."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from readout.export.timeline import Day, Entry
from readout.store.filters import Filter
from readout.store.view import Found, View


def timeline(view: View, asked: Filter) -> Iterator[Day]:
    """The days in order, and last what has no date; the records of an episode are one entry, on the day of the first."""
    happenings: dict[str, list[Found]] = {}
    for found in view.search(asked, newest_first=False):
        happenings.setdefault(found.event.episode or found.event.id, []).append(found)
    entries = sorted((_entry(view, members) for members in happenings.values()), key=_order)
    for date, group in groupby(entries, key=lambda entry: entry.event.date):
        yield Day(date, tuple(group))


def _entry(view: View, members: list[Found]) -> Entry:
    """The happening under its preferred record, if that was asked for, else under the first with a date."""
    preferred = view.preferred(members[0].event.episode)
    dated = [one for one in members if one.event.date]
    chosen = next((one for one in members if one.event.id == preferred), (dated or members)[0])
    if dated and not chosen.event.date:
        chosen = dated[0]
    return Entry(
        chosen.event,
        chosen.document,
        tuple(one.event.id for one in members),
        len({one.document.id for one in members}),
        len({one.family for one in members}),
    )


def _order(entry: Entry) -> tuple[bool, str, str]:
    return entry.event.date is None, entry.event.date or "", entry.event.id
