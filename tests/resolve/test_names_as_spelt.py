"""Names that the who's-who prints otherwise, under a rank, or only describes; and who `he` is beside a speaker's words."""

from __future__ import annotations

import pytest

from readout.knowledge.offices import name_words
from readout.knowledge.spellings import ending_with, spelt_like
from readout.resolve.lookup import Query, answers
from readout.resolve.readings import AMBIGUOUS
from tests.resolve.marking import case, cases, found, wanted


@cases(
    case("transliteration", "2015-03-03", "[Omer al-Bashir|SDN/GOV/Omar al-Bashir] spoke in Khartoum."),
    case("with other letters", "2010-03-03", "[Moammar Kadafi|LBY/GOV/Muammar Gaddafi] spoke in Tripoli."),
    case("a stranger elsewhere", "2015-03-03", "[Omer Basher|UNK/CVL/Omer Basher] spoke in Leeds."),
    case("several words of a surname", "2017-04-04", "[Mr. Van der Bellen|AUT/GOV/Alexander Van der Bellen] spoke in Vienna."),
    case("under a rank", "2011-10-23", "[Sen. McCain|USA/LEG/John McCain] flew to Tripoli."),
    case("a ruler is no mere colonel", "2003-12-13", "[Colonel Gaddafi|LBY/GOV/Muammar Gaddafi] gave up his weapons."),
    case("an officer for the first days", "2021-02-02", "[Min Aung Hlaing|MMR/MIL/Min Aung Hlaing] spoke in Naypyidaw."),
    case("no longer after them", "2021-06-02", "[Min Aung Hlaing|MMR/GOV/Min Aung Hlaing] spoke in Naypyidaw."),
    case("an envoy is not of the place", "2004-06-28", "[Ambassador Bellweather|UNK/GOV/Bellweather] left Baghdad, Iraq."),
)
def test_whose_name_it_is(marked: str, day: str) -> None:
    assert found(marked, day) == wanted(marked)


@pytest.mark.parametrize("name", ["Hassan Ali", "Li Ping", "Kim Jong Un"])
def test_short_or_other_sounds_are_nobody_known(name: str) -> None:
    assert not {t.person for t in spelt_like(name_words(name), "2015-03-03")} - {name}


def test_words_at_the_end_of_a_name_are_two_at_least() -> None:
    assert ending_with(("bellen",), None) == []
    assert {t.person for t in ending_with(("van", "der", "bellen"), "2017-04-04")} == {"Alexander Van der Bellen"}


@cases(
    case("a force that is only described", "2018-03-16", "The [Turkish military|TUR/MIL/] shelled it."),
    case("a force by its name", "2018-03-16", "The [Bundeswehr|DEU/MIL/Bundeswehr] left."),
)
def test_only_names_are_names(marked: str, day: str) -> None:
    assert found(marked, day) == wanted(marked)


BUSH, SADDAM = "USA/GOV/George W. Bush", "IRQ/GOV/Saddam Hussein"


@cases(
    case("after the words", "2003-03-18", f'"Saddam must go," George W. Bush said. [He|{BUSH}] spoke from his desk.'),
    case("within them", "2003-03-18", f'"Saddam must go," George W. Bush said. "[He|{SADDAM}] has had time enough."'),
    case("who is accused denies", "2003-05-05", "Amnesty accused Israel of firing. [It|ISR/GOV/] denied the charge."),
    case(
        "thanked",
        "2003-05-05",
        "Jacques Chirac thanked Gerhard Schröder for [his|DEU/GOV/Gerhard Schröder] help.",
    ),
    case(
        "the last clause",
        "2010-05-12",
        "Gordon Brown left and David Cameron came. [He|GBR/GOV/David Cameron] spoke.",
    ),
    case("demonym", "2003-05-05", "Fidel Castro spoke for hours. The [Cuban|CUB/GOV/Fidel Castro] did not drink."),
    case("pressed as a state", "2012-04-04", "Washington pressed the [Iraqis|IRQ/GOV/] to sign."),
)
def test_who_is_meant_by_what_is_said(marked: str, day: str) -> None:
    assert found(marked, day) == wanted(marked)


def test_a_vice_president_and_a_small_states_leader_of_one_surname_are_open() -> None:
    ((_, answer),) = answers([Query("Harris", "2021-05-05")])
    assert answer.reason == AMBIGUOUS
