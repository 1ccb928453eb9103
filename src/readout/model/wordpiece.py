"""Words -> pieces of the encoder's vocabulary: the uncased WordPiece scheme of BERT (Devlin et al. 2019), word by word.

The words are spaCy's, so that whatever the encoder says of a piece can be said of a token of the parse.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

LONGEST_WORD = 100
UNKNOWN = "[UNK]"
START = "[CLS]"
END = "[SEP]"


class WordPiece:
    """A tokeniser over a fixed vocabulary.

    Args:
        vocabulary: piece -> number, with `[UNK]`, `[CLS]` and `[SEP]`.
    """

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._numbers = vocabulary
        self.start, self.end = vocabulary[START], vocabulary[END]
        self.pieces = lru_cache(maxsize=65_536)(self._pieces)

    def _pieces(self, word: str) -> tuple[int, ...]:
        """The numbers of a word's pieces; at least one, `[UNK]` for what the vocabulary cannot spell."""
        found = [number for part in _parts(word) for number in self._of_part(part)]
        return tuple(found) or (self._numbers[UNKNOWN],)

    def _of_part(self, part: str) -> list[int]:
        if len(part) > LONGEST_WORD:
            return [self._numbers[UNKNOWN]]
        found: list[int] = []
        start = 0
        while start < len(part):
            for end in range(len(part), start, -1):
                number = self._numbers.get(part[start:end] if start == 0 else "##" + part[start:end])
                if number is not None:
                    break
            else:
                return [self._numbers[UNKNOWN]]
            found.append(number)
            start = end
        return found


def _parts(word: str) -> list[str]:
    """A word in lower case without accents and control characters, with every punctuation mark by itself."""
    parts = [""]
    for character in unicodedata.normalize("NFD", word.lower()):
        category = unicodedata.category(character)
        if category == "Mn" or category.startswith("C"):
            continue
        if character.isspace():
            parts.append("")
        elif _is_punctuation(character, category):
            parts += [character, ""]
        else:
            parts[-1] += character
    return [part for part in parts if part]


def _is_punctuation(character: str, category: str) -> bool:
    ascii_mark = character.isascii() and not character.isalnum()
    return ascii_mark or category.startswith("P")
