"""Is a record still true to its text, and how is it shown beside it?"""

from __future__ import annotations

import copy
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from readout.errors import DataError
from readout.export.as_json import event_to_json
from readout.export.show import show, wrapped
from readout.export.verify import verify_event


@pytest.fixture
def record(coded) -> dict:
    return event_to_json(coded.events[0])


def test_a_true_record_has_no_mismatch(coded):
    for event in coded.events:
        assert verify_event(event_to_json(event), coded.document.text) == []


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("evidence", 0, "exact"), "begged", "evidence 0 (event): exact is 'begged'"),
        (("evidence", 0, "prefix"), "nobody ", "evidence 0 (event): prefix"),
        (("evidence", 0, "suffix"), None, "evidence 0 (event): suffix"),
        (("evidence", 0, "end"), 9999, "outside the text"),
        (("evidence", 0, "start"), "1", "is no span"),
        (("actor", 0, "spans", 0), [5, 5], "actor 0 spans 0: the span 5-5 is empty"),
        (("actor", 0, "spans", 0), [-3, 4], "actor 0 spans 0: the span -3-4 is outside"),
        (("actor", 0, "entity_text"), "The Foreign Minister", "actor 0: entity_text"),
        (("affected", 0, "spans", 0), [0, 9999], "affected 0 spans 0"),
        (("gist",), [9, 4], "gist: the span 9-4 is empty"),
        (("quote", "cue", 0), None, "quote cue 0: None is no span"),
        (("quote", "addressee", 0), [0], "quote addressee 0: [0] is no span"),
        (("size", "participants", "span"), [0, 9999], "size participants"),
        (("event_loc", "span"), None, "event_loc: None is no span"),
    ],
)
def test_each_mismatch_is_named(record, coded, path, value, message):
    changed = copy.deepcopy(record)
    target = changed
    for key in path[:-1]:
        target = target[key]
    target[path[-1]] = value
    assert any(message in problem for problem in verify_event(changed, coded.document.text))


@pytest.mark.parametrize(
    "field",
    ["event", "actor", "recipient", "date", "event_loc", "according_to", "gist", "quote", "affected", "size"],
)
def test_every_filled_field_needs_evidence(record, coded, field):
    record["evidence"] = [e for e in record["evidence"] if e["field"] != field]
    assert verify_event(record, coded.document.text) == [f"{field}: filled, without evidence"]


def test_what_does_not_come_from_the_text_needs_none(record, coded):
    record["evidence"] = [e for e in record["evidence"] if e["field"] not in ("actor", "date")]
    record["date_basis"] = "publication"
    record["actor"] = [{"code": "UNK", "sector": ["UNK"], "entity_text": "", "spans": []}]
    assert verify_event(record, coded.document.text) == []


@pytest.mark.parametrize(
    "path",
    [
        ("gist",),
        ("event_loc", "span"),
        ("size", "participants", "span"),
        ("quote", "cue", 0),
        ("quote", "content", 0),
        ("actor", 0, "spans", 0),
        ("affected", 0, "spans", 0),
    ],
    ids=lambda path: " ".join(map(str, path)),
)
def test_a_span_that_slipped_is_noticed(record, coded, path):
    span = record
    for key in path:
        span = span[key]
    span[1] -= 1
    assert any("no evidence of its field stands at" in one for one in verify_event(record, coded.document.text))


def test_words_of_a_party_that_stand_nowhere(record, coded):
    record["actor"][0]["spans"] = []
    (problem,) = verify_event(record, coded.document.text)
    assert problem.startswith("actor 0: entity_text is") and problem.endswith("without a span")


def test_another_text_is_noticed(record):
    assert len(verify_event(record, "Quite another text.")) > 10


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["span", "spans", "start"]), inner),
)


@given(st.dictionaries(st.sampled_from(["evidence", "actor", "gist", "quote", "size", "event_loc"]), _JSON))
def test_junk_is_reported_and_never_raises(junk):
    assert verify_event(junk, "some text")


def shown(record, document, width=100, **console) -> str:
    stream = io.StringIO()
    Console(file=stream, width=width, **console).print(show(record, document))
    return stream.getvalue()


@pytest.mark.parametrize("width", [40, 80, 160])
def test_show_gives_fields_and_evidence_in_context(record, coded, width):
    text = shown(record, coded.document, width)
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= width
    for word in ("REQUEST yield", "Ana Duarte (PRT)", "~ trigger", "~ actor", "~ word", "12 taking part", "CAMEO 105"):
        assert word in text
    assert "weather" not in text or width > 80


def test_show_puts_underlines_below_their_words(record, coded):
    lines = shown(record, coded.document).splitlines()
    at = next(i for i, line in enumerate(lines) if "LISBON" in line and "3 March" in line)
    column = lines[at].index("urged")
    assert any(line[column:].startswith("~~~~~ trigger") for line in lines[at + 1 : at + 6])


def test_show_is_coloured_on_a_terminal(record, coded, monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[" in shown(record, coded.document, force_terminal=True, color_system="standard")


def test_show_says_that_the_text_is_another(record, coded):
    record["evidence"][0]["exact"] = "begged"
    assert "does not fit this text: evidence 0 (event)" in shown(record, coded.document)


def test_show_refuses_what_is_no_record(coded):
    with pytest.raises(DataError):
        show({"id": "x"}, coded.document)


@given(st.text(alphabet="ab \n\r\t\x85", max_size=200), st.integers(5, 30))
def test_wrapped_lines_fit_and_lose_no_word(text, width):
    spans = list(wrapped(text, width))
    assert all(0 < end - start <= width and "\n" not in text[start:end] for start, end in spans)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
