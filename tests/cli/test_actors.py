"""`readout actors`: one look-up and files of them, shapes of formats.md, exit codes, lines that are none."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import jsonl, run, run_apart

KEYS = ["id", "code", "sector", "name", "office", "identifier_id", "confidence", "reason", "alternatives"]
MODI = {"id": "m", "text": "PM Modi", "date": "2022-02-24"}


def given(*queries: dict[str, Any]) -> bytes:
    return "".join(json.dumps(query) + "\n" for query in queries).encode()


# ---- one look-up -----------------------------------------------------------------------------------------------------
def test_one_look_up_as_text() -> None:
    ended = run("actors", "PM Modi", "--on", "2022-02-24", "-f", "text")
    assert ended.code == 0
    lines = ended.out.decode().splitlines()
    assert lines[0] == "PM Modi: Narendra Modi (IND/GOV)"
    assert "  office: Prime Minister" in lines
    assert "  identifier: Q1058" in lines
    assert any(line.startswith("  reason: offices.tsv") for line in lines)


def test_one_look_up_as_json() -> None:
    (answer,) = run("actors", "PM Modi", "--on", "2022-02-24", "--format", "json").lines
    assert list(answer) == KEYS
    assert (answer["id"], answer["code"], answer["sector"], answer["name"]) == (None, "IND", ["GOV"], "Narendra Modi")


def test_an_ambiguous_one_lists_both_and_chooses_none() -> None:
    ended = run("actors", "Congo", "--format", "json")
    (answer,) = ended.lines
    assert ended.code == 0
    assert (answer["code"], answer["sector"], answer["name"]) == (None, [], None)
    assert {other["code"] for other in answer["alternatives"]} == {"COD", "COG"}
    assert list(answer["alternatives"][0]) == [*KEYS[1:-1]]
    assert run("actors", "Congo").out == ended.out  # in a pipe
    assert "no answer" in run("actors", "Congo", "--format", "text").out.decode()


def test_a_path_is_a_file_of_look_ups(tmp_path: Path) -> None:
    path = tmp_path / "mentions"
    path.write_bytes(given(MODI))
    assert [line["id"] for line in run("actors", path).lines] == ["m"]
    assert run("actors", "the AP/Reuters correspondents").code in (0, 4)  # no file: a mention


def test_a_context_decides() -> None:
    sentence = "PM Modi said he would call Mr Putin."
    (answer,) = run("actors", "he", "--context", sentence, "--on", "2022-02-24", "--format", "json").lines
    assert answer["name"] == "Narendra Modi"


@pytest.mark.parametrize("format_", ["text", "json"])
def test_nothing_found(format_: str) -> None:
    ended = run("actors", "Zzyzx", "--format", format_)
    assert ended.code == 4
    assert ended.out


@pytest.mark.parametrize(
    "arguments",
    [("Modi", "--on", "24 February"), (" ",), ("-", "--on", "2022-02-24"), ("some.jsonl", "--format", "text")],
)
def test_a_wrong_call(arguments: tuple[str, ...]) -> None:
    assert run("actors", *arguments).code == 2


def test_terminal_codes_are_not_passed_on() -> None:
    assert b"\x1b" not in run("actors", "\x1b[31mModi").out


# ---- files of look-ups -----------------------------------------------------------------------------------------------
def test_one_line_out_for_each_line_in(tmp_path: Path) -> None:
    queries = [MODI, {"id": 7, "text": "Korea", "date": None}, {"text": "Zzyzx"}]
    ended = run("actors", jsonl(tmp_path / "asked.jsonl", *queries))
    assert ended.code == 0
    assert [list(answer) for answer in ended.lines] == [KEYS] * 3
    assert [(a["id"], a["code"]) for a in ended.lines] == [("m", "IND"), (7, None), (None, None)]
    assert run("actors", "-", stdin=given(*queries)).out == ended.out


def test_context_and_span(tmp_path: Path) -> None:
    text = "Israeli soldiers left. Syrian soldiers stayed."
    at = text.rindex("soldiers")
    query = {"id": "s", "text": "soldiers", "context": text, "span": [at, at + 8], "date": "2022-01-01"}
    ended = run("actors", "-", "-o", "answers.jsonl", stdin=given(query), cwd=tmp_path)
    assert (ended.code, ended.out) == (0, b"")
    answer = json.loads((tmp_path / "answers.jsonl").read_text(encoding="utf-8"))
    assert (answer["code"], answer["sector"]) == ("SYR", ["MIL"])


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (b"{", "no JSON object"),
        (b"[]", "no JSON object"),
        (b'{"id": "bad"}', "no mention"),
        (b'{"id": "bad", "text": " "}', "no mention"),
        (b'{"id": "bad", "text": "Modi", "date": "2022-02-30"}', "not in the calendar"),
        (b'{"id": "bad", "text": "Modi", "date": 2022}', "quotation marks"),
        (b'{"id": "bad", "text": "Modi", "context": "Modi", "span": "0-4"}', "two whole numbers"),
        (b'{"id": "bad", "text": "Modi", "context": "Modi", "span": [0, 9]}', "not lie in the context"),
        (b'{"id": "bad", "text": "Modi", "span": [0, 4]}', "not lie in the context"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_answered(bad: bytes, said: str) -> None:
    ended = run("actors", "-", stdin=bad + b"\n\n" + given(MODI))
    assert ended.code == 3
    assert [answer["id"] for answer in ended.lines] == ["m"]
    assert said in ended.err
    assert "-:1" in ended.err


def test_broken_utf8_is_a_warning() -> None:
    ended = run("actors", "-", stdin=b'{"id": "b", "text": "\xff"}\n' + given(MODI))
    assert (ended.code, len(ended.lines)) == (0, 2)
    assert "-:1" in ended.err


def test_an_empty_file_gives_nothing() -> None:
    ended = run("actors", "-", stdin=b"")
    assert (ended.code, ended.out) == (0, b"")


def test_a_file_that_is_not_there() -> None:
    ended = run("actors", "nowhere.jsonl")
    assert ended.code == 1
    assert "nowhere.jsonl" in ended.err


def test_help_loads_no_language_pipeline() -> None:
    code = "import sys; from readout.cli.program import run; run(['actors', '--help']); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0


def test_nothing_but_the_answer_is_printed() -> None:
    assert run_apart("actors", "US troops").err == ""
