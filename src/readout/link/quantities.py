"""Numbers of a clause with what they count: `23 Russian diplomats` is 23 of `diplomats`."""

from __future__ import annotations

import re
from functools import cache

from readout.link.words import tokens, weight
from readout.tables import rows

_FIGURE = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000}
_YEAR = re.compile(r"(?:19|20)\d\d")
_BREAK = re.compile(r"[.;:!?(]|, ")
_REACH = 4


def quantities(text: str) -> dict[str, frozenset[str]]:
    """What is counted -> the numbers given for it.

    That is the first plural behind a number, `sailors` in `12 injured Jordanian sailors`. Years, ordinals and parts of names
    (`Su-35`) are no numbers; `1.5 million` is one. `The two leaders` counts nothing that could be told in another way.
    """
    found: dict[str, set[str]] = {}
    for match in _pattern().finditer(text):
        if _YEAR.fullmatch(match["number"]) and not match["scale"]:
            continue
        number = _value(match["number"], match["scale"])
        what = _counted(text[match.end() : match.end() + 60])
        if what and (weight(what) == 1 or float(number) > 2):
            found.setdefault(what, set()).add(number)
    return {what: frozenset(numbers) for what, numbers in found.items()}


def _counted(behind: str) -> str | None:
    """The first plural within reach, in its clause."""
    words = tokens(_BREAK.split(behind)[0])[:_REACH]
    return next((word for word in words if word.endswith("s") and not word.endswith("ss") and weight(word)), None)


def _value(number: str, scale: str | None) -> str:
    amount = _words().get(number.casefold()) or float(number.replace(",", ""))
    return f"{amount * _SCALES.get((scale or '').casefold(), 1):.15g}"


@cache
def _words() -> dict[str, float]:
    """Words that are one number each: two to ninety."""
    table = rows("readout.knowledge", "data/number_words.tsv")
    known = (row for row in table if row["class"] in ("unit", "ten") and row["value"] and row["value"] != "1")
    return {word.strip(): float(row["value"]) for row in known for word in row["words"].split("|")}


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _words()), key=len, reverse=True))
    scales = "|".join(_SCALES)
    return re.compile(
        rf"(?<![\w.,-])[$€£]?(?P<number>{_FIGURE}|{words})(?![\w%]|-\w|[.,]\d)(?:\s+(?P<scale>{scales})\b)?", re.IGNORECASE
    )
