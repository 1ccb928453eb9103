"""What is looked for: one frozen Filter, and the party expressions in it. The SQL that answers is in selection.py."""

from __future__ import annotations

import re
from dataclasses import dataclass

from readout.errors import DataError
from readout.knowledge.lexicon import lexicon
from readout.ontology.plover import event_types
from readout.store.days import as_of_key, checked_day, first_day, last_day

_CODE = re.compile(r"[A-Z]{3}")
_STATE = ("name", "alias")
_PIECE = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True)
class Wanted:
    """A party that is looked for; an empty part stands for any.

    Attributes:
        code: country or body, e.g. `IND`.
        sector: the first PLOVER sector, e.g. `GOV`.
        name: words of a name, upper or lower case.
    """

    code: str = ""
    sector: str = ""
    name: str = ""

    @property
    def is_code(self) -> bool:
        """Whether a code is all that is asked for."""
        return bool(self.code) and not self.sector and not self.name


@dataclass(frozen=True)
class Filter:
    """Which records are looked for; what is None or empty leaves all in.

    Attributes:
        words: words that must occur, `"a phrase"`, `begin*`.
        whole: look for the words in title and text of the document, not only in what the record itself reports.
        actor, recipient, party: who acted, who was acted on, who was one of both.
        between: two parties that the record stands between, either way.
        types: event types.
        since, until: first and last day of the period; a record whose dates reach into it is in it.
        least: least confidence.
        as_of: day or moment: the versions of the documents that held at its end; None for those that hold now.
    """

    words: str = ""
    whole: bool = False
    actor: Wanted | None = None
    recipient: Wanted | None = None
    party: Wanted | None = None
    between: tuple[Wanted, Wanted] | None = None
    types: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    least: float | None = None
    as_of: str | None = None

    def __post_init__(self) -> None:
        """Refuse types and dates that there are none of.

        Raises:
            DataError: the message names what is wrong and what may stand there.
        """
        unknown = sorted(set(self.types) - set(event_types()))
        if unknown:
            raise DataError(f"{unknown[0]!r} is no event type; choose of {', '.join(event_types())}")
        for date in filter(None, (self.since, self.until)):
            checked_day(date)
        if self.period[0] > self.period[1]:
            raise DataError(f"the period begins on {self.since} and ends before, on {self.until}; turn them round")
        if self.as_of:
            as_of_key(self.as_of)

    @property
    def period(self) -> tuple[str, str]:
        """First and last day looked at, open ends as the first and last day there can be."""
        return first_day(self.since) or "0000-00-00", last_day(self.until) or "9999-99-99"

    @property
    def has_period(self) -> bool:
        """Whether a period was given at all."""
        return self.since is not None or self.until is not None


def wanted(expression: str) -> Wanted:
    """Read `IND`, `IND/GOV`, `IND/GOV/Name`, the name of a state, or words of a person's or body's name.

    Raises:
        DataError: nothing is written there.
    """
    text = expression.strip()
    if not text:
        raise DataError("a party is empty; write a code (IND), CODE/SECTOR/Name, or words of a name")
    if _CODE.fullmatch(text):
        return Wanted(text)
    if "/" in text:
        code, sector, name = [*(part.strip() for part in text.split("/", 2)), ""][:3]
        return Wanted(code.upper(), sector.upper(), name)
    states = {entry.code for entry in lexicon().get(text) if entry.kind in _STATE}
    return Wanted(states.pop()) if len(states) == 1 else Wanted(name=text)


def match_expression(words: str) -> str:
    """The words as FTS5 takes them: all must occur; nothing in them is read as an operator.

    Raises:
        DataError: no letter or digit is in them.
    """
    pieces = [_piece(phrase or word) for phrase, word in _PIECE.findall(words)]
    found = [piece for piece in pieces if piece]
    if not found:
        raise DataError(f"{words!r} holds no word to look for; give some, or leave them out")
    return " AND ".join(found)


def _piece(text: str) -> str:
    """One phrase in quotation marks, with a star after it where words may go on."""
    if not any(character.isalnum() for character in text):
        return ""
    plain = text.replace('"', " ").strip()
    return f'"{plain.rstrip("*")}"*' if plain.endswith("*") else f'"{plain}"'
