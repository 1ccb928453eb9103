"""Whatever the words, dates are sound: spans slice back, values have the length of their precision, time is linear."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.resolve.dates import find_dates

WORDS = """
on in of the a an to - – , . ; ( ) from between and by until since will said last next this early late week weeks month
days year ago later after May March June Monday Sunday Sat Feb 1 3 24 24th 31 2014 2022-02-24 24/02/2022 9/11 16 two few
past every for long old weekend spring quarter first Christmas Day New Year ' s Easter night dawn Q1 today 99 0 29 three
"""
SOUP = st.lists(st.tuples(st.sampled_from(WORDS.split()), st.sampled_from([" ", " ", " ", ""])), max_size=40).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)
PUBLICATIONS = st.none() | st.dates().map(lambda day: day.isoformat())
LENGTHS = {"day": 10, "month": 7, "year": 4, None: 0}


def assert_sound(text: str, publication: str | None) -> None:
    mentions = find_dates(text, publication)
    assert mentions == find_dates(text, publication)
    reached = 0
    for mention in mentions:
        start, end = mention.span
        assert reached <= start < end <= len(text) and text[start:end].strip() == text[start:end] != ""
        reached = end
        assert len(mention.value or "") == LENGTHS[mention.precision]
        assert (mention.value is None) == (mention.basis == "unknown")
        assert mention.end is None or (mention.value or "") <= mention.end


@settings(max_examples=150, deadline=None)
@given(SOUP, PUBLICATIONS)
def test_words_of_time_in_any_order(text: str, publication: str | None) -> None:
    assert_sound(text, publication)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200), PUBLICATIONS)
def test_any_text(text: str, publication: str | None) -> None:
    assert_sound(text, publication)


@pytest.mark.parametrize("piece", ["will ", "On Monday in May 2014 to 3 - 4 June, ", "5 May to ", "9", "the last few ", "("])
def test_long_sentences_take_linear_time(piece: str) -> None:
    text = piece * 10_000
    begin = time.perf_counter()
    find_dates(text, "2022-06-15")
    assert time.perf_counter() - begin < 10
