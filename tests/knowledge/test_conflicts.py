"""Whom a campaign or attack was against where a text leaves it unsaid."""

from __future__ import annotations

import pytest

from readout.knowledge.conflicts import campaign, conflicts
from readout.knowledge.lexicon import lexicon


@pytest.mark.parametrize(
    ("actor", "group", "noun", "day", "against"),
    [
        pytest.param("RUS", None, "invasion", "2022-03-01", ("UKR", "GOV"), id="a state's"),
        pytest.param("RUS", "Vladimir Putin", "invasion", "2022-03-01", ("UKR", "GOV"), id="whoever speaks for it"),
        pytest.param("PSE", "Hamas", "massacre", "2023-12-01", ("ISR", "CVL"), id="an armed group's"),
        pytest.param("PSE", None, "massacre", "2023-12-01", None, id="not that of others of its state"),
        pytest.param("PSE", "Hamas", "massacre", "2023-10-01", None, id="not before"),
    ],
)
def test_campaign(actor: str, group: str | None, noun: str, day: str, against: tuple[str, str] | None) -> None:
    found = campaign(actor, group, noun, day)
    assert (found and (found.recipient, found.sector)) == against


def test_groups_are_bodies_of_the_tables() -> None:
    for conflict in (c for c in conflicts() if c.group):
        entries = [e for match in lexicon().find(conflict.group) for e in match.entries]
        assert (conflict.actor, conflict.group) in {(e.code, e.name) for e in entries}
