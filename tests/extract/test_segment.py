"""Where a text is cut before the parse, and that nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.extract.segment import MAX_PIECE, pieces

LONG_LINE = "The ministers of the two countries met in the capital on Monday,"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("One.\n\nTwo.", ["One.\n\n", "Two."], id="blank line"),
        pytest.param("A headline\nThe text begins.", ["A headline\n", "The text begins."], id="headline"),
        pytest.param("They agreed:\n- to meet\n- to talk", ["They agreed:\n", "- to meet\n", "- to talk"], id="list"),
        pytest.param(f"{LONG_LINE}\nand then left.", [f"{LONG_LINE}\nand then left."], id="wrapped line"),
        pytest.param("It ended.\nit began.", ["It ended.\n", "it began."], id="a line that ends a sentence"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_cuts(text: str, expected: list[str]) -> None:
    assert list(pieces(text)) == expected


def test_an_endless_line_is_cut_at_sentence_ends() -> None:
    text = "They met again in the old town hall. " * 2000
    found = list(pieces(text))
    assert "".join(found) == text
    assert all(len(piece) <= MAX_PIECE for piece in found)
    assert all(piece.endswith("hall. ") for piece in found)


def test_an_endless_word_is_cut_too() -> None:
    found = list(pieces("x" * (2 * MAX_PIECE + 1)))
    assert [len(piece) for piece in found] == [MAX_PIECE, MAX_PIECE, 1]


@given(st.text("ab .,\n\t-*1)", max_size=300))
def test_the_pieces_are_the_text(text: str) -> None:
    assert "".join(pieces(text)) == text
