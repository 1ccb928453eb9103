"""`readout episodes`: from a file of records to episodes, as JSON that fits its schema and as a table."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from readout.export import schema

from .conftest import jsonl, run

DOCUMENTS = [
    {
        "id": "wire",
        "date": "2022-02-24",
        "publisher": "Reuters",
        "text": "NEW DELHI (Reuters) - Prime Minister Narendra Modi spoke with Russian President Vladimir Putin by telephone "
        "on Thursday. Modi appealed for an immediate end of violence in Ukraine.",
    },
    {
        "id": "herald",
        "date": "2022-02-25",
        "publisher": "The Hindu",
        "text": "Indian Prime Minister Narendra Modi spoke with Russian President Vladimir Putin on Thursday.",
    },
    {
        "id": "other",
        "date": "2022-02-25",
        "publisher": "Dawn",
        "text": "French President Emmanuel Macron met German Chancellor Olaf Scholz in Berlin on Friday.",
    },
]


@pytest.fixture(scope="module")
def coded(tmp_path_factory) -> tuple[Path, Path]:
    """Documents and their records."""
    folder = tmp_path_factory.mktemp("episodes")
    texts, records = jsonl(folder / "texts.jsonl", *DOCUMENTS), folder / "records.jsonl"
    assert run("code", texts, "-o", records, "--quiet").code == 0
    return texts, records


def test_a_pipe_gets_one_valid_object_an_episode(coded):
    texts, records = coded
    ended = run("episodes", records, "--texts", texts)
    assert ended.code == 0
    for line in ended.lines:
        jsonschema.validate(line, schema("episode"))
    held = [json.loads(line)["id"] for line in records.read_text().splitlines()]
    assert sorted(one for episode in ended.lines for one in episode["records"]) == sorted(held)
    call = next(e for e in ended.lines if e["event"] == "CONSULT" and e["documents"] == ["herald", "wire"])
    assert {f["origin"] for f in call["families"]} == {"Reuters", "The Hindu"}
    assert {"field": "parties", "value": "IND+RUS"} in [{k: a[k] for k in ("field", "value")} for a in call["corroborated"]]
    assert all(pair["terms"] for pair in call["pairs"])


def test_the_same_bytes_whatever_the_order_of_the_records(coded, tmp_path):
    texts, records = coded
    turned = tmp_path / "turned.jsonl"
    turned.write_text("\n".join(records.read_text().splitlines()[::-1]) + "\n")
    assert run("episodes", turned, "--texts", texts).out == run("episodes", records, "--texts", texts).out


def test_a_table_with_explained_scores(coded):
    texts, records = coded
    ended = run("episodes", records, "--texts", texts, "--joined", "--explain", "-f", "table")
    printed = ended.out.decode()
    assert ended.code == 0 and "CONSULT" in printed
    assert "same_type +" in printed and " = intercept -" in printed
    assert "MET" not in printed and "Macron" not in printed


def test_decisions_by_hand_hold(coded, tmp_path):
    texts, records = coded
    call = next(e for e in run("episodes", records, "--texts", texts, "--joined").lines if e["event"] == "CONSULT")
    a, *_, b = call["records"]
    ruled = jsonl(tmp_path / "ruled.jsonl", {"kind": "split", "a": a, "b": b, "by": "me", "on": "2024-01-01", "why": "test"})
    split = run("episodes", records, "--texts", texts, "--decisions", ruled).lines
    assert not any({a, b} <= set(e["records"]) for e in split)
    wrong = jsonl(tmp_path / "wrong.jsonl", {"kind": "merge", "a": a, "b": b})
    ended = run("episodes", records, "--texts", texts, "--decisions", wrong)
    assert ended.code == 1 and "wrong.jsonl:1" in ended.err


def test_records_without_text_are_counted_in_one_line_and_nothing_found_is_4(coded, tmp_path):
    _, records = coded
    some = jsonl(tmp_path / "some.jsonl", DOCUMENTS[2])
    ended = run("episodes", records, "--texts", some)
    assert ended.err.count("\n") == 1 and "no text of 2 documents, such as herald, in" in ended.err
    assert {d for e in ended.lines for d in e["documents"]} == {"other"}
    assert run("episodes", records, "--texts", some, "--joined").code == 4
    assert run("episodes", tmp_path / "nowhere.jsonl", "--texts", some).code == 1
    most = jsonl(tmp_path / "most.jsonl", *DOCUMENTS[1:])
    assert "no text of document wire in" in run("episodes", records, "--texts", most).err


def test_filters_keep_episodes_with_a_record_that_fits(coded):
    texts, records = coded
    assert {d for e in run("episodes", records, "--texts", texts, "--party", "DEU").lines for d in e["documents"]} == {"other"}
    calls = run("episodes", records, "--texts", texts, "--between", "India", "RUS", "--type", "consult", "--joined").lines
    assert [e["documents"] for e in calls] == [["herald", "wire"]]
    assert run("episodes", records, "--texts", texts, "--since", "2023").code == 4
    ended = run("episodes", records, "--texts", texts, "--limit", "1")
    assert len(ended.lines) == 1 and "1 of " in ended.err
