"""Length and place of every character survive normalisation."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.sources.normalise import normalise, unify_line_ends

any_text = st.text(st.characters(exclude_categories=()))  # lone surrogates, too


@given(any_text)
def test_length_never_changes(text):
    assert len(normalise(text)) == len(text)


@given(any_text)
def test_twice_is_once(text):
    assert normalise(normalise(text)) == normalise(text)


@given(any_text)
def test_result_can_be_written_as_utf8(text):
    normalise(text).encode("utf-8")


@given(st.text(st.sampled_from("ab\r\n\t\u2028 ")))
def test_mixed_line_ends(text):
    result = normalise(text)
    assert len(result) == len(text)
    assert "\r" not in result
    assert normalise(result) == result


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("a\u00a0b\u2009c\u3000d", "a b c d"),
        ("one\r\ntwo", "one \ntwo"),
        ("one\rtwo", "one\ntwo"),
        ("one\ttwo", "one two"),
        ("\ufeffone\u200btwo\u00adthree", " one two three"),
        ("\u202bwest\u202c", " west "),
        ("a\u2028b\x0cc", "a\nb\nc"),
        ("a\ud800b", "a\ufffdb"),
        ("“Go,” she said – ‘now’ …", "“Go,” she said – ‘now’ …"),
        ("é e\u0301 😀 العربية", "é e\u0301 😀 العربية"),
    ],
)
def test_each_group(given_text, expected):
    assert normalise(given_text) == expected


def test_no_space_or_separator_but_space_and_line_feed_is_left():
    everything = "".join(map(chr, range(0x110000)))
    left = {c for c in normalise(everything) if unicodedata.category(c) in {"Cc", "Cs", "Zs", "Zl", "Zp"}}
    assert left == {" ", "\n"}


def test_unify_line_ends():
    assert unify_line_ends("a\r\nb\rc\n") == "a\nb\nc\n"
