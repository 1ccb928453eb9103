"""Content words of a text, each with what it says about which happening is meant (data/words.tsv).

Its stems also cut endings of derivation (`protester` and `protests` are one), which `inflection.stem` keeps; the weights of
episodes are fitted to them (training/link_weights.py), so the two can become one only together with new weights.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cache, lru_cache

from readout.knowledge.forms import fold
from readout.tables import rows

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_ENDINGS = tuple("ations ation ments ment ings ing ions ion ies ied ers es ed er ly s e y".split())
_SHORTEST = 4

ENOUGH = 1.0


@cache
def _weights() -> dict[str, float]:
    return {word: float(row["weight"]) for row in rows("readout.link", "data/words.tsv") for word in row["words"].split()}


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word without its ending, roughly: `appealed` and `appeals` are one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: len(word) - len(ending)]
    return word


@lru_cache(maxsize=100_000)
def weight(word: str) -> float:
    """0 for grammar, 0.3 for a word that any report has, else 1; `word` in lower case."""
    return _weights().get(word, 1.0)


def tokens(text: str) -> list[str]:
    """The words of `text` in lower case, without diacritics and the possessive."""
    found = (fold(word).casefold() for word in _WORD.findall(text))
    return [word.removesuffix("'s") for word in found]


def content(text: str, without: Collection[str] = ()) -> dict[str, float]:
    """Stem of each content word -> its weight; `without` are words that count elsewhere, such as names of the parties."""
    return {stem(w): weight(w) for w in tokens(text) if len(w) > 1 and weight(w) and w not in without}


def likeness(one: dict[str, float], other: dict[str, float]) -> float:
    """Common weight over that of the poorer of the two and ENOUGH more, so that one common word of two is no proof; 0 to 1."""
    least = min(sum(one.values()), sum(other.values()))
    return _weight_of(one.keys() & other.keys(), one, other) / (least + ENOUGH)


def _weight_of(words: Iterable[str], one: dict[str, float], other: dict[str, float]) -> float:
    return sum(min(one[word], other[word]) for word in sorted(words))
