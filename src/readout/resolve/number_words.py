"""Numbers as written: digits, words, ranges, vague words, and what limits them; no age, date, price or distance.

Conventions: a word without an end is open upwards (`dozens` 24-, `scores` 40-, `hundreds` 200-, `tens of thousands`
20000-, `several` 3-, `a few` 2-); `at least 12` is 12-, `more than 100` 101-, `up to 30` 0-30, `fewer than 50` 0-49;
`about 200`, `nearly 200` are 200. Who is counted, and why, is for `numbers.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from readout.tables import rows

WORD = re.compile(
    r"\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)|\d{1,3}(?: 000)+(?!\d)|\d+(?:[.,:/]\d+)*"
    r"|[^\W\d_]+(?:['’.-](?=[sS]\b|[mM]\b|clock))?|\S"
)
GROUPED = re.compile(r"\d{1,3}(?:[,.\u00a0\u202f\u2009 ]\d{3})+")
DASHES = frozenset("-–—‑−‐")
LIMITS = ("least", "over", "most", "under", "about")
MOST = 10**10  # more than there are people


class Word(NamedTuple):
    """A word, number or sign, with its place in the text."""

    lower: str
    start: int
    end: int
    capital: bool


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


@dataclass(frozen=True, slots=True)
class _Cardinal:
    """One number: its value, the word after it, its last scale (`million`), whether it is written in digits."""

    min: int
    max: int | None
    stop: int
    scale: int = 1
    digits: bool = False


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


def quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """Every number expression of a stretch of text that can count people, in order."""
    return list(_Reader(text, words(text, start, end)).read())


def longest(name: str, found: Sequence[str], at: int, before: bool = False) -> int:
    """How many words from here (or up to here) form an entry of a class; 0 for none."""
    best = 0
    for form in table()[name]:
        size = len(form)
        low = at - size if before else at
        if size > best and low >= 0 and tuple(found[low : low + size]) == form:
            best = size
    return best


class _Reader:
    """Reads the numbers in a list of words, one after the other."""

    def __init__(self, text: str, found: list[Word]) -> None:
        self.text = text
        self.words = found
        self.lower = [w.lower for w in found]

    def read(self) -> Iterator[Quantity]:
        at = 0
        while at < len(self.words):
            number = self._range(at)
            if number is None:
                at += 1
                continue
            quantity = self._limited(at, number)
            if quantity is not None:
                yield quantity
            at = max(number.stop, at + 1)

    # -- single numbers

    def _at(self, at: int) -> str:
        return self.lower[at] if 0 <= at < len(self.lower) else ""

    def _glued(self, at: int) -> bool:
        """Whether a word touches the one before it, without a space: `G7`, `7th`."""
        return 0 < at < len(self.words) and self.words[at].start == self.words[at - 1].end

    def _number(self, at: int) -> _Cardinal | None:
        return self._vague(at) or self._dozen(at) or self._digits(at) or self._spelled(at)

    def _digits(self, at: int) -> _Cardinal | None:
        word = self._at(at)
        if not word[:1].isdecimal() or not (word.isascii() or GROUPED.fullmatch(word)):
            return None
        plain = re.sub(r"[,.\u00a0\u202f\u2009 ]", "", word) if GROUPED.fullmatch(word) else word
        following = self._at(at + 1)
        scale = table()["scale"].get((following,), (0, None))[0]
        decimal = re.fullmatch(r"(\d{1,10})[.,](\d{1,6})", word)
        if scale and len(following) <= 2 and not self._glued(at + 1):
            scale = 0  # `5 m` is a length
        if scale and decimal:
            value = round(float(f"{decimal[1]}.{decimal[2]}") * scale)
            return _Cardinal(value, value, at + 2, scale, True)
        if not (plain.isdecimal() and plain.isascii()) or len(plain) > 10:
            return None
        value = int(plain) * (scale or 1)
        return _Cardinal(value, value, at + (2 if scale else 1), scale or 1, True)

    def _dozen(self, at: int) -> _Cardinal | None:
        """`a dozen`, `half a million`, `two dozen`, `several hundred`, `a thousand`."""
        half, here = (0.5, at + 1) if self._at(at) == "half" else (1.0, at)
        first = self._at(here)
        if first == "a" and self._at(here + 1) in {"few", "couple"}:
            here, first = here + 1, self._at(here + 1)
            here += self._at(here + 1) == "of"
        vague = {"several": 3, "few": 2, "couple": 2, "many": 2}
        count = vague.get(first) or {"a": 1, "an": 1}.get(first) or table()["unit"].get((first,), (0, None))[0]
        if first.isdecimal() and first.isascii() and len(first) < 3:
            count = int(first)
        scales = _round_numbers() if first in {*vague, "a", "an"} or half != 1.0 else table()["dozen"]
        scale = scales.get((self._at(here + 1),), (0, None))[0]
        if not count or not scale or len(self._at(here + 1)) <= 2:
            return None
        value = int(count * scale * half)
        return _Cardinal(value, None if first in vague else value, here + 2, scale)

    def _spelled(self, at: int) -> _Cardinal | None:
        """`twenty-six`, `one hundred and four`, `two million`."""
        total = current = 0
        scale, here, last = 1, at, ""
        while True:
            word = self._at(here)
            kind = next((k for k in ("unit", "ten", "scale") if (word,) in table()[k] and len(word) > 2), "")
            if kind == "scale" and last and word not in {"k", "m"}:
                scale = table()["scale"][(word,)][0]
                current, total = (current * scale, total) if scale == 100 else (0, total + (current or 1) * scale)
            elif kind and kind != "scale" and last in {"", "scale", "ten" if kind == "unit" else ""}:
                current += table()[kind][(word,)][0]
                scale = 1
            else:
                return _Cardinal(total + current, total + current, here, scale) if last else None
            last, here = kind, here + 1
            if self._joins(here, last):
                here += 1

    def _joins(self, at: int, last: str) -> bool:
        """The hyphen of `twenty-six`, the `and` of `one hundred and four`."""
        following = (self._at(at + 1),)
        if last == "ten":
            return self._at(at) in DASHES and self._glued(at) and table()["unit"].get(following, (99, None))[0] < 10
        if last == "scale":
            return self._at(at) == "and" and (following in table()["unit"] or following in table()["ten"])
        return self._at(at) in DASHES and following in table()["scale"] and self._glued(at)

    def _vague(self, at: int) -> _Cardinal | None:
        """`no one`, `dozens`, `tens of thousands`, `several`."""
        size = longest("zero", self.lower, at)
        if size:
            return _Cardinal(0, 0, at + size)
        if self._at(at) in {"several", "many"} and (self._at(at + 1),) in table()["plural"]:
            low = table()["plural"][(self._at(at + 1),)][0]
            return _Cardinal(low * 3 // 2 if self._at(at) == "several" else low, None, at + 2)
        if (self._at(at),) in table()["tens"] and self._at(at + 1) == "of" and (self._at(at + 2),) in table()["plural"]:
            one = table()["plural"][(self._at(at + 2),)][0] // 2
            return _Cardinal(table()["tens"][(self._at(at),)][0] * one, None, at + 3)
        low_top = table()["plural"].get((self._at(at),))
        if low_top:
            return _Cardinal(low_top[0], None, at + 1)
        size = longest("vague", self.lower, at)
        if size and not self._dozen(at):
            value = table()["vague"][tuple(self.lower[at : at + size])]
            return _Cardinal(value[0], value[1], at + size)
        return None

    # -- ranges and limits

    def _range(self, at: int) -> _Cardinal | None:
        first = self._number(at)
        if first is None or first.max is None or first.max == 0:
            return first
        sign = self._at(first.stop)
        joint = sign in DASHES or sign == "or" or (sign == "to" and self._at(at - 1) != "from")
        if not joint and not (sign == "and" and self._at(at - 1) == "between"):
            return first
        second = self._number(first.stop + 1)
        if second is None or second.max is None or (sign == "to" and self._at(first.stop + 1) in {"a", "an"}):
            return first
        times = second.scale if first.scale == 1 and first.min * second.scale < second.min else 1
        if second.max <= first.min * times:
            return _Cardinal(-1, -1, second.stop) if sign in DASHES else first  # a score, a vote
        return _Cardinal(first.min * times, second.max, second.stop, second.scale, first.digits)

    def _limited(self, at: int, number: _Cardinal) -> Quantity | None:
        """The number with its limits; nothing where it counts no people."""
        kind = "zero" if number.max == 0 else "number"
        stop = number.stop
        if self._at(stop) in DASHES and self._glued(stop) and self._glued(stop + 1):
            if longest("after.hyphen", self.lower, stop + 1) == 0:
                return None
            kind, stop = ("number" if self._at(stop + 1) == "plus" else "strong"), stop + 2
            number = _Cardinal(number.min, None if self._at(stop - 1) == "plus" else number.max, stop)
        if number.min < 0 or number.min > MOST or self._is_other(at, number, stop):
            return None
        if kind == "zero" and self._at(at - 1) in {"from", "ground", "below"}:
            return None
        first, low, high = self._before(at, number.min, number.max)
        stop, low, high = self._after(stop, low, high)
        return Quantity(self.words[first].start, self.words[stop - 1].end, self.words[at].start, low, high, kind)

    def _before(self, at: int, low: int, high: int | None) -> tuple[int, int, int | None]:
        first = at - 1 if self._at(at - 1) == "between" and low != high else at
        while True:
            sizes = {n: longest(f"before.{n}", self.lower, first, before=True) for n in LIMITS}
            name = max(LIMITS, key=sizes.__getitem__)
            if not sizes[name]:
                return first, low, high
            first -= sizes[name]
            low, high = _limit(name, low, high)

    def _after(self, stop: int, low: int, high: int | None) -> tuple[int, int, int | None]:
        for name in ("least", "about", "most"):
            size = longest(f"after.{name}", self.lower, stop)
            if size:
                return stop + size, *_limit(name, low, high)
        return stop, low, high

    # -- what is no count of people

    def _is_other(self, at: int, number: _Cardinal, stop: int) -> bool:
        before, after = self._at(at - 1), self._at(stop)
        if self._glued(at) and (before[-1:].isalnum() or before in set("$€£¥₹#:/.") or self._letter_dash(at)):
            return True
        if self._glued(stop) and (after[:1].isalnum() or after in {"%", "°", "$", "€", "£"}):
            return True
        if before in {"$", "€", "£", "¥", "#", "us$"} or self._is_unit(stop):
            return True
        return self._is_date(at, number, stop) or self._is_label(at, number, stop)

    def _letter_dash(self, at: int) -> bool:
        """`F-35`, `COVID-19`, `mid-20`."""
        return self._at(at - 1) in DASHES and self._glued(at - 1) and self._at(at - 2)[-1:].isalnum()

    def _is_unit(self, stop: int) -> bool:
        after = self._at(stop)
        if after == "of" and stop and self._at(stop - 1) in vocabulary("plural"):
            after = self._at(stop + 1)
        if after in {"more", "other", "square", "cubic", "us", "nautical", "consecutive", "straight", "long", "full"}:
            after = self._at(stop + 1)
        singular = after[:-1] if after.endswith("s") else after
        return (
            after in vocabulary("unit.exact")
            or singular in vocabulary("unit.measure")
            or (after.endswith("es") and after[:-2] in vocabulary("unit.measure"))
        )

    def _month(self, at: int) -> bool:
        return self._at(at) in vocabulary("month") and self.words[at].capital

    def _is_date(self, at: int, number: _Cardinal, stop: int) -> bool:
        if not number.digits:
            return False
        if number.min <= 31 and (self._month(at - 1) or self._month(stop)):
            return True
        raw = self._at(at)
        if not (number.stop - at in {1, 3} and raw.isdecimal() and len(raw) == 4 and 1800 <= int(raw) < 2100):
            return False
        before = self._at(at - 1)
        followed = self._at(stop)[:1].isalpha()
        return before in vocabulary("before.year") or before in {",", "the"} or self._month(at - 1) or not followed

    def _is_label(self, at: int, number: _Cardinal, stop: int) -> bool:
        """A number that names (`Article 5`), or an age (`aged 34`, `Ali, 34, was`)."""
        before, after = self._at(at - 1), self._at(stop)
        if before in {"aged", "age", "ages"}:
            return True
        if before == "between" and self._at(at - 2) in {"aged", "ages"}:
            return True
        if number.digits and before == "." and self._at(at - 2) == "no":
            return True
        if number.digits and before in vocabulary("before.label") and not after[:1].isalpha():
            return True
        if number.digits and before in vocabulary("before.label") and self.words[at - 1].capital and at > 1:
            return True
        age = number.digits and number.max is not None and number.max <= 110 and number.stop - at == 1
        named = at >= 2 and self.words[at - 2].capital and self._at(at - 2).isalpha() and not self._month(at - 2)
        if age and named and at >= 2 and before in {",", "("} and after in {",", ")", "."}:
            return True
        return self._at(at) == "one" and before in {"the", "this", "that", "day", "no", "every", "which", "any", "each"}


def _round_numbers() -> dict[tuple[str, ...], tuple[int, int | None]]:
    return table()["scale"] | table()["dozen"]


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
