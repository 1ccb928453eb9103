"""A plural title holds for each name listed after it, and a state before it for all of them or each in turn."""

from __future__ import annotations

import pytest

from readout.extract.mentions import find_mentions
from readout.extract.parse import parse
from readout.knowledge.roles import plural_titles
from tests.resolve.marking import case, cases, found, wanted


@cases(
    case("surnames", "2015-12-12", "Prime Ministers [Modi|IND/GOV/Narendra Modi] and [Abe|JPN/GOV/Shinzo Abe] spoke."),
    case(
        "three",
        "2017-12-14",
        "Foreign Ministers [Lavrov|RUS/GOV/Sergei Lavrov], [Cavusoglu|TUR/GOV/Mevlüt "
        "Çavuşoğlu] and [Zarif|IRN/GOV/Mohammad Javad Zarif] met in Lima.",
    ),
    case("first names", "2018-06-11", "Kings [Abdullah|JOR/GOV/Abdullah II] and [Salman|SAU/GOV/Salman bin Abdulaziz] spoke."),
    case(
        "each with its state",
        "2015-12-12",
        "Presidents [Xi Jinping|CHN/GOV/Xi Jinping] of China and [Vladimir Putin|RUS/GOV/Vladimir Putin] of Russia met.",
    ),
    case(
        "one state for all",
        "2015-12-12",
        "Canadian Senators [Ana Bellweather|CAN/LEG/Ana Bellweather] and [Rui Tamsin|CAN/LEG/Rui Tamsin] flew home.",
    ),
    case(
        "each in turn",
        "2015-12-12",
        "Czech and Slovak Foreign Ministers [Jan Oravec|CZE/GOV/Jan Oravec] and [Petr Dolezal|SVK/GOV/Petr Dolezal] agreed.",
    ),
    case(
        "unknown presidents are not the host's",
        "2015-12-12",
        "In Lima, Peru hosted them. Presidents [Ana Bellweather|UNK/GOV/Ana Bellweather] and Rui Tamsin left Peru.",
    ),
)
def test_the_title_holds_for_each(marked: str, day: str) -> None:
    assert found(marked, day) == wanted(marked)


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
    listed = find_mentions(next(parse([text]))).all
    assert [m.text for m in listed if m.kind == "person" and any(t.form == "President" for t in m.titles)] == names


def test_plurals_of_titles() -> None:
    titles = plural_titles()
    assert titles["foreign ministers"].form == "Foreign Minister"
    assert titles["secretaries of state"].form == "Secretary of State"
