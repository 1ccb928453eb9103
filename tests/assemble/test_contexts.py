"""PLOVER contexts of a sentence, and the CAMEO code that they lead to."""

import pytest

from readout import code
from readout.assemble.contexts import contexts_of
from readout.model.heads import Reading
from readout.ontology.plover import contexts


def found(text: str, event: str | None = None, mode: str | None = None) -> tuple[str, ...]:
    return contexts_of(Reading(text.split()), text, event, mode)


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("The health ministry of Eldoria sent vaccines against cholera to Marvania .", "health"),
        ("Blue helmets of the peacekeeping mission patrolled the ceasefire line in Marvania .", "peacekeeping"),
        ("The electoral commission of Eldoria rejected the opposition's demand for a recount of ballots .", "election"),
        ("Smugglers of migrants were arrested by the border police of Eldoria for human trafficking .", "trafficking"),
    ],
)
def test_a_context_is_found(text: str, context: str) -> None:
    assert context in found(text)


def test_contexts_are_plovers_and_in_order() -> None:
    held = found("The army of Eldoria shelled a refugee camp in the disputed border province of Marvania .")
    assert held == tuple(sorted(held))
    assert set(held) <= set(contexts())


def test_some_modes_bring_their_context() -> None:
    assert "cyber" in found("Eldoria did it to Marvania .", "COERCE", "cyber")
    assert "misinformation" in found("Eldoria did it to Marvania .", "COERCE", "misinformation")


def test_a_narrower_context_replaces_crime() -> None:
    held = found("The prosecutor charged the minister with bribery , corruption , theft and murder .")
    assert "corruption" in held
    assert "crime" not in held


def test_the_cameo_code_follows_the_context() -> None:
    coded = code("Japan sent food, tents and medicine to Turkey on Monday after the earthquake.", date="2023-02-08")
    (aid,) = [e for e in coded.events if e.event == "AID"]
    assert set(aid.context) & {"disasters", "human_security", "health"}
    assert aid.cameo == "073"
