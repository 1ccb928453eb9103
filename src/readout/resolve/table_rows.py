"""Rows of the tables in words, for the reason of an answer: what they say, their period and their source."""

from __future__ import annotations

from readout.knowledge.lexicon import Entry
from readout.knowledge.offices import Tenure


def tenure_row(tenure: Tenure, day: str | None) -> str:
    """A row of offices.tsv, or of a user's own file, in words, with its period and source."""
    title = tenure.titles[0] if tenure.titles else tenure.office
    what = f"{' '.join(filter(None, [tenure.code, title]))}: {tenure.person}, {_period(tenure.start, tenure.end)}"
    past = "" if tenure.holds(day) else ", not on that day"
    return f"{tenure.where or 'offices.tsv'}, {what}{past}{_cited(tenure.source)}"


def entry_row(entry: Entry) -> str:
    """A row of states.tsv or bodies.tsv, or of a user's own file, in words, with its period and source."""
    if entry.kind == "body":
        file, what = "bodies.tsv", f"{'/'.join(filter(None, [entry.code, entry.sector]))} {entry.name}"
    else:
        file, what = "states.tsv", f"{entry.kind} of {entry.code}"
    flag = ", ambiguous" if entry.ambiguous else ""
    return f"{entry.where or file}, {entry.form}: {what}, {_period(entry.start, entry.end)}{flag}{_cited(entry.source)}"


def _cited(source: str) -> str:
    return f" ({source})" if source else ""


def _period(start: str, end: str) -> str:
    start = "" if start.startswith("<") else start  # before all that the tables cover
    if start and end:
        return f"{start} to {end}"
    return f"from {start}" if start else f"until {end}" if end else "at all times"
