"""What the words and places beside a mention tell: towns, led and backed groups, shared names, roles."""

from __future__ import annotations

import pytest

from readout.resolve.lookup import Query, answers
from readout.resolve.readings import PLACE
from tests.resolve.test_actors import actors_of, meant


@pytest.mark.parametrize(
    ("text", "day", "words", "parties"),
    [
        pytest.param(
            "Norway and Sweden talked. In Bergen, farmers blocked the port.",
            "2014-02-02",
            "farmers",
            ["NOR/AGR/"],
            id="the town of the gazetteer in the sentence",
        ),
        pytest.param(
            "Peru recalled its envoy. Peru closed a consulate. Dockers struck in Guayaquil. The police dispersed the crowd.",
            "2014-02-02",
            "police",
            ["ECU/COP/"],
            id="the town just before, not the state of the text",
        ),
        pytest.param(
            "Kenya sent envoys to Somalia, where militias loyal to nobody hold the ports.",
            "2014-02-02",
            "militias",
            ["SOM/PRM/"],
            id="the place that a clause with where tells of",
        ),
        pytest.param(
            "Clerks in Lima wept, and supporters of Michelle Bachelet cheered.",
            "2014-05-02",
            "supporters",
            ["CHL/CVL/"],
            id="of the state of the person",
        ),
        pytest.param(
            "In Aden an Omani-led air coalition struck two piers.",
            "2016-05-01",
            "coalition",
            ["OMN/UNK/"],
            id="a group is of the state that leads it",
        ),
        pytest.param(
            "Pro-Iranian militias fired rockets at a base near Basra.",
            "2019-03-03",
            "militias",
            ["IRQ/PRM/"],
            id="whom a group is for says not where it is from",
        ),
        pytest.param(
            "Boko Haram raided a village near Maiduguri. The militants burned barns.",
            "2015-02-01",
            "militants",
            ["NGA/REB/Boko Haram"],
            id="the armed group named before",
        ),
        pytest.param(
            "Danish and Polish jets patrolled the coast. The two allies promised more flights.",
            "2014-06-10",
            "allies",
            ["DNK/GOV/", "POL/GOV/"],
            id="states told by their adjectives",
        ),
        pytest.param(
            "The oil-rich kingdom opened a port in Riyadh.", "2016-06-06", "kingdom", ["SAU/GOV/"], id="told further on"
        ),
        pytest.param(
            "In Pointe-Noire the dockers struck. Congo exports its oil from there.",
            "2004-05-05",
            "Congo",
            ["COG/GOV/"],
            id="the Congo of its port",
        ),
        pytest.param(
            "In Savannah and Atlanta the schools closed. Georgia declared an emergency.",
            "2009-05-05",
            "Georgia",
            ["USA/GOV/"],
            id="the Georgia of its towns",
        ),
        pytest.param(
            "Tbilisi and Atlanta signed. Georgia declared an emergency.", "2009-05-05", "Georgia", ["GEO/GOV/"], id="of both"
        ),
        pytest.param(
            "Sri Lanka closed two ports.", "2009-05-05", "Sri Lanka", ["LKA/GOV/"], id="a state that begins like a title"
        ),
    ],
)
def test_neighbours_tell(text: str, day: str, words: str, parties: list[str]) -> None:
    assert meant(actors_of(text, date=day), words) == parties


@pytest.mark.parametrize(
    ("text", "day", "words", "parties"),
    [
        pytest.param(
            "The ministry received the High Commissioner of Ghana, Kwesi Amoako.",
            "2016-05-01",
            "Kwesi Amoako",
            ["GHA/GOV/Kwesi Amoako"],
            id="an office and whose it is before the name",
        ),
        pytest.param(
            "In Lomé the police chief, General Kofi Adzo, spoke.",
            "2016-05-01",
            "General Kofi Adzo",
            ["TGO/COP/Kofi Adzo"],
            id="what a general is says more than the rank",
        ),
        pytest.param(
            "In Gitega the police held opposition leader Leon Butoyi.",
            "2016-05-01",
            "Leon Butoyi",
            ["BDI/OPP/Leon Butoyi"],
            id="a role right before the name",
        ),
        pytest.param(
            "Kofi Mensah and Yaw Boateng, two union leaders in Accra, met ministers.",
            "2014-04-04",
            "Kofi Mensah",
            ["GHA/LAB/Kofi Mensah"],
            id="a role that two persons share",
        ),
        pytest.param(
            "At the hands of Bashar al-Assad, 59 civilians suffered in Homs.",
            "2014-04-04",
            "Bashar al-Assad",
            ["SYR/GOV/Bashar al-Assad"],
            id="a crowd after a comma is nobody's role",
        ),
        pytest.param(
            "Barack Obama warned Vladimir Putin. The Russian leader shrugged.",
            "2014-04-04",
            "leader",
            ["RUS/GOV/Vladimir Putin"],
            id="the leader of that state whom the text named",
        ),
        pytest.param(
            "Ricardo Lagos wept in Santiago. Friends of the former president sang.",
            "2012-04-04",
            "former president",
            ["CHL/ELI/Ricardo Lagos"],
            id="who held the office before",
        ),
        pytest.param(
            "The president resigned in Kyiv at noon.",
            "2005-01-24",
            "president",
            ["UKR/GOV/Leonid Kuchma"],
            id="the one who goes, on the day after",
        ),
        pytest.param(
            "The president greeted crowds in Kyiv at noon.",
            "2005-01-24",
            "president",
            ["UKR/GOV/Viktor Yushchenko"],
            id="the one who comes",
        ),
    ],
)
def test_what_a_person_is_stands_beside_the_name(text: str, day: str, words: str, parties: list[str]) -> None:
    assert meant(actors_of(text, date=day), words) == parties


@pytest.mark.parametrize(
    ("text", "day", "words", "parties"),
    [
        pytest.param(
            'Jorge Urosa spoke in Caracas. "The Maduro government, he said, had betrayed the farmers."',
            "2013-05-05",
            "he",
            ["UNK/CVL/Jorge Urosa"],
            id="the speaker of an aside stands before the quoted words",
        ),
        pytest.param(
            "Women in white marched through Minsk. Riot police beat them.",
            "2020-08-14",
            "them",
            ["BLR/CVL/"],
            id="them is not the one who acts",
        ),
        pytest.param(
            "Saudi Arabia executed a cleric. Protesters in Tehran stormed its embassy.",
            "2016-01-03",
            "its",
            ["SAU/GOV/"],
            id="not of the town where it happens",
        ),
    ],
)
def test_pronouns(text: str, day: str, words: str, parties: list[str]) -> None:
    assert meant(actors_of(text, date=day), words) == parties


@pytest.mark.parametrize("text", ["They flew to Geneva.", "They visited Geneva.", "They met in the city, Geneva, on Monday."])
def test_a_town_that_one_goes_to_is_no_party(text: str) -> None:
    start = text.index("Geneva")
    query = Query("Geneva", "2014-04-04", text, (start, start + 6))
    [(_, answer)] = answers([query])
    assert (answer.reading, answer.reason) == (None, PLACE)
