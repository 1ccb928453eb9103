"""Modes that follow from medium, place, means and content."""

from __future__ import annotations

import pytest

from .coding import gold, one


@pytest.mark.parametrize(
    ("text", "event", "mode"),
    [
        pytest.param("President Joe Biden spoke by phone with President Volodymyr Zelenskyy.", "CONSULT", "phone", id="phone"),
        pytest.param("Emmanuel Macron met Olaf Scholz in Geneva.", "CONSULT", "third-party", id="elsewhere"),
        pytest.param("The leaders of France, Germany and Poland met in Warsaw.", "CONSULT", "multilateral", id="three"),
        pytest.param("Japan called on Iran to release the sailors.", "REQUEST", "yield", id="to release"),
        pytest.param("Turkey urged Israel to negotiate.", "REQUEST", "meet", id="to negotiate"),
        pytest.param("Russia threatened to attack Poland.", "THREATEN", "violence", id="with violence"),
        pytest.param("Russia shelled Kharkiv.", "ASSAULT", "heavy-weapons", id="by the verb"),
        pytest.param("A suicide bomber attacked a market in Kabul.", "ASSAULT", "suicide-attack", id="by the means"),
        pytest.param("Police in Cairo arrested 12 protesters.", "COERCE", "arrest", id="arrest"),
        pytest.param("France expelled two Russian diplomats.", "SANCTION", "expel", id="diplomats expelled"),
    ],
)
def test_mode(text: str, event: str, mode: str) -> None:
    assert one(text, event).mode == mode


def test_the_place_tells_guest_and_host_apart() -> None:
    event = one("Emmanuel Macron met Olaf Scholz in Berlin.", "CONSULT")
    assert event.mode == "visit"
    assert gold(event.actor) == ["FRA/GOV/Emmanuel Macron"]
    assert gold(event.recipient) == ["DEU/GOV/Olaf Scholz"]


def test_elsewhere_all_take_part() -> None:
    event = one("Emmanuel Macron met Olaf Scholz in Geneva.", "CONSULT")
    assert gold(event.actor) == ["FRA/GOV/Emmanuel Macron", "DEU/GOV/Olaf Scholz"]
    assert event.recipient == ()
