"""Numbers as written, with what limits them: digits, words, ranges, vague words; no age, date, price or distance.

Conventions beside those of `cardinals.py`: `at least 12` is 12-, `more than 100` 101-, `up to 30` 0-30, `fewer than 50` 0-49;
`about 200`, `nearly 200` are 200. Who is counted, and why, is for `numbers.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from readout.resolve.cardinals import Cardinal, Cardinals
from readout.resolve.number_words import DASHES, Words, longest
from readout.resolve.uncounted import counts_nobody

LIMITS = ("least", "over", "most", "under", "about")
MOST = 10**10  # more than there are people


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number expression with the words that limit it, in characters of the text.

    Attributes:
        core: where the number itself begins, after `at least`, `some`, `more than`.
        kind: `number`, `zero` or `strong` (`a 5,000-strong crowd`).
    """

    start: int
    end: int
    core: int
    min: int
    max: int | None
    kind: str = "number"


def quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """Every number expression of a stretch of text that can count people, in order."""
    return list(_Reader(Words(text, start, end)).read())


class _Reader:
    """Reads the number expressions in a list of words, one after the other."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.cardinals = Cardinals(words)
        self.taken = 0  # words that are part of a number by now

    def read(self) -> Iterator[Quantity]:
        at = 0
        while at < len(self.words):
            number = self.cardinals.range_at(at)
            if number is None:
                at += 1
                continue
            quantity = self._limited(at, number)
            if quantity is not None:
                yield quantity
            at = max(number.stop, at + 1, self.taken)

    def _limited(self, at: int, number: Cardinal) -> Quantity | None:
        """The number with its limits; nothing where it counts no people."""
        kind = "zero" if number.max == 0 else "number"
        stop = number.stop
        if self.words.at(stop) in DASHES and self.words.glued(stop) and self.words.glued(stop + 1):
            if longest("after.hyphen", self.words.lower, stop + 1) == 0:
                return None
            kind, stop = ("number" if self.words.at(stop + 1) == "plus" else "strong"), stop + 2
            number = Cardinal(number.min, None if self.words.at(stop - 1) == "plus" else number.max, stop)
        if number.min < 0 or number.min > MOST or counts_nobody(self.words, at, number, stop):
            return None
        if kind == "zero" and self.words.at(at - 1) in {"from", "ground", "below"}:
            return None
        first, low, high = self._before(at, number.min, number.max)
        stop, low, high = self._after(stop, low, high)
        self.taken = stop
        return Quantity(self.words[first].start, self.words[stop - 1].end, self.words[at].start, low, high, kind)

    def _before(self, at: int, low: int, high: int | None) -> tuple[int, int, int | None]:
        first = at - 1 if self.words.at(at - 1) == "between" and low != high else at
        while True:
            sizes = {n: longest(f"before.{n}", self.words.lower, first, before=True) for n in LIMITS}
            name = max(LIMITS, key=sizes.__getitem__)
            if not sizes[name] or first - sizes[name] < self.taken:
                return first, low, high
            first -= sizes[name]
            low, high = _limit(name, low, high)

    def _after(self, stop: int, low: int, high: int | None) -> tuple[int, int, int | None]:
        for name in ("least", "about", "most"):
            size = longest(f"after.{name}", self.words.lower, stop)
            if size:
                return stop + size, *_limit(name, low, high)
        return stop, low, high


def _limit(name: str, low: int, high: int | None) -> tuple[int, int | None]:
    """A number after `at least`, `more than`, `up to`, `fewer than`."""
    if name == "least":
        return low, None
    if name == "over":
        return low + 1, None
    if name == "most":
        return 0, high
    if name == "under":
        return 0, max(0, high - 1) if high is not None else None
    return low, high
