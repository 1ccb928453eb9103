"""Titles that one state alone has, or that mean its holder where the text names no other."""

from __future__ import annotations

from tests.resolve.marking import case, cases, found, wanted
from tests.resolve.test_actors import actors_of, meant


@cases(
    case("abroad", "2013-03-02", "Egypt said that the [Secretary of State|USA/GOV/John Kerry] would come."),
    case("in lower case", "2015-03-02", "The [taoiseach|IRL/GOV/Enda Kenny] spoke in Paris."),
    case(
        "not the host's",
        "2012-03-02",
        "The [Chancellor of the Exchequer|GBR/GOV/George Osborne] met German officials in Berlin.",
    ),
    case("Iran's", "2012-03-02", "The [Supreme Leader|IRN/GOV/Ali Khamenei] rejected talks with Iraq."),
    case(
        "but in a text about another that has one",
        "2015-10-12",
        "In Pyongyang, North Korea showed rockets. The [Supreme Leader|PRK/GOV/Kim Jong Un] clapped. North Korea boasted.",
    ),
    case("Dalai Lama", "2010-02-18", "China scolded the [Dalai Lama|CHN/REL/Dalai Lama]."),
    case(
        "a title that ends in a plural",
        "2016-03-02",
        "The [Custodian of the Two Holy Mosques|SAU/GOV/Salman bin Abdulaziz] received Egyptian envoys.",
    ),
    case("pope", "2014-01-17", "The [Pope|VAT/REL/Francis] urged Cuba to free him."),
    case("department", "2011-05-02", "China expects the [Commerce Secretary|USA/GOV/Gary Locke]."),
)
def test_a_title_of_one_state(marked: str, day: str) -> None:
    assert found(marked, day) == wanted(marked)


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
