"""Publishers are found by any of their names."""

import pytest

from readout.knowledge.publishers import publisher, publishers


def test_found_whatever_case_and_article():
    house = publisher("The White House")
    assert house is not None
    assert house is publisher("  the  WHITE house ")
    assert house is publisher("White House")
    assert (house.code, house.is_public) == ("USA", True)


def test_unknown_and_none():
    assert publisher("A Blog Nobody Knows") is None
    assert publisher("") is None
    assert publisher(None) is None


def test_every_name_leads_to_a_row():
    for row in publishers():
        for name in (row.publisher, *row.aliases):
            assert publisher(name) is not None


@pytest.mark.parametrize(
    ("name", "code", "sector"),
    [
        ("Ministry of Energy and Mines, Republic of Kenya", "KEN", "GOV"),
        ("Ministerio de Salud, Uruguay", "URY", "GOV"),
        ("Embassy of Japan in Peru", "JPN", "GOV"),
        ("Permanent Mission of Cuba to the United Nations", "CUB", "GOV"),
        ("African Union Peace and Security Council", "IGO", ""),
    ],
)
def test_a_public_body_that_is_not_listed_is_known_by_its_words(name: str, code: str, sector: str) -> None:
    found = publisher(name)
    assert found is not None
    assert (found.code, found.sector, found.kind) == (code, sector, "public")


@pytest.mark.parametrize("name", ["The Kenya Star Tribune", "Radio Uruguay", "Ministry of Sound", "Norway Today", ""])
def test_what_is_no_public_body_of_a_state_stays_unknown(name: str) -> None:
    assert publisher(name) is None
