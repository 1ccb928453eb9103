"""What completes a verb or noun (`*`), in which form, and whether it threatens."""

from __future__ import annotations

import pytest
from spacy.tokens import Token

from readout.extract.complements import complement, infinitives, is_future, is_negated, is_subjunctive
from readout.extract.parse import parse
from readout.extract.threats import is_harm, menaces


def at_star(text: str) -> Token:
    """The token behind the `*`."""
    doc = next(parse([text.replace("*", "")]))
    return next(t for t in doc if t.idx == text.index("*"))


@pytest.mark.parametrize(
    ("text", "completing"),
    [
        pytest.param("Chad *promised to leave.", ["leave"], id="infinitive"),
        pytest.param("Chad *said that it would leave and return.", ["leave", "return"], id="two in one clause"),
        pytest.param("Mali welcomed the *decision to leave.", ["leave"], id="of a noun"),
        pytest.param("Mali is open *to talks.", [], id="a noun completes nothing"),
    ],
)
def test_verbs_that_complete(text: str, completing: list[str]) -> None:
    assert [v.text for v in complement(at_star(text))] == completing


def test_of_those_the_infinitives() -> None:
    assert [v.text for v in infinitives(at_star("Chad *promised to leave."))] == ["leave"]
    assert infinitives(at_star("Chad *said that it would leave.")) == []


@pytest.mark.parametrize(
    ("text", "future", "negated", "subjunctive"),
    [
        pytest.param("Mali said that Chad would *leave.", True, False, False, id="future"),
        pytest.param("Mali said that Chad will not *leave.", True, True, False, id="negated future"),
        pytest.param("Mali demanded that Chad *leave.", False, False, True, id="subjunctive"),
        pytest.param("Mali said that Chad *leaves.", False, False, False, id="indicative"),
    ],
)
def test_forms(text: str, future: bool, negated: bool, subjunctive: bool) -> None:
    verb = at_star(text)
    assert (is_future(verb), is_negated(verb), is_subjunctive(verb)) == (future, negated, subjunctive)


@pytest.mark.parametrize(
    ("text", "harm", "menace"),
    [
        pytest.param("Chad will *retaliate.", True, False, id="by its meaning"),
        pytest.param("Chad will *impose sanctions on Mali.", True, False, id="a burden"),
        pytest.param("Chad will *raise the issue.", False, False, id="no burden"),
        pytest.param("Chad will *hold Mali accountable.", True, False, id="accountable"),
        pytest.param("Chad will not *attack Mali.", False, False, id="denied"),
        pytest.param("Chad will *fight poverty.", False, False, id="against no one"),
        pytest.param("Chad will *take all necessary measures.", False, True, id="measures"),
        pytest.param("Chad will *take further steps for peace.", False, False, id="steps for something"),
        pytest.param("Chad will *reply in kind.", False, True, id="in kind"),
    ],
)
def test_threats(text: str, harm: bool, menace: bool) -> None:
    verb = at_star(text)
    assert (is_harm(verb), menaces(verb)) == (harm, menace)
