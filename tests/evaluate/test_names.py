"""Same person, same body: what an annotator would let pass and what not."""

from __future__ import annotations

import pytest

from readout.evaluate.names import name_words, near, same_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky"),  # one letter dropped
        ("Joe Biden", "Joseph R. Biden, Jr."),  # nickname, initial, Jr
        ("Benjamin Netanyahu", "Bibi Netanyahu"),
        ("Netanyahu", "Benjamin Netanyahu"),  # first name missing
        ("Mette Frederiksen", "Frederiksen"),
        ("Recep Tayyip Erdogan", "Tayyip Erdoğan"),  # accents, and one name within the other
        ("Mohamed bin Zayed Al Nahyan", "Mohammed bin Zayed"),  # words of the shorter lie in the longer
        ("Lars Løkke Rasmussen", "Lars Lokke Rasmussen"),  # a letter that does not decompose
        ("World Health Organization", "World Health Organisation"),
    ],
)
def test_same(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("George Bush", "Jeb Bush"),  # family name only
        ("Benjamin", "Benjamin Netanyahu"),  # a first name alone
        ("Xi Jinping", "Li Keqiang"),
        ("Kim Jong Un", "Kim Yo Jong"),
        ("Rice", "Price"),  # one letter apart, but too short
        ("", "Biden"),
    ],
)
def test_different(one: str, other: str) -> None:
    assert not same_name(one, other)
    assert not same_name(other, one)


def test_two_names_without_telling_words_are_equal() -> None:
    assert same_name("", "the")


def test_words_of_a_name() -> None:
    assert name_words("Crown Prince Mohammed bin Salman Al-Saud") == ("crown", "prince", "mohammed", "salman", "saud")


def test_near_needs_five_letters_and_one_edit() -> None:
    assert near("lavrov", "lavrow")
    assert near("macron", "macro")
    assert not near("macron", "marcon")  # two letters changed places: two edits
    assert not near("putin", "puttinn")
