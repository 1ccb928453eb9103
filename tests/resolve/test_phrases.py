"""Phrases that only the sentence or the day can resolve: `the latter`, `both countries`, peoples that act, titles of bodies."""

from __future__ import annotations

import pytest

from tests.resolve.test_actors import actors_of, meant


@pytest.mark.parametrize(
    ("text", "day", "words", "parties"),
    [
        pytest.param(
            "Angela Merkel met Matteo Renzi in Rome. The latter asked for time.",
            "2015-03-02",
            "latter",
            ["ITA/GOV/Matteo Renzi"],
            id="the latter",
        ),
        pytest.param(
            "Angela Merkel met Matteo Renzi in Rome. The former asked for haste.",
            "2015-03-02",
            "former",
            ["DEU/GOV/Angela Merkel"],
            id="the former",
        ),
        pytest.param(
            "Peru and Chile signed in Brussels. Both countries promised calm.",
            "2014-02-02",
            "countries",
            ["PER/GOV/", "CHL/GOV/"],
            id="states that act together, not the place",
        ),
        pytest.param(
            "Brazil recalled its envoy, and Spain closed a consulate. Italy and Malta spoke to the two governments.",
            "2014-02-02",
            "governments",
            ["ITA/GOV/", "MLT/GOV/"],
            id="those named together last",
        ),
        pytest.param(
            "The Norwegians handed over the maps.", "2014-02-02", "Norwegians", ["NOR/GOV/"], id="a people as its state"
        ),
        pytest.param("The Norwegians were arrested.", "2014-02-02", "Norwegians", ["NOR/CVL/"], id="a people that suffers"),
        pytest.param("Three Norwegians left.", "2014-02-02", "Norwegians", ["NOR/CVL/"], id="some of a people"),
        pytest.param(
            "The UN Secretary-General thanked Kenya.",
            "2010-05-05",
            "UN Secretary-General",
            ["UNO//Ban Ki-moon"],
            id="head of body",
        ),
        pytest.param(
            "The president of the World Bank thanked Kenya.", "2014-05-05", "president", ["IGO//Jim Yong Kim"], id="of a body"
        ),
        pytest.param(
            "The chancellor met the French president in Berlin.",
            "2010-05-05",
            "chancellor",
            ["DEU/GOV/Angela Merkel"],
            id="only one of the states has the office",
        ),
        pytest.param(
            "Barack Obama rang his Iranian counterpart.",
            "2013-09-27",
            "counterpart",
            ["IRN/GOV/Hassan Rouhani"],
            id="a president's is a president",
        ),
        pytest.param(
            "King Hussein thanked Mr. Rabin.", "1994-07-26", "King Hussein", ["JOR/GOV/Hussein bin Talal"], id="title"
        ),
        pytest.param("Women marched through Lima.", "2014-02-02", "Women", ["PER/CVL/"], id="a crowd"),
        pytest.param(
            "Min Aung Hlaing met officers.",
            "2015-02-02",
            "Min Aung Hlaing",
            ["MMR/MIL/Min Aung Hlaing"],
            id="a name like a title",
        ),
    ],
)
def test_a_phrase_means(text: str, day: str, words: str, parties: list[str]) -> None:
    assert meant(actors_of(text, date=day), words) == parties


def test_him_is_not_the_one_who_acts() -> None:
    actors = actors_of("Angela Merkel met Matteo Renzi. Barack Obama rang Renzi and warned him.", date="2015-03-02")
    assert meant(actors, "him") == ["ITA/GOV/Matteo Renzi"]


def test_two_who_are_named_alike_are_told_apart_by_the_state_near_by() -> None:
    assert meant(actors_of("In Seoul, Kim thanked the troops.", date="1994-03-20"), "Kim") == ["KOR/GOV/Kim Young-sam"]


def test_news_of_the_day_after_keeps_the_office() -> None:
    assert meant(actors_of("Hosni Mubarak left Cairo.", date="2011-02-12"), "Hosni Mubarak") == ["EGY/GOV/Hosni Mubarak"]
    assert meant(actors_of("Hosni Mubarak left Cairo.", date="2011-03-12"), "Hosni Mubarak") == ["EGY/ELI/Hosni Mubarak"]
