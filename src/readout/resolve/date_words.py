"""Words of time and the table of their patterns.

A pattern is a row of elements: a literal word, alternatives (`early|late`), a class in capitals (`DAY`), each optional
with `?`. What stands before `<` or after `>` must be there too but is no part of the date. Readers are in
`calendar_readers.py` and `relative_readers.py`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from readout.tables import rows


def words_of(text: str) -> tuple[str, ...]:
    """A list of words, written with spaces between them."""
    return tuple(text.split())


MONTHS = words_of("january february march april may june july august september october november december")
WEEKDAYS = words_of("monday tuesday wednesday thursday friday saturday sunday")
NUMBERS = words_of(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
TENS = words_of("twenty thirty forty fifty sixty seventy eighty ninety")
ORDINALS = words_of("first second third fourth fifth sixth seventh eighth ninth tenth")
UNITS = words_of("minute hour night day week month year decade century")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
# Months that are no other word and no first name may stand alone; all but `May` and `March` may follow any preposition.
SAFE_MONTHS = frozenset({"january", "february", "july", "september", "october", "november", "december"})
VERBS = frozenset({"may", "march"})

TOKEN = re.compile(
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?![0-9])"
    r"|[0-9]+(?:[.,:/][0-9]+)+"
    r"|[0-9]{1,2}(?:st|nd|rd|th)(?![^\W_])"
    r"|[^\W_]+|[^\w\s]|_"
)
SIGNS = str.maketrans({"’": "'", "‘": "'", "–": "-", "−": "-", "‐": "-", "‑": "-"})
ISO = re.compile(r"[0-9]{4}([-/])[0-9]{1,2}\1[0-9]{1,2}")
SLASHED = re.compile(r"[0-9]{1,2}([/.])[0-9]{1,2}\1[0-9]{4}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2}")


def _vocabulary() -> dict[str, dict[str, int]]:
    """Every word of time in lower case, with its classes and their values."""
    words: dict[str, dict[str, int]] = {}

    def add(word: str, value: int, *classes: str) -> None:
        words.setdefault(word, {}).update(dict.fromkeys(classes, value))

    for number, month in enumerate(MONTHS, 1):
        add(month, number, "MON", "MONTH", *(["AMONTH"] if month not in VERBS else []))
        if month in SAFE_MONTHS:
            add(month, number, "SAFEMONTH")
        add(month[:3], number, "MON")
    add("sept", 9, "MON")
    for number, weekday in enumerate(WEEKDAYS):
        add(weekday, number, "WEEKDAY", "WD")
        add(weekday + "s", number, "WEEKDAYS")
        add(weekday[:3], number, "WD")
    for word, number in {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}.items():
        add(word, number, "WD")
    for number, word in enumerate(NUMBERS, 1):
        add(word, number, "NUM")
    for number, word in enumerate(TENS, 2):
        add(word, number * 10, "NUM", "TENS")
    for number, word in enumerate(ORDINALS, 1):
        add(word, number, "ORDWORD", *(["QUARTER"] if number < 5 else []))
    for number, unit in enumerate(UNITS):
        add(unit, number, "UNIT")
        add("centuries" if unit == "century" else unit + "s", number, "UNIT", "UNITS")
    for word, number in SEASONS.items():
        add(word, number, "SEASON")
    for number in range(1, 5):
        add(f"q{number}", number, "QUARTER")
    for word in ("a", "an"):
        add(word, 1, "AN")
    for word in ("few", "several", "some", "many"):
        add(word, 0, "FEW")
    for word in ("morning", "afternoon", "evening", "night", "midday", "noon", "dawn", "midnight", "lunchtime"):
        add(word, 0, "PART")
    return words


VOCABULARY = _vocabulary()
ABBREVIATIONS = {w for w, c in VOCABULARY.items() if {"MON", "WD"} & set(c) and not {"MONTH", "WEEKDAY"} & set(c)}
CAPITALISED = VERBS | ABBREVIATIONS


@lru_cache(maxsize=4096)
def classes(word: str) -> dict[str, int]:
    """The classes of a word, with its value in each: `24` -> DAY 24, NUM 24. `May`, `Sun` need their capital."""
    if word[0] in "0123456789":
        return _number_classes(word)
    lower = word.lower()
    return {} if lower in CAPITALISED and not word[0].isupper() else VOCABULARY.get(lower, {})


def _number_classes(word: str) -> dict[str, int]:
    if word[:-2].isdecimal() and word[-2:] in {"st", "nd", "rd", "th"}:
        value = int(word[:-2])
        return {"DAY": value, "ORD": value} if 1 <= value <= 31 else {}
    if not word.isdecimal():
        compound = {"ISO": ISO, "SLASHED": SLASHED}
        found = {name: 0 for name, shape in compound.items() if shape.fullmatch(word)}
        return found or ({"DECADE": 0} if re.fullmatch("[0-9]{3}0s|[0-9]0s", word) else {})
    value = int(word) if len(word) <= 4 else 0
    sizes = {
        "NUM": len(word) <= 4 and value > 0,
        "DAY": len(word) <= 2 and 1 <= value <= 31,
        "YY": len(word) == 2,
        "YEAR": len(word) == 4 and 1800 <= value < 2100,
    }
    return {name: value for name, fits in sizes.items() if fits}


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign; `keys` are what a pattern may call it: itself in lower case, then its classes."""

    text: str
    start: int
    end: int
    keys: tuple[str, ...]

    @property
    def lower(self) -> str:
        """The word in lower case, quotation marks and dashes in their plain form."""
        return self.keys[0]


def tokenise(text: str) -> list[Token]:
    """The words, numbers and signs of a text, in order; white space is left out."""
    found = []
    for match in TOKEN.finditer(text):
        word = match.group()
        found.append(Token(word, match.start(), match.end(), (word.lower().translate(SIGNS), *classes(word))))
    return found


@dataclass(frozen=True)
class Pattern:
    """One row of the table, spelled out: its elements, how many of them are context, which reader takes it."""

    elements: tuple[str, ...]
    before: int
    after: int
    reader: str
    argument: str
    order: int


@dataclass(frozen=True)
class Match:
    """A pattern that fits: the tokens `[start, end)` of the date itself, and the values of its classes in order."""

    pattern: Pattern
    start: int
    end: int
    values: tuple[tuple[str, int], ...]

    def all(self, *names: str) -> list[int]:
        """Values of the elements of these classes, in text order."""
        return [value for name, value in self.values if name in names]


@dataclass
class _Node:
    nexts: dict[str, _Node] = field(default_factory=dict)
    patterns: list[Pattern] = field(default_factory=list)


@cache
def _patterns() -> _Node:
    root = _Node()
    for order, row in enumerate(rows("readout.knowledge", "data/dates.tsv")):
        for pattern in _spelled_out(row["pattern"].split(), row["reader"], row["argument"], order):
            node = root
            for element in pattern.elements:
                node = node.nexts.setdefault(element, _Node())
            node.patterns.append(pattern)
    return root


def _spelled_out(elements: list[str], reader: str, argument: str, order: int) -> Iterator[Pattern]:
    """A pattern in all its forms: each alternative chosen, each optional element there or not."""
    for choice in itertools.product(*map(_choices, elements)):
        chosen = [element for element in choice if element]
        before = chosen.index("<") if "<" in chosen else 0
        after = len(chosen) - 1 - chosen.index(">") if ">" in chosen else 0
        yield Pattern(tuple(e for e in chosen if e not in {"<", ">"}), before, after, reader, argument, order)


def _choices(element: str) -> list[str]:
    options = element.removesuffix("?").split("|")
    return [*options, ""] if element.endswith("?") else options


def matches(tokens: list[Token]) -> list[Match]:
    """Every fit of every pattern, by place; at one place the longest first, then the one with more context."""
    found = [match for at in range(len(tokens)) for match in _matches_at(tokens, at)]
    return sorted(found, key=lambda m: (m.start, -m.end, -len(m.pattern.elements), m.pattern.order))


def _matches_at(tokens: list[Token], at: int) -> Iterator[Match]:
    open_ends = [(_patterns(), at)]
    while open_ends:
        node, reached = open_ends.pop()
        for pattern in node.patterns:
            yield _match(tokens, at, reached, pattern)
        if reached < len(tokens):
            keys = tokens[reached].keys
            open_ends.extend((node.nexts[key], reached + 1) for key in keys if key in node.nexts)


def _match(tokens: list[Token], begin: int, reached: int, pattern: Pattern) -> Match:
    start, end = begin + pattern.before, reached - pattern.after
    names = pattern.elements[pattern.before : len(pattern.elements) - pattern.after]
    pairs = zip(names, tokens[start:end], strict=True)
    values = tuple((name, classes(token.text)[name]) for name, token in pairs if name.isupper())
    return Match(pattern, start, end, values)
