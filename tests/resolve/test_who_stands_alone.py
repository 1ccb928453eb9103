"""Surnames alone, kin, counterparts by name, those of no state, several states by one name, words that are newspapers too."""

from __future__ import annotations

import pytest

from readout.extract.mentions import find_mentions
from readout.extract.parse import parse
from readout.knowledge.offices import only_bearer
from readout.knowledge.stateless_nouns import stateless
from tests.resolve.marking import case, cases, found, wanted


@cases(
    case("a surname that the recogniser passes over", "2014-04-17", "[Lavrov|RUS/GOV/Sergei Lavrov] agreed a text."),
    case("a rare surname of somebody without an office", "2013-06-23", "[Snowden|USA/CVL/Edward Snowden] flew to Moscow."),
    case("kin of a leader", "2011-08-21", "The Libyan leader's [son|LBY/ELI/] was held by rebels."),
    case("kin of others", "2011-08-21", "A Libyan teacher's [son|LBY/CVL/] was held by rebels."),
    case("aid agencies of no state", "2012-04-03", "Gunmen ransacked the offices of [aid agencies|NGO/SOC/] in towns."),
    case("an aid agency of a state", "2012-04-03", "Gunmen robbed a Danish [aid agency|DNK/SOC/]."),
    case("two states by one name", "2018-04-27", "The two [Koreas|KOR/GOV/;PRK/GOV/] promised to end the war."),
    case("a number that tells them all", "2012-03-28", "The three Baltic [states|EST/GOV/;LTU/GOV/;LVA/GOV/] asked NATO."),
    case("a newspaper that is an adjective", "2010-01-05", "The Australian [Prime Minister|AUS/GOV/Kevin Rudd] spoke."),
    case("a newspaper", "2010-01-05", "[The Guardian|GBR/JRN/The Guardian] reported it."),
    case("where a person is", "2005-12-05", "They chose [Hamid Karzai|AFG/GOV/Hamid Karzai] in Bonn."),
    case("a nationality behind a name", "2011-04-22", "[Tim Hetherington|GBR/CVL/Tim Hetherington], a Briton, died."),
    case("honorifics amid titles", "2022-11-08", "[Minister H.E. Mr. Denis Manturov|RUS/GOV/Denis Manturov] of Russia left."),
    case("a pope from somewhere", "2025-06-08", "The first American [pope|VAT/REL/Leo XIV] greeted the crowd."),
    case("an acronym in small letters", "2011-12-02", "[Nato|IGO//NATO] regretted it."),
)
def test_who_is_meant(marked: str, day: str) -> None:
    assert found(marked, day) == wanted(marked)


def test_a_possessive_belongs_to_its_own_noun() -> None:
    marked = "Mexico protested. In our view [General Williams Kaliman|BOL/MIL/Williams Kaliman] of Bolivia broke the law."
    assert found(marked, "2019-11-12") == wanted(marked)


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        pytest.param("The National Transitional Council met.", ["National Transitional Council"], id="longer without article"),
        pytest.param("The General Staff denied it.", [], id="no general of that name"),
        pytest.param("The UN General Assembly voted.", ["UN General Assembly"], id="within a body"),
    ],
)
def test_names_of_bodies(text: str, bodies: list[str]) -> None:
    mentions = find_mentions(next(parse([text]))).all
    assert [m.text for m in mentions if m.kind == "body"] == bodies
    assert [m.text for m in mentions if m.kind == "person"] == []


def test_a_rare_surname_has_one_bearer_on_his_days() -> None:
    assert only_bearer(("lavrov",), "2014-04-17") is not None
    assert only_bearer(("lavrov",), "1960-01-01") is None
    assert only_bearer(("bush",), "2004-01-01") is None


def test_nouns_of_no_state_in_both_numbers() -> None:
    assert stateless("aid agency") == stateless("Aid agencies") == ("NGO", "SOC")
    assert stateless("ministry") is None
