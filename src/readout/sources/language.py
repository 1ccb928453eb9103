"""Which language a text is in, as far as it matters: English or, with good reason, another one."""

from __future__ import annotations

import functools
import math
import unicodedata

_SAMPLE = 4000
_FEW_LETTERS = 40
_MARGIN = 5.0  # short English full of names falls short of another language by up to 4.5, real ones by 6.8 and more
_FUNCTION_WORDS = frozenset("the of and with that from has his by which were".split())
_USUAL_SHARE = 0.1  # of words; English prose has 12 % and more, no other language any
_LATIN = ("LATIN", "MODIFIER", "FULLWIDTH LATIN", "FEMININE", "MASCULINE")


def language(text: str) -> str:
    """ISO code of the language of `text`: `en` unless its script or its letters clearly tell another.

    A text of few Latin letters says too little and is taken as English.
    """
    sample = text[:_SAMPLE]
    latin, other = _letters(sample)
    if other <= latin and latin < _FEW_LETTERS:
        return "en"
    if not other and _is_plainly_english(sample):
        return "en"
    return _classify(sample, english_possible=other <= latin)


def _is_plainly_english(sample: str) -> bool:
    """Whether words of English grammar are as frequent as in English prose; spares most texts the classifier."""
    words = sample.lower().split()
    return sum(word in _FUNCTION_WORDS for word in words) >= _USUAL_SHARE * len(words)


def _letters(sample: str) -> tuple[int, int]:
    """The number of Latin letters, and of letters of other scripts."""
    letters = [char for char in sample if char.isalpha()]
    latin = sum(1 for char in letters if _is_latin(char))
    return latin, len(letters) - latin


@functools.lru_cache(maxsize=4096)
def _is_latin(char: str) -> bool:
    return char.isascii() or unicodedata.name(char, "").startswith(_LATIN)


def _classify(sample: str, english_possible: bool) -> str:
    import py3langid  # loads its model, half a second

    scores = dict(py3langid.rank(sample))
    english = scores.pop("en")
    best = max(scores, key=scores.__getitem__)
    ahead = (scores[best] - english) / math.sqrt(len(sample.encode("utf-8", "replace")))
    return "en" if english_possible and ahead < _MARGIN else str(best)
