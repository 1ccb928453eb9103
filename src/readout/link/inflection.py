"""Words made comparable without a parse: forms of a lemma, stems, and the words of a text that carry content.

Its stems cut inflection alone: to the tables and rules of ledger and comparison `protest` and `protester` are two words.
`words.stem`, to which the weights of episodes are fitted, cuts more.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from readout.knowledge.forms import fold
from readout.tables import rows

PACKAGE = "readout.link"
WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
POSSESSIVE = re.compile(r"['’]s?$")
VOWELS = "aeiou"
SHORTEST = 3


@cache
def stop_words() -> frozenset[str]:
    """Words that say nothing about what a clause is about."""
    return frozenset(word for row in rows(PACKAGE, "data/stop_words.tsv") for word in row["words"].split("|"))


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word without the endings of number, tense and `-ing`: equal for forms of one word, and no word by itself."""
    plain = POSSESSIVE.sub("", fold(word).lower())
    for ending, put in (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ing", ""), ("eed", "ee"), ("ed", ""), ("s", "")):
        if (
            plain.endswith(ending)
            and len(plain) - len(ending) >= SHORTEST
            and not plain.endswith(("ss", "us", "is", "need", "feed"))
        ):
            plain = plain[: len(plain) - len(ending)] + put
            break
    return _without_doubling(plain)


def _without_doubling(plain: str) -> str:
    """`stopp` -> `stop`, `release` -> `releas`: what is left of one word after any of its endings is cut."""
    if len(plain) > SHORTEST and plain[-1] == plain[-2] and plain[-1] not in VOWELS + "sl":
        return plain[:-1]
    return plain[:-1] if plain.endswith("e") and len(plain) > SHORTEST else plain


def words(text: str) -> list[tuple[str, int, int]]:
    """The words of a text with their places."""
    return [(m.group(), m.start(), m.end()) for m in WORD.finditer(text)]


@lru_cache(maxsize=10_000)
def content_words(text: str) -> frozenset[str]:
    """Stems of the words of a text that carry content, numbers included."""
    return frozenset(stem(w) for w, _, _ in words(text) if w.lower() not in stop_words())


def shared(a: frozenset[str], b: frozenset[str]) -> float:
    """How much of the smaller of two sets the other one holds, 0 to 1; 0 where one is empty."""
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0
