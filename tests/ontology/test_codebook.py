"""The codebook's files load, and name only types, modes, conditions, slots and classes that exist."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources

import pytest

from readout.extract.conditions import TESTS
from readout.extract.noun_conditions import WHEN
from readout.ontology.codebook import PACKAGE, Frame, codebook, word_classes
from readout.ontology.plover import event_types
from readout.tables import rows

PREPOSITIONS = frozenset(
    "about above across after against along alongside amid among around as at before behind below beneath beside between "
    "beyond by concerning despite during for from in inside into like near of off on onto out outside over past regarding "
    "since targeting through throughout to toward towards under until upon via with within without".split()
)
SLOTS = PREPOSITIONS | {"subj", "obj", "poss", "adj", "iobj", "clause", "comp", "goal"}
MENTION_CLASSES = frozenset({"party", "person", "state", "place", "foreign", "group", "force", "body", "none"})
COMPLEMENTS = frozenset({"inf", "ask", "future", "clause", "subjunctive", "negative_inf", "consequence", "harm"})
FILES = sorted(f.name for f in resources.files(PACKAGE).iterdir() if f.name.endswith(".tsv"))
TYPE_FILES = [name for name in FILES if name[0].isupper()]
NAMED_AS_TYPES = sorted(set(event_types()) - {"STATEMENT"})


def frames() -> Iterator[Frame]:
    yield from (frame for found in codebook().values() for frame in found)


def where(frame: Frame) -> str:
    return f"{frame.event}.tsv row {frame.row} ({frame.lemma})"


@pytest.mark.parametrize("name", FILES)
def test_every_file_loads_and_has_no_row_twice(name: str) -> None:
    found = [tuple(row.items()) for row in rows(PACKAGE, name)]
    assert found
    assert len(set(found)) == len(found)


def test_one_file_a_type() -> None:
    assert [name.removesuffix(".tsv") for name in TYPE_FILES] == NAMED_AS_TYPES


def test_every_type_has_frames() -> None:
    assert {frame.event for frame in frames()} == set(NAMED_AS_TYPES)


def test_modes_exist() -> None:
    unknown = [where(f) for f in frames() if f.mode is not None and f.mode not in event_types()[f.event].modes]
    assert unknown == []


def test_slots_exist() -> None:
    unknown = {where(f): s for f in frames() for s in (*f.actor, *f.recipient) if s not in SLOTS}
    assert unknown == {}


def test_conditions_exist() -> None:
    unknown = {where(f): c.key for f in frames() for c in f.conditions if c.key not in TESTS and c.key not in SLOTS}
    assert unknown == {}


def test_numbers_of_parties_are_numbers() -> None:
    counted = [value for f in frames() for c in f.conditions if c.key == "nparty" for value in c.values]
    assert all(value.isdigit() for value in counted)


def test_classes_that_are_marked_as_such_exist() -> None:
    """A name with an underscore is no English lemma, so it can only be a class."""
    named = {value for f in frames() for c in f.conditions for value in c.values if "_" in value}
    assert named <= MENTION_CLASSES | COMPLEMENTS | word_classes().keys() | {"per_cent"}


def test_classes_are_defined_once_and_hold_lemmas() -> None:
    names = [row["class"] for row in rows(PACKAGE, "classes.tsv")]
    assert len(set(names)) == len(names)
    assert all(lemma.strip() for lemmas in word_classes().values() for lemma in lemmas)


def test_lemmas_are_written_as_they_are_looked_up() -> None:
    odd = [where(f) for f in frames() if not f.lemma or f.lemma != f.lemma.lower() or " " in f.lemma]
    assert odd == []


def test_the_most_specific_frame_is_tried_first() -> None:
    for found in codebook().values():
        weights = [frame.weight for frame in found]
        assert weights == sorted(weights, reverse=True)


def test_contents_name_known_types_modes_and_tests() -> None:
    for row in rows(PACKAGE, "contents.tsv"):
        kind = event_types()[row["type"]]
        assert not row["mode"] or row["mode"] in kind.modes
        assert not row["when"] or row["when"] in WHEN
        assert set(filter(None, row["recipient"].split(","))) <= SLOTS


def test_modes_by_content_exist() -> None:
    for row in rows(PACKAGE, "modes.tsv"):
        assert row["mode"] in event_types()[row["event"]].modes
        assert all(row["lemmas"].split("|"))


def test_speech_verbs_name_known_slots_and_types() -> None:
    for row in rows(PACKAGE, "speech.tsv"):
        assert set(filter(None, (*row["addressee"].split(","), *row["content"].split(",")))) <= SLOTS | {"that"}
        assert set(filter(None, row["only"].split("|"))) <= event_types().keys()
