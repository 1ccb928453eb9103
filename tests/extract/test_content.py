"""What a speech verb says decides the type: the content of each sentence, as (head, type, mode)."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Token

from readout.extract.content import content_nouns, contents, of_predicate, speech_verbs
from readout.extract.mentions import find_mentions
from readout.extract.parse import parse

Said = tuple[str, str, str | None]


def verb_of(text: str) -> tuple[Doc, Token]:
    """The parse, and the token behind the `*`."""
    doc = next(parse([text.replace("*", "")]))
    return doc, next(t for t in doc if t.idx == text.index("*"))


def said(text: str) -> list[Said]:
    doc, verb = verb_of(text)
    return [(c.head.text, c.event, c.mode) for c in contents(verb, find_mentions(doc))]


def predicated(text: str) -> tuple[str, str | None] | None:
    doc, verb = verb_of(text)
    content = of_predicate(verb, find_mentions(doc))
    return (content.event, content.mode) if content else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Biden *reaffirmed his commitment to defend Japan.", ("commitment", "AGREE", None), id="to do"),
        pytest.param("He *expressed readiness to meet Iran.", ("readiness", "AGREE", None), id="readiness"),
        pytest.param("He *reaffirmed support for Ukraine.", ("support", "SUPPORT", None), id="backing"),
        pytest.param(
            "She *expressed concern about Russia's attacks.",
            ("concern", "ACCUSE", "disapprove"),
            id="concern with conduct and culprit",
        ),
        pytest.param("She *expressed concern about the weather.", ("concern", "STATEMENT", None), id="concern without"),
        pytest.param("He *expressed condemnation of Russia.", ("condemnation", "ACCUSE", "disapprove"), id="condemnation"),
        pytest.param(
            "She *stressed the need for Congress to pass the bill.", ("need", "REQUEST", None), id="somebody must act"
        ),
        pytest.param("He *underscored the importance of trade.", ("importance", "STATEMENT", None), id="importance"),
        pytest.param("He *expressed condolences to Turkey.", ("condolences", "STATEMENT", None), id="condolences"),
    ],
)
def test_nouns(text: str, expected: Said) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("He *stressed that Russia must withdraw its troops.", ("withdraw", "REQUEST", None), id="must"),
        pytest.param("He *said that France would help Chad.", ("help", "AGREE", None), id="promise"),
        pytest.param("He *said that France will impose sanctions on Iran.", ("impose", "THREATEN", None), id="harm announced"),
        pytest.param("He *reiterated that France stands with Ukraine.", ("stands", "SUPPORT", None), id="stands with"),
        pytest.param("He *said that the talks were long.", ("were", "STATEMENT", None), id="anything else"),
    ],
)
def test_clauses(text: str, expected: Said) -> None:
    assert said(text) == [expected]


def test_coordinated_contents_are_said_apart() -> None:
    found = said("She *voiced support for Ukraine and concern about Russia's attacks.")
    assert [event for _, event, _ in found] == ["SUPPORT", "ACCUSE"]


def test_a_topic_that_is_only_discussed_is_nothing_said() -> None:
    assert said("He *discussed trade and security.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Japan will *send aid to Chad.", ("AGREE", None), id="promise"),
        pytest.param("France will not *help Chad.", ("REJECT", None), id="refusal"),
        pytest.param("Canada *stands ready to help Chad.", ("AGREE", None), id="readiness"),
        pytest.param("Germany *stands with Ukraine.", ("SUPPORT", None), id="backing"),
        pytest.param("France *is concerned about Russia's attacks.", ("ACCUSE", "disapprove"), id="concern"),
        pytest.param("Japan *sent aid to Chad.", None, id="a deed is no saying"),
        pytest.param("Russia may *send aid.", None, id="a possibility"),
        pytest.param("If Iran *signs, talks begin.", None, id="a condition"),
    ],
)
def test_main_clauses_without_a_speech_verb(text: str, expected: tuple[str, str | None] | None) -> None:
    assert predicated(text) == expected


def test_the_tables_are_read() -> None:
    assert {"reaffirm", "say", "inform"} <= speech_verbs().keys()
    assert {row.event for row in content_nouns()["commitment"]} >= {"AGREE", "SUPPORT", "THREATEN"}
