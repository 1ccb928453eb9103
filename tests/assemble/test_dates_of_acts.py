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
    ],
)
def test_in_official_texts(text: str, event: str, expected: str) -> None:
    assert of(text, event, "statement") == expected


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The rebels, who lost December's election, attacked a Kenyan army base.", "ASSAULT"),
        ("Kenya accused Somalia, which had closed the border on May 2, of bad faith.", "ACCUSE"),
    ],
)
def test_in_the_news_a_date_of_something_else_is_not_taken(text: str, event: str) -> None:
    assert of(text, event, "news") == "2024-05"


def test_what_an_official_text_says_in_passing_is_background() -> None:
    text = "President Ruto spoke today with President Macron. He condemned the Houthis, who have fired at Kenyan ships."
    document = Document("one", text, "2024-05-14", kind="readout")
    (doc,) = parse([text])
    drafts = raise_drafts(document, doc, None, find_quotes(doc)).drafts
    assert {d.event: d.background for d in drafts if d.event in {"ASSAULT", "ACCUSE"}} == {"ASSAULT": True, "ACCUSE": False}
