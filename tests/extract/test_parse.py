"""The language pipeline: the text comes back as it went in, the weights are those that were published, errors hold the fix."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.errors import ModelError
from readout.extract import parse as module
from readout.extract.parse import KNOWN_SHA256, WEIGHT_FILES, Weights, parse, weights, weights_hash

ODD = (
    "",
    " ",
    "\n\n\n",
    "\t",
    "a",
    "  Two  spaces.  \n\n  Leading ones.\r\n",
    "No full stop\n- a point\n- another\n\n\n\nEnd",
    "Zero\u200bwidth, soft\u00adhyphen, no\u00a0break, \u2028line\u2029paragraph.",
    "Combining e\u0301, flags \U0001f1fa\U0001f1e6, astral \U0001d54f, bidi \u202eabc\u202c.",
    "“Quotes ‘inside’ quotes” — dash–dash… U.S.-ASEAN",
    "x" * 500,
    "word " * 400,
)


@pytest.fixture
def fresh() -> Iterator[None]:
    """The look-up of the weights without what it remembers, before and after."""
    weights.cache_clear()
    yield
    weights.cache_clear()


def test_odd_texts_in_one_batch_come_back_in_order() -> None:
    docs = list(parse(ODD))
    assert [doc.text for doc in docs] == [text or " " for text in ODD]


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=200))
def test_any_text_comes_back(text: str) -> None:
    (doc,) = parse([text])
    assert doc.text == text


@settings(max_examples=40, deadline=None)
@given(st.text("ab .,;:!?\n\t-–“”()1é’", min_size=1, max_size=120))
def test_any_layout_comes_back(text: str) -> None:
    (doc,) = parse([text])
    assert doc.text == text
    assert [t.idx for t in doc] == sorted(t.idx for t in doc)


def test_a_parse_does_not_depend_on_the_batch() -> None:
    text = "Kenya thanked Uganda. The envoy left."
    alone, *_ = parse([text])
    _, together = parse(["Another text stands before it.\n\nWith two paragraphs.", text])
    assert [(t.text, t.dep_, t.head.i) for t in alone] == [(t.text, t.dep_, t.head.i) for t in together]


def test_the_installed_weights_are_the_published_ones() -> None:
    found = weights()
    assert found.package in KNOWN_SHA256
    assert found.known
    assert found.label == f"{found.name}-{found.version}"


def test_the_hash_follows_every_weight_file(tmp_path: Path) -> None:
    empty = weights_hash(tmp_path)
    hashes = {empty}
    for name in WEIGHT_FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"one")
        hashes.add(weights_hash(tmp_path))
    (tmp_path / WEIGHT_FILES[0]).write_bytes(b"two")
    hashes.add(weights_hash(tmp_path))
    assert len(hashes) == len(WEIGHT_FILES) + 2


def test_altered_weights_are_not_known() -> None:
    found = weights()
    assert not Weights(found.package, found.name, found.version, found.path, "0" * 64).known


def test_altered_weights_are_refused(fresh: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "weights_hash", lambda path: "0" * 64)
    with pytest.raises(ModelError, match="--force-reinstall"):
        weights()


def test_no_pipeline_at_all(fresh: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PACKAGES", ("no_such_pipeline",))
    with pytest.raises(ModelError, match="pip install"):
        weights()


def test_a_package_that_only_holds_the_name(fresh: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.metadata.version", lambda name: "999.9.9")
    with pytest.raises(ModelError, match="pip uninstall"):
        weights()


@pytest.mark.parametrize(
    "card",
    [
        {"lang": "de", "name": "x", "version": "1", "pipeline": ["parser", "ner"]},
        {"lang": "en", "name": "x", "version": "1", "pipeline": ["ner"]},
    ],
    ids=["another language", "no parser"],
)
def test_a_package_whose_card_does_not_fit(fresh: None, monkeypatch: pytest.MonkeyPatch, card: dict[str, object]) -> None:
    monkeypatch.setattr("spacy.util.get_model_meta", lambda path: card)
    with pytest.raises(ModelError, match="no English pipeline"):
        weights()


@pytest.mark.parametrize(
    ("form", "text", "lemma"),
    [
        ("staged", "They staged a raid.", "stage"),
        ("waging", "They are waging war.", "wage"),
        ("fined", "Germany fined the bank.", "fine"),
        ("hopes", "She hopes for peace.", "hope"),
        ("marches", "He marches home.", "march"),
        ("hopped", "He hopped away.", "hop"),
    ],
)
def test_a_form_of_two_known_words_goes_to_the_one_that_english_spells_so(form: str, text: str, lemma: str) -> None:
    (doc,) = parse([text])
    assert next(t.lemma_ for t in doc if t.text == form) == lemma
