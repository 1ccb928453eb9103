"""Whether an act happened, by how it is told: the verb or noun in question is marked with `*`."""

from __future__ import annotations

import pytest
from spacy.tokens import Token

from readout.extract.factuality import factuality, is_denial
from readout.extract.parse import parse


def marked(text: str) -> Token:
    plain = text.replace("*", "")
    return next(t for t in next(parse([plain])) if t.idx == text.index("*"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("Russia *attacked the port.", "asserted", id="past"),
        pytest.param("The *attack on the port angered Kyiv.", "asserted", id="definite noun"),
        pytest.param("Troops helped to *rescue miners.", "asserted", id="what one helps to do is done"),
        pytest.param("France started to *withdraw troops.", "asserted", id="what is begun is done"),
        pytest.param("She met the king to *reaffirm support.", "asserted", id="what a meeting is held to say is said"),
        pytest.param("Russia will *attack the port.", "future", id="will"),
        pytest.param("Japan shall *send aid.", "future", id="shall"),
        pytest.param("Russia may *attack the port.", "hypothetical", id="may"),
        pytest.param("The court could *sentence him.", "hypothetical", id="could"),
        pytest.param("If Russia *attacks the port, Kyiv will answer.", "hypothetical", id="if"),
        pytest.param("Unless Iran *signs, talks will end.", "hypothetical", id="unless"),
        pytest.param("Did Russia *attack the port?", "hypothetical", id="question"),
        pytest.param("Russia wants to *attack the port.", "hypothetical", id="wish"),
        pytest.param("The army made plans to *attack the port.", "hypothetical", id="plan"),
        pytest.param("A possible *attack on the port worries Kyiv.", "hypothetical", id="possible noun"),
        pytest.param("Russia did not *attack the port.", "negated", id="not"),
        pytest.param("The army never *attacked the port.", "negated", id="never"),
        pytest.param("No troops *attacked the port.", "negated", id="no subject"),
        pytest.param("The army failed to *take the town.", "negated", id="failed"),
        pytest.param("France refused to *sign the treaty.", "negated", id="refused"),
        pytest.param("Moscow denied that it *attacked the port.", "negated", id="denied"),
        pytest.param("Russia allegedly *attacked the port.", "alleged", id="allegedly"),
        pytest.param("Rebels are said to have *attacked the port.", "alleged", id="said to have"),
        pytest.param("The alleged *attack on the port angered Kyiv.", "alleged", id="alleged noun"),
    ],
)
def test_factuality(text: str, value: str) -> None:
    assert factuality(marked(text)) == value


def test_a_denial_is_spoken_by_somebody() -> None:
    assert is_denial(marked("Moscow said that it had not *shelled the port."))
    assert not is_denial(marked("Moscow did not *shell the port."))
