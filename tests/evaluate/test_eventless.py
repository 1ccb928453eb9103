"""False records in documents without events."""

from __future__ import annotations

from readout.evaluate.eventless import Eventless, eventless

from .making import act, coded


def test_rates_by_hand() -> None:
    """Three acts and one statement in 40 sentences: 75 and 25 per thousand."""
    found = eventless(
        [
            coded("a", act("ASSAULT", "USA"), act("ASSAULT", "FRA"), act("AGREE", "FRA"), sentences=10),
            coded("b", act("STATEMENT", "FRA"), sentences=12),
            coded("c", sentences=18),
        ]
    )
    assert found == Eventless(3, 40, 2, {"AGREE": 1, "ASSAULT": 2, "STATEMENT": 1})
    assert (found.acts, found.statements) == (3, 1)
    assert (found.per(), found.per(100), found.statements_per()) == (75.0, 7.5, 25.0)


def test_nothing_read() -> None:
    assert (eventless([]).per(), eventless([]).statements_per()) == (0.0, 0.0)
