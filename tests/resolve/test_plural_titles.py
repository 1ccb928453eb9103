"""A plural title holds for each name listed after it, and a state before it for all of them or each in turn."""

from __future__ import annotations

import pytest

from readout.extract.mentions import find_mentions
from readout.extract.parse import parse
from readout.knowledge.roles import plural_titles
from tests.resolve.test_actors import actors_of, meant


@pytest.mark.parametrize(
    ("text", "day", "persons"),
    [
        pytest.param(
            "Prime Ministers Modi and Abe spoke.",
            "2015-12-12",
            {"Modi": "IND/GOV/Narendra Modi", "Abe": "JPN/GOV/Shinzo Abe"},
            id="surnames",
        ),
        pytest.param(
            "Foreign Ministers Lavrov, Cavusoglu and Zarif met in Lima.",
            "2017-12-14",
            {
                "Lavrov": "RUS/GOV/Sergei Lavrov",
                "Cavusoglu": "TUR/GOV/Mevlüt Çavuşoğlu",
                "Zarif": "IRN/GOV/Mohammad Javad Zarif",
            },
            id="three",
        ),
        pytest.param(
            "Kings Abdullah and Salman spoke.",
            "2018-06-11",
            {"Abdullah": "JOR/GOV/Abdullah II", "Salman": "SAU/GOV/Salman bin Abdulaziz"},
            id="first names",
        ),
        pytest.param(
            "Presidents Xi Jinping of China and Vladimir Putin of Russia met.",
            "2015-12-12",
            {"Xi Jinping": "CHN/GOV/Xi Jinping", "Vladimir Putin": "RUS/GOV/Vladimir Putin"},
            id="each with its state",
        ),
        pytest.param(
            "Canadian Senators Ana Bellweather and Rui Tamsin flew home.",
            "2015-12-12",
            {"Ana Bellweather": "CAN/LEG/Ana Bellweather", "Rui Tamsin": "CAN/LEG/Rui Tamsin"},
            id="one state for all",
        ),
        pytest.param(
            "Czech and Slovak Foreign Ministers Jan Oravec and Petr Dolezal agreed.",
            "2015-12-12",
            {"Jan Oravec": "CZE/GOV/Jan Oravec", "Petr Dolezal": "SVK/GOV/Petr Dolezal"},
            id="each in turn",
        ),
        pytest.param(
            "In Lima, Peru hosted them. Presidents Ana Bellweather and Rui Tamsin left Peru.",
            "2015-12-12",
            {"Ana Bellweather": "UNK/GOV/Ana Bellweather"},
            id="unknown presidents are not the host's",
        ),
    ],
)
def test_the_title_holds_for_each(text: str, day: str, persons: dict[str, str]) -> None:
    actors = actors_of(text, date=day)
    assert {name: meant(actors, name) for name in persons} == {name: [party] for name, party in persons.items()}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Presidents Day was quiet.", [], id="one name is no list"),
        pytest.param(
            "Presidents Obama and Sarkozy and Prime Minister Cameron met.", ["Obama", "Sarkozy"], id="ends at a title"
        ),
    ],
)
def test_what_is_listed(text: str, names: list[str]) -> None:
    found = find_mentions(next(parse([text]))).all
    assert [m.text for m in found if m.kind == "person" and any(t.form == "President" for t in m.titles)] == names


def test_plurals_of_titles() -> None:
    titles = plural_titles()
    assert titles["foreign ministers"].form == "Foreign Minister"
    assert titles["secretaries of state"].form == "Secretary of State"
