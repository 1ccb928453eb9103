"""`readout code` on good input: formats, outputs, what it says."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from jsonschema import Draft202012Validator

from readout.export import schema
from tests.cli.conftest import MEETING, SAMPLES, jsonl, run, run_apart

MIXED = (
    {"id": "good", "date": "2024-05-03", "text": MEETING},
    {"id": "russian", "date": "2024-05-03", "text": "Президент провёл телефонный разговор с премьер-министром Индии."},
    {"id": "impossible", "date": "2024-02-31", "text": MEETING},
    {"id": "empty", "date": "2024-05-03", "text": "  "},
    {"id": "undated", "text": "Russia condemned the attack on its embassy."},
)
IDS = [document["id"] for document in MIXED]


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return jsonl(tmp_path_factory.mktemp("mixed") / "mixed.jsonl", *MIXED)


@pytest.mark.parametrize(("name", "of"), [("jsonl", "event"), ("gold", "gold"), ("quotes", "quotes")])
def test_json_lines_keep_to_their_schema(mixed: Path, name: str, of: str) -> None:
    ended = run("code", mixed, "--format", name)
    assert ended.code == 3
    assert ended.lines
    for line in ended.lines:
        Draft202012Validator(schema(of)).validate(line)
    if name != "jsonl":
        assert [line["id"] for line in ended.lines] == IDS  # a line for every document, in input order


def test_csv_parquet_and_page(mixed: Path, tmp_path: Path) -> None:
    for name in ("r.csv", "r.parquet", "r.html"):
        assert run("code", mixed, "-o", tmp_path / name, "-q").code == 3
    rows = list(csv.DictReader(io.StringIO((tmp_path / "r.csv").read_text(encoding="utf-8"))))
    assert {row["doc"] for row in rows} <= {"good", "undated"}
    assert pq.read_table(tmp_path / "r.parquet").num_rows == len(rows) > 0
    assert "met the President" in (tmp_path / "r.html").read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["r.csv", "r.html", "r.parquet"]


def test_parquet_goes_through_a_pipe(mixed: Path) -> None:
    found = pq.read_table(io.BytesIO(run("code", mixed, "--format", "parquet").out))
    assert found.column("event").to_pylist()


def test_table_and_sums(mixed: Path) -> None:
    ended = run("code", mixed, "--format", "table")
    assert "CONSULT" in ended.out.decode()
    assert "failed: impossible: " in ended.err
    assert "warning: undated: no date" in ended.err
    assert "5 documents" in ended.err
    assert "1 failed (impossible)" in ended.err
    assert "language: not English (ru)" in ended.err
    assert "source: empty text" in ended.err


def test_a_text_on_stdin_in_a_plain_locale() -> None:
    text = f"{MEETING} “Nous sommes prêts”, he said.".encode()
    ended = run_apart("code", "-", "--date", "2024-05-03", "--id", "one", "-q", stdin=text, env={"LC_ALL": "C"})
    assert ended.code == 0
    assert ended.err == ""
    assert {line["doc"] for line in ended.lines} == {"one"}


def test_the_same_input_gives_the_same_bytes(coded_samples: Path) -> None:
    again = run_apart("code", SAMPLES)
    assert again.out == (coded_samples / "records.jsonl").read_bytes()


def test_every_side_output_is_whole(coded_samples: Path) -> None:
    records, texts, rejections = (
        [json.loads(line) for line in (coded_samples / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
        for name in ("records", "texts", "rejections")
    )
    given = [json.loads(line) for line in SAMPLES.read_text(encoding="utf-8").splitlines()]
    assert [text["id"] for text in texts] == [document["id"] for document in given]
    assert all(len(text["text"]) == len(document["text"]) for text, document in zip(texts, given, strict=True))
    for rejection in rejections:
        Draft202012Validator(schema("rejection")).validate(rejection)
    sums = (coded_samples / "ended.txt").read_text(encoding="utf-8")
    assert f"8 documents, {_sentences(sums)} sentences, {len(records)} records, {len(rejections)} rejections" in sums


def test_every_record_has_its_explanation(tmp_path: Path) -> None:
    ended = run("code", SAMPLES, "-o", tmp_path / "r.jsonl", "--explanations", tmp_path / "why.jsonl")
    assert ended.code == 0
    records, why = (
        [json.loads(line) for line in (tmp_path / name).read_text(encoding="utf-8").splitlines()]
        for name in ("r.jsonl", "why.jsonl")
    )
    for one in why:
        Draft202012Validator(schema("explanation")).validate(one)
    assert [(w["id"], w["event"], w["confidence"]) for w in why] == [(r["id"], r["event"], r["confidence"]) for r in records]
    assert all(w["by"] and w["runner_up"]["event"] != w["event"] for w in why)
    assert {w["trigger"] for w in why} <= {e["exact"] for r in records for e in r["evidence"] if e["field"] == "event"}
    assert {w["by"] == "event model" for w in why} == {True, False}


def test_columns_and_forms(tmp_path: Path) -> None:
    table = tmp_path / "table.dat"
    table.write_text(f'key,body,published\na,"{MEETING}",2024-05-03\n', encoding="utf-8")
    columns = ("--column", "id=key", "--column", "text=body", "--column", "date=published")
    ended = run("code", table, "--from", "csv", *columns, "--format", "gold")
    assert ended.code == 0
    assert (ended.lines[0]["id"], ended.lines[0]["date"]) == ("a", "2024-05-03")


def test_confidence_by_flag_environment_and_file(tmp_path: Path) -> None:
    text = jsonl(tmp_path / "t.jsonl", MIXED[0])
    (tmp_path / "readout.toml").write_text("min_confidence = 1.0\n", encoding="utf-8")
    assert run("code", text, cwd=tmp_path).lines == []
    assert run("code", text, cwd=tmp_path, env={"READOUT_MIN_CONFIDENCE": "0"}).lines
    flagged = run("code", text, "--min-confidence", "1", cwd=tmp_path, env={"READOUT_MIN_CONFIDENCE": "0"})
    assert flagged.lines == []
    assert "confidence: below 1" in flagged.err


def _sentences(sums: str) -> str:
    return sums.split(" sentences")[0].split()[-1]
