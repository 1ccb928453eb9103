"""What a mention means by the tables alone: the states, bodies and persons that go by its words."""

from __future__ import annotations

from collections.abc import Iterator

from readout.extract.known_names import kind_of
from readout.knowledge.brought import table
from readout.knowledge.forms import words_of
from readout.knowledge.lexicon import Entry, named_so, names
from readout.knowledge.publishers import publisher
from readout.records import Document
from readout.resolve.country import issuer_code
from readout.resolve.parties import participant, unnamed
from readout.resolve.readings import Query, Reading
from readout.resolve.table_persons import AT_HOME, CERTAIN, persons, standing_alone
from readout.resolve.table_rows import entry_row
from readout.sources.kind import issuer_of
from readout.sources.normalise import normalise

FLAGGED_NAME, FLAGGED, PART = 0.9, 0.6, 0.4  # forms that the tables call ambiguous; part of a longer name
UNLISTED_NAME, UNLISTED = 0.1, 0.2  # what such a form means if it is none of those that the tables have
OUTDATED, ELSEWHERE = 0.3, 0.4  # factors


def readings(query: Query) -> list[Reading]:
    """Everything that a mention can mean by the tables alone, unsorted; empty for phrases that only a parser can read."""
    text = _bare(query.text)
    home = _home(query)
    found = [*_names(text, query.date, home), *_parts_of_names(text), *persons(text, query.date, home)]
    return [*found, *_unlisted(text, query.date, found)]


def _bare(text: str) -> str:
    """A mention on one line, without possessive and stray signs around it."""
    line = " ".join(normalise(text).split()).strip(' ,;:"“”()')
    for ending in ("’s", "'s", "’", "'"):
        line = line.removesuffix(ending)
    return line


def _home(query: Query) -> str | None:
    """The code of the issuer, else of the publisher."""
    if query.publisher is None and query.issuer is None:
        return None
    issuer = query.issuer or issuer_of(query.publisher)
    known = publisher(query.publisher)
    return issuer_code(Document("", "", publisher=query.publisher, issuer=issuer)) or (known.code if known else None)


def _entries(text: str) -> tuple[Entry, ...]:
    """The states and bodies that go by a form, with or without `the`."""
    word, _, rest = text.partition(" ")
    return named_so(text) or (named_so(rest) if word.lower() == "the" else ())


def _names(text: str, day: str | None, home: str | None) -> Iterator[Reading]:
    entries = _entries(text)
    mention = standing_alone(kind_of(entries), text)
    holding = [e for e in entries if e.holds(day)] or list(entries)
    for entry in holding:
        weight, misfit = _weight_of_name(entry, day, home), 0 if entry.holds(day) else 1
        yield Reading(participant(entry, mention), weight, entry_row(entry), bool(entry.where), misfit)


def _unlisted(text: str, day: str | None, found: list[Reading]) -> Iterator[Reading]:
    """What the tables lack: a form that they mark as a place, person or word too, where they have one state alone for it."""
    entries = [e for e in _entries(text) if e.holds(day)]
    if entries and all(e.ambiguous and e.kind != "body" for e in entries) and len({r.party.code for r in found}) == 1:
        weight = UNLISTED_NAME if any(e.kind == "name" for e in entries) else UNLISTED
        party = unnamed("UNK", ("UNK",), standing_alone("state", text))
        yield Reading(party, weight, f"marked as also another place, a person or a word; {entry_row(entries[0])}")


def _weight_of_name(entry: Entry, day: str | None, home: str | None) -> float:
    weight = CERTAIN
    if entry.ambiguous:
        weight = FLAGGED_NAME if entry.kind == "name" else FLAGGED
        if entry.kind == "body" and home is not None:
            weight *= AT_HOME if home == entry.code else ELSEWHERE
    return min(CERTAIN, weight if entry.holds(day) else weight * OUTDATED)


def _parts_of_names(text: str) -> Iterator[Reading]:
    """`Korea` can stand for North Korea too: longer names that hold a form which the tables call ambiguous."""
    if any(e.ambiguous for e in _entries(text)):
        for entry in longer_names(text):
            reason = f"part of a longer name; {entry_row(entry)}"
            yield Reading(participant(entry, standing_alone("state", text)), PART, reason)


def longer_names(form: str) -> tuple[Entry, ...]:
    """Names of states and regions of which a form is one word."""
    return tuple(_longer_names().get(form, ()))


@table
def _longer_names() -> dict[str, list[Entry]]:
    """Names of states, and regions called `... State`, by each of their words."""
    found: dict[str, list[Entry]] = {}
    for entry in names():
        words = words_of(entry.form)
        joined = "and" in words  # two names in one: neither stands for both
        if (entry.kind == "name" and not joined) or (entry.kind == "region" and words[-1:] == ("State",)):
            for word in words:
                found.setdefault(word, []).append(entry)
    return found
