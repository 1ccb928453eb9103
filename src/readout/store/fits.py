"""Whether one record is what a Filter asks for, told without a store: for files, and for what is no record yet."""

from __future__ import annotations

from itertools import combinations, product

from readout.export.phrases import words
from readout.records import Document, Event, Participant
from readout.store.days import first_day, last_day
from readout.store.filters import Filter, Wanted
from readout.store.rows import is_mutual


def fits(event: Event, document: Document, asked: Filter) -> bool:
    """Whether the record fits all that is asked, but for versions; words count as beginnings of words, in any order."""
    if asked.types and event.event not in asked.types:
        return False
    if asked.least is not None and event.confidence < asked.least:
        return False
    return _in_period(event, asked) and _has_parties(event, asked) and _has_words(event, document, asked)


def _in_period(event: Event, asked: Filter) -> bool:
    begin, end = asked.period
    last = max(last_day(event.date), last_day(event.enddate))
    return not asked.has_period or (bool(event.date) and first_day(event.date) <= end and last >= begin)


def _has_parties(event: Event, asked: Filter) -> bool:
    both = (*event.actor, *event.recipient)
    sides = ((asked.actor, event.actor), (asked.recipient, event.recipient), (asked.party, both))
    if not all(wanted is None or any(_is(party, wanted) for party in side) for wanted, side in sides):
        return False
    return asked.between is None or _between(event, *asked.between)


def _between(event: Event, a: Wanted, b: Wanted) -> bool:
    """One acts towards the other; where nobody is acted on, or both consult, they take part together."""
    pairs = combinations((*event.actor, *event.recipient), 2) if is_mutual(event) else product(event.actor, event.recipient)
    return any((_is(x, a) and _is(y, b)) or (_is(x, b) and _is(y, a)) for x, y in pairs)


def _is(party: Participant, wanted: Wanted) -> bool:
    code, sector, name = party.key
    return (
        wanted.code in ("", code) and wanted.sector in ("", sector) and (not wanted.name or wanted.name.lower() in name.lower())
    )


def _has_words(event: Event, document: Document, asked: Filter) -> bool:
    if not asked.words:
        return True
    spans = [(0, len(document.text))] if asked.whole else [event.anchor, *([event.gist] if event.gist else [])]
    there = " ".join([*(words(document.text, span) for span in spans), (document.title or "") if asked.whole else ""]).lower()
    return all(word.strip('"*').lower() in there for word in asked.words.split())
