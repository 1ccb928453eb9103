"""Numbers in a stretch of text by what they count: `50,000 tons` -> `{"ton": 50000}`."""

from __future__ import annotations

import re

from readout.link.inflection import stem, stop_words
from readout.resolve.date_words import classes

FIGURE = re.compile(
    r"(?P<sign>[$€£])?(?P<number>\d[\d,]*(?:\.\d+)?|[A-Za-z]+)(?:\s+(?P<scale>thousand|million|billion))?"
    r"(?:\s+of\s+(?:its|the|their)\s+[\d,]+)?(?:[\s-]+(?:[A-Z]\w+\s+)*(?P<noun>[a-z]+))?"
)
WORD_START = re.compile(r"(?<![\w.,-])[$€£]?\w")
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
MONEY = "$"
NO_NOUNS = frozenset({"past", "way", "o"})  # `ten past seven`, `three-way`
MONTHS = re.compile(r"^\s*(?:January|February|March|April|May|June|July|August|September|October|November|December)\b")


def figures(text: str) -> dict[str, float]:
    """The numbers of a text by the stems of the nouns behind them, sums of money under `$`; days of a month left out.

    >>> figures("Canada to withdraw 41 of its 62 diplomats")
    {'diplomat': 41.0}
    """
    found: dict[str, float] = {}
    for match in (m for word in WORD_START.finditer(text) if (m := FIGURE.match(text, word.start()))):
        number = value(match["number"]) * SCALES.get((match["scale"] or "").lower(), 1)
        noun = MONEY if match["sign"] else stem(match["noun"] or "")
        if (
            number
            and noun
            and noun not in stop_words() | NO_NOUNS
            and match["number"].lower() != "one"
            and not MONTHS.match(text, match.end("number"))
        ):
            found.setdefault(noun, number)
    return found


def value(written: str) -> float:
    """The number that figures or a word stand for, 0 for any other word."""
    if written[0].isdigit():
        return float(written.replace(",", ""))
    return float(classes(written.lower()).get("NUM", 0))
