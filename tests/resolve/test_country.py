"""Which state a phrase belongs to, by its own words; which state a document is about."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from readout.extract.mentions import Mention, Mentions, find_mentions
from readout.extract.parse import parse
from readout.records import Document
from readout.resolve.country import entry_of, focus_code, is_subject, issuer_code, left_modifiers, listed, right_modifiers


def read(text: str) -> tuple[Doc, Mentions]:
    doc = next(parse([text]))
    return doc, find_mentions(doc)


def named(mentions: Mentions, words: str) -> Mention:
    return next(m for m in mentions.all if m.text == words)


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        pytest.param("The Turkish protesters withdrew.", "protesters", ["Turkish"], id="adjective"),
        pytest.param("Israel's government fell.", "government", ["Israel"], id="possessor"),
        pytest.param("The crowd met Turkish protesters.", "crowd", [], id="not what follows"),
        pytest.param("Iran protested and police came.", "police", [], id="not another phrase"),
        pytest.param("An Iran-backed militia attacked.", "militia", [], id="not a backer"),
    ],
)
def test_left(text: str, words: str, left: list[str]) -> None:
    doc, mentions = read(text)
    found = [m for m in mentions.all if words in m.text]
    assert [m.text for m in left_modifiers(doc, mentions, found[0])] == left


@pytest.mark.parametrize(
    ("text", "words", "right"),
    [
        pytest.param("The president of France left.", "president", ["France"], id="of"),
        pytest.param("Rebels in neighbouring Mali fired.", "Rebels", ["Mali"], id="in, with a direction between"),
        pytest.param("The ministers of Egypt, Jordan and Iraq met.", "ministers", ["Egypt", "Jordan", "Iraq"], id="list"),
        pytest.param("The president said France won.", "president", [], id="no preposition"),
    ],
)
def test_right(text: str, words: str, right: list[str]) -> None:
    doc, mentions = read(text)
    assert [m.text for m in right_modifiers(doc, mentions, named(mentions, words))] == right


def test_a_list_of_states_needs_an_and() -> None:
    doc, mentions = read("Canada, France, and Japan signed.")
    assert [m.text for m in listed(doc, mentions, named(mentions, "Canada"))] == ["Canada", "France", "Japan"]
    doc, mentions = read("Canada, France said, had signed.")
    assert [m.text for m in listed(doc, mentions, named(mentions, "Canada"))] == ["Canada"]


@pytest.mark.parametrize(
    ("words", "code"), [("Japan", "JPN"), ("Moscow", "RUS"), ("Iranian", "IRN"), ("Tbilisi", "GEO"), ("NATO", "IGO")]
)
def test_what_a_name_means(words: str, code: str) -> None:
    _, mentions = read(f"The {words} statement was long.")
    entry = entry_of(named(mentions, words), "2024-05-14")
    assert entry is not None
    assert entry.code == code


@pytest.mark.parametrize(
    ("document", "code"),
    [
        pytest.param(Document("a", "x", issuer="The White House"), "USA", id="issuer"),
        pytest.param(Document("a", "x", publisher="The White House"), "USA", id="publisher that is a public body"),
        pytest.param(Document("a", "x", publisher="An Unknown Gazette"), None, id="unknown publisher"),
        pytest.param(Document("a", "x"), None, id="none"),
    ],
)
def test_issuer(document: Document, code: str | None) -> None:
    assert issuer_code(document) == code


def test_a_document_is_about_the_state_that_it_names_most() -> None:
    text = "Chile voted on Sunday. In Chile, the vote was calm. An observer from Peru praised it."
    assert focus_code(Document("a", text, "2024-05-14"), read(text)[1]) == "CHL"


def test_an_issuer_speaks_of_its_own_state() -> None:
    text = "The talks dealt with Chile, with Chile's ports and with Chile's mines."
    assert focus_code(Document("a", text, "2024-05-14", issuer="The White House"), read(text)[1]) == "USA"


def test_a_text_that_names_no_state_is_about_none() -> None:
    text = "It was a calm day."
    assert focus_code(Document("a", text, "2024-05-14"), read(text)[1]) is None


def test_subjects_by_themselves_and_in_a_list() -> None:
    doc, _ = read("Canada and France thanked Japan.")
    assert [t.text for t in doc if is_subject(t)] == ["Canada", "France"]
