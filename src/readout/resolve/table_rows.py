"""Rows of the tables in words, for the reason of an answer: what they say, their period and their source."""

from __future__ import annotations

from functools import cache

from readout.knowledge.lexicon import Entry
from readout.knowledge.offices import Tenure
from readout.tables import rows


def tenure_row(tenure: Tenure, day: str | None) -> str:
    """A row of offices.tsv in words, with its period and source."""
    key = (tenure.code, tenure.body, tenure.office, tenure.person, tenure.start, tenure.end)
    source = _sources("offices.tsv", "code", "body", "office", "person", "from", "to").get(key, "")
    title = tenure.titles[0] if tenure.titles else tenure.office
    what = f"{tenure.code} {title}: {tenure.person}, {_period(tenure.start, tenure.end)}"
    return f"offices.tsv, {what}{'' if tenure.holds(day) else ', not on that day'} ({source})"


def entry_row(entry: Entry) -> str:
    """A row of states.tsv or bodies.tsv in words, with its period and source."""
    if entry.kind == "body":
        body = (entry.code, entry.name, entry.start, entry.end)
        source = _sources("bodies.tsv", "code", "name", "from", "to").get(body, "")
        what = f"bodies.tsv, {entry.form}: {'/'.join(filter(None, [entry.code, entry.sector]))} {entry.name}"
    else:
        form = (entry.code, entry.form, entry.kind, entry.start, entry.end)
        source = _sources("states.tsv", "code", "form", "kind", "from", "to").get(form, "")
        what = f"states.tsv, {entry.form}: {entry.kind} of {entry.code}"
    flag = ", ambiguous" if entry.ambiguous else ""
    return f"{what}, {_period(entry.start, entry.end)}{flag} ({source})"


def _period(start: str, end: str) -> str:
    if start and end:
        return f"{start} to {end}"
    return f"from {start}" if start else f"until {end}" if end else "at all times"


@cache
def _sources(filename: str, *columns: str) -> dict[tuple[str, ...], str]:
    """The source of each row of a table, by the columns that tell its rows apart."""
    return {tuple(row[c] for c in columns): row["source"] for row in rows("readout.knowledge", f"data/{filename}")}
