"""When a look-up in a sentence gives no answer: shared names without a sign, houses, those long out of office."""

from __future__ import annotations

import pytest

from readout.knowledge.offices import joined_surname, line
from readout.knowledge.standing import neighbours
from readout.resolve.lookup import AMBIGUOUS, REMOTE, Answer, Query, answers
from readout.resolve.readings import PLACE


def asked(text: str, context: str, day: str, publisher: str | None = None) -> Answer:
    ((_, answer),) = answers([Query(text, day, context, None, publisher)])
    return answer


def chosen(answer: Answer) -> str | None:
    return answer.reading.party.gold() if answer.reading else None


# ---- names that states share -----------------------------------------------------------------------------------------
def test_a_name_of_several_states_without_a_sign_is_left_open() -> None:
    answer = asked("Congo", "The band sang of Congo and the sea.", "2014-02-02")
    assert (answer.reading, answer.reason) == (None, AMBIGUOUS)


@pytest.mark.parametrize(
    ("text", "context", "publisher", "party"),
    [
        pytest.param("Georgia", "Moldova thanked Georgia.", None, "GEO/GOV/", id="a state of the region"),
        pytest.param("Georgia", "Tbilisi was calm, and Georgia slept.", None, "GEO/GOV/", id="its own town"),
        pytest.param("Georgia", "Mikheil Saakashvili said that Georgia slept.", None, "GEO/GOV/", id="its president"),
        pytest.param("Congo", "Goma was calm, and Congo slept.", None, "COD/GOV/", id="a town of one of two"),
    ],
)
def test_a_sign_tells_which(text: str, context: str, publisher: str | None, party: str) -> None:
    assert chosen(asked(text, context, "2010-02-02", publisher)) == party


def test_a_seat_of_government_elsewhere_is_left_open() -> None:
    answer = asked("Georgetown", "Georgetown's students danced in the snow.", "2014-02-02")
    assert (answer.reading, answer.reason) == (None, REMOTE)
    assert chosen(asked("Georgetown", "Georgetown protested to Caracas.", "2014-02-02")) == "GUY/GOV/"


# ---- houses ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("context", ["Farmers parked in front of the Élysée.", "A crowd stood outside the Élysée."])
def test_a_house_beside_which_something_is_means_no_party(context: str) -> None:
    answer = asked("the Élysée", context, "2014-02-02")
    assert (answer.reading, answer.reason) == (None, PLACE)


def test_those_in_a_house_are_its_government() -> None:
    assert chosen(asked("the Élysée", "Nobody in the Élysée agreed.", "2014-02-02")) == "FRA/GOV/"


# ---- persons and offices ---------------------------------------------------------------------------------------------
def test_a_surname_of_somebody_out_of_office_needs_the_state() -> None:
    assert chosen(asked("Williams", "In the final, Williams beat Ivanova.", "2014-05-05")) is None
    assert chosen(asked("Gyurcsány", "In Budapest, Gyurcsány spoke to voters.", "2010-05-05")) == "HUN/OPP/Ferenc Gyurcsány"


@pytest.mark.parametrize("organ", ["The ministry", "The Supreme Court", "Parliament"])
def test_an_organ_of_an_unknown_state_is_nobody(organ: str) -> None:
    assert chosen(asked(organ, f"{organ} rose early.", "2012-04-04")) is None


def test_gunmen_of_an_unknown_state_stay_gunmen() -> None:
    assert chosen(asked("Gunmen", "Gunmen fired at a car.", "2012-04-04")) == "UNK/UAF/"


# ---- what the tables tell for it -------------------------------------------------------------------------------------
def test_states_of_one_region() -> None:
    assert {"ARM", "AZE", "RUS"} <= neighbours("GEO")
    assert "GEO" not in neighbours("GEO") and "USA" not in neighbours("GEO")


def test_the_line_of_an_office_is_in_order() -> None:
    starts = [t.start for t in line("GBR", "head_of_government")]
    assert starts == sorted(starts) and len(starts) > 5


def test_a_surname_joined_of_words() -> None:
    assert {t.person for t in joined_surname(("al", "assad"), "2010-01-01")} == {"Bashar al-Assad", "Hafez al-Assad"}
    assert joined_surname(("assad",), "2010-01-01") == []


def test_a_pronoun_tells_which_of_several_of_a_surname() -> None:
    assert chosen(asked("Gandhi", "The court convicted Gandhi and fined her.", "2023-03-24")) == "IND/OPP/Priyanka Gandhi"
    assert chosen(asked("Gandhi", "The court convicted Gandhi and fined a clerk.", "2023-03-24")) is None
