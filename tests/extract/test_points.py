"""Points of a list without a subject, and the words that open the list; the verb in question marked with `*`."""

from __future__ import annotations

import pytest

from readout.extract.parse import parse
from readout.extract.points import openers, opening_words, point_verb
from tests.extract.test_syntax import marked

DECIDES = "The Council, meeting in Cairo, decides:\n\n"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        pytest.param("- to *urge the parties to talk;\n", "urge", id="infinitive"),
        pytest.param("4. *Agreed to launch a study.", "Agreed", id="number"),
        pytest.param("2. Denounced the raid and *called on Chad to stop it.", "Denounced", id="joined to the first"),
        pytest.param("*Welcomes the release of the ministers.", "Welcomes", id="without a mark"),
    ],
)
def test_the_verb_that_begins_a_point(text: str, first: str) -> None:
    found = point_verb(marked(text))
    assert found is not None and found.text == first


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The Council *urged the parties to talk.", id="its own subject"),
        pytest.param("Chad said that it *agreed.", id="a clause inside"),
        pytest.param("*Recalling its statement of May, the Council met.", id="a preamble"),
    ],
)
def test_other_clauses_are_no_points(text: str) -> None:
    assert point_verb(marked(text)) is None


@pytest.mark.parametrize(
    ("text", "opener"),
    [
        pytest.param(f"{DECIDES}- to *urge Chad to talk.", "Council", id="verb before the colon"),
        pytest.param(f"{DECIDES}- to thank Mali;\n- to *urge Chad to talk.", "Council", id="over another point"),
        pytest.param("Chad and Mali:\n- *agreed to meet again in May.", "Chad", id="names alone"),
        pytest.param(
            "The spokesman stated that the three leaders, after their talks:\n\n1. *Denounced the raid.",
            "leaders",
            id="behind the last verb",
        ),
    ],
)
def test_who_opens_a_list(text: str, opener: str) -> None:
    opening = opening_words(marked(text))
    assert opening is not None and openers(opening)[0].text == opener


@pytest.mark.parametrize("before", ["The Council met in Cairo.\n\n", "MR SMITH: ", ""])
def test_a_list_that_nobody_opens(before: str) -> None:
    assert opening_words(marked(f"{before}*Thank you for the welcome.")) is None


def test_every_token_can_be_asked() -> None:
    for token in next(parse(["(a)\n- ;\n1.\n\n: to"])):
        assert point_verb(token) is None or opening_words(token) is None
