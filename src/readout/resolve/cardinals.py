"""Single numbers and ranges in a list of words: `26`, `1.2 million`, `twenty-six`, `dozens`, `200 to 300`.

A word without an end is open upwards: `dozens` 24-, `scores` 40-, `hundreds` 200-, `tens of thousands` 20000-, `several` 3-,
`a few` 2-.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from readout.resolve.number_words import DASHES, Words, longest, table

GROUPED = re.compile(r"\d{1,3}(?:[,.\u00a0\u202f\u2009 ]\d{3})+")


@dataclass(frozen=True, slots=True)
class Cardinal:
    """One number: its value, the word after it, its last scale (`million`), whether it is written in digits.

    `max` is None where it is open upwards; `min` is -1 for what only looks like a range (`3-2`).
    """

    min: int
    max: int | None
    stop: int
    scale: int = 1
    digits: bool = False


class Cardinals:
    """Reads the numbers of a list of words."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def range_at(self, at: int) -> Cardinal | None:
        """The number or range that begins at a word, None where none begins."""
        first = self._number(at)
        if first is None or first.max is None or first.max == 0:
            return first
        sign = self.words.at(first.stop)
        joint = sign in DASHES or sign == "or" or (sign == "to" and self.words.at(at - 1) != "from")
        if not joint and not (sign == "and" and self.words.at(at - 1) == "between"):
            return first
        second = self._number(first.stop + 1)
        if second is None or second.max is None or (sign == "to" and self.words.at(first.stop + 1) in {"a", "an"}):
            return first
        times = second.scale if first.scale == 1 and first.min * second.scale < second.min else 1
        if second.max <= first.min * times:
            return Cardinal(-1, -1, second.stop) if sign in DASHES else first  # a score, a vote
        return Cardinal(first.min * times, second.max, second.stop, second.scale, first.digits)

    def _number(self, at: int) -> Cardinal | None:
        return self._vague(at) or self._dozen(at) or self._digits(at) or self._spelled(at)

    def _digits(self, at: int) -> Cardinal | None:
        word = self.words.at(at)
        if not word[:1].isdecimal() or not (word.isascii() or GROUPED.fullmatch(word)):
            return None
        plain = re.sub(r"[,.\u00a0\u202f\u2009 ]", "", word) if GROUPED.fullmatch(word) else word
        following = self.words.at(at + 1)
        scale = table()["scale"].get((following,), (0, None))[0]
        decimal = re.fullmatch(r"(\d{1,10})[.,](\d{1,6})", word)
        if scale and len(following) <= 2 and not self.words.glued(at + 1):
            scale = 0  # `5 m` is a length
        if scale and decimal:
            value = round(float(f"{decimal[1]}.{decimal[2]}") * scale)
            return Cardinal(value, value, at + 2, scale, True)
        if not (plain.isdecimal() and plain.isascii()) or len(plain) > 10:
            return None
        value = int(plain) * (scale or 1)
        return Cardinal(value, value, at + (2 if scale else 1), scale or 1, True)

    def _dozen(self, at: int) -> Cardinal | None:
        """`a dozen`, `half a million`, `two dozen`, `several hundred`, `a thousand`."""
        half, here = (0.5, at + 1) if self.words.at(at) == "half" else (1.0, at)
        first = self.words.at(here)
        if first == "a" and self.words.at(here + 1) in {"few", "couple"}:
            here, first = here + 1, self.words.at(here + 1)
            here += self.words.at(here + 1) == "of"
        vague = {"several": 3, "few": 2, "couple": 2, "many": 2}
        count = vague.get(first) or {"a": 1, "an": 1}.get(first) or table()["unit"].get((first,), (0, None))[0]
        if first.isdecimal() and first.isascii() and len(first) < 3:
            count = int(first)
        scales = _round_numbers() if first in {*vague, "a", "an"} or half != 1.0 else table()["dozen"]
        scale = scales.get((self.words.at(here + 1),), (0, None))[0]
        if not count or not scale or len(self.words.at(here + 1)) <= 2:
            return None
        value = int(count * scale * half)
        return Cardinal(value, None if first in vague else value, here + 2, scale)

    def _spelled(self, at: int) -> Cardinal | None:
        """`twenty-six`, `one hundred and four`, `two million`."""
        total = current = 0
        scale, here, last = 1, at, ""
        while True:
            word = self.words.at(here)
            kind = next((k for k in ("unit", "ten", "scale") if (word,) in table()[k] and len(word) > 2), "")
            if kind == "scale" and last and word not in {"k", "m"}:
                scale = table()["scale"][(word,)][0]
                current, total = (current * scale, total) if scale == 100 else (0, total + (current or 1) * scale)
            elif kind and kind != "scale" and last in {"", "scale", "ten" if kind == "unit" else ""}:
                current += table()[kind][(word,)][0]
                scale = 1
            else:
                return Cardinal(total + current, total + current, here, scale) if last else None
            last, here = kind, here + 1
            if self._joins(here, last):
                here += 1

    def _joins(self, at: int, last: str) -> bool:
        """The hyphen of `twenty-six`, the `and` of `one hundred and four`."""
        following = (self.words.at(at + 1),)
        if last == "ten":
            return self.words.at(at) in DASHES and self.words.glued(at) and table()["unit"].get(following, (99, None))[0] < 10
        if last == "scale":
            return self.words.at(at) == "and" and (following in table()["unit"] or following in table()["ten"])
        return self.words.at(at) in DASHES and following in table()["scale"] and self.words.glued(at)

    def _vague(self, at: int) -> Cardinal | None:
        """`no one`, `dozens`, `tens of thousands`, `several`."""
        size = longest("zero", self.words.lower, at)
        if size:
            return Cardinal(0, 0, at + size)
        plural = table()["plural"]
        word, following = self.words.at(at), self.words.at(at + 1)
        if word in {"several", "many"} and (following,) in plural:
            low = plural[(following,)][0]
            return Cardinal(low * 3 // 2 if word == "several" else low, None, at + 2)
        if (word,) in table()["tens"] and following == "of" and (self.words.at(at + 2),) in plural:
            one = plural[(self.words.at(at + 2),)][0] // 2
            return Cardinal(table()["tens"][(word,)][0] * one, None, at + 3)
        if (word,) in plural:
            return Cardinal(plural[(word,)][0], None, at + 1)
        size = longest("vague", self.words.lower, at)
        if size and not self._dozen(at):
            value = table()["vague"][tuple(self.words.lower[at : at + size])]
            return Cardinal(value[0], value[1], at + size)
        return None


def _round_numbers() -> dict[tuple[str, ...], tuple[int, int | None]]:
    return table()["scale"] | table()["dozen"]
