"""Names of states, places, bodies and persons, and a matcher that finds them in a text. Which one is meant is for resolve/."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import NamedTuple

from readout.knowledge.brought import brought, table
from readout.knowledge.decided import decided_entries
from readout.knowledge.forms import WORD, fold, words_of
from readout.knowledge.offices import aliases, tenures
from readout.tables import rows, valid

INTERNATIONAL = frozenset({"IGO", "UNO", "EUR"})  # codes of organisations of states
ARTICLE = "The"
STATE_KINDS = frozenset({"name", "alias", "former", "capital", "metonym"})


class Entry(NamedTuple):
    """One meaning of one written form; a tuple, for tens of thousands are made when the tables load.

    Attributes:
        kind: `name`, `alias`, `former`, `adjective`, `demonym`, `demonyms`, `capital`, `metonym`, `region`, `city`,
            `body` or `person`.
        code: country or international code; sector: PLOVER sector or empty; name: canonical name of a body or person.
        start, end: dates of validity, empty where always valid.
        source: where the row can be checked.
        where: file and line of a user's own row, or the decision that made it; empty for ours.
        part: whether it is of a part of the state alone (`Scottish`), which has offices of its own.
    """

    kind: str
    code: str
    form: str
    sector: str = ""
    name: str = ""
    start: str = ""
    end: str = ""
    qid: str = ""
    ambiguous: bool = False
    body_kind: str = ""
    source: str = ""
    where: str = ""
    part: bool = False

    def holds(self, day: str | None) -> bool:
        """Whether the row holds on a day."""
        return valid(self.start, self.end, day)


@dataclass(frozen=True)
class Match:
    """A form found in a text at `[start, end)`, with all its meanings."""

    start: int
    end: int
    entries: tuple[Entry, ...]


def _state_entries() -> Iterator[Entry]:
    for row in rows("readout.knowledge", "data/states.tsv"):
        sector = "GOV" if row["kind"] in STATE_KINDS else ""
        ambiguous = "ambiguous" in row["note"]
        part = "part" in row["note"] or row["kind"] == "region"
        yield Entry(
            row["kind"],
            row["code"],
            row["form"],
            sector,
            "",
            row["from"],
            row["to"],
            "",
            ambiguous,
            "",
            row["source"],
            part=part,
        )


def _body_entries() -> Iterator[Entry]:
    for row in rows("readout.knowledge", "data/bodies.tsv"):
        ambiguous = "generic" in row.get("note", "") or "ambiguous" in row.get("note", "")
        for form in dict.fromkeys([row["name"], *filter(None, row["aliases"].split("|"))]):
            yield Entry(
                "body",
                row["code"],
                form,
                row["sector"],
                row["name"],
                row["from"],
                row["to"],
                row["qid"],
                ambiguous,
                row["kind"],
                row["source"],
            )


@cache
def shipped() -> tuple[Entry, ...]:
    """The names of states.tsv and bodies.tsv in file order."""
    return (*_state_entries(), *_body_entries())


@table
def names() -> tuple[Entry, ...]:
    """All names of states and bodies: ours, then a user's own, all as decisions about names leave them."""
    found = (*shipped(), *brought().entries)
    return decided_entries(found, brought().decisions) if brought().decisions else found


@table
def _by_form() -> dict[tuple[str, ...], tuple[Entry, ...]]:
    found: dict[tuple[str, ...], list[Entry]] = {}
    for entry in names():
        found.setdefault(words_of(entry.form), []).append(entry)
    return {words: tuple(entries) for words, entries in found.items()}


def named_so(form: str) -> tuple[Entry, ...]:
    """The states and bodies that go by exactly this form; persons are looked up by their terms of office."""
    return _by_form().get(words_of(form), ())


def _person_entries() -> Iterator[Entry]:
    seen: set[tuple[str, str]] = set()
    for tenure in tenures():
        for form in tenure.forms:
            if (" " in form or tenure.where) and (tenure.person, form) not in seen:
                seen.add((tenure.person, form))
                yield Entry("person", tenure.code, form, "", tenure.person)
    for form, start, end, tenure in aliases():
        if (tenure.person, form) not in seen:
            seen.add((tenure.person, form))
            yield Entry("person", tenure.code, form, "", tenure.person, start, end)


class Lexicon:
    """All known forms, indexed by their first word."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        by_words: dict[tuple[str, ...], list[Entry]] = {}
        for entry in entries:
            by_words.setdefault(words_of(entry.form), []).append(entry)
        self._index: dict[str, list[tuple[tuple[str, ...], tuple[Entry, ...]]]] = {}
        for words, found in by_words.items():
            if words:
                self._index.setdefault(words[0], []).append((words, tuple(found)))
        for candidates in self._index.values():
            candidates.sort(key=lambda pair: -len(pair[0]))
        self._by_form = {words: tuple(found) for words, found in by_words.items()}

    def get(self, form: str) -> tuple[Entry, ...]:
        """The meanings of exactly this form."""
        return self._by_form.get(words_of(form), ())

    def find(self, text: str) -> Iterator[Match]:
        """Yield the longest matches in a text, left to right, without overlaps."""
        pieces = [(fold(m.group()), m.start(), m.end()) for m in WORD.finditer(text)]
        words = [p[0] for p in pieces]
        at = 0
        while at < len(pieces):
            found = self._longest(words, at)
            if found is None:
                at += 1
                continue
            size, entries = found
            if words[at] == ARTICLE:  # `The National Assembly` is no `The National`
                longer = self._longest(words, at + 1)
                if longer is not None and longer[0] >= size:
                    at, (size, entries) = at + 1, longer
            yield Match(pieces[at][1], pieces[at + size - 1][2], entries)
            at += size

    def _longest(self, words: list[str], at: int) -> tuple[int, tuple[Entry, ...]] | None:
        """How many words the longest form that begins at a word has, and its meanings."""
        for candidate, entries in self._index.get(words[at], ()) if at < len(words) else ():
            if tuple(words[at : at + len(candidate)]) == candidate:
                return len(candidate), entries
        return None


@table
def lexicon() -> Lexicon:
    """The lexicon of all tables, built once."""
    return Lexicon(chain(names(), _person_entries()))
