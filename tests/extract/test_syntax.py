"""Who fills which slot of a verb or noun: one construction a sentence, the word in question marked with `*`."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Token

from readout.extract.parse import parse
from readout.extract.syntax import clause_span, conjuncts, is_passive, slot


def marked(text: str) -> Token:
    """The token behind the `*` of a text."""
    plain = text.replace("*", "")
    doc: Doc = next(parse([plain]))
    return next(t for t in doc if t.idx == text.index("*"))


def filled(text: str, name: str) -> list[str]:
    return [t.text for t in slot(marked(text), name)]


@pytest.mark.parametrize(
    ("text", "subject", "object_"),
    [
        pytest.param("The minister *condemned the attack.", ["minister"], ["attack"], id="active"),
        pytest.param("The city was *bombed by the air force.", ["force"], ["city"], id="passive with agent"),
        pytest.param("Soldiers *killed in the raid were buried.", [], ["Soldiers"], id="bare participle has no doer"),
        pytest.param("Forces *attacking the city retreated.", ["Forces"], ["city"], id="participle after its doer"),
        pytest.param("The general who *led the coup fled.", ["general"], ["coup"], id="relative subject"),
        pytest.param("The town that the rebels *seized is calm.", ["rebels"], ["town"], id="relative object"),
        pytest.param("The army shelled the town and *seized the bridge.", ["army"], ["bridge"], id="shared subject"),
        pytest.param(
            "The village was shelled and *burned by militiamen.", ["militiamen"], ["village"], id="coordinated passive"
        ),
        pytest.param(
            "The rebels are believed to have *shelled the village.", ["rebels"], ["village"], id="raising over a passive"
        ),
        pytest.param("After *attacking the convoy, the rebels withdrew.", ["rebels"], ["convoy"], id="gerund clause"),
    ],
)
def test_subject_and_object(text: str, subject: list[str], object_: list[str]) -> None:
    assert (filled(text, "subj"), filled(text, "obj")) == (subject, object_)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        pytest.param("The president urged the rebels to *surrender.", ["rebels"], id="who is urged must act"),
        pytest.param("The president promised to *resign.", ["president"], id="who promises must act"),
        pytest.param("The minister thanked France for *hosting the talks.", ["France"], id="thanked for doing"),
        pytest.param("The general reaffirmed his commitment to *defend the island.", ["his"], id="the owner of a commitment"),
    ],
)
def test_control(text: str, subject: list[str]) -> None:
    assert filled(text, "subj") == subject


def test_only_a_passive_is_passive() -> None:
    assert is_passive(marked("The city was *bombed."))
    assert is_passive(marked("Soldiers *killed in the raid were buried."))
    assert not is_passive(marked("They have *bombed the city."))


def test_a_light_verb_lends_its_subject() -> None:
    assert filled("The leaders held *talks with the opposition.", "subj") == ["leaders"]
    assert filled("The army launched an *attack on the port.", "subj") == ["army"]


def test_a_light_verb_lends_it_through_a_measure_noun() -> None:
    assert filled("The two sides held a series of *talks.", "subj") == ["sides"]


def test_an_attitude_does_not_lend_its_subject() -> None:
    assert filled("The senate condemned the *attack on the port.", "subj") == []


def test_prepositions_of_a_noun_and_of_its_light_verb() -> None:
    assert filled("The army launched an *attack on the port.", "on") == ["port"]
    assert filled("The leaders held *talks with the opposition.", "with") == ["opposition"]


def test_the_person_given_something() -> None:
    assert filled("She *gave the rebels money.", "iobj") == ["rebels"]


def test_a_possessor_serves_coordinated_nouns() -> None:
    assert filled("Poland's generosity and *leadership impressed her.", "poss") == ["Poland"]


def test_names_before_a_noun() -> None:
    assert "German" in filled("The German foreign ministry *statement angered her.", "adj")


def test_a_list_is_taken_whole_and_in_order() -> None:
    found = conjuncts(marked("*Kenya, Uganda, Tanzania and Rwanda signed the pact."))
    assert [t.text for t in found] == ["Kenya", "Uganda", "Tanzania", "Rwanda"]


def test_a_list_begins_at_the_word_asked_for() -> None:
    found = conjuncts(marked("Envoys of *France, Italy and Spain met officials of Kenya."))
    assert [t.text for t in found] == ["France", "Italy", "Spain"]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        pytest.param("The minister *condemned the attack.", "The minister condemned the attack", id="no full stop"),
        pytest.param("The army shelled the town and *seized the bridge.", "seized the bridge", id="no sister before it"),
        pytest.param("The leaders held *talks with the opposition.", "talks with the opposition", id="noun phrase"),
    ],
)
def test_clause(text: str, clause: str) -> None:
    start, end = clause_span(marked(text))
    assert text.replace("*", "")[start:end] == clause
