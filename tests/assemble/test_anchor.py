"""The shortest clause that reports an act."""

from __future__ import annotations

import pytest

from .coding import one


@pytest.mark.parametrize(
    ("text", "event", "anchor"),
    [
        pytest.param(
            "Russia shelled Kharkiv.", "ASSAULT", "Russia shelled Kharkiv", id="a whole sentence without its full stop"
        ),
        pytest.param("On Monday, Germany praised Chile.", "SUPPORT", "Germany praised Chile", id="without a leading adverbial"),
        pytest.param("Germany praised Chile, while Peru slept.", "SUPPORT", "Germany praised Chile", id="without what follows"),
        pytest.param(
            "According to Ukraine, Russia shelled Kharkiv.", "ASSAULT", "Russia shelled Kharkiv", id="without the source"
        ),
        pytest.param(
            "After Russia invaded Ukraine, Finland joined NATO.",
            "ASSAULT",
            "Russia invaded Ukraine",
            id="the clause of a subordinate act",
        ),
        pytest.param(
            "Russia launched an attack on Ukraine.", "ASSAULT", "Russia launched an attack on Ukraine", id="with its light verb"
        ),
    ],
)
def test_anchor(text: str, event: str, anchor: str) -> None:
    start, end = one(text, event).anchor
    assert text[start:end] == anchor


def test_an_act_inside_a_noun_phrase_is_anchored_there() -> None:
    text = "Canada condemned Russia's attack on Kharkiv."
    start, end = one(text, "ASSAULT").anchor
    assert text[start:end] == "Russia's attack on Kharkiv"
