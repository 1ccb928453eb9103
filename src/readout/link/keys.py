"""Blocking keys: two records that share none are never joined, so that linking one document looks at few others.

A key names a group of types in two days, with a dyad; with one actor; or, for words and talks, with one side and a word.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from readout.link.days import REACH, Days
from readout.link.report import Report
from readout.link.traits import Traits

# A longer period (a year, `since 2014`) says too little to look for the same happening elsewhere. What only lies before a day
# is looked for in the days just before it.
LONGEST = 31
WORDS = 3
PARTIES = 4
WORDY = frozenset({"word", "talk"})


def keys(report: Report) -> tuple[str, ...]:
    """The blocking keys of a record, sorted.

    Days are cut in twos, at even and at odd days, so that neighbouring days always share one key. A month is known by the
    even cuts alone, which every single day has too.
    """
    traits = Traits(report)
    found = set(_near(report, traits))
    if traits.war:
        found.add(traits.war.key)
    elif days := traits.days and traits.days.ending(REACH):
        found |= set(_dated(traits, days)) if days.last - days.first <= (REACH if days.bounded else LONGEST) else set()
    return tuple(sorted(found))


def _dated(traits: Traits, days: Days) -> Iterator[str]:
    """The dyads, and each side alone for the record that knows one side only, in their days.

    Of words and talks a state has many in a day: there, one side counts with a word of the content, and on its day alone.
    """
    even, odd = _even(days), _odd(days)
    for group in traits.groups:
        yield from (f"{who}|{group}|{when}" for who in _dyads(traits) for when in (*even, *odd))
        if not traits.groups & WORDY:
            yield from (f"{who}|{group}|{when}" for who in sorted(traits.sides[0])[:PARTIES] for when in (*even, *odd))
    for group in traits.groups & WORDY:
        codes = sorted(traits.codes)[:PARTIES]
        yield from (f"{who}:{word}|{group}|{when}" for who in codes for word in _telling(traits) for when in even)


def _near(report: Report, traits: Traits) -> Iterator[str]:
    """Within a document, and among copies of one text, whatever the date."""
    for group in traits.groups:
        yield f"={_short(report.document.id)}|{group}"
        if report.family != report.document.id:
            for who in _dyads(traits) or ("-",):
                yield f"~{_short(report.family)}|{who}|{group}"


def _even(days: Days) -> tuple[str, ...]:
    return tuple(f"e{number}" for number in range(days.first // 2, days.last // 2 + 1))


def _odd(days: Days) -> tuple[str, ...]:
    """Only for days that are known; for others the even cuts are enough."""
    known = range((days.first + 1) // 2, (days.last + 1) // 2 + 1) if days.precision == "day" else ()
    return tuple(f"o{number}" for number in known)


def _dyads(traits: Traits) -> tuple[str, ...]:
    codes = sorted(traits.codes)[:PARTIES]
    return tuple(f"{one}+{other}" for index, one in enumerate(codes) for other in codes[index + 1 :])


def _telling(traits: Traits) -> list[str]:
    """A few content words, always the same of the same words, so that texts with many words in common share one."""
    heavy = [word for word, value in traits.words.items() if value == 1.0]
    return sorted(heavy, key=_digest)[:WORDS]


def _short(name: str) -> str:
    """A document's id as a key holds it: ids can be long, and keys are many."""
    return _digest(name).hex()


def _digest(word: str) -> bytes:
    return hashlib.blake2b(word.encode("utf-8"), digest_size=8).digest()
