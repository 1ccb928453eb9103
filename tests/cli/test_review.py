"""readout review from the command line: records out, corrections in, listed, taken back, and given to training."""

from __future__ import annotations

import json
import shutil
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from readout.evaluate.annotated import read_annotated
from readout.export import schema
from readout.export.as_json import event_from_json, event_to_json
from readout.export.verify import verify_event
from readout.records import Document, Review
from readout.review.fields import checked
from readout.review.revised import identity, revised
from tests.cli.conftest import MEETING, SAMPLES, jsonl, run
from tests.cli.test_store import rows

Line = dict[str, Any]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the samples."""
    path = tmp_path_factory.mktemp("filled") / "s.db"
    assert run("add", SAMPLES, "--store", path).code == 0
    return path


@pytest.fixture
def store(filled: Path, tmp_path: Path) -> Path:
    """A copy of that, to change."""
    return Path(shutil.copy(filled, tmp_path / "s.db"))


def exported(store: Path, *options: object) -> list[Line]:
    ended = run("review", "export", "--store", store, *options)
    assert ended.code == 0, ended.err
    return ended.lines


def test_the_most_doubtful_come_first_and_fit_their_schema(filled: Path) -> None:
    lines = exported(filled)
    check = Draft202012Validator(schema("review"))
    for line in lines:
        check.validate(line)
    near = [abs(line["confidence"] - 0.5) for line in lines if line["stage"] is None]
    assert near == sorted(near) and len(near) == rows(filled, "SELECT count(*) FROM record")[0][0]
    assert {line["stage"] for line in lines} == {None, "confidence"}
    assert exported(filled, "--limit", 5) == lines[:5]
    assert exported(filled, "--limit", 5) == exported(filled, "--limit", 5)
    few = exported(filled, "--between", "IND", "RUS", "--type", "consult", "--since", "2024-08")
    assert few and {line["record"]["event"] for line in few} == {"CONSULT"}
    assert run("review", "export", "xylophone", "--store", filled).code == 4


def test_records_of_a_file(coded_samples: Path, filled: Path, tmp_path: Path) -> None:
    files = ("--records", coded_samples / "records.jsonl", "--texts", coded_samples / "texts.jsonl")
    lines = run("review", "export", *files).lines
    without = [{**line, "record": {**line["record"], "episode": None}} for line in exported(filled) if line["stage"] is None]
    assert lines == without
    few = jsonl(tmp_path / "few.jsonl", json.loads((coded_samples / "texts.jsonl").read_text().splitlines()[0]))
    ended = run("review", "export", "--records", coded_samples / "records.jsonl", "--texts", few)
    assert ended.code == 3 and "records.jsonl:" in ended.err and "the text of sample-002 is not there" in ended.err
    assert {line["document"] for line in ended.lines} == {"sample-001"}
    assert run("review", "export", "--records", coded_samples / "records.jsonl").code == 2
    assert run("review", "export", "--records", coded_samples / "records.jsonl", "--store", filled).lines == lines


def test_from_export_over_import_to_a_reviewed_store(store: Path, tmp_path: Path) -> None:
    lines = [line for line in exported(store) if line["stage"] is None][:4]
    first = {"verdict": "right"}, {"verdict": "wrong"}, {"corrected": {"factuality": "alleged"}}, {}
    given = jsonl(tmp_path / "judged.jsonl", *({**line, **said} for line, said in zip(lines, first, strict=True)))
    ended = run("review", "import", given, "--reviewer", "Mia", "--on", "2024-09-01", "--store", store)
    assert (ended.code, ended.out) == (0, b"") and ended.err == "3 applied, 1 left open\n"
    again = run("review", "import", given, "--reviewer", "Mia", "--on", "2024-09-01", "--store", store)
    assert again.err == "3 already there, 1 left open\n"
    found = {record["id"]: record for record in run("search", "--store", store, "--format", "jsonl").lines}
    assert found[lines[0]["record"]["id"]]["review"] == {"verdict": "right", "reviewer": "Mia", "on": "2024-09-01"}
    assert lines[1]["record"]["id"] not in found
    assert found[lines[2]["record"]["id"]]["factuality"] == "alleged"
    for record in found.values():
        Draft202012Validator(schema("event")).validate(record)
    assert run("verify", "--store", store).code == 0
    assert "reviewed" in run("show", lines[0]["record"]["id"], "--store", store).out.decode()
    assert {line["record"]["id"] for line in exported(store)}.isdisjoint(line["record"]["id"] for line in lines[:3])
    assert lines[0]["record"]["id"] in {line["record"]["id"] for line in exported(store, "--again")}


def test_a_near_miss_becomes_a_record_and_back(store: Path, tmp_path: Path) -> None:
    miss = next(line for line in exported(store) if line["stage"])
    before = rows(store, "SELECT id, json FROM record ORDER BY id")
    given = jsonl(tmp_path / "j.jsonl", {**miss, "verdict": "right"})
    assert run("review", "import", given, "--reviewer", "Mia", "--store", store).err == "1 applied\n"
    assert rows(store, f"SELECT confidence, reviewer FROM events WHERE id = '{miss['record']['id']}'") == [(1.0, "Mia")]
    assert run("verify", "--store", store).code == 0
    assert run("review", "undo", 1, "--store", store).code == 0
    assert rows(store, "SELECT id, json FROM record ORDER BY id") == before
    assert run("review", "undo", 1, "--store", store).err == "correction 1 was taken back already\n"
    assert run("review", "undo", 1, "--redo", "--store", store).code == 0
    assert run("review", "undo", 2, "--store", store).code == 1


def test_coding_again_keeps_what_was_reviewed(store: Path, tmp_path: Path) -> None:
    lines = [line for line in exported(store) if line["stage"] is None][:2]
    said = ({"verdict": "wrong"}, {"corrected": {"factuality": "alleged"}})
    given = jsonl(tmp_path / "j.jsonl", *({**line, **one} for line, one in zip(lines, said, strict=True)))
    run("review", "import", given, "--reviewer", "Mia", "--on", "2024-09-01", "--store", store)
    before = rows(store, "SELECT id, json FROM record ORDER BY id")
    assert "documents coded again" in run("add", SAMPLES, "--store", store, "--min-confidence", "0.6").err
    assert "documents coded again" in run("add", SAMPLES, "--store", store).err
    assert rows(store, "SELECT id, json FROM record ORDER BY id") == before
    assert {one["standing"] for one in run("review", "list", "--store", store).lines} == {"applied"}


def test_the_list(store: Path, tmp_path: Path) -> None:
    assert run("review", "list", "--store", store).code == 4
    line = exported(store, "--limit", 1)[0]
    said = {**line, "verdict": "wrong", "comment": "a quotation"}
    waiting = {**said, "document": "elsewhere"}, {**said, "text_hash": "0" * 32}
    given = jsonl(tmp_path / "j.jsonl", said, *waiting)
    assert run("review", "import", given, "--reviewer", "Mia", "--store", store).err.startswith("1 applied, 2 kept")
    listed = run("review", "list", "--store", store).lines
    for one in listed:
        Draft202012Validator(schema("correction")).validate(one)
    assert [one["standing"] for one in listed] == ["applied", "no document", "text differs"]
    assert listed[0]["words"] == line["words"] and listed[0]["comment"] == "a quotation"
    table = run("review", "list", "--document", "elsewhere", "--format", "table", "--store", store).out.decode()
    assert "no document" in table and "applied" not in table


def test_bad_lines_are_named_and_the_others_imported(store: Path, tmp_path: Path) -> None:
    line = next(line for line in exported(store) if line["stage"] is None)
    bad = {**line, "corrected": {"type": "MEET"}}, {**line, "verdict": "right", "trigger": [99990, 99995]}
    path = jsonl(tmp_path / "j.jsonl", *bad, {**line, "verdict": "right"})
    path.write_text(path.read_text(encoding="utf-8") + "{oops\n", encoding="utf-8")
    ended = run("review", "import", path, "--reviewer", "Mia", "--store", store)
    assert ended.code == 3 and ended.err.endswith("1 applied, 3 failed\n")
    for number, told in ((1, "'MEET' is no event type"), (2, "outside the text"), (4, "no JSON")):
        assert f"error: {path}:{number}: " in ended.err and told in ended.err
    ended = run("review", "import", path, "--store", store)
    assert "nobody is named as reviewer; give --reviewer NAME" in ended.err
    assert run("review", "import", tmp_path / "none.jsonl", "--store", store).err.startswith("readout: ")
    assert run("review", "import", path, "--store", tmp_path / "none.db").code == 1
    assert not (tmp_path / "none.db").exists()
    assert run("review", "import", path, "--on", "Monday", "--store", store).code == 2


def test_label_studio_and_doccano_round_trips(store: Path, tmp_path: Path) -> None:
    options = ("--limit", 3, "--type", "CONSULT", "--type", "AGREE", "--store", store)
    made, interface = tmp_path / "tasks.json", tmp_path / "interface.xml"
    assert run("review", "export", "-f", "label-studio", "--config", interface, "-o", made, *options).code == 0
    assert ElementTree.parse(interface).getroot().tag == "View"
    tasks = json.loads(made.read_text(encoding="utf-8"))
    for task in tasks:
        task["annotations"] = [{"result": task.pop("predictions")[0]["result"], "updated_at": "2024-09-02T08:00:00Z"}]
    made.write_text(json.dumps(tasks), encoding="utf-8")
    assert run("review", "import", made, "--reviewer", "Ann", "--store", store).err == "3 applied\n"
    assert rows(store, "SELECT verdict, reviewer, reviewed FROM correction") == [("right", "Ann", "2024-09-02")] * 3
    lines = run("review", "export", "-f", "doccano", *options).lines
    for line in lines:
        line["label"] = [[*one[:2], "SUPPORT" if one[2] in ("CONSULT", "AGREE") else one[2]] for one in line["label"]]
    given = jsonl(tmp_path / "all.jsonl", *lines)
    assert run("review", "import", given, "--reviewer", "Ben", "--store", store).err == "3 applied\n"
    assert rows(store, "SELECT DISTINCT event, reviewer FROM events WHERE verdict = 'corrected'") == [("SUPPORT", "Ben")]
    assert run("verify", "--store", store).code == 0


def test_examples_for_training(store: Path, tmp_path: Path) -> None:
    assert run("review", "training", "-o", tmp_path / "none.jsonl", "--store", store).code == 4
    lines = [line for line in exported(store, "--type", "CONSULT") if line["stage"] is None][:2]
    said = ({"verdict": "wrong"}, {"verdict": "right"})
    given = jsonl(tmp_path / "j.jsonl", *({**line, **one} for line, one in zip(lines, said, strict=True)))
    run("review", "import", given, "--reviewer", "Mia", "--store", store)
    made = tmp_path / "reviewed.jsonl"
    assert run("review", "training", "-o", made, "--store", store).code == 0
    examples = [json.loads(line) for line in made.read_text(encoding="utf-8").splitlines()]
    for example in examples:
        Draft202012Validator(schema("training")).validate(example)
    judged = {(line["document"], *line["trigger"]) for line in lines}
    assert {(e["id"], *span) for e in examples for span in e["reviewed"]} == judged
    gold = {one.id: one for one in read_annotated(made)}
    assert set(gold) == {line["document"] for line in lines} and all(one.text for one in gold.values())


def test_a_document_that_comes_later(tmp_path: Path) -> None:
    path, given = tmp_path / "s.db", jsonl(tmp_path / "t.jsonl", {"id": "m", "date": "2024-05-03", "text": MEETING})
    run("add", given, "--store", path)
    line = exported(path)[0]
    judged = jsonl(tmp_path / "j.jsonl", {**line, "corrected": {"recipient": ["ITA/GOV/"]}})
    other = tmp_path / "other.db"
    run("add", jsonl(tmp_path / "u.jsonl", {"id": "n", "date": "2024-05-03", "text": MEETING}), "--store", other)
    assert "1 kept" in run("review", "import", judged, "--reviewer", "Mia", "--store", other).err
    run("add", given, "--store", other)
    found = {record["doc"]: record for record in run("search", "--store", other).lines}
    assert found["m"]["recipient"][0]["code"] == "ITA" and "review" not in found["n"]
    assert run("verify", "--store", other).code == 0


CHANGES: tuple[Line, ...] = (
    {},
    {"event": "AGREE"},
    {"event": "PROTEST", "mode": "riot", "factuality": "alleged"},
    {"actor": ["ITA/GOV/Giorgia Meloni"], "recipient": []},
    {"recipient": ["UNO//United Nations", "UNK/UNK/"], "date": None},
    {"date": "2021"},
    {"date": "2024-08-27", "actor": ["UNK/UNK/"]},
)


def test_every_corrected_record_is_valid_and_holds_against_its_text(coded_samples: Path) -> None:
    texts = {t["id"]: t for t in map(json.loads, (coded_samples / "texts.jsonl").read_text(encoding="utf-8").splitlines())}
    check, review = Draft202012Validator(schema("event")).validate, Review("corrected", "Mia", "2024-09-01")
    for line in (coded_samples / "records.jsonl").read_text(encoding="utf-8").splitlines():
        event = event_from_json(json.loads(line))
        document = Document(event.doc, texts[event.doc]["text"], texts[event.doc]["date"])
        assert identity(event) == event.id
        for fields in CHANGES:
            made = revised(event, checked(fields), document, review)
            told = event_to_json(made)
            check(told)
            assert verify_event(told, document.text) == []
            assert event_from_json(json.loads(json.dumps(told))) == replace(made, explanation=None)
            assert made.id == identity(made) and set(event.evidence) <= set(made.evidence)
