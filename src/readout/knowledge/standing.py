"""What stands for a state by itself: titles of one state (`Taoiseach`), what it is called (`the kingdom`), who leads it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from readout.tables import rows, valid

LEADING = ("de_facto_leader", "head_of_government", "head_of_state")  # where the table says nothing
LEAST, MOST = 2, 20  # states that go by one phrase, where it tells of a region


@dataclass(frozen=True)
class TitleOfState:
    """A title that means the holder of one state where the text says no other.

    Attributes:
        code: that state; also: states whose own texts mean their own holder by it.
        start, end: dates of validity, end empty where it still holds.
    """

    code: str
    also: frozenset[str]
    start: str
    end: str


@cache
def _titles_of_states() -> dict[str, TitleOfState]:
    return {
        row["title"]: TitleOfState(row["code"], frozenset(filter(None, row["also"].split("|"))), row["from"], row["to"])
        for row in rows("readout.knowledge", "data/titles_of_states.tsv")
    }


def title_of_state(form: str, day: str | None) -> TitleOfState | None:
    """The state that a title belongs to on a day, None where many have it."""
    found = _titles_of_states().get(form.lower())
    return found if found is not None and valid(found.start, found.end, day) else None


@cache
def _epithets() -> dict[str, list[tuple[str, str, str]]]:
    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row in rows("readout.knowledge", "data/epithets.tsv"):
        found[row["phrase"]].append((row["code"], row["from"], row["to"]))
    return dict(found)


def states_called(phrase: str, day: str | None) -> frozenset[str]:
    """Codes of the states that a noun or phrase such as `kingdom` or `gulf state` can stand for on a day."""
    return frozenset(code for code, start, end in _epithets().get(phrase.lower(), ()) if valid(start, end, day))


@cache
def neighbours(code: str) -> frozenset[str]:
    """Codes of the states that go by one regional phrase with a state (`baltic state`), its own left out."""
    regional = (rows for phrase, rows in _epithets().items() if " " in phrase and LEAST <= len({r[0] for r in rows}) <= MOST)
    shared = [{r[0] for r in rows} for rows in regional]
    return frozenset(other for codes in shared if code in codes for other in codes) - {code}


@cache
def _leading() -> dict[str, list[tuple[str, str, str]]]:
    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row in rows("readout.knowledge", "data/leading_offices.tsv"):
        found[row["code"]].append((row["office"], row["from"], row["to"]))
    return dict(found)


def leading_offices(code: str, day: str | None) -> tuple[str, ...]:
    """Keys of the offices of which the first that is held leads a state on a day, empty where none leads alone."""
    given = next((office for office, start, end in _leading().get(code, ()) if valid(start, end, day)), None)
    if given is None:
        return LEADING
    return (given,) if given else ()


@cache
def predecessors(code: str) -> tuple[str, ...]:
    """Codes of the states that are gone and whose successor a state is."""
    return tuple(row["code"] for row in rows("readout.knowledge", "data/codes.tsv") if row["successor"] == code)
