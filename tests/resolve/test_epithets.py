"""What stands for a state without its name, by the states that the text named before."""

from __future__ import annotations

import pytest

from tests.resolve.test_actors import actors_of, meant


@pytest.mark.parametrize(
    ("text", "day", "words", "parties"),
    [
        pytest.param(
            "Jordan called a vote. The kingdom has 12 districts.", "2016-03-02", "kingdom", ["JOR/GOV/"], id="kingdom"
        ),
        pytest.param(
            "Officials in Bangkok praised Morocco's team. The kingdom thanked them.",
            "2016-03-02",
            "kingdom",
            ["MAR/GOV/"],
            id="by name rather than by place",
        ),
        pytest.param("The kingdom condemned the attack.", "2016-03-02", "kingdom", [], id="nobody named"),
        pytest.param(
            "Bahrain asked for oil. Thailand paid the kingdom.", "2016-03-02", "kingdom", ["BHR/GOV/"], id="not who does it"
        ),
        pytest.param("Nepal and India met. The kingdom signed.", "2001-03-02", "kingdom", ["NPL/GOV/"], id="while a kingdom"),
        pytest.param("Nepal and India met. The kingdom signed.", "2011-03-02", "kingdom", [], id="no kingdom any more"),
        pytest.param("Singapore paid. The city-state has no oil.", "2016-03-02", "state", ["SGP/GOV/"], id="joined words"),
        pytest.param(
            "Kuwait scolded Egypt. The oil-rich Gulf state recalled an envoy.",
            "2016-03-02",
            "state",
            ["KWT/GOV/"],
            id="a phrase with another adjective",
        ),
        pytest.param(
            "Ghana scolded France. The West African country recalled an envoy.",
            "2016-03-02",
            "country",
            ["GHA/GOV/"],
            id="region",
        ),
        pytest.param("Cuba freed him. The island hopes for peace.", "2016-03-02", "island", ["CUB/GOV/"], id="island"),
        pytest.param("Cuba freed him. An island is sought.", "2016-03-02", "island", [], id="without an article"),
        pytest.param("Cuba flew to the island of Java.", "2016-03-02", "island", [], id="a part of a state"),
        pytest.param(
            "The world's largest democracy voted.", "2016-03-02", "world's largest democracy", ["IND/GOV/"], id="India"
        ),
        pytest.param(
            "The world's most populous country voted.", "2016-03-02", "world's most populous country", ["CHN/GOV/"], id="2016"
        ),
        pytest.param(
            "The world's most populous country voted.", "2024-03-02", "world's most populous country", ["IND/GOV/"], id="2024"
        ),
    ],
)
def test_an_epithet_means(text: str, day: str, words: str, parties: list[str]) -> None:
    assert meant(actors_of(text, date=day), words, last=True) == parties


def test_a_state_called_so_owns_what_follows() -> None:
    actors = actors_of("Morocco scolded France. The kingdom's foreign minister left Paris.", date="2021-05-20")
    assert meant(actors, "foreign minister") == ["MAR/GOV/Nasser Bourita"]


def test_in_a_statement_it_is_the_issuer() -> None:
    actors = actors_of(
        "The Kingdom welcomes the vote in Jordan.",
        issuer="Ministry of Foreign Affairs of Saudi Arabia",
        kind="statement",
        date="2021-05-20",
    )
    assert meant(actors, "Kingdom") == ["SAU/GOV/"]
