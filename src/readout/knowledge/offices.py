"""Who held which office when: look-up by name, by office, at a day."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from readout.knowledge.forms import words_of
from readout.tables import earliest, latest, rows, valid

# States where the family name comes first (`Kim Dae-jung`).
FAMILY_NAME_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN", "VNM", "KHM", "SGP"})
NAME_PARTICLES = frozenset({"jr", "sr", "ii", "iii"})


class Tenure(NamedTuple):
    """One holder of one office for one term; a tuple, for thousands are made when the tables load.

    Attributes:
        code: state or UNO, EUR, IGO; body: organisation, empty for a state; office: controlled key; title: as printed.
        person: canonical name; aliases: other forms; sex: `m`, `f` or empty; start, end: dates, end empty if still in office.
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

    @property
    def forms(self) -> tuple[str, ...]:
        """Every written form of the name."""
        return (self.person, *self.aliases)

    def holds(self, day: str | None) -> bool:
        """Whether the person held the office on a day."""
        return valid(self.start, self.end, day)

    def distance(self, day: str | None) -> int:
        """Years between a day and the term; 0 within it."""
        if not day or self.holds(day):
            return 0
        if day < earliest(self.start):
            return 1 + int(earliest(self.start)[:4]) - int(day[:4])
        return 1 + int(day[:4]) - int(latest(self.end)[:4])


@cache
def tenures() -> tuple[Tenure, ...]:
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
        )
        for row in rows("readout.knowledge", "data/offices.tsv")
    )


@cache
def _by_office() -> dict[tuple[str, str], list[Tenure]]:
    index: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for tenure in tenures():
        index[tenure.code, tenure.office].append(tenure)
    return dict(index)


def holders(code: str, office: str, day: str | None, body: str = "") -> list[Tenure]:
    """Those who held an office of a state or body on a day, latest start first."""
    found = [t for t in _by_office().get((code, office), []) if t.body == body and t.holds(day)]
    return sorted(found, key=lambda t: earliest(t.start), reverse=True)


def heads(body: str) -> list[Tenure]:
    """All who headed an organisation, latest start first."""
    return _by_body().get(body, [])


@cache
def _by_body() -> dict[str, list[Tenure]]:
    index: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in sorted(tenures(), key=lambda t: earliest(t.start), reverse=True):
        if tenure.body and tenure.office == "head_of_body":
            index[tenure.body].append(tenure)
    return dict(index)


@cache
def _by_name() -> dict[tuple[str, ...], list[Tenure]]:
    index: dict[tuple[str, ...], dict[Tenure, None]] = defaultdict(dict)
    for tenure in tenures():
        for form in tenure.forms:
            words = tuple(w for w in words_of(form.lower()) if w.isalnum())
            index[words][tenure] = None
            if len(words) > 1:
                index[surname(words)][tenure] = None
            if len(words) > 1 and tenure.code in FAMILY_NAME_FIRST:
                index[words[:1]][tenure] = None
    return {words: list(held) for words, held in index.items()}


def surname(words: tuple[str, ...]) -> tuple[str, ...]:
    """The last word of a name, suffixes such as Jr. left out."""
    kept = [w for w in words if w not in NAME_PARTICLES] or list(words)
    return (kept[-1],)


def named(words: tuple[str, ...], day: str | None) -> list[Tenure]:
    """Tenures of persons of this name (all words or surname, lower case, folded), nearest in time first."""
    return sorted(_by_name().get(words, ()), key=lambda t: t.distance(day))
