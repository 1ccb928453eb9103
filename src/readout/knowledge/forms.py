"""Written forms made comparable: cut into words, without diacritics, with plain apostrophes and hyphens."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
QUOTES = {"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-"}
SPECIAL = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "ı": "i",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "Ø": "O",
        "Ł": "L",
        "İ": "I",
        "Đ": "D",
        "Ð": "D",
        "Þ": "Th",
        "Æ": "Ae",
        "Œ": "Oe",
    }
)


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """A word without diacritics and with plain apostrophes and hyphens, case kept."""
    if word.isascii():
        return word
    word = QUOTES.get(word, word).translate(SPECIAL)
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def words_of(form: str) -> tuple[str, ...]:
    """A form cut into the words that the matcher compares."""
    words = form.split()
    if form.isascii() and "".join(words).isalnum():  # most forms; the same words as below, found faster
        return tuple(words)
    return tuple(fold(w) for w in WORD.findall(form))
