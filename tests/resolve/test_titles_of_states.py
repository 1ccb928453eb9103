"""Titles that one state alone has, or that mean its holder where the text names no other."""

from __future__ import annotations

import pytest

from tests.resolve.test_actors import actors_of, meant


@pytest.mark.parametrize(
    ("text", "day", "words", "party"),
    [
        pytest.param(
            "Egypt said that the Secretary of State would come.",
            "2013-03-02",
            "Secretary of State",
            "USA/GOV/John Kerry",
            id="abroad",
        ),
        pytest.param("The taoiseach spoke in Paris.", "2015-03-02", "taoiseach", "IRL/GOV/Enda Kenny", id="in lower case"),
        pytest.param(
            "The Chancellor of the Exchequer met German officials in Berlin.",
            "2012-03-02",
            "Chancellor of the Exchequer",
            "GBR/GOV/George Osborne",
            id="not the host's",
        ),
        pytest.param(
            "The Supreme Leader rejected talks with Iraq.", "2012-03-02", "Supreme Leader", "IRN/GOV/Ali Khamenei", id="Iran's"
        ),
        pytest.param(
            "In Pyongyang, North Korea showed rockets. The Supreme Leader clapped. North Korea boasted.",
            "2015-10-12",
            "Supreme Leader",
            "PRK/GOV/Kim Jong Un",
            id="but in a text about another that has one",
        ),
        pytest.param("China scolded the Dalai Lama.", "2010-02-18", "Dalai Lama", "CHN/REL/Dalai Lama", id="Dalai Lama"),
        pytest.param(
            "The Custodian of the Two Holy Mosques received Egyptian envoys.",
            "2016-03-02",
            "Custodian of the Two Holy Mosques",
            "SAU/GOV/Salman bin Abdulaziz",
            id="a title that ends in a plural",
        ),
        pytest.param("The Pope urged Cuba to free him.", "2014-01-17", "Pope", "VAT/REL/Francis", id="pope"),
        pytest.param(
            "China expects the Commerce Secretary.", "2011-05-02", "Commerce Secretary", "USA/GOV/Gary Locke", id="department"
        ),
    ],
)
def test_a_title_of_one_state(text: str, day: str, words: str, party: str) -> None:
    assert meant(actors_of(text, date=day), words) == [party]


def test_a_state_that_owns_the_title_goes_first() -> None:
    actors = actors_of("The Vatican secretary of state visited Minsk.", date="2007-03-02")
    assert meant(actors, "secretary of state") == ["VAT/REL/Tarcisio Bertone"]


def test_an_issuer_means_its_own_holder() -> None:
    actors = actors_of(
        "The Foreign Secretary called on the minister.",
        date="2016-03-02",
        issuer="Ministry of External Affairs of India",
        kind="readout",
    )
    assert [p.split("/")[0] for p in meant(actors, "Foreign Secretary")] == ["IND"]
