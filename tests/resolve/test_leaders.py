"""Leaders and ministers of several states, counterparts, hosts and guests, printed titles: named by who held them that day."""

from __future__ import annotations

from tests.resolve.marking import case, cases, found, wanted


@cases(
    case(
        "a president and two heads of government",
        "2022-06-16",
        "The [leaders|DEU/GOV/Olaf Scholz;FRA/GOV/Emmanuel Macron;ITA/GOV/Mario Draghi] of Germany, France and Italy left.",
    ),
    case(
        "by adjectives",
        "2012-09-09",
        "Israeli and Egyptian [leaders|EGY/GOV/Mohamed Morsi;ISR/GOV/Benjamin Netanyahu] met.",
    ),
    case("one office", "2016-05-19", "The [presidents|KEN/GOV/Uhuru Kenyatta;UGA/GOV/Yoweri Museveni] of Kenya and Uganda."),
    case(
        "no king",
        "2019-10-27",
        "The [presidents|MAR/GOV/;EGY/GOV/Abdel Fattah el-Sisi] of Morocco and Egypt.",
    ),
    case("none leads alone", "2012-08-08", "The [leaders|POL/GOV/;ESP/GOV/Mariano Rajoy] of Poland and Spain met."),
    case("of one state, many", "2012-08-08", "The [leaders|FRA/GOV/] of France met."),
    case(
        "their leaders",
        "2010-10-10",
        "France and Spain signed. Their [leaders|FRA/GOV/Nicolas Sarkozy;ESP/GOV/José Luis Rodríguez Zapatero] smiled.",
    ),
)
def test_several_lead(marked: str, day: str) -> None:
    assert {words: sorted(parties) for words, parties in found(marked, day).items()} == {
        words: sorted(parties) for words, parties in wanted(marked).items()
    }


@cases(
    case("by a state after it", "2013-02-12", "François Hollande rang his [counterpart|MLI/GOV/Dioncounda Traoré] from Mali."),
    case("he went", "2012-12-12", "Ahmet Davutoğlu went to Athens to see his [counterpart|GRC/GOV/Dimitris Avramopoulos]."),
    case("nobody, if no other state is told", "2012-12-12", "Turkey's Ahmet Davutoğlu wrote to his [counterpart|]."),
    case(
        "two of them",
        "2019-02-12",
        "Mike Pompeo met his Polish and Hungarian [counterparts|POL/GOV/Jacek Czaputowicz;HUN/GOV/Péter Szijjártó].",
    ),
)
def test_a_counterpart_is_of_another_state(marked: str, day: str) -> None:
    assert found(marked, day) == wanted(marked)


@cases(
    case(
        "by place",
        "1999-06-10",
        "Kofi Annan and Tony Blair met in Bonn; their [host|DEU/GOV/Gerhard Schröder] smiled.",
    ),
    case("the other one", "2003-05-05", "Silvio Berlusconi greeted Vladimir Putin. His [guest|RUS/GOV/Vladimir Putin] smiled."),
    case("nobody, without a place", "2003-05-05", "Tony Blair thanked his [host|]."),
)
def test_hosts_and_guests(marked: str, day: str) -> None:
    assert found(marked, day) == wanted(marked)


@cases(
    case("a title with its place", "2012-07-26", "The [Archbishop|GBR/REL/Rowan Williams] of Canterbury spoke."),
    case("a title with its body", "2012-07-26", "The Labour [leader|GBR/OPP/Ed Miliband] spoke."),
    case("of a part of a state", "2012-07-26", "The Catalan [president|ESP/GOV/] spoke."),
    case("an envoy to somewhere is one of many", "2012-07-26", "The UN [envoy|UNO//United Nations] to Syria spoke."),
    case("of a state that is gone", "1991-08-19", "The Soviet [president|RUS/GOV/Mikhail Gorbachev] was in his dacha."),
    case("who stands in", "2016-06-13", "The [acting president|BRA/GOV/Michel Temer] spoke in Brasília."),
    case("whose house it is", "2003-05-05", "The Kremlin [chief|RUS/GOV/Vladimir Putin] spoke."),
    case("by the surname of one who left", "2003-05-05", "Mandela's [successor|ZAF/GOV/Thabo Mbeki] spoke."),
)
def test_titles_as_printed(marked: str, day: str) -> None:
    assert found(marked, day) == wanted(marked)


@cases(
    case("all of a region", "2014-05-05", "The Baltic [states|EST/GOV/;LTU/GOV/;LVA/GOV/] signed."),
    case("not where a number picks some", "2014-05-05", "Two Baltic [states|] signed."),
)
def test_states_of_a_region(marked: str, day: str) -> None:
    assert found(marked, day) == wanted(marked)
