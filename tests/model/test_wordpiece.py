"""Pieces of words: longest match first, in lower case, without accents, punctuation by itself."""

import pytest

from readout.model.wordpiece import LONGEST_WORD, WordPiece

PIECES = ["[UNK]", "[CLS]", "[SEP]", "cease", "##fire", "##s", "fire", "u", ".", "s", "elysee", "'", "-"]


@pytest.fixture
def pieces() -> WordPiece:
    return WordPiece({piece: number for number, piece in enumerate(PIECES)})


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ceasefires", ["cease", "##fire", "##s"]),
        ("Fire", ["fire"]),
        ("U.S.", ["u", ".", "s", "."]),
        ("Élysée", ["elysee"]),
        ("fire-fire", ["fire", "-", "fire"]),
        ("zzz", ["[UNK]"]),
        ("firez", ["[UNK]"]),
        ("", ["[UNK]"]),
        ("f" * (LONGEST_WORD + 1), ["[UNK]"]),
    ],
)
def test_a_word_is_cut_into_its_pieces(pieces: WordPiece, word: str, expected: list[str]) -> None:
    assert [PIECES[n] for n in pieces.pieces(word)] == expected


def test_every_word_has_a_piece(pieces: WordPiece) -> None:
    assert pieces.pieces("\u200b") == (0,)
