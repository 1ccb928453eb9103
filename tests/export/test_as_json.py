"""The record as JSON, there and back."""

from __future__ import annotations

import io
import json
import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from readout.errors import DataError, OutputError
from readout.export import SCHEMAS, schema
from readout.export.as_json import event_from_json, event_to_json
from readout.export.rejections import Rejections
from readout.records import Coded, Count, Participant

KEYS = """
id doc sentence event mode context quad_code event_scale cameo goldstein actor recipient date enddate
date_precision date_basis event_loc factuality according_to background gist quote affected size confidence
evidence episode coder
"""


def valid(name: str, text: str) -> list[dict]:
    """Lines of a format, each found valid by its schema."""
    checker = Draft202012Validator(schema(name))
    lines = [json.loads(line) for line in text.split("\n")[:-1]]
    for line in lines:
        checker.validate(line)
    return lines


def test_every_key_stands_in_the_order_of_the_reference(coded):
    for event in coded.events:
        assert list(event_to_json(event)) == ["schema_version", *KEYS.split()]


def test_what_is_absent_is_null_or_an_empty_list(coded):
    record = event_to_json(coded.events[1])
    assert [record[k] for k in ("enddate", "event_loc", "gist", "quote", "size", "episode", "goldstein")] == [None] * 7
    assert [record[k] for k in ("context", "recipient", "according_to", "affected")] == [[]] * 4
    assert record["background"] is True


def test_nothing_is_lost_there_and_back(coded):
    for event in coded.events:
        assert event_from_json(json.loads(json.dumps(event_to_json(event)))) == event


def test_without_its_evidence_the_anchor_falls_back_to_the_trigger(coded):
    event = coded.events[0]
    bare = replace(event, evidence=tuple(e for e in event.evidence if e.field != "anchor"))
    assert event_from_json(event_to_json(bare)).anchor == event.trigger


_PARTIES = st.builds(
    Participant,
    code=st.sampled_from(["PRT", "UNO"]),
    sector=st.lists(st.sampled_from(["GOV", "MIL"])).map(tuple),
    entity_text=st.text(),
    name=st.none() | st.text(),
)
_COUNTS = st.builds(Count, st.integers(), st.none() | st.integers(), st.just((0, 1)))


@given(
    actor=st.lists(_PARTIES).map(tuple),
    confidence=st.floats(0, 1),
    size=st.dictionaries(st.sampled_from(["dead", "injured"]), st.builds(Count, st.integers(), st.none(), st.just((0, 1)))),
)
def test_any_values_survive(actor, confidence, size):
    from conftest import REQUEST

    event = replace(REQUEST, actor=actor, confidence=confidence, size=size)
    assert event_from_json(json.loads(json.dumps(event_to_json(event)))) == event


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"schema_version": 99}, "schema_version is 99"),
        ({"evidence": []}, "no evidence of field event"),
        ({"gist": [1, 2, 3]}, "unpack"),
        ({"coder": {"name": "x"}}, "e0a1"),
    ],
)
def test_a_malformed_record_is_named_with_what_is_wrong(coded, change, message):
    with pytest.raises(DataError, match=message):
        event_from_json({**event_to_json(coded.events[0]), **change})


def test_a_missing_key_is_named(coded):
    record = event_to_json(coded.events[0])
    del record["actor"]
    with pytest.raises(DataError, match="'actor' is missing"):
        event_from_json(record)


@pytest.mark.parametrize("junk", [[], None, "text", 3])
def test_what_is_no_object_is_no_record(junk):
    with pytest.raises(DataError):
        event_from_json(junk)


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_are_sound(name):
    Draft202012Validator.check_schema(schema(name))


def test_an_unknown_schema_is_refused():
    with pytest.raises(OutputError, match="event, explanation, gold"):
        schema("../event")


def test_jsonl_is_valid_and_comes_back_the_same(coded, empty, written):
    text = written("jsonl", [coded, empty])
    events = tuple(event_from_json(record) for record in valid("event", text))
    assert events == coded.events
    assert written("jsonl", [Coded(coded.document, events)]) == text


def test_gold_has_a_line_for_every_document(coded, empty, written):
    first, second = valid("gold", written("gold", [coded, empty]))
    request, seizure = first["events"]
    assert request["actor"] == ["PRT/GOV/Ana Duarte"]
    assert request["recipient"] == ["NRL/GOV/"]
    assert request["anchor"] == list(coded.events[0].anchor)
    assert "background" not in request
    assert seizure["background"] is True
    assert (second["id"], second["date"], second["events"]) == ("nothing-2", None, [])


def test_gold_never_lacks_an_actor(coded, written):
    nobody = replace(coded, events=(replace(coded.events[0], actor=()),))
    (line,) = valid("gold", written("gold", [nobody]))
    assert line["events"][0]["actor"] == ["UNK/UNK/"]


def test_quotes_has_a_line_for_every_document(coded, empty, written):
    first, second = valid("quotes", written("quotes", [coded, empty]))
    start, end = first["quotes"][0]["content"][0]
    assert coded.document.text[start:end] == "We expect them home by Easter"
    assert list(first["quotes"][0]) == ["speaker", "cue", "content", "kind"]
    assert second == {"schema_version": 1, "id": "nothing-2", "quotes": []}


def test_rejections_give_the_words_concerned(coded, empty):
    stream = io.StringIO()
    writer = Rejections()
    writer.open(stream)
    for one in (coded, empty):
        writer.write(one)
    writer.close()
    first, second = valid("rejection", stream.getvalue())
    assert list(first) == ["schema_version", "document", "span", "stage", "reason", "text"]
    assert first["text"] == "waited outside"
    assert second["span"] is None and second["text"] == ""


def test_a_line_is_one_line_for_every_reader(coded, written):
    odd = replace(coded.document, id="a\u2028b\x85c\ud800d\ne")
    text = written("gold", [replace(coded, document=odd)])
    assert len(text.splitlines()) == 1
    assert json.loads(text.encode("utf-8"))["id"] == odd.id


def test_a_number_that_json_lacks_is_refused(coded, written):
    with pytest.raises(ValueError, match="JSON"):
        written("jsonl", [replace(coded, events=(replace(coded.events[0], confidence=math.nan),))])


@pytest.mark.parametrize("name", ["jsonl", "gold", "quotes"])
def test_no_documents_give_no_lines(name, written):
    assert written(name, []) == ""
