"""Tasks in three shapes, and back: what goes out unchanged comes back as no correction, what was changed as just that."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from readout.export import schema
from readout.ontology.plover import event_types
from readout.records import Document, Event, Evidence, Participant
from readout.review.answers import Said, Terms, read
from readout.review.correction import Correction
from readout.review.formats import write
from readout.review.forms import DOCCANO, FORMS, JSONL, LABEL_STUDIO
from readout.review.hashes import text_hash
from readout.review.label_studio_config import config
from readout.review.tasks import Task, sentence_at
from tests.store import making

TEXT = "\U0001f54a Mr. Holm met. The President of France called India on Monday about grain, it said. Japan and others agreed."
DOCUMENT = Document("wire-1", TEXT, "2024-05-14", "A call", "Aster Post")
TERMS = Terms("Mia", "2024-06-01")


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def event(**fields: Any) -> Event:
    """France called India."""
    france = Participant(
        "FRA", ("GOV",), "The President of France", "Emmanuel Macron", spans=(span("The President of France"),)
    )
    india = Participant("IND", ("GOV",), "India", spans=(span("India"),))
    cited = {"event": "called", "anchor": "The President of France called India on Monday about grain", "gist": "about grain"}
    evidence = tuple(Evidence.at(name, span(words), TEXT) for name, words in cited.items())
    made = making.event(DOCUMENT, mode="phone", event_loc=None, gist=span("about grain"), confidence=0.53, **fields)
    return replace(made, actor=(france,), recipient=(india,), evidence=evidence, anchor=span(cited["anchor"]))


TASK = Task(event(), DOCUMENT)


def written(form: str, *tasks: Task) -> Any:
    """The tasks as the objects of a file."""
    stream = StringIO()
    write(tasks or (TASK,), form, stream)
    text = stream.getvalue()
    return json.loads(text) if form == LABEL_STUDIO else [json.loads(line) for line in text.splitlines()]


def annotated(task: Any, **by: Any) -> Any:
    """A task of Label Studio as its export has it, once somebody has submitted the prediction."""
    result = task["predictions"][0]["result"]
    return {"id": 7, "data": task["data"], "annotations": [{"id": 1, "result": result, **by}], "predictions": []}


def back(*entries: Any, terms: Terms = TERMS, form: str = JSONL) -> list[Said]:
    text = json.dumps(entries, indent=1) if form == LABEL_STUDIO else "\n".join(map(json.dumps, entries))
    return list(read("f.json", text, terms))


def only(found: list[Said]) -> Correction:
    (one,) = found
    assert one.correction is not None, one.fault
    return one.correction


# ---- out -------------------------------------------------------------------------------------------------------------
def test_our_shape_fits_its_schema_before_and_after() -> None:
    (line,) = written(JSONL)
    check = Draft202012Validator(schema("review")).validate
    check(line)
    Draft202012Validator(schema("event")).validate(line["record"])
    assert line["text_hash"] == text_hash(TEXT) and TEXT[slice(*line["trigger"])] == line["words"] == "called"
    assert line["sentence"] == "The President of France called India on Monday about grain, it said."
    assert line["question"].startswith("Is this record right: CONSULT (phone), Emmanuel Macron (FRA) -> IND GOV, 2024-05-14")
    check({**line, "verdict": "corrected", "corrected": {"type": "AGREE", "actor": ["IND/GOV/"]}, "reviewer": "Mia"})


def test_label_studio_marks_what_stands_in_the_text() -> None:
    (task,) = written(LABEL_STUDIO)
    results = task["predictions"][0]["result"]
    marked = {r["value"]["labels"][0]: r["value"] for r in results if r["type"] == "labels"}
    assert set(marked) == {"trigger", "actor", "recipient", "gist"}
    assert all(TEXT[v["start"] : v["end"]] == v["text"] for v in marked.values())
    chosen = {r["from_name"]: r["value"]["choices"] for r in results if r["type"] == "choices"}
    assert chosen == {"type": ["CONSULT"], "mode": ["phone"], "factuality": ["asserted"]}


def test_the_interface_has_a_control_for_everything_in_a_task() -> None:
    root = ElementTree.fromstring(config())
    controls = {one.get("name"): [v.get("value") for v in one] for one in root if one.get("toName") == "text"}
    (task,) = written(LABEL_STUDIO)
    for result in task["predictions"][0]["result"]:
        values = result["value"].get("labels") or result["value"].get("choices") or []
        assert set(values) <= set(controls[result["from_name"]])
    assert set(controls["type"]) == set(event_types())
    assert root.find("Text").get("value") == "$text"  # type: ignore[union-attr]


def test_doccano_labels_the_trigger_with_the_type() -> None:
    (line,) = written(DOCCANO)
    assert [(TEXT[s:e], label) for s, e, label in line["label"]] == [
        ("called", "CONSULT"),
        ("The President of France", "actor"),
        ("India", "recipient"),
        ("about grain", "gist"),
    ]


def test_an_empty_list_is_a_list() -> None:
    stream = StringIO()
    write((), LABEL_STUDIO, stream)
    assert json.loads(stream.getvalue()) == []


@given(st.text(min_size=1), st.data())
def test_the_sentence_always_holds_trigger_and_clause(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    trigger = start, data.draw(st.integers(start + 1, len(text)))
    if text[slice(*trigger)].strip() != text[slice(*trigger)]:
        return
    made = replace(event(), evidence=(Evidence.at("event", trigger, text),), anchor=trigger)
    first, last = sentence_at(text, made)
    assert first <= trigger[0] < trigger[1] <= last


# ---- back ------------------------------------------------------------------------------------------------------------
def test_what_was_left_open_says_nothing() -> None:
    assert [one.correction for one in back(*written(JSONL))] == [None]
    assert [one.correction for one in back(*written(DOCCANO))] == [None]
    (task,) = written(LABEL_STUDIO)
    assert back({**task, "annotations": []}, form=LABEL_STUDIO) == []
    assert back(annotated(task, was_cancelled=True), form=LABEL_STUDIO) == []
    taken = only(back(*written(DOCCANO), terms=replace(TERMS, unchanged=True)))
    assert (taken.verdict, taken.fields) == ("right", {})


@pytest.mark.parametrize("form", FORMS)
def test_right_and_wrong_in_every_shape(form: str) -> None:
    for verdict in ("right", "wrong"):
        (entry,) = written(form)
        if form == JSONL:
            entry["verdict"] = verdict
        elif form == DOCCANO:
            entry["label"].append([*span("called"), verdict])
        else:
            entry = annotated(entry)
            said = {"from_name": "verdict", "to_name": "text", "type": "choices", "value": {"choices": [verdict]}}
            entry["annotations"][0]["result"] = [*entry["annotations"][0]["result"], said]
        made = only(back(entry, form=form))
        assert (made.verdict, made.fields, made.reviewer, made.on) == (verdict, {}, "Mia", "2024-06-01")
        assert (made.document, made.text_hash, made.trigger) == ("wire-1", text_hash(TEXT), span("called"))
        assert made.seen["id"] == TASK.event.id


def test_our_corrections() -> None:
    (line,) = written(JSONL)
    wanted = {"type": "agree", "mode": None, "actor": ["IND/GOV/"], "recipient": [], "date": "2024-05", "factuality": "future"}
    made = only(back({**line, "corrected": wanted, "reviewer": "Ann", "on": "2024-05-30"}, terms=Terms()))
    assert made.verdict == "corrected" and (made.reviewer, made.on) == ("Ann", "2024-05-30")
    assert made.fields["event"] == "AGREE" and made.fields["mode"] is None and made.fields["recipient"] == []
    assert made.fields["actor"] == [{"code": "IND", "sector": ["GOV"], "name": None, "spans": []}]


def test_a_label_studio_export_with_two_annotators() -> None:
    (task,) = written(LABEL_STUDIO)
    entry = annotated(task, completed_by={"id": 2, "email": "ben@example.org"}, updated_at="2024-06-02T10:00:00Z")
    first = {**entry["annotations"][0], "completed_by": {"id": 1, "email": "ann@example.org"}}
    first |= {"updated_at": "2024-06-01T10:00:00Z"}
    changed = [dict(r) for r in first["result"]]
    for result in changed:
        if result["from_name"] == "type":
            result["value"] = {"choices": ["AGREE"]}
        if result["from_name"] == "actor_is":
            result["value"] = {"text": ["FRA/GOV/Emmanuel Macron; JPN/GOV/"]}
    mode = next(r for r in changed if r["from_name"] == "mode")
    mode["value"] = {"choices": ["none"]}
    entry["annotations"] = [*entry["annotations"], {**first, "result": changed}]
    ann, ben = (one.correction for one in back(entry, terms=Terms(), form=LABEL_STUDIO))
    assert ann and ben
    assert (ann.reviewer, ann.on, ann.verdict) == ("ann@example.org", "2024-06-01", "corrected")
    assert set(ann.fields) == {"event", "mode", "actor"}
    assert [p["code"] for p in ann.fields["actor"]] == ["FRA", "JPN"]
    assert (ben.reviewer, ben.on, ben.verdict, ben.fields) == ("ben@example.org", "2024-06-02", "right", {})


def test_marked_words_become_a_party_by_the_tables() -> None:
    (task,) = written(LABEL_STUDIO)
    entry, (start, end) = annotated(task), span("Japan")
    results = [r for r in entry["annotations"][0]["result"] if r["value"].get("labels") != ["recipient"]]
    units = len(TEXT[:start].encode("utf-16-le")) // 2  # as a browser counts
    assert units != start
    value = {"start": units, "end": units + 5, "text": "Japan", "labels": ["recipient"]}
    entry["annotations"][0]["result"] = [*results, {"from_name": "spans", "type": "labels", "value": value}]
    made = only(back(entry, form=LABEL_STUDIO))
    (party,) = made.fields["recipient"]
    assert (party["code"], party["sector"], party["spans"]) == ("JPN", ["GOV"], [[start, end]])
    (line,) = written(DOCCANO)
    line["label"] = [[*one[:2], "AGREE"] if one[2] == "CONSULT" else one for one in line["label"] if one[2] != "recipient"]
    line["label"].append([start, end, "recipient"])
    (moved,) = only(back(line)).fields["recipient"]
    assert moved == party


@pytest.mark.parametrize("keys", ["entities", "labels", "meta"])
def test_the_shapes_of_several_versions_of_doccano(keys: str) -> None:
    (line,) = written(DOCCANO)
    labels = [[s, e, "AGREE" if label == "CONSULT" else label] for s, e, label in line.pop("label")]
    entry = {"id": 1, **line, "Comments": ["so it says"]}
    if keys == "entities":
        entry["entities"] = [{"id": 1, "start_offset": s, "end_offset": e, "label": label} for s, e, label in labels]
    else:
        entry["labels"] = labels
    if keys == "meta":
        entry["meta"] = {"readout": entry.pop("readout")}
    made = only(back(entry))
    assert (made.verdict, made.fields, made.comment) == ("corrected", {"event": "AGREE"}, "so it says")


def test_a_trigger_without_a_type_is_wrong() -> None:
    (line,) = written(DOCCANO)
    line["label"] = [one for one in line["label"] if one[2] != "CONSULT"]
    assert only(back(line)).verdict == "wrong"


# ---- bad lines -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"verdict": "yes"}, "'yes' is no verdict; write right, wrong, corrected"),
        ({"verdict": "corrected"}, "no field says how"),
        ({"verdict": "right", "corrected": {"type": "AGREE"}}, "write corrected, or empty these"),
        ({"corrected": {"type": "MEET"}}, "'MEET' is no event type; choose of"),
        ({"corrected": {"mode": "by letter"}}, "is no mode"),
        ({"corrected": {"mode": "riot"}}, "'riot' is no mode of CONSULT; it has visit"),
        ({"corrected": {"actor": []}}, "never nobody"),
        ({"corrected": {"actor": ["QQQ/GOV/"]}}, "'QQQ' is no code of a party"),
        ({"corrected": {"recipient": ["IND/KING/"]}}, "'KING' is no PLOVER sector"),
        ({"corrected": {"recipient": "IND"}}, "no list of parties"),
        ({"corrected": {"date": "2024-02-30"}}, "is no date"),
        ({"corrected": {"date": "Monday"}}, "is no date"),
        ({"corrected": {"factuality": "true"}}, "no factuality; choose of asserted"),
        ({"corrected": {"place": "Paris"}}, "no field 'place' to correct"),
        ({"corrected": ["AGREE"]}, "write an object"),
        ({"verdict": "right", "trigger": [9, 3]}, "write [start, end]"),
        ({"verdict": "right", "trigger": None}, "the key 'trigger' is missing"),
        ({"verdict": "right", "text_hash": ""}, "the key 'text_hash' is missing"),
        ({"verdict": "right", "record": {"id": "x"}}, "missing"),
        ({"verdict": "right", "record": "x"}, "record is no JSON object"),
    ],
)
def test_a_bad_line_is_named_and_the_others_count(change: Any, told: str) -> None:
    (line,) = written(JSONL)
    found = back({**line, "verdict": "right"}, {**line, **change}, {**line, "verdict": "wrong"})
    assert [one.where for one in found] == ["f.json:1", "f.json:2", "f.json:3"]
    assert told in found[1].fault and found[1].correction is None
    assert [one.correction.verdict for one in found if one.correction] == ["right", "wrong"]


def test_bad_lines_of_other_shapes() -> None:
    (task,), (line,) = written(LABEL_STUDIO), written(DOCCANO)
    text = "[\n" + json.dumps(annotated(task)) + ",\n" + json.dumps({"data": {"text": "x"}, "annotations": []}) + ",\n{,]"
    found = list(read("f.json", text, TERMS))
    assert [(one.where, bool(one.fault)) for one in found] == [("f.json:2", False), ("f.json:3", True), ("f.json:4", True)]
    assert "export from Label Studio as JSON" in found[1].fault and "what follows was not read" in found[2].fault
    edited = annotated({**task, "data": {**task["data"], "text": TEXT + "."}})
    assert "do not edit the text" in back(edited, form=LABEL_STUDIO)[0].fault
    assert "do not edit the text" in back({**line, "text": "x"})[0].fault
    assert "outside the text" in back({**line, "label": [[0, 9999, "actor"]]})[0].fault
    assert (
        "several types at the trigger (AGREE, CONSULT)"
        in back({**line, "label": [*line["label"], [*span("called"), "AGREE"]]})[0].fault
    )
    assert (
        "nobody is named as reviewer; give --reviewer"
        in back({**written(JSONL)[0], "verdict": "right"}, terms=Terms())[0].fault
    )
    others = [*line["label"], [*span("others agreed"), "recipient"]]
    assert "write it as CODE/SECTOR/Name" in back({**line, "label": others})[0].fault
    assert [one.fault for one in read("f", "[1]", TERMS)] == ["no JSON object"]
    assert "no JSON" in next(iter(read("f", "{", TERMS))).fault
