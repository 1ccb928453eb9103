"""Names of persons: which two are one, what a name is without its titles, whom the who's-who knows on a day."""

from __future__ import annotations

import pytest

from readout.extract.mentions import Mention, find_mentions
from readout.extract.parse import parse
from readout.knowledge.offices import Tenure, holders
from readout.resolve.persons import Beside, People, core_words, display_name, look_up, same_person
from readout.resolve.standing_on import sector_of


def persons(text: str) -> list[Mention]:
    return [m for m in find_mentions(next(parse([text]))).all if m.kind == "person"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("joe biden", "biden", True, id="surname"),
        pytest.param("joseph r. biden jr.", "joseph biden", True, id="initial and suffix"),
        pytest.param("alex rivas", "alexander rivas", True, id="shortened first name"),
        pytest.param("ana duarte", "rui duarte", False, id="two of one family"),
        pytest.param("ana duarte", "ana lopes", False, id="two of one first name"),
    ],
)
def test_same_person(one: str, other: str, same: bool) -> None:
    assert same_person(tuple(one.split()), tuple(other.split())) is same
    assert same_person(tuple(other.split()), tuple(one.split())) is same


def test_the_core_of_a_name() -> None:
    assert core_words(("joseph", "r.", "biden", "jr.")) == ("joseph", "biden")
    assert core_words(("x",)) == ("x",)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Prime Minister Narendra Modi left.", "Narendra Modi", id="without the title"),
        pytest.param("Ambassador to India Igor Polikha left.", "Igor Polikha", id="without the seat"),
        pytest.param("Narendra Modi's plan failed.", "Narendra Modi", id="without the possessive"),
    ],
)
def test_display_name(text: str, name: str) -> None:
    assert display_name(persons(text)[0]) == name


def known(words: str, day: str | None, code: str | None = None, alone: bool = True) -> str | None:
    tenure = look_up(tuple(words.split()), Beside(code, alone=alone), day)
    return tenure.person if tenure else None


def test_a_full_name_is_known() -> None:
    assert known("angela merkel", "2015-02-03") == "Angela Merkel"


def test_a_full_name_of_another_state_is_not() -> None:
    assert known("joe biden", "1965-02-03", code="JPN") is None


def test_a_surname_is_known_while_its_bearer_is_in_office() -> None:
    assert known("merkel", "2015-02-03") == "Angela Merkel"
    assert known("nosuchname", "2015-02-03") is None


def tenure_of(code: str, office: str, day: str, body: str = "") -> Tenure:
    return holders(code, office, day, body)[0]


def test_the_sector_of_an_office_while_held_and_afterwards() -> None:
    obama = tenure_of("USA", "head_of_state", "2010-05-14")
    assert sector_of(obama, True, "2010-05-14") == ("GOV",)
    assert sector_of(obama, False, "2020-05-14") == ("ELI",)
    assert sector_of(obama, False, "2005-05-14") == ("GOV",)


@pytest.mark.parametrize(
    ("name", "day", "sector"),
    [
        pytest.param("Jamal Khashoggi", "2019-06-20", "JRN", id="a journalist after his death"),
        pytest.param("Tawakkol Karman", "2011-10-07", "SOC", id="an activist"),
        pytest.param("Desmond Tutu", "1996-04-15", "REL", id="a bishop"),
        pytest.param("Pablo Escobar", "1992-07-22", "CRM", id="a drug lord"),
        pytest.param("Lindsey Graham", "2019-10-14", "LEG", id="a senator"),
        pytest.param("Mosiuoa Lekota", "2009-03-01", "OPP", id="a party leader in opposition"),
    ],
)
def test_people_without_an_office_have_the_sector_of_their_kind(name: str, day: str, sector: str) -> None:
    found = look_up(tuple(name.lower().split()), Beside(), day)
    assert found is not None
    assert (found.person, sector_of(found, found.holds(day), day)) == (name, (sector,))


def test_people_without_an_office_are_not_meant_by_a_surname_alone() -> None:
    assert known("khashoggi", "2018-10-20", code="SAU") is None
    assert known("jordan", "2019-10-20") is None


def test_an_opposition_leader_is_meant_by_a_surname_only_where_the_text_is_about_the_state() -> None:
    home, abroad = Beside(near=("TCD", "FRA")), Beside(near=("USA",))
    found = look_up(("masra",), home, "2023-05-01")
    assert found is not None and found.person == "Succès Masra"
    assert look_up(("masra",), abroad, "2023-05-01") is None


def test_a_head_of_state_is_meant_rather_than_an_opposition_leader_of_the_same_surname() -> None:
    found = look_up(("sall",), Beside(near=("SEN",)), "2016-05-01")
    assert found is not None and found.person == "Macky Sall"


def test_an_official_of_an_international_body_has_no_sector() -> None:
    assert sector_of(tenure_of("UNO", "head_of_body", "2020-05-14", "United Nations"), True, "2020-05-14") == ()


def test_a_document_joins_the_names_of_one_person() -> None:
    people = People("2024-05-14")
    full, short = persons("Prime Minister Ilse Brandt came. Brandt left.")
    first = people.add(full, "AUT", ("GOV",), "")
    assert people.add(short, None, (), "f") is first
    assert (first.name, first.code, first.sex) == ("Ilse Brandt", "AUT", "f")
    assert people.find(("brandt",), "AUT") is first
    assert people.find(("brandt",), "DEU") is None


def test_an_office_counts_on_its_own_days_only() -> None:
    (mention,) = persons("Angela Merkel left.")
    assert People("2015-02-03").add(mention, None, (), "").office == "Chancellor"
    assert People("2023-02-03").add(mention, None, (), "").office is None
