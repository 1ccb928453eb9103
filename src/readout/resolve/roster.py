"""All actors of the tables as a list that can be searched, and the one actor that a name in a decision stands for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from readout.knowledge.decisions import Named
from readout.knowledge.forms import words_of
from readout.knowledge.lexicon import INTERNATIONAL, Entry, names
from readout.knowledge.offices import Tenure, aliases, name_words, tenures
from readout.resolve.standing_on import sector_of
from readout.tables import valid

NAMES_OF_STATES = frozenset({"name", "alias", "former"})


@dataclass(frozen=True)
class Row:
    """A state, a body in one period, or a person in one term of office.

    Attributes:
        actor: kind, code, name and QID; for a state the name is empty.
        name: as printed; aliases: other forms.
        sector: PLOVER sector on the day asked for, else on the first day of the row.
        office: title, empty for none; start, end: days, empty for no bound; source: table or file and line.
    """

    actor: Named
    name: str
    aliases: tuple[str, ...]
    sector: str
    office: str
    start: str
    end: str
    source: str


def roster(
    pattern: str | None = None, *, code: str | None = None, sector: str | None = None, day: str | None = None
) -> Iterator[Row]:
    """The rows that fit: states, bodies, persons, each in the order of its table.

    Args:
        pattern: part of a name or alias, in any case and without diacritics; with `*` or `?` the whole of one.
        day: only rows that hold on it.
    """
    for row in (*_states_and_bodies(), *_persons(day)):
        if (
            (code is None or row.actor.code == code)
            and (sector is None or row.sector == sector)
            and (day is None or valid(row.start, row.end, day))
            and (pattern is None or any(_fits(pattern, form) for form in (row.name, *row.aliases)))
        ):
            yield row


def actors_named(name: str, code: str | None = None) -> list[Named]:
    """The actors that go by a full name, an alias or a QID; by their canonical name alone where some do."""
    found: dict[tuple[str, str, str], Named] = {}
    canonical: dict[tuple[str, str, str], Named] = {}
    words = words_of(name)
    for row in roster(code=code):
        actor = row.actor
        key = (actor.kind, actor.qid or actor.code, actor.name)
        same = name_words if actor.kind == "person" else words_of
        wanted = name_words(name) if actor.kind == "person" else words
        if actor.qid == name or any(same(form) == wanted for form in (row.name, *row.aliases)):
            found.setdefault(key, actor)
            if actor.qid == name or row.name == name:
                canonical.setdefault(key, actor)
    return list((canonical or found).values())


def _fits(pattern: str, form: str) -> bool:
    wanted, given = (" ".join(words_of(text)).lower() for text in (pattern, form))
    if "*" in pattern or "?" in pattern:
        return fnmatchcase(form.lower(), pattern.lower())
    return wanted in given


def _states_and_bodies() -> Iterator[Row]:
    """One row for each state, and for each body and period; forms of one row together."""
    grouped: dict[tuple[str, ...], list[Entry]] = {}
    for entry in names():
        if entry.kind == "body":
            key = ("body", entry.code, entry.name, entry.sector, entry.start, entry.end, entry.where)
            grouped.setdefault(key, []).append(entry)
        elif entry.kind in NAMES_OF_STATES:
            grouped.setdefault(("state", entry.code), []).append(entry)
    for (kind, *_), entries in grouped.items():
        yield _of_body(entries) if kind == "body" else _of_state(entries)


def _of_body(entries: list[Entry]) -> Row:
    first = entries[0]
    forms = tuple(dict.fromkeys(e.form for e in entries if e.form != first.name))
    actor = Named("body", first.code, first.name, first.qid)
    return Row(actor, first.name, forms, first.sector, "", _day(first.start), first.end, first.where or "bodies.tsv")


def _of_state(entries: list[Entry]) -> Row:
    first = min(entries, key=lambda e: e.kind != "name")
    forms = tuple(dict.fromkeys(e.form for e in entries if e.form != first.form))
    return Row(Named("state", first.code), first.form, forms, "GOV", "", "", "", first.where or "states.tsv")


def _persons(day: str | None) -> Iterator[Row]:
    given: dict[str, list[str]] = {}
    for form, _, _, tenure in aliases():
        given.setdefault(tenure.person, []).append(form)
    for tenure in tenures():
        actor = Named("person", tenure.code, tenure.person, tenure.qid)
        office = tenure.titles[0] if tenure.titles else tenure.office
        source = tenure.where or "offices.tsv"
        forms = tuple(dict.fromkeys((*tenure.aliases, *given.get(tenure.person, ()))))
        yield Row(actor, tenure.person, forms, _sector(tenure, day), office, _day(tenure.start), tenure.end, source)


def _day(start: str) -> str:
    """A first day, empty where it lies before all that the tables cover (`<1990`)."""
    return "" if start.startswith("<") else start


def _sector(tenure: Tenure, day: str | None) -> str:
    if tenure.code in INTERNATIONAL:
        return ""
    return next(iter(sector_of(tenure, day is None or tenure.holds(day), day)), "")


def forms_of(actor: Named) -> tuple[str, ...]:
    """The written forms of an actor beside its canonical name."""
    rows = (row for row in roster(code=actor.code) if row.actor == actor)
    return tuple(dict.fromkeys(form for row in rows for form in row.aliases))
