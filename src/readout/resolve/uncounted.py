"""Numbers that count no people: amounts, measures, dates, ages, and numbers that name."""

from __future__ import annotations

from readout.resolve.cardinals import Cardinal
from readout.resolve.number_words import DASHES, Words, vocabulary


def counts_nobody(words: Words, at: int, number: Cardinal, stop: int) -> bool:
    """Whether a number from one word to before another is an amount, measure, date, age or name."""
    before, after = words.at(at - 1), words.at(stop)
    if words.glued(at) and (before[-1:].isalnum() or before in set("$€£¥₹#:/.") or _letter_dash(words, at)):
        return True
    if words.glued(stop) and (after[:1].isalnum() or after in {"%", "°", "$", "€", "£"}):
        return True
    if before in {"$", "€", "£", "¥", "#", "us$"} or _is_unit(words, stop):
        return True
    return _is_date(words, at, number, stop) or _is_label(words, at, number, stop)


def _letter_dash(words: Words, at: int) -> bool:
    """`F-35`, `COVID-19`, `mid-20`."""
    return words.at(at - 1) in DASHES and words.glued(at - 1) and words.at(at - 2)[-1:].isalnum()


def _is_unit(words: Words, stop: int) -> bool:
    after = words.at(stop)
    if after == "of" and stop and words.at(stop - 1) in vocabulary("plural"):
        after = words.at(stop + 1)
    if after in {"more", "other", "square", "cubic", "us", "nautical", "consecutive", "straight", "long", "full"}:
        after = words.at(stop + 1)
    singular = after[:-1] if after.endswith("s") else after
    return (
        after in vocabulary("unit.exact")
        or singular in vocabulary("unit.measure")
        or (after.endswith("es") and after[:-2] in vocabulary("unit.measure"))
    )


def _month(words: Words, at: int) -> bool:
    return words.at(at) in vocabulary("month") and words[at].capital


def _is_date(words: Words, at: int, number: Cardinal, stop: int) -> bool:
    if not number.digits:
        return False
    if number.min <= 31 and (_month(words, at - 1) or _month(words, stop)):
        return True
    raw = words.at(at)
    if not (number.stop - at in {1, 3} and raw.isdecimal() and len(raw) == 4 and 1800 <= int(raw) < 2100):
        return False
    before = words.at(at - 1)
    followed = words.at(stop)[:1].isalpha()
    return before in vocabulary("before.year") or before in {",", "the"} or _month(words, at - 1) or not followed


def _is_label(words: Words, at: int, number: Cardinal, stop: int) -> bool:
    """A number that names (`Article 5`), or an age (`aged 34`, `Ali, 34, was`)."""
    before, after = words.at(at - 1), words.at(stop)
    if before in {"aged", "age", "ages"}:
        return True
    if before == "between" and words.at(at - 2) in {"aged", "ages"}:
        return True
    if number.digits and before == "." and words.at(at - 2) == "no":
        return True
    if number.digits and before in vocabulary("before.label") and not after[:1].isalpha():
        return True
    if number.digits and before in vocabulary("before.label") and words[at - 1].capital and at > 1:
        return True
    age = number.digits and number.max is not None and number.max <= 110 and number.stop - at == 1
    named = at >= 2 and words[at - 2].capital and words.at(at - 2).isalpha() and not _month(words, at - 2)
    if age and named and at >= 2 and before in {",", "("} and after in {",", ")", "."}:
        return True
    return words.at(at) == "one" and before in {"the", "this", "that", "day", "no", "every", "which", "any", "each"}
