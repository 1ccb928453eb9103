"""The words, digits and signs that numbers are made of, in a text and in the data file, with what each is worth."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from readout.tables import rows

WORD = re.compile(
    r"\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)|\d{1,3}(?: 000)+(?!\d)|\d+(?:[.,:/]\d+)*"
    r"|[^\W\d_]+(?:['’.-](?=[sS]\b|[mM]\b|clock))?|\S"
)
DASHES = frozenset("-–—‑−‐")


class Word(NamedTuple):
    """A word, number or sign, with its place in the text."""

    lower: str
    start: int
    end: int
    capital: bool


class Words:
    """The words of a stretch of text by position; there is nothing before the first and after the last.

    Attributes:
        lower: their forms in lower case.
    """

    def __init__(self, text: str, start: int, end: int | None) -> None:
        self._words = words(text, start, end)
        self.lower = [w.lower for w in self._words]

    def __len__(self) -> int:
        return len(self._words)

    def __getitem__(self, at: int) -> Word:
        return self._words[at]

    def at(self, at: int) -> str:
        """The word in lower case, empty where there is none."""
        return self.lower[at] if 0 <= at < len(self.lower) else ""

    def glued(self, at: int) -> bool:
        """Whether a word touches the one before it, without a space: `G7`, `7th`."""
        return 0 < at < len(self._words) and self._words[at].start == self._words[at - 1].end


@cache
def table() -> dict[str, dict[tuple[str, ...], tuple[int, int | None]]]:
    """The words of the data file by class; the value of each, and its upper end."""
    found: dict[str, dict[tuple[str, ...], tuple[int, int | None]]] = {}
    for row in rows("readout.knowledge", "data/number_words.tsv"):
        value = int(row["value"] or 0)
        top = int(row["max"]) if row["max"] else None
        for form in row["words"].split("|"):
            found.setdefault(row["class"], {})[tuple(w.lower for w in words(form))] = (value, top)
    return found


@cache
def vocabulary(name: str) -> frozenset[str]:
    """The single words of a class."""
    return frozenset(form[0] for form in table()[name] if len(form) == 1)


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words, numbers and signs of a stretch of text."""
    stop = len(text) if end is None else end
    return [Word(m[0].lower(), m.start(), m.end(), m[0][0].isupper()) for m in WORD.finditer(text, start, stop)]


def longest(name: str, found: Sequence[str], at: int, before: bool = False) -> int:
    """How many words from here (or up to here) form an entry of a class; 0 for none."""
    best = 0
    for form in table()[name]:
        size = len(form)
        low = at - size if before else at
        if size > best and low >= 0 and tuple(found[low : low + size]) == form:
            best = size
    return best
