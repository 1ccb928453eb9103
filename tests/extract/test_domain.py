"""Texts of fields that borrow the words of conflict are told by many such words, never by a few."""

from __future__ import annotations

import pytest

from readout.extract.domain import domain_of
from readout.extract.parse import parse

MATCH = (
    "The striker scored a late goal in the second half of the match. The goalkeeper and the defender argued with the "
    "referee. Their coach praised the team after the final."
)
RECIPE = "Preheat the oven. Mix flour, butter and salt, add garlic and onion, then simmer the sauce."
TREATY = "The president met the foreign minister of Chile and signed a treaty on trade."
FIGHT = "The two armies fought for a goal. It was a match of wills."


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        pytest.param(MATCH, "sport", id="a match"),
        pytest.param(RECIPE, "food", id="a recipe"),
        pytest.param(TREATY, None, id="diplomacy"),
        pytest.param(FIGHT, None, id="a few such words do not count"),
        pytest.param(" ".join([TREATY] * 30) + " " + FIGHT, None, id="nor in a long report"),
        pytest.param(" ", None, id="no words"),
    ],
)
def test_domain(text: str, domain: str | None) -> None:
    assert domain_of(next(parse([text]))) == domain
