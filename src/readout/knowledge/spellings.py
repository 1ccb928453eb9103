"""Names as the who's-who does not print them: other transliterations, the last words of a long name, surnames under a rank."""

from __future__ import annotations

import re
from collections import defaultdict

from readout.knowledge.brought import table
from readout.knowledge.offices import FAMILY_NAME_FIRST, FULL_NAME_ONLY, NAME_PARTICLES, Tenure, name_words, surname, tenures

Words = tuple[str, ...]

SILENT = frozenset("al el ul as ad an ar bin ibn ben abu".split())
PARTICLES = SILENT | frozenset("van von der de da di du la le".split())  # a surname begins with one
# How one sound is written: letters that stand for it, the longer first; vowels, and what is read like one, tell nothing.
_SOUNDS = re.compile(r"sch|kh|gh|ph|sh|zh|ch|dh|th|ts|tz|ck|g|q|c|x|z")
_SPELT = {
    "sch": "s",
    "kh": "h",
    "ph": "f",
    "sh": "s",
    "zh": "s",
    "dh": "d",
    "th": "t",
    "ts": "s",
    "tz": "s",
    "x": "ks",
    "z": "s",
}
_VOWELS = re.compile(r"[aeiouyjw]")
_DOUBLED = re.compile(r"(.)\1+")
LEAST_SOUNDS = 4  # consonants that two spellings of a name must share
MOST_CHANGES = 2  # letters by which one word of it may differ


def ending_with(words: Words, day: str | None) -> list[Tenure]:
    """Terms of those whose names end with these two or more words (`Van der Bellen`), nearest in time first."""
    return sorted(_by_ending().get(words, []), key=lambda t: t.distance(day))


def spelt_like(words: Words, day: str | None) -> list[Tenure]:
    """Terms of those whose first and last names sound like these words (`Omer Bashir`), nearest in time first."""
    key = _sounds(words)
    if len(key) < 2 or sum(map(len, key)) < LEAST_SOUNDS:
        return []
    alike = [t for form, t in _by_sound().get(key, []) if _differs_little(_told(form), _told(words))]
    return sorted(dict.fromkeys(alike), key=lambda t: t.distance(day))


def of_kind(words: Words, day: str | None) -> list[Tenure]:
    """Terms of the persons without a high office who go by a surname, for a rank beside it to choose from."""
    return sorted(_by_kind().get(words, []), key=lambda t: t.distance(day))


@table
def _by_ending() -> dict[Words, list[Tenure]]:
    found: dict[Words, list[Tenure]] = defaultdict(list)
    for tenure in tenures():
        words = name_words(tenure.person)
        for first in range(1, len(words) - 1) if tenure.code not in FAMILY_NAME_FIRST else ():
            if words[-1] not in NAME_PARTICLES:
                found[words[first:]].append(tenure)
    return dict(found)


@table
def _by_sound() -> dict[Words, list[tuple[Words, Tenure]]]:
    found: dict[Words, list[tuple[Words, Tenure]]] = defaultdict(list)
    for tenure in tenures():
        for form in tenure.forms if tenure.code not in FAMILY_NAME_FIRST else ():
            words = name_words(form)
            key = _sounds(words)
            if len(key) > 1:
                found[key].append((words, tenure))
    return dict(found)


@table
def _by_kind() -> dict[Words, list[Tenure]]:
    found: dict[Words, list[Tenure]] = defaultdict(list)
    for tenure in tenures():
        if tenure.office in FULL_NAME_ONLY | {"army_chief", "legislature_speaker", "envoy", "rebel_leader"}:
            found[surname(name_words(tenure.person))].append(tenure)
    return dict(found)


def _told(words: Words) -> Words:
    return tuple(w for w in words if w not in SILENT)


def _sounds(words: Words) -> Words:
    """The consonants of the words of a name as they sound, without vowels."""
    return tuple(_DOUBLED.sub(r"\1", _VOWELS.sub("", _SOUNDS.sub(lambda m: _SPELT.get(m[0], "k"), w))) for w in _told(words))


def _differs_little(one: Words, other: Words) -> bool:
    return all(_changes(a, b) <= min(MOST_CHANGES, len(a) // 3) for a, b in zip(one, other, strict=True))


def _changes(one: str, other: str) -> int:
    """Letters to put in, take out or replace to make one word the other."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        above, row[0] = row[:], i
        for j, b in enumerate(other, 1):
            row[j] = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a != b))
    return row[-1]
