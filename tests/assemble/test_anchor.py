"""The shortest clause that reports an act."""

from __future__ import annotations

import pytest

from readout.assemble.anchor import set_anchor
from readout.assemble.draft import Draft
from readout.extract.parse import parse

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
        pytest.param(
            "Germany voiced its support for Chile's role in the Indo-Pacific.",
            "SUPPORT",
            "Germany voiced its support for Chile's role in the Indo-Pacific",
            id="a hyphen inside a name is no boundary",
        ),
        pytest.param(
            "Germany and Chile agreed to stay in close touch to prepare the visit, the ministry said.",
            "AGREE",
            "Germany and Chile agreed to stay in close touch to prepare the visit",
            id="with its purpose, not with half of it",
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


def test_a_describing_word_is_anchored_with_its_noun() -> None:
    text = "Canada condemned Russia's repeated missile strikes on Kharkiv."
    doc = next(parse([text]))
    trigger = next(t for t in doc if t.text == "missile")
    span = (trigger.idx, trigger.idx + len(trigger))
    draft = Draft("ASSAULT", None, (), (), trigger.i, span, span, 0)
    set_anchor(draft, doc)
    assert text[slice(*draft.anchor)] == "Russia's repeated missile strikes on Kharkiv"
