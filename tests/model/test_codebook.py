"""Codebooks of a user's own: what is refused and how, and answers that any sensible encoder gives."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from readout.errors import DataError, MissingInput
from readout.evaluate.codebook import by_type, macro_of_types
from readout.evaluate.rates import Rates
from readout.model.codebook import Codebook, OwnType, Passage, load_types

EVALUATION = Path(__file__).parents[2] / "evaluation/codebook"
BRIDGE = """
[[type]]
name = "crossing_opened"
description = "A bridge, road or border post between two countries is opened."
examples = ["[A Eldoria] opened a bridge to [R Marvania].", "A border post was opened."]
"""
TYPES = (
    OwnType(
        "crossing_opened",
        "A bridge, road or border post between two countries is opened.",
        (Passage("Eldoria opened a bridge to Marvania.", (0, 7), (27, 35)),),
    ),
    OwnType(
        "honour_bestowed",
        "A state gives somebody an order, a medal or a prize.",
        (Passage("The king pinned a medal on the ambassador.", (0, 8), (27, 41)),),
    ),
)


def written(folder: Path, text: str) -> Path:
    path = folder / "my.toml"
    path.write_text(text, encoding="utf-8")
    return path


# ---- the file --------------------------------------------------------------------------------------------------------
def test_a_codebook_is_read_without_its_marks(tmp_path: Path) -> None:
    (kind,) = load_types(written(tmp_path, BRIDGE))
    first, second = kind.examples
    assert (kind.name, first.text, second) == (
        "crossing_opened",
        "Eldoria opened a bridge to Marvania.",
        Passage("A border post was opened."),
    )
    assert first.actor is not None
    assert first.recipient is not None
    assert first.text[slice(*first.actor)] == "Eldoria"
    assert first.text[slice(*first.recipient)] == "Marvania"


def test_examples_may_be_left_out(tmp_path: Path) -> None:
    (kind,) = load_types(written(tmp_path, '[[type]]\nname = "a"\ndescription = "Something happens."'))
    assert kind.examples == ()
    assert kind.passages == (Passage("Something happens."),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[type]", "no TOML"),
        ("", "no types"),
        ("type = []", "no types"),
        ('type = "a"', "no types"),
        ("type = [1]", "type 1 is no table"),
        ("version = 1\n" + BRIDGE, "unknown key 'version'"),
        (BRIDGE + 'exmples = ["A."]', "unknown key 'exmples'; known are name, description, examples"),
        (BRIDGE + BRIDGE, "'crossing_opened' is there twice"),
        (BRIDGE.replace("crossing_opened", "none"), "take another name"),
        (BRIDGE.replace('"crossing_opened"', "3"), "type 1: name must be a text"),
        ('[[type]]\nname = "a"', r"type 1 \(a\): description must be a text"),
        ('[[type]]\nname = "a"\ndescription = " "', "description must be a text that is not empty"),
        (BRIDGE + '[[type]]\nname = "b"\ndescription = "B."\nexamples = "B."', r"type 2 \(b\): examples must be a list"),
        ('[[type]]\nname = "a"\ndescription = "A."\nexamples = ["B.", ""]', "example 2 must be a text that is not empty"),
        ('[[type]]\nname = "a"\ndescription = "A."\nexamples = ["[A X] met [A Y]."]', r"two marks \[A"),
        ('[[type]]\nname = "a"\ndescription = "A."\nexamples = ["[B X] met Y."]', "a bracket that is no mark"),
    ],
)
def test_a_codebook_that_is_not_as_it_should_be(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(DataError, match=said) as refused:
        load_types(written(tmp_path, text))
    assert "my.toml" in str(refused.value)


def test_a_codebook_that_is_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / "my.toml").write_bytes(b'name = "\xff"')
    with pytest.raises(DataError, match="UTF-8"):
        load_types(tmp_path / "my.toml")


def test_a_codebook_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match=r"nowhere\.toml"):
        load_types(tmp_path / "nowhere.toml")


# ---- the nearest type ------------------------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def codebook() -> Codebook:
    """Two types far apart."""
    return Codebook(TYPES)


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.name)
def test_an_example_is_of_its_own_type(codebook: Codebook, kind: OwnType) -> None:
    (example,) = kind.examples
    found = codebook.classify(example.text, example.actor, example.recipient)
    assert (found.event, found.mode, found.quad_code) == (kind.name, None, None)
    assert list(found.probabilities) == ["crossing_opened", "honour_bestowed", "none"]
    assert sum(found.probabilities.values()) == pytest.approx(1)
    assert found.explanation == f"nearest example {example.text!r} (1.00)"


def test_a_sentence_of_another_kind_is_none(codebook: Codebook) -> None:
    found = codebook.classify("Rebels shelled the airport of Sanaa overnight.", (0, 6), (15, 31))
    assert found.event == "none" == max(found.probabilities, key=lambda label: found.probabilities[label])
    assert found.explanation.startswith("no type is near enough; nearest is ")


def test_a_codebook_of_descriptions_alone() -> None:
    bare = Codebook([OwnType(t.name, t.description) for t in TYPES])
    found = bare.classify("The president gave the doctor a medal.", (0, 13), (19, 29))
    assert found.event == "honour_bestowed"
    assert "description" in found.explanation


def test_one_type_is_enough_and_the_same_sentence_is_read_the_same() -> None:
    one = Codebook(TYPES[:1])
    first = one.classify("Eldoria and Marvania opened a road.", (0, 7), (12, 20))
    assert set(first.probabilities) == {"crossing_opened", "none"}
    assert first == one.classify("Eldoria and Marvania opened a road.", (0, 7), (12, 20))


def test_a_text_that_is_all_party_has_a_reading(codebook: Codebook) -> None:
    assert codebook.classify("The king", (0, 8), None).event in {"none", *(t.name for t in TYPES)}


def test_a_span_outside_the_text_is_refused(codebook: Codebook) -> None:
    with pytest.raises(ValueError, match="no span"):
        codebook.classify("The king came.", (0, 99), None)


# ---- its measurement -------------------------------------------------------------------------------------------------
def test_rates_by_hand(tmp_path: Path) -> None:
    """Both bridges are found; a raid is none, and so is one that the annotation calls a crossing."""
    (tmp_path / "ontology.toml").write_text(BRIDGE, encoding="utf-8")
    sentences = (
        ("Eldoria opened a bridge to Marvania.", "crossing_opened"),
        ("A border post was opened.", "crossing_opened"),
        ("Rebels shelled the airport overnight.", "none"),
        ("Rebels shelled the airport overnight.", "crossing_opened"),
    )
    lines = (json.dumps({"text": text, "actor": None, "recipient": None, "event": event}) for text, event in sentences)
    (tmp_path / "sentences.jsonl").write_text("\n".join(lines), encoding="utf-8")
    rates = by_type(tmp_path)
    assert rates == {"crossing_opened": Rates(2, 0, 1), "none": Rates(1, 1, 0)}
    assert macro_of_types(rates) == 80.0


def test_a_missing_set_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match=r"sentences\.jsonl"):
        by_type(tmp_path)


def test_the_evaluation_set_is_whole() -> None:
    types = load_types(EVALUATION / "ontology.toml")
    assert [len(t.examples) for t in types] == [3] * 10
    sentences = [json.loads(line) for line in (EVALUATION / "sentences.jsonl").read_text(encoding="utf-8").splitlines()]
    assert Counter(s["event"] for s in sentences) == {t.name: 13 for t in types} | {"none": 30}
    assert len({s["text"] for s in sentences} | {p.text for t in types for p in t.passages}) == 160 + 40
    for sentence in sentences:
        for start, end in (sentence["actor"], sentence["recipient"]):
            words = sentence["text"][start:end]
            assert words == words.strip() != ""
