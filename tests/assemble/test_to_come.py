"""A meeting that is dated after its text has been agreed upon, not held."""

from __future__ import annotations

import pytest

from .coding import coded


@pytest.mark.parametrize(
    ("text", "types"),
    [
        pytest.param("Norway and Estonia discussed energy ahead of their talks in Bonn on May 20.", {"AGREE"}, id="to come"),
        pytest.param("Norway and Estonia held talks in Bonn on May 10.", {"CONSULT"}, id="held"),
        pytest.param("Norway thanked Austria for hosting the talks of Chile and Peru on May 20.", {"AGREE"}, id="of others"),
    ],
)
def test_meetings_to_come(text: str, types: set[str]) -> None:
    events = coded(text, kind="readout", date="2024-05-14").events
    assert {e.event for e in events} & {"AGREE", "CONSULT"} == types
