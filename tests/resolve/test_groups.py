"""Plural nouns for those named before: armies, offices, sides, states with an adjective."""

from __future__ import annotations

import pytest

from tests.resolve.test_actors import actors_of, meant


@pytest.mark.parametrize(
    ("text", "words", "parties"),
    [
        pytest.param("Mali and Niger signed. The two armies will train.", "armies", ["MLI/MIL/", "NER/MIL/"], id="armies"),
        pytest.param(
            "Peru and Ecuador met in Brasilia. Both militaries pulled back.",
            "militaries",
            ["PER/MIL/", "ECU/MIL/"],
            id="not the host's",
        ),
        pytest.param("Chad and Sudan quarrelled. Their armies clashed.", "armies", ["TCD/MIL/", "SDN/MIL/"], id="their"),
        pytest.param(
            "Laos and Thailand traded fire. The armies of both countries blamed fog.",
            "armies",
            ["LAO/MIL/", "THA/MIL/"],
            id="of both countries",
        ),
        pytest.param(
            "The Liberian government and LURD met in Accra. The warring parties signed.",
            "warring parties",
            ["LBR/GOV/", "LBR/REB/Liberians United for Reconciliation and Democracy"],
            id="warring parties",
        ),
        pytest.param(
            "Zanu-PF and the Movement for Democratic Change met. The rival factions talked.",
            "factions",
            ["ZWE/PTY/ZANU-PF", "ZWE/PTY/Movement for Democratic Change"],
            id="factions",
        ),
        pytest.param(
            "Spain and Morocco quarrelled. The two Mediterranean states agreed.",
            "states",
            ["ESP/GOV/", "MAR/GOV/"],
            id="a name before the noun",
        ),
        pytest.param(
            "Peru and Chile met in Quito. The neighbours agreed.", "neighbours", ["PER/GOV/", "CHL/GOV/"], id="neighbours"
        ),
        pytest.param(
            "Egypt and Ethiopia met. The two foreign ministers shook hands.",
            "foreign ministers",
            ["EGY/GOV/Ahmed Maher", "ETH/GOV/Seyoum Mesfin"],
            id="an office that each has",
        ),
        pytest.param(
            "Angela Merkel and Matteo Renzi met. Their officials will talk.",
            "officials",
            ["DEU/GOV/", "ITA/GOV/"],
            id="officials of each",
        ),
        pytest.param("Mali signed. The armies of ants moved.", "armies", ["MLI/MIL/"], id="one state alone"),
    ],
)
def test_a_group_is_those_named_before(text: str, words: str, parties: list[str]) -> None:
    assert meant(actors_of(text, date="2003-06-17"), words) == parties


def test_both_ministers_are_those_introduced_with_the_office() -> None:
    actors = actors_of(
        "Czech Foreign Minister Jan Oravec met Slovak Foreign Minister Petr Dolezal. Both foreign ministers praised France.",
        date="2003-06-17",
    )
    assert meant(actors, "foreign ministers") == ["CZE/GOV/Jan Oravec", "SVK/GOV/Petr Dolezal"]
