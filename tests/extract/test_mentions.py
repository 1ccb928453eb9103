"""Phrases that can be a party: what is found, how far it reaches, what kind it is. Which party it means is not asked here."""

from __future__ import annotations

import pytest

from readout.extract.mentions import Mention, Mentions, find_mentions
from readout.extract.parse import parse


def found(text: str) -> Mentions:
    return find_mentions(next(parse([text])))


def of_kind(text: str, kind: str) -> list[Mention]:
    return [m for m in found(text).all if m.kind == kind]


def texts(text: str, kind: str) -> list[str]:
    return [m.text for m in of_kind(text, kind)]


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        pytest.param("SUVA, Dec 5 - Laisenia Qarase refused to resign.", ["Laisenia Qarase"], id="dateline"),
        pytest.param("Laisenia Qarase, in Suva, refused to resign.", ["Laisenia Qarase"], id="name"),
    ],
)
def test_capitals_at_the_start_of_a_text(text: str, persons: list[str]) -> None:
    assert texts(text, "person") == persons


@pytest.mark.parametrize(
    ("text", "person", "words"),
    [
        pytest.param("PM Modi met the press.", "PM Modi", ("modi",), id="short title"),
        pytest.param("Prime Minister Narendra Modi left.", "Prime Minister Narendra Modi", ("narendra", "modi"), id="title"),
        pytest.param("Gen. Mark Milley warned.", "Gen. Mark Milley", ("mark", "milley"), id="title with a full stop"),
        pytest.param(
            "Ambassador to India Igor Polikha spoke.",
            "Ambassador to India Igor Polikha",
            ("igor", "polikha"),
            id="seat between title and name",
        ),
        pytest.param(
            "European Commission President Ursula von der Leyen met aides.",
            "European Commission President Ursula von der Leyen",
            ("ursula", "von", "der", "leyen"),
            id="body in a title",
        ),
        pytest.param("Charles de Gaulle resigned.", "Charles de Gaulle", ("charles", "de", "gaulle"), id="particle"),
        pytest.param(
            "Crown Prince Mohammed bin Salman arrived.",
            "Crown Prince Mohammed bin Salman",
            ("mohammed", "bin", "salman"),
            id="Arabic particle",
        ),
        pytest.param("Ban Ki-moon spoke.", "Ban Ki-moon", ("ban", "ki", "moon"), id="hyphen"),
        pytest.param(
            "Joseph R. Biden, Jr. met aides.",
            "Joseph R. Biden, Jr.",
            ("joseph", "r", "biden", "jr"),
            id="suffix after a comma",
        ),
        pytest.param("King Charles III visited Kenya.", "King Charles III", ("charles", "iii"), id="number of a monarch"),
    ],
)
def test_a_person_with_all_that_belongs_to_the_name(text: str, person: str, words: tuple[str, ...]) -> None:
    (mention,) = of_kind(text, "person")
    assert (mention.text, mention.words) == (person, words)


def test_the_titles_of_a_person_are_kept() -> None:
    (mention,) = of_kind("Crown Prince Mohammed bin Salman arrived.", "person")
    assert [t.form for t in mention.titles] == ["Crown Prince"]


def test_two_titled_persons_are_two() -> None:
    text = "Foreign Minister Subrahmanyam Jaishankar and Prime Minister Modi met."
    assert texts(text, "person") == ["Foreign Minister Subrahmanyam Jaishankar", "Prime Minister Modi"]


def test_a_surname_alone_after_its_introduction() -> None:
    text = "President Biden met President Xi. Xi thanked Biden."
    assert texts(text, "person") == ["President Biden", "President Xi", "Xi", "Biden"]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        pytest.param("Officials from Timor-Leste arrived.", "state", ["Timor-Leste"], id="state with a hyphen"),
        pytest.param("The U.S.-ASEAN summit opened.", "state", ["U.S."], id="first party of a hyphenated pair"),
        pytest.param("The U.S.-ASEAN summit opened.", "body", ["ASEAN"], id="second party of a hyphenated pair"),
        pytest.param("The U.N. Security Council met.", "body", ["U.N. Security Council"], id="longest name wins"),
        pytest.param("Russian troops shelled Kharkiv.", "adjective", ["Russian"], id="adjective of a state"),
        pytest.param("Russian troops shelled Kharkiv.", "place", ["Kharkiv"], id="place"),
        pytest.param("Russian troops shelled Kharkiv.", "role", ["troops"], id="role noun"),
        pytest.param("He thanked her and they left.", "pronoun", ["He", "her", "they"], id="pronouns"),
        pytest.param("Both agreed to meet.", "group", ["Both"], id="group without a noun"),
    ],
)
def test_kinds(text: str, kind: str, expected: list[str]) -> None:
    assert texts(text, kind) == expected


def test_a_people_is_several() -> None:
    (mention,) = of_kind("The Iranians protested.", "people")
    assert mention.plural


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The blast killed 12 and wounded 30.", ["12", "30"], id="numbers after verbs of harm"),
        pytest.param("Dozens were arrested in the capital.", ["Dozens"], id="a crowd in words"),
        pytest.param("Prices rose 12 percent.", [], id="a share is no crowd"),
        pytest.param("The film earned $12 in 1995.", [], id="money and years are no crowd"),
    ],
)
def test_numbers_that_stand_for_people(text: str, expected: list[str]) -> None:
    counted = [m.text for m in of_kind(text, "role") if m.role is not None and m.role.sectors[:1] == ("CVL",)]
    assert counted == expected


def test_the_most_specific_mention_of_a_token() -> None:
    doc = next(parse(["Prime Minister Modi met the press."]))
    at = find_mentions(doc).at(doc[0])
    assert at is not None
    assert at.kind == "person"


def test_spans_slice_back() -> None:
    text = "PM Modi and Ambassador to India Igor Polikha met Jordan's king; 12 were hurt, the U.N. said."
    assert all(text[slice(*m.span)] == m.text for m in found(text).all)
