"""The installed event model: what its heads give, that it is the same every time, and that it reads plain sentences rightly."""

import numpy as np
import pytest

from readout.model.classify import classify
from readout.model.encoder import LONGEST, encode
from readout.model.files import fingerprint
from readout.model.heads import Reading, card, labels, version

SENTENCE = "Troops of Eldoria shelled three villages in Marvania on Tuesday .".split()


def test_vectors_have_one_row_a_word() -> None:
    words, whole = encode(SENTENCE)
    assert words.shape == (len(SENTENCE), *whole.shape)


def test_a_sentence_reads_the_same_alone_and_after_others() -> None:
    alone, _ = encode(SENTENCE)
    encode(["Another", "sentence", "of", "quite", "another", "length"])
    again, _ = encode(SENTENCE)
    assert np.array_equal(alone, again)


def test_words_beyond_the_limit_have_no_vector() -> None:
    words, _ = encode(["word"] * (LONGEST * 2))
    assert len(words) < LONGEST


@pytest.mark.parametrize("rows", ["acts", "contexts", "roles", "modes", "factuality"])
def test_probabilities_are_probabilities(rows: str) -> None:
    reading = Reading(SENTENCE)
    found = {
        "acts": lambda: reading.acts,
        "contexts": lambda: reading.contexts,
        "roles": lambda: reading.roles(3, [(0, 3), (6, 7)]),
        "modes": lambda: reading.modes(3),
        "factuality": lambda: reading.factuality(3),
    }[rows]()
    assert found.min() >= 0
    assert found.max() <= 1
    if rows != "contexts":
        assert np.allclose(found.sum(-1), 1, atol=1e-5)


def test_the_shelling_is_an_assault_of_the_troops_on_the_villages() -> None:
    reading = Reading(SENTENCE)
    assert labels().types[int(reading.acts[3, 1:].argmax())] == "ASSAULT"
    by_party = reading.roles(3, [(0, 3), (4, 6)]).argmax(-1)
    assert [labels().roles[i] for i in by_party] == ["actor", "recipient"]


def test_the_card_says_where_the_model_comes_from() -> None:
    assert card()["encoder"] == "all-MiniLM-L6-v2"


def test_the_files_are_those_of_the_card() -> None:
    assert fingerprint() == version()


@pytest.mark.parametrize(
    ("text", "actor", "recipient", "event"),
    [
        ("The mayor of Eldoria met envoys from Marvania in Geneva.", "The mayor of Eldoria", "envoys from Marvania", "CONSULT"),
        ("Police in Eldoria arrested forty of his supporters on Monday.", "Police in Eldoria", "his supporters", "COERCE"),
        ("Marvania accused Eldoria of arming the rebels in its north.", "Marvania", "Eldoria", "ACCUSE"),
        ("Teachers marched through the city against the education ministry.", "Teachers", "the education ministry", "PROTEST"),
        ("Eldoria delivered tents and blankets to Marvania after the earthquake.", "Eldoria", "Marvania", "AID"),
    ],
)
def test_plain_sentences_are_classified(text: str, actor: str, recipient: str, event: str) -> None:
    spans = [(text.index(p), text.index(p) + len(p)) for p in (actor, recipient)]
    assert classify(text, *spans).event == event


def test_who_does_it_matters() -> None:
    text = "Marvania accused Eldoria of arming the rebels in its northern province."
    assert classify(text, (17, 24), (0, 8)).event != "ACCUSE"
