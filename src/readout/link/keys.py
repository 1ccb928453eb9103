"""Blocking keys: two records that share none are never joined, so that linking one document looks at few others.

A key names a group of types in two days, with a dyad; with one actor; or, for words and talks, with one side and a word.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from readout.link.days import Days
from readout.link.report import Report
from readout.link.traits import Traits

# A longer period (a year, `since 2014`) says too little to look for the same happening elsewhere.
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
    if traits.days and traits.days.last - traits.days.first <= LONGEST:
        when = tuple(_when(traits.days))
        found |= {f"{who}|{group}|{days}" for group in traits.groups for who in _who(traits, group) for days in when}
    return tuple(sorted(found))


def _near(report: Report, traits: Traits) -> Iterator[str]:
    """Within a document, and among copies of one text, whatever the date."""
    for group in traits.groups:
        yield f"={report.document.id}|{group}"
        if report.family != report.document.id:
            for who in _dyads(traits) or ("-",):
                yield f"~{report.family}|{who}|{group}"


def _when(days: Days) -> Iterator[str]:
    even = range(days.first // 2, days.last // 2 + 1)
    yield from (f"e{number}" for number in even)
    if days.precision == "day":
        yield from (f"o{number}" for number in range((days.first + 1) // 2, (days.last + 1) // 2 + 1))


def _who(traits: Traits, group: str) -> tuple[str, ...]:
    """Dyads; and each side alone, for the record that knows one side only.

    Of words and talks a state has many in a day: there, one side counts with a word of the content.
    """
    codes = sorted(traits.codes)[:PARTIES]
    if group in WORDY:
        return (*_dyads(traits), *(f"{code}:{word}" for code in codes for word in _telling(traits)))
    return (*_dyads(traits), *sorted(traits.sides[0])[:PARTIES])


def _dyads(traits: Traits) -> tuple[str, ...]:
    codes = sorted(traits.codes)[:PARTIES]
    return tuple(f"{one}+{other}" for index, one in enumerate(codes) for other in codes[index + 1 :])


def _telling(traits: Traits) -> list[str]:
    """A few content words, always the same of the same words, so that texts with many words in common share one."""
    heavy = [word for word, value in traits.words.items() if value == 1.0]
    return sorted(heavy, key=_digest)[:WORDS]


def _digest(word: str) -> bytes:
    return hashlib.blake2b(word.encode("utf-8"), digest_size=8).digest()
