"""Who held which office when: look-up by name, by office, at a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from readout.knowledge.brought import brought, table
from readout.knowledge.decided import decided_tenures, person_aliases
from readout.knowledge.forms import words_of
from readout.knowledge.given_names import sex_of
from readout.tables import earliest, latest, rows, valid

# States where the family name comes first (`Kim Dae-jung`).
FAMILY_NAME_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN", "VNM", "KHM", "SGP"})
# Kinds of persons in the news without an office: too many and too little known for a surname alone.
FULL_NAME_ONLY = frozenset(
    "activist business_leader commander crime_figure dissident journalist judge legislator militia_leader notable party_leader "
    "private_person religious_leader union_leader".split()
)
JOINED = frozenset("-'’")
NAME_PARTICLES = frozenset({"jr", "sr", "ii", "iii"})


class Tenure(NamedTuple):
    """One holder of one office for one term; a tuple, for thousands are made when the tables load.

    Attributes:
        code: state or UNO, EUR, IGO; body: organisation, empty for a state; office: controlled key; title: as printed.
        person: canonical name; aliases: other forms; sex: `m`, `f` or empty; start, end: dates, end empty if still in office.
        source: where the row can be checked.
        sector: PLOVER sector, empty where the office tells.
        where: file and line of a user's own row, or the decision that made it; empty for ours.
    """

    code: str
    body: str
    office: str
    titles: tuple[str, ...]
    person: str
    aliases: tuple[str, ...]
    sex: str
    start: str
    end: str
    qid: str
    source: str = ""
    sector: str = ""
    where: str = ""

    @property
    def forms(self) -> tuple[str, ...]:
        """Every written form of the name."""
        return (self.person, *self.aliases)

    def holds(self, day: str | None) -> bool:
        """Whether the person held the office on a day."""
        return valid(self.start, self.end, day)

    def given(self, words: tuple[str, ...]) -> bool:
        """Whether this is a user's own row, and one that gives these very words as a name."""
        return bool(self.where) and any(name_words(form) == words for form in self.forms)

    def distance(self, day: str | None) -> int:
        """Years between a day and the term; 0 within it."""
        if not day or self.holds(day):
            return 0
        if day < earliest(self.start):
            return 1 + int(earliest(self.start)[:4]) - int(day[:4])
        return 1 + int(day[:4]) - int(latest(self.end)[:4])


@table
def tenures() -> tuple[Tenure, ...]:
    """All terms: the rows of offices.tsv in file order, then a user's own, all as decisions about names leave them."""
    found = (*shipped(), *brought().tenures)
    return decided_tenures(found, brought().decisions) if brought().decisions else found


@cache
def shipped() -> tuple[Tenure, ...]:
    """All rows of offices.tsv in file order."""
    return tuple(
        Tenure(
            row["code"],
            row["body"],
            row["office"],
            tuple(filter(None, row["title"].split("|"))),
            row["person"],
            tuple(filter(None, row["aliases"].split("|"))),
            row["sex"],
            row["from"],
            row["to"],
            row["qid"],
            row["source"],
        )
        for row in rows("readout.knowledge", "data/offices.tsv")
    )


@table
def _by_office() -> dict[tuple[str, str], list[Tenure]]:
    index: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for tenure in tenures():
        index[tenure.code, tenure.office].append(tenure)
    return dict(index)


def holders(code: str, office: str, day: str | None, body: str = "") -> list[Tenure]:
    """Those who held an office of a state or body on a day, a user's own rows and the latest start first."""
    found = [t for t in _by_office().get((code, office), []) if t.body == body and t.holds(day)]
    return sorted(found, key=lambda t: (bool(t.where), earliest(t.start)), reverse=True)


def line(code: str, office: str, body: str = "") -> list[Tenure]:
    """All terms of an office of a state or body, the earliest first."""
    found = [t for t in _by_office().get((code, office), []) if t.body == body]
    return sorted(found, key=lambda t: (earliest(t.start), latest(t.end) if t.end else "9999"))


def bearers(code: str, title: str, day: str | None) -> list[Tenure]:
    """Those who bore a title in a state or a body of it on a day, a user's own rows and the latest start first."""
    found = [t for t in _by_title().get((code, title.lower()), []) if t.holds(day)]
    return sorted(found, key=lambda t: (bool(t.where), not t.body, earliest(t.start)), reverse=True)


def titled_so(title: str, day: str | None) -> list[Tenure]:
    """Those who bore a title on a day in any state or body."""
    return [t for t in _by_title_alone().get(title.lower(), []) if t.holds(day)]


@table
def _by_title_alone() -> dict[str, list[Tenure]]:
    index: dict[str, list[Tenure]] = defaultdict(list)
    for (_, title), found in _by_title().items():
        index[title] += found
    return dict(index)


@table
def _by_title() -> dict[tuple[str, str], list[Tenure]]:
    index: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for tenure in tenures():
        for title in tenure.titles:
            index[tenure.code, title.lower()].append(tenure)
    return dict(index)


def heads(body: str) -> list[Tenure]:
    """All who headed an organisation, latest start first."""
    return _by_body().get(body, [])


@table
def _by_body() -> dict[str, list[Tenure]]:
    index: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in sorted(tenures(), key=lambda t: earliest(t.start), reverse=True):
        if tenure.body and tenure.office == "head_of_body":
            index[tenure.body].append(tenure)
    return dict(index)


@table
def _by_name() -> dict[tuple[str, ...], list[Tenure]]:
    """Terms by full name, by surname, and by family name where that comes first."""
    index: dict[tuple[str, ...], list[Tenure]] = defaultdict(list)
    for tenure in tenures():
        for form in tenure.forms:
            words = name_words(form)
            keys = [words]
            if len(words) > 1 and tenure.office not in FULL_NAME_ONLY:
                keys += [surname(words), words[:1]] if tenure.code in FAMILY_NAME_FIRST else [surname(words)]
            for key in keys:
                held = index[key]
                if not held or held[-1] is not tenure:  # one term has several forms with one surname
                    held.append(tenure)
    return dict(index)


@table
def aliases() -> tuple[tuple[str, str, str, Tenure], ...]:
    """Aliases that a user has given to persons: form, first and last day, and each term of the person."""
    found = person_aliases(tenures(), brought().decisions)
    return tuple((form, d.start, d.end, tenure) for d, tenure in found for form in d.forms)


@table
def _by_alias() -> dict[tuple[str, ...], list[tuple[str, str, Tenure]]]:
    index: dict[tuple[str, ...], list[tuple[str, str, Tenure]]] = defaultdict(list)
    for form, start, end, tenure in aliases():
        index[name_words(form)].append((start, end, tenure))
    return dict(index)


@table
def _by_joined_surname() -> dict[tuple[str, ...], list[Tenure]]:
    """Terms of those whose surname is joined of several words (`al-Fayez`, `O'Neil`), by all of it."""
    found: dict[tuple[str, ...], list[Tenure]] = defaultdict(list)
    for tenure in tenures():
        _, *others = tenure.person.split()
        if others and JOINED & set(others[-1]) and tenure.code not in FAMILY_NAME_FIRST and tenure.office not in FULL_NAME_ONLY:
            found[name_words(others[-1])].append(tenure)
    return dict(found)


def joined_surname(words: tuple[str, ...], day: str | None) -> list[Tenure]:
    """Tenures of persons whose surname is joined of these words, nearest in time first."""
    return sorted(_by_joined_surname().get(words, []), key=lambda t: t.distance(day))


@table
def _by_rare_surname() -> dict[tuple[str, ...], list[Tenure]]:
    """Terms by a surname that one person alone of the who's-who bears, and that nobody has for a given name."""
    found: dict[tuple[str, ...], list[Tenure]] = defaultdict(list)
    for tenure in tenures():
        words = name_words(tenure.person)
        if len(words) > 1 and tenure.code not in FAMILY_NAME_FIRST:
            found[surname(words)].append(tenure)
    first = {name_words(tenure.person)[:1] for tenure in tenures()}
    return {
        words: held
        for words, held in found.items()
        if words not in first and not sex_of(words * 2) and len({t.person for t in held}) == 1
    }


def only_bearer(words: tuple[str, ...], day: str | None) -> Tenure | None:
    """The term that the one person of a rare surname has on a day, None where several bear it or nobody does on that day."""
    return next((t for t in _by_rare_surname().get(words, ()) if day is not None and t.holds(day)), None)


@lru_cache(maxsize=100_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name as the who's-who compares them: folded, in lower case, without signs."""
    return tuple([w.lower() for w in words_of(name) if w.isalnum()])


def surname(words: tuple[str, ...]) -> tuple[str, ...]:
    """The last word of a name, suffixes such as Jr. left out."""
    if words[-1] not in NAME_PARTICLES:
        return words[-1:]
    kept = [w for w in words if w not in NAME_PARTICLES] or list(words)
    return (kept[-1],)


def named(words: tuple[str, ...], day: str | None) -> list[Tenure]:
    """Tenures of persons of this name (all words or surname, lower case, folded), nearest in time first."""
    found: Iterable[Tenure] = _by_name().get(words, ())
    given = _by_alias().get(words)
    if given:
        found = [*(t for start, end, t in given if valid(start, end, day)), *found]
    return sorted(found, key=lambda t: t.distance(day))
