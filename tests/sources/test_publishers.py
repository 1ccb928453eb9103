"""Publishers are found by any of their names."""

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
