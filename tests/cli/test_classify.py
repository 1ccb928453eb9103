"""`readout classify`: shapes of formats.md, PLV's labels, and lines that cannot be classified."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from readout.export import schema
from readout.ontology.plover import event_types
from tests.cli.conftest import run

TEXT = "Eldoria expelled two diplomats of Marvania on Friday."
PAIR = {"id": "a", "text": TEXT, "actor": [0, 7], "recipient": [34, 42]}
PLV = {
    "AGREE", "CONSULT", "SUPPORT", "YIELD", "COOPERATE", "AID", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip


def given(*pairs: dict[str, Any]) -> bytes:
    return "".join(json.dumps(pair) + "\n" for pair in pairs).encode()


def test_one_line_out_for_each_line_in() -> None:
    ended = run("classify", stdin=given(PAIR, {"id": "b", "text": TEXT}, {"id": "c", "text": TEXT, "actor": None}))
    assert ended.code == 0
    assert [line["id"] for line in ended.lines] == ["a", "b", "c"]
    answer = ended.lines[0]
    assert list(answer) == ["id", "event", "mode", "quad_code", "probabilities", "explanation"]
    assert set(answer["probabilities"]) == {*event_types(), "none"}
    assert sum(answer["probabilities"].values()) == pytest.approx(1)
    assert answer["event"] == max(answer["probabilities"], key=answer["probabilities"].get) == "SANCTION"
    assert answer["quad_code"] == 4
    assert "expelled" in answer["explanation"]
    for line in ended.lines:
        Draft202012Validator(schema("classified")).validate(line)


def test_plv_has_fifteen_roots_and_never_abstains() -> None:
    nothing = {"id": "n", "text": "The bridge between Eldoria and Marvania is long.", "actor": [19, 26], "recipient": [31, 39]}
    truce = {"id": "y", "text": "Eldoria released sixty prisoners from Marvania.", "actor": [0, 7], "recipient": [17, 46]}
    ended = run("classify", "--roots", "plv", stdin=given(PAIR, nothing, truce))
    assert all(set(line["probabilities"]) == PLV for line in ended.lines)
    assert all(line["event"] in PLV for line in ended.lines)
    assert (ended.lines[2]["event"], ended.lines[2]["quad_code"]) == ("YIELD", 2)


def test_a_long_text_is_read_where_its_parties_stand() -> None:
    text = "It rained. " * 100 + TEXT
    shift = len(text) - len(TEXT)
    moved = {"id": "l", "text": text, "actor": [shift, shift + 7], "recipient": [shift + 34, shift + 42]}
    assert run("classify", stdin=given(moved)).lines[0]["event"] == "SANCTION"


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ({"id": "bad"}, "no text"),
        ({"id": "bad", "text": ""}, "empty"),
        ({"id": "bad", "text": TEXT, "actor": [0, 999]}, "no span"),
        ({"id": "bad", "text": TEXT, "actor": [7, 7]}, "no span"),
        ({"id": "bad", "text": TEXT, "actor": "Eldoria"}, "two whole numbers"),
        ({"id": "bad", "text": TEXT, "actor": [True, 7]}, "two whole numbers"),
    ],
)
def test_a_line_that_cannot_be_classified_is_named_and_the_others_are(bad: dict[str, Any], said: str) -> None:
    ended = run("classify", stdin=given(bad, PAIR))
    assert ended.code == 3
    assert [line["id"] for line in ended.lines] == ["a"]
    assert said in ended.err
    assert "bad" in ended.err


def test_lines_that_are_no_json_or_no_utf8_are_named_and_the_others_are_classified() -> None:
    ended = run("classify", stdin=b"not json\n[1]\n" + given(PAIR) + b'{"id": "b", "text": "France m\xff Iran."}\n')
    assert ended.code == 3
    assert [line["id"] for line in ended.lines] == ["a", "b"]
    assert "error: -:1: no id: no JSON object on this line" in ended.err and "-:2" in ended.err
    assert "warning: -:4: broken encoding at byte" in ended.err


def test_a_file_that_is_gzipped(tmp_path: Path) -> None:
    (tmp_path / "pairs.jsonl.gz").write_bytes(gzip.compress(given(PAIR)))
    assert [line["id"] for line in run("classify", tmp_path / "pairs.jsonl.gz").lines] == ["a"]


def test_a_file_that_is_not_there() -> None:
    ended = run("classify", "nowhere.jsonl")
    assert ended.code == 1
    assert "nowhere.jsonl" in ended.err


# ---- codebooks of one's own ------------------------------------------------------------------------------------------
CODEBOOK = """
[[type]]
name = "diplomat_expelled"
description = "A state sends home diplomats of another."
examples = ["[A Ketria] expelled three diplomats of [R Sorland]."]

[[type]]
name = "honour_bestowed"
description = "A state gives somebody an order, a medal or a prize."
"""


def test_own_types_have_the_same_keys(tmp_path: Path) -> None:
    (tmp_path / "my.toml").write_text(CODEBOOK, encoding="utf-8")
    ended = run("classify", "--codebook", "my.toml", stdin=given(PAIR, {"id": "bad"}), cwd=tmp_path)
    assert ended.code == 3
    (answer,) = ended.lines
    assert list(answer) == ["id", "event", "mode", "quad_code", "probabilities", "explanation"]
    assert (answer["event"], answer["mode"], answer["quad_code"]) == ("diplomat_expelled", None, None)
    assert set(answer["probabilities"]) == {"diplomat_expelled", "honour_bestowed", "none"}
    assert "Ketria expelled three diplomats" in answer["explanation"]


def test_a_codebook_with_a_fault_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "my.toml").write_text(CODEBOOK + "quad = 4", encoding="utf-8")
    ended = run("classify", "--codebook", "my.toml", stdin=given(PAIR), cwd=tmp_path)
    assert (ended.code, ended.lines) == (1, [])
    assert "my.toml: type 2: unknown key 'quad'" in ended.err


def test_a_codebook_and_roots_exclude_each_other(tmp_path: Path) -> None:
    (tmp_path / "my.toml").write_text(CODEBOOK, encoding="utf-8")
    ended = run("classify", "--codebook", "my.toml", "--roots", "plv", stdin=given(PAIR), cwd=tmp_path)
    assert ended.code == 2
    assert "give one of them" in ended.err
