"""`--actors`, the list of actors and the decisions about names, as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from readout.export import schema
from tests.cli.conftest import jsonl, run
from tests.own_actors import BROKEN_DICTIONARY, DICTIONARY, TABLE

TEXT = "NaMo met the president of Ruritania on Monday. The Zarkovian Front attacked Israeli soldiers in Gaza.\n"


def write(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return folder


def valid(name: str, lines: list[Any]) -> None:
    checker = Draft202012Validator(schema(name))
    for line in lines:
        checker.validate(line)


def parties(line: dict[str, Any], side: str) -> list[tuple[str, str | None]]:
    return [(party["code"], party["name"]) for party in line[side]]


# ---- files of actors -------------------------------------------------------------------------------------------------
def test_a_look_up_in_files_of_ones_own(tmp_path: Path) -> None:
    write(tmp_path, own_txt=DICTIONARY, own_csv=TABLE)
    ended = run("actors", "NaMo", "--actors", "own.csv", "--actors", "own.txt", "--format", "json", cwd=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert ended.lines[0]["name"] == "Narendra Modi"
    assert ended.lines[0]["reason"].startswith("own.csv:2, ")
    valid("actor", ended.lines)


def test_they_reach_the_coder(tmp_path: Path) -> None:
    write(tmp_path, own_txt=DICTIONARY, own_csv=TABLE, news_txt=TEXT)
    code = ("code", "news.txt", "--date", "2015-03-01", "--min-confidence", "0", "--format", "jsonl", "-q")
    plain = run(*code, cwd=tmp_path)
    ended = run(*code, "--actors", "own.csv", "--actors", "own.txt", cwd=tmp_path)
    assert ended.code == 0
    assert ("SRB", "Zarkovian Front") in [p for line in ended.lines for p in parties(line, "actor")]
    assert any(("IND", "Narendra Modi") in parties(line, "actor") for line in ended.lines)
    assert ("SRB", "Zarkovian Front") not in [p for line in plain.lines for p in parties(line, "actor")]


def test_files_from_the_environment_and_from_the_settings(tmp_path: Path) -> None:
    write(tmp_path, own_txt=DICTIONARY, own_csv=TABLE)
    asked = ("actors", "NaMo", "--on", "2022-01-01", "--format", "json")
    assert run(*asked, cwd=tmp_path).code == 4
    assert run(*asked, cwd=tmp_path, env={"READOUT_ACTORS": "own.txt:own.csv"}).code == 0
    write(tmp_path, readout_toml='actors = ["own.txt", "own.csv"]\n')
    assert run(*asked, cwd=tmp_path).code == 0


CODE = ("code", "news.txt", "--date", "2022-01-01", "-q")
ADD = ("add", *CODE[1:], "--store", "own.db")


@pytest.mark.parametrize("command", [("actors", "Good Person"), CODE, ADD, ("actors", "list", "good person")])
def test_a_broken_line_is_named_and_the_rest_is_used(tmp_path: Path, command: tuple[str, ...]) -> None:
    write(tmp_path, own_txt=BROKEN_DICTIONARY, news_txt=TEXT)
    ended = run(*command, "--actors", "own.txt", cwd=tmp_path)
    assert ended.code == 3
    assert "error: own.txt:2: " in ended.err
    assert "Traceback" not in ended.err
    if command[0] == "actors":
        assert b"Good Person" in ended.out


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    ended = run("actors", "Modi", "--actors", "nowhere.csv", cwd=tmp_path)
    assert (ended.code, ended.out) == (1, b"")
    assert "nowhere.csv" in ended.err


# ---- the list --------------------------------------------------------------------------------------------------------
def test_the_list_of_a_state_on_a_day(tmp_path: Path) -> None:
    ended = run("actors", "list", "--code", "ind", "--sector", "GOV", "--on", "2022-02-24", cwd=tmp_path)
    assert ended.code == 0
    assert "Narendra Modi" in {line["name"] for line in ended.lines}
    assert {line["code"] for line in ended.lines} == {"IND"}
    valid("roster", ended.lines)


def test_nobody_fits(tmp_path: Path) -> None:
    assert run("actors", "list", "zzyzx", cwd=tmp_path).code == 4


# ---- decisions -------------------------------------------------------------------------------------------------------
def test_a_decision_is_kept_honoured_and_undone(tmp_path: Path) -> None:
    asked = ("actors", "Old Moody", "--on", "2022-01-01", "--format", "json")
    told = run("actors", "alias", "Narendra Modi", "Old Moody", "--by", "ada", "--why", "as in our corpus", cwd=tmp_path)
    assert told.code == 0
    assert run(*asked, cwd=tmp_path).lines[0]["reason"].startswith("decision 1, ")
    (line,) = map(json.loads, (tmp_path / "readout-actors.jsonl").read_text(encoding="utf-8").splitlines())
    assert (line["who"], line["why"], line["forms"]) == ("ada", "as in our corpus", ["Old Moody"])
    valid("decision", [line])
    assert run("actors", "undo", "1", cwd=tmp_path).code == 0
    assert run(*asked, cwd=tmp_path).code == 4
    listed = run("actors", "decisions", cwd=tmp_path)
    assert [(d["id"], d["action"], d["in_force"]) for d in listed.lines] == [(1, "alias", False), (2, "undo", False)]
    valid("decision", listed.lines)


def test_decisions_reach_the_coder(tmp_path: Path) -> None:
    write(tmp_path, news_txt="Gallia accused Israel of war crimes.\n")
    run("actors", "alias", "France", "Gallia", "--decisions", "mine.jsonl", cwd=tmp_path)
    code = ("code", "news.txt", "--date", "2022-03-01", "--format", "jsonl", "-q")
    assert ("FRA", None) not in [p for line in run(*code, cwd=tmp_path).lines for p in parties(line, "actor")]
    ended = run(*code, cwd=tmp_path, env={"READOUT_DECISIONS": "mine.jsonl"})
    assert [parties(line, "actor") for line in ended.lines] == [[("FRA", None)]]


def test_merge_and_split(tmp_path: Path) -> None:
    assert run("actors", "merge", "Hezbollah", "Hamas", cwd=tmp_path).code == 0
    assert run("actors", "split", "Taliban", "Afghan Taliban", "--sector", "GOV", cwd=tmp_path).code == 0
    one, other = (
        run("actors", text, "--on", "2010-01-01", "--format", "json", cwd=tmp_path).lines[0]
        for text in ("Hamas", "Afghan Taliban")
    )
    assert (one["code"], one["name"]) == ("LBN", "Hezbollah")
    assert (other["sector"], other["name"]) == (["GOV"], "Afghan Taliban")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("alias", "Nobody At All", "X"), "nobody is called"),
        (("alias", "Narendra Modi", " "), "alias is empty"),
        (("alias", "Narendra Modi", "X", "--from", "2020-01-01", "--until", "2019-01-01"), "lies after"),
        (("merge", "Hamas", "Narendra Modi"), "two persons or two bodies"),
        (("merge", "Hamas", "Hamas"), "one already"),
        (("split", "Taliban", "Never Heard"), "goes by"),
        (("undo", "7"), "no decision 7"),
    ],
)
def test_a_decision_that_cannot_be(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    ended = run("actors", *arguments, cwd=tmp_path)
    assert ended.code == 2
    assert said in ended.err
    assert not (tmp_path / "readout-actors.jsonl").exists()


def test_a_broken_journal_is_named(tmp_path: Path) -> None:
    write(tmp_path, mine_jsonl='{"id": 1}\n')
    ended = run("actors", "Modi", "--decisions", "mine.jsonl", cwd=tmp_path)
    assert ended.code == 1
    assert "mine.jsonl:1" in ended.err


# ---- mentions and commands -------------------------------------------------------------------------------------------
def test_a_mention_called_like_a_command(tmp_path: Path) -> None:
    write(tmp_path, own_csv="name,code,sector\nlist,NOR,PTY\n")
    ended = run("actors", "--actors", "own.csv", "--", "list", cwd=tmp_path)
    assert [(line["name"], line["code"], line["sector"]) for line in ended.lines] == [("list", "NOR", ["PTY"])]


def test_answers_keep_to_their_schema(tmp_path: Path) -> None:
    queries = [{"id": n, "text": text, "date": "2022-01-01"} for n, text in enumerate(["Modi", "Congo", "Zzyzx", "gunmen"])]
    valid("actor", run("actors", jsonl(tmp_path / "asked.jsonl", *queries)).lines)


def test_a_bare_look_up_loads_no_language_pipeline(tmp_path: Path) -> None:
    import subprocess
    import sys

    code = (
        "import sys; from readout.cli.program import run; assert run(['actors', 'Modi']) == 0; "
        "sys.exit(bool({'spacy', 'numpy', 'rich', 'pyarrow'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=tmp_path).returncode == 0
