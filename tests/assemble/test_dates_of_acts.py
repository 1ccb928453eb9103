"""Which of the dates of a text is that of an act."""

from __future__ import annotations

import pytest

from readout.extract.parse import parse
from readout.extract.quotes import find_quotes
from readout.pipeline import raise_drafts
from readout.records import Document, Event

from .coding import coded


def of(text: str, event: str, kind: str, date: str = "2024-05-14") -> str | None:
    found: list[Event] = [e for e in coded(text, kind=kind, date=date).events if e.event == event]
    assert found, [e.event for e in coded(text, kind=kind, date=date).events]
    return found[0].date


@pytest.mark.parametrize(
    ("text", "event", "expected"),
    [
        (
            "President Ruto met with President Macron today. They condemned Russia's missile attack against Ukraine on May 3.",
            "ASSAULT",
            "2024-05-03",
        ),
        (
            "Ministers of Kenya and Ghana held talks in Nairobi from 6 to 9 May 2024. They agreed to open a joint border post.",
            "AGREE",
            "2024-05-09",
        ),
        (
            "Ministers of Kenya and Ghana held talks in Nairobi on 9 May 2024. Kenya urges Ghana to sign the treaty.",
            "REQUEST",
            "2024-05-14",
        ),
        (  # what is condemned has the date, condemning is of today
            "President Ruto met with President Macron today. They condemned Russia's missile attack against Ukraine on May 3.",
            "ACCUSE",
            "2024-05-14",
        ),
        (  # promised by the text itself, on the day it came out
            "President Ruto met President Macron in Paris on 12 May 2024. France will send tents to Kenya.",
            "AGREE",
            "2024-05-14",
        ),
        (  # commas between names do not end the phrase
            "President Ruto met President Macron today. They discussed Russia's missile attack on Lviv, Ukraine the day prior.",
            "ASSAULT",
            "2024-05-13",
        ),
        (
            "President Ruto called President Macron ahead of the two-year anniversary of Russia's invasion of Ukraine.",
            "ASSAULT",
            "2022-05",
        ),
        (
            "President Ruto called President Macron ahead of the two-year anniversary of Russia's invasion of Ukraine.",
            "CONSULT",
            "2024-05-14",
        ),
    ],
)
def test_in_official_texts(text: str, event: str, expected: str) -> None:
    assert of(text, event, "statement") == expected


@pytest.mark.parametrize(
    ("text", "event", "expected"),
    [
        ("Kenya expelled the Somali ambassador on Sunday, officials said.", "SANCTION", "2024-05-12"),
        ("Rebels attacked a Kenyan army base in March 2023, officials said on Monday.", "ASSAULT", "2023-03"),
        ("Somalia closed its border with Kenya last year. Kenya condemned Ethiopia on Monday.", "ACCUSE", "2024-05-13"),
    ],
)
def test_in_the_news_an_act_has_the_date_on_its_verb(text: str, event: str, expected: str) -> None:
    assert of(text, event, "news") == expected


@pytest.mark.parametrize(
    ("text", "event", "wrong"),
    [
        ("The rebels, who lost December's election, attacked a Kenyan army base.", "ASSAULT", "2023-12"),
        ("Kenya accused Somalia, which had closed the border on May 2, of bad faith.", "ACCUSE", "2024-05-02"),
    ],
)
def test_in_the_news_a_date_of_something_else_is_not_taken(text: str, event: str, wrong: str) -> None:
    assert of(text, event, "news") != wrong


def test_a_report_that_names_its_own_day_alone_is_of_that_day() -> None:
    text = "Rebels shelled a Kenyan base earlier today. Kenya condemned Somalia and urged Ethiopia to send troops."
    assert {of(text, event, "news") for event in ("ASSAULT", "ACCUSE", "REQUEST")} == {"2024-05-14"}


def test_in_the_news_nothing_happens_on_a_day_to_come() -> None:
    text = "Kenya attacked a Somali base. Ministers of both states will meet in Cairo on Friday."
    assert (of(text, "ASSAULT", "news") or "") <= "2024-05-14"


def test_a_date_that_follows_from_publication_has_no_words_of_its_own() -> None:
    (event,) = [e for e in coded("Kenya attacked a Somali base.", date="2024-05-14").events if e.event == "ASSAULT"]
    assert event.date_basis == "publication" and (event.date or "?") in "2024-05-14"
    assert not [e for e in event.evidence if e.field == "date"]


def test_without_a_day_of_publication_news_has_no_date_but_those_stated() -> None:
    found = coded("Kenya attacked a Somali base. Rebels attacked Ghana on 3 May 2021.", date=None).events
    assert {e.date for e in found if e.event == "ASSAULT"} <= {None, "2021-05-03"}


def test_what_an_official_text_says_in_passing_is_background() -> None:
    text = "President Ruto spoke today with President Macron. He condemned the Houthis, who have fired at Kenyan ships."
    document = Document("one", text, "2024-05-14", kind="readout")
    (doc,) = parse([text])
    drafts = raise_drafts(document, doc, None, find_quotes(doc)).drafts
    assert {d.event: d.background for d in drafts if d.event in {"ASSAULT", "ACCUSE"}} == {"ASSAULT": True, "ACCUSE": False}
