"""Whether two names mean the same person or body: spelling and transliteration, missing first names, nicknames.

It forgives what an annotator would forgive, and never compares what two names stand for.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Letters that decomposition leaves as they are, so that they are folded first.
_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe"}
_FOLDED = str.maketrans(_LETTERS)
_WORD = re.compile(r"[^\W_]+")
_SILENT = frozenset(("al", "bin", "el", "ibn", "jr", "of", "sr", "the"))
_NICKNAMES = tuple(
    frozenset(line.split())
    for line in (
        "alex alexander",
        "anthony tony",
        "ben benjamin",
        "benjamin bibi",
        "bill william",
        "bob robert",
        "dan daniel",
        "james jim",
        "joe joseph",
        "michael mike",
        "mohamed mohammad mohammed muhammad",
        "stephen steve steven",
        "thomas tom",
    )
)
_LONG = 5


@cache
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell: lower case, without accents, initials, articles and `Jr`."""
    decomposed = unicodedata.normalize("NFKD", name.lower().translate(_FOLDED))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return tuple(w for w in _WORD.findall(bare) if len(w) > 1 and w not in _SILENT)


def near(one: str, other: str) -> bool:
    """Equal, or, in words of at least five letters, apart by a single letter (`Lukashenka`, `Lukashenko`)."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < _LONG or len(long) - len(short) > 1:
        return False
    if len(short) == len(long):
        return sum(a != b for a, b in zip(short, long, strict=True)) == 1
    return any(long[:cut] + long[cut + 1 :] == short for cut in range(len(long)))


@cache
def same_name(one: str, other: str) -> bool:
    """Whether one name holds all words of the other, or last words agree and first words do not speak against it."""
    first, second = name_words(one), name_words(other)
    if not first or not second:
        return first == second
    return _holds(first, second) or (near(first[-1], second[-1]) and _first_names_agree(first, second))


def _holds(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether the shorter name lies within the longer; a single word must be its last."""
    short, long = sorted((first, second), key=len)
    if len(short) == 1:
        return near(short[0], long[-1])
    return all(any(near(word, there) for there in long) for word in short)


def _first_names_agree(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    if len(first) == 1 or len(second) == 1 or near(first[0], second[0]):
        return True
    return any({first[0], second[0]} <= alike for alike in _NICKNAMES)
