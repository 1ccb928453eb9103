"""Nouns of official texts for those who meet, were sent together or belong to a body."""

from __future__ import annotations

import pytest

from tests.resolve.test_actors import actors_of, meant

LISTED = "The States party to the pact, Chad, Mali and Niger, met envoys of Kenya. "


@pytest.mark.parametrize(
    ("text", "words", "codes"),
    [
        pytest.param(
            "Foreign ministers of the three states of the bloc, namely the Kingdom of Bahrain, the State of Kuwait and Oman, "
            "met in Doha. The participants agreed to a fund.",
            "participants",
            {"BHR", "KWT", "OMN"},
            id="participants",
        ),
        pytest.param(
            "The Foreign Ministers of the founding members, Jorge Faurie of Argentina, Eladio Loizaga of Paraguay and "
            "Rodolfo Nin Novoa of Uruguay, met today.",
            "Foreign Ministers",
            {"ARG", "PRY", "URY"},
            id="names after a title",
        ),
        pytest.param(
            "A mission led by President Muhammadu Buhari of Nigeria visited Banjul and met Adama Barrow. "
            "The delegation deplored the raid.",
            "delegation",
            {"NGA"},
            id="a delegation is one side",
        ),
        pytest.param(
            "Demands came from Chad, Mali and Niger to Kenya. The three states closed their borders.",
            "states",
            {"TCD", "MLI", "NER"},
            id="as many as are said",
        ),
    ],
)
def test_those_who_take_part(text: str, words: str, codes: set[str]) -> None:
    actors = actors_of(text, date="2017-08-05", kind="statement")
    assert {p.split("/")[0] for p in meant(actors, words, last=True)} == codes


@pytest.mark.parametrize("words", ["All Allies", "Allies"])
def test_members_are_the_body_that_speaks(words: str) -> None:
    text = f"{words} condemn the raid."
    assert meant(actors_of(text, issuer="NATO", kind="statement"), "Allies") == ["IGO//NATO"]
    assert meant(actors_of(text, issuer="Government of Chad", kind="statement"), "Allies") != ["IGO//NATO"]


def test_the_news_has_no_partakers() -> None:
    text = "Demands came from Chad, Mali and Niger to Kenya. The three delegates slept."
    assert meant(actors_of(text), "delegates") != meant(actors_of(text, kind="statement"), "delegates")


def test_visitors_are_the_others_of_a_meeting() -> None:
    text = (
        "President Muhammadu Buhari of Nigeria met President Ernest Bai Koroma of Sierra Leone. Mr Koroma thanked his visitors."
    )
    actors = actors_of(text, date="2016-12-13", kind="readout")
    assert meant(actors, "visitors") == ["NGA/GOV/Muhammadu Buhari"]


def test_our_countries_are_those_of_all_who_speak() -> None:
    text = "President Joe Biden met Prime Minister Justin Trudeau of Canada. Our two nations signed a pact."
    actors = actors_of(text, date="2022-05-14", issuer="The White House", kind="readout")
    assert meant(actors, "nations") == ["USA/GOV/", "CAN/GOV/"]
