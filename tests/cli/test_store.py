"""A store from the command line: add, code --store, search, timeline, show, verify, eval, join, split, retract."""

from __future__ import annotations

import json
import shutil
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from readout.export import schema
from tests.cli.conftest import MEETING, SAMPLES, Ended, jsonl, run, start

STORED = tuple[Callable[..., Ended], Path]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the samples."""
    path = tmp_path_factory.mktemp("filled") / "s.db"
    ended = run("add", SAMPLES, "--store", path)
    assert ended.code == 0 and ended.out == b"", ended.err
    assert "8 documents added" in ended.err
    return path


@pytest.fixture
def store(filled: Path, tmp_path: Path) -> Path:
    """A copy of that, to change."""
    return Path(shutil.copy(filled, tmp_path / "s.db"))


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


# ---- add -------------------------------------------------------------------------------------------------------------
def test_adding_again_codes_nothing(store: Path) -> None:
    before = rows(store, "SELECT json FROM record")
    ended = run("add", SAMPLES, "--store", store)
    assert ended.code == 0
    assert "8 documents already there" in ended.err and " 0 records" in ended.err
    assert rows(store, "SELECT json FROM record") == before


def test_the_records_are_those_of_code(filled: Path, coded_samples: Path) -> None:
    kept = [row[0] for row in rows(filled, "SELECT json FROM record ORDER BY version, position")]
    assert kept == (coded_samples / "records.jsonl").read_text(encoding="utf-8").splitlines()


def test_some_fail_and_the_others_are_stored(tmp_path: Path) -> None:
    given = jsonl(
        tmp_path / "t.jsonl",
        {"id": "good", "date": "2024-05-03", "text": MEETING},
        {"id": "impossible", "date": "2024-02-31", "text": MEETING},
        {"id": "french", "date": "2024-05-03", "text": "Le président a reçu hier le premier ministre de l'Inde à Paris."},
    )
    ended = run("add", given, cwd=tmp_path, env={"READOUT_STORE": "mine.db"})
    assert ended.code == 3
    assert "failed: impossible: " in ended.err and "1 failed (impossible)" in ended.err
    assert rows(tmp_path / "mine.db", "SELECT document, status FROM version") == [("good", "coded"), ("french", "rejected")]
    assert rows(tmp_path / "mine.db", "SELECT document FROM audit WHERE action = 'failed'") == [("impossible",)]


def test_a_folder_and_stdin_and_the_default_store(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/one.txt").write_text(MEETING, encoding="utf-8")
    (tmp_path / "readout.toml").write_text('store = "named.db"\n', encoding="utf-8")
    assert run("add", "texts", "--date", "2024-05-03", cwd=tmp_path).code == 0
    assert run("add", "-", "--id", "two", "--date", "2024-05-03", stdin=MEETING.encode(), cwd=tmp_path).code == 0
    assert rows(tmp_path / "named.db", "SELECT document FROM version ORDER BY 1") == [("one",), ("two",)]
    (tmp_path / "readout.toml").unlink()
    ended = run("search", cwd=tmp_path)
    assert ended.code == 1 and "readout.db: no such store; make one with readout add" in ended.err


def test_ctrl_c_keeps_whole_documents_and_the_next_run_goes_on(tmp_path: Path) -> None:
    documents = [{"id": f"d{n}", "date": "2024-05-03", "text": f"{MEETING} " * 40} for n in range(300)]
    given, path = jsonl(tmp_path / "t.jsonl", *documents), tmp_path / "s.db"
    running = start("add", given, "--store", path)
    for _ in range(600):
        if path.is_file() and _count(path) > 2:
            break
        time.sleep(0.1)
    running.send_signal(signal.SIGINT)
    _, told = running.communicate(timeout=60)
    assert running.returncode == 130
    kept = _count(path)
    assert 2 < kept < 300 and f"{kept} documents added" in told.decode()
    assert rows(path, "PRAGMA integrity_check") == [("ok",)]
    few = jsonl(tmp_path / "few.jsonl", *documents[: kept + 2])
    ended = run("add", few, "--store", path)
    assert f"2 documents added\n{kept} documents already there" in ended.err


def _count(path: Path) -> int:
    try:
        return int(str(rows(path, "SELECT count(*) FROM version")[0][0]))
    except sqlite3.OperationalError:
        return 0


def test_a_revised_text(store: Path, tmp_path: Path) -> None:
    revised = jsonl(tmp_path / "r.jsonl", {"id": "sample-001", "date": "2024-08-30", "text": MEETING})
    assert "1 document revised" in run("add", revised, "--store", store).err
    now = run("search", "--party", "JPN", "--store", store).lines
    assert {record["doc"] for record in now} == {"sample-001"}
    then = run("search", "--between", "IND", "RUS", "--as-of", "2024-08-29", "--store", store).lines
    assert "sample-001" in {record["doc"] for record in then}
    assert "sample-001" not in {r["doc"] for r in run("search", "--between", "IND", "RUS", "--store", store).lines}
    assert "version 2: coded, holds from 2024-08-30" in run("show", "sample-001", "--store", store).out.decode()


# ---- code --store ----------------------------------------------------------------------------------------------------
def test_code_prints_and_stores_and_prints_the_same_again(tmp_path: Path, coded_samples: Path) -> None:
    wanted = (coded_samples / "records.jsonl").read_bytes()
    first = run("code", SAMPLES, "--store", tmp_path / "s.db", "--explanations", tmp_path / "why.jsonl")
    assert (first.code, first.out) == (0, wanted)
    again = run("code", SAMPLES, "--store", tmp_path / "s.db", "--explanations", tmp_path / "again.jsonl")
    assert "8 documents already there" in again.err
    without = [{**record, "episode": None} for record in again.lines]
    assert without == first.lines
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "why.jsonl").read_bytes()


# ---- search and timeline ---------------------------------------------------------------------------------------------
def test_search_gives_records_of_the_reference(filled: Path) -> None:
    ended = run("search", "--between", "India", "RUS", "--type", "consult", "--store", filled)
    assert ended.code == 0 and len(ended.lines) >= 2
    for record in ended.lines:
        Draft202012Validator(schema("event")).validate(record)
    calls = [r for r in ended.lines if r["mode"] == "phone"]
    assert {r["doc"] for r in calls} == {"sample-001", "sample-002"}
    assert len({r["episode"] for r in calls}) == 1  # one call, as both sides tell it


def test_search_as_a_table_and_with_a_limit(filled: Path) -> None:
    ended = run("search", "--party", "RUS", "--format", "table", "--limit", "2", "--store", filled)
    assert ended.code == 0 and "document" in ended.out.decode()
    assert "2 of " in ended.err


@pytest.mark.parametrize("options", [(), ("--format", "table", "--limit", "0")], ids=["jsonl", "table"])
def test_a_search_that_nobody_reads_on_ends_in_silence(filled: Path, options: tuple[str, ...]) -> None:
    process = start("search", "--store", filled, *options)
    assert process.stdout and process.stderr
    assert process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 0


def test_words_that_no_record_reports_itself(filled: Path) -> None:
    title = json.loads(SAMPLES.read_text(encoding="utf-8").splitlines()[0])["title"].split()[0]
    ended = run("search", f'"{title} Minister Shri"', "--store", filled)
    assert ended.code == 0 and ended.lines
    nowhere = run("search", "xylophone", "--store", filled)
    assert (nowhere.code, nowhere.out) == (4, b"")
    assert "fits" in nowhere.err


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--type", "MEET"), "no event type"),
        (("--since", "May"), "no date"),
        (("--since", "2024", "--until", "2023"), "turn them round"),
        (("--actor", " "), "a party is empty"),
        (("*",), "no word to look for"),
        (("--as-of", "soon"), "no date"),
    ],
)
def test_what_cannot_be_meant(filled: Path, options: tuple[str, ...], told: str) -> None:
    ended = run("search", *options, "--store", filled)
    assert ended.code == 2 and told in ended.err


def test_timeline(filled: Path) -> None:
    ended = run("timeline", "--between", "IND", "RUS", "--store", filled)
    assert ended.code == 0
    for day in ended.lines:
        Draft202012Validator(schema("timeline")).validate(day)
    dates = [day["date"] for day in ended.lines]
    assert dates == sorted(dates)
    (call,) = [entry for day in ended.lines for entry in day["entries"] if entry["mode"] == "phone"]
    assert (call["documents"], call["families"], len(call["records"])) == (2, 2, 2)
    read = run("timeline", "--party", "India", "--format", "table", "--store", filled).out.decode()
    assert "2024-08-27\n" in read and "2 documents, 2 independent" in " ".join(read.split())
    assert run("timeline", "--party", "ABW", "--store", filled).code == 4


# ---- show, verify, eval ----------------------------------------------------------------------------------------------
def test_show_a_record_an_episode_and_a_document(filled: Path, coded_samples: Path) -> None:
    (record, episode) = rows(filled, "SELECT id, episode FROM record ORDER BY record LIMIT 1")[0]
    files = ("--records", coded_samples / "records.jsonl", "--texts", coded_samples / "texts.jsonl")
    shown, of_files = run("show", record, "--store", filled).out.decode(), run("show", record, *files).out.decode()
    assert [line for line in shown.splitlines() if not line.startswith("episode")] == of_files.splitlines()
    assert str(record)[:8] in run("show", episode, "--store", filled).out.decode()
    assert "version 1: coded" in run("show", "sample-003", "--store", filled).out.decode()
    assert run("show", "nothing", "--store", filled).code == 4
    assert run("show", record, "--records", coded_samples / "records.jsonl").code == 2


def test_the_store_serves_for_the_texts_of_records(filled: Path, coded_samples: Path) -> None:
    records = coded_samples / "records.jsonl"
    first = json.loads(records.read_text(encoding="utf-8").splitlines()[0])
    shown = run("show", first["id"], "--records", records, "--store", filled)
    assert shown.code == 0
    assert shown.out == run("show", first["id"], "--records", records, "--texts", SAMPLES).out


def test_what_show_gives_as_lines(filled: Path, coded_samples: Path) -> None:
    lines = run("show", "sample-001", "--store", filled, "-f", "jsonl").lines
    assert {line["doc"] for line in lines} == {"sample-001"}
    (record,) = run("show", lines[0]["id"], "--store", filled, "-f", "jsonl").lines
    assert record == lines[0]
    episode = run("show", record["episode"], "--store", filled, "-f", "jsonl").lines
    assert record in episode
    for line in (*lines, *episode):
        Draft202012Validator(schema("event")).validate(line)


def test_verify_a_store(store: Path, coded_samples: Path) -> None:
    good = run("verify", "--store", store)
    assert good.code == 0 and b" 0 not" in good.out
    assert run("verify", coded_samples / "records.jsonl", "--store", store).code == 0
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("UPDATE version SET text = text || '.' WHERE document = 'sample-001'")
        connection.execute("UPDATE record SET confidence = 0.123 WHERE record = (SELECT max(record) FROM record)")
        connection.execute("UPDATE record SET episode = NULL WHERE record = 1")
        connection.commit()
    ended = run("verify", "--store", store, "--format", "json")
    assert ended.code == 5
    problems = " ".join(problem["problem"] for problem in ended.lines[0]["problems"])
    assert "was changed in the store" in problems
    assert "column confidence is not as in its JSON" in problems
    assert "in no episode" in problems


def test_eval_scores_what_the_store_holds(filled: Path, tmp_path: Path, coded_samples: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    assert run("code", SAMPLES, "--format", "gold", "-o", gold, "-q").code == 0
    ended = run("eval", gold, "--store", filled, "--json")
    assert ended.code == 0, ended.err
    assert ended.out == run("eval", gold, "--records", gold, "--json").out
    more = jsonl(
        tmp_path / "more.jsonl", *map(json.loads, gold.read_text().splitlines()), {"id": "x", "date": None, "events": []}
    )
    assert "scored as empty: x" in run("eval", more, "--store", filled, "--json").err


# ---- by hand ---------------------------------------------------------------------------------------------------------
def test_split_join_and_back(store: Path) -> None:
    query = "SELECT id, episode FROM record WHERE mode = 'phone' AND actor LIKE '%IND%' ORDER BY record"
    (a, first), (b, second) = rows(store, query)[:2]
    assert first == second
    assert run("split", a, b, "--by", "Mia", "--why", "two calls", "--store", store).code == 0
    assert len({episode for _, episode in rows(store, query)[:2]}) == 2
    assert run("split", a, b, "--undo", "--store", store).code == 0
    assert rows(store, query)[:2] == [(a, first), (b, second)]
    assert run("join", a, b, "--undo", "--store", store).code == 1
    assert run("join", a, "nothing", "--store", store).code == 4
    assert run("join", a, a, "--store", store).code == 2
    assert run("verify", "--store", store).code == 0


def test_retract(store: Path) -> None:
    assert run("retract", "sample-001", "--why", "withdrawn", "--on", "2024-09-02", "--store", store).code == 0
    assert "sample-001" not in {record["doc"] for record in run("search", "--store", store).lines}
    assert "sample-001" in {record["doc"] for record in run("search", "--as-of", "2024-09-01", "--store", store).lines}
    assert "1 document retracted" in run("add", SAMPLES, "--store", store).err
    assert run("retract", "sample-001", "--why", "again", "--store", store).code == 4
    assert run("verify", "--store", store).code == 0


# ---- what is no store ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "command", [("add", SAMPLES), ("code", SAMPLES), ("search",), ("verify",), ("retract", "a", "--why", "b")]
)
def test_a_foreign_file_is_refused_in_one_line(tmp_path: Path, command: tuple[object, ...]) -> None:
    path = tmp_path / "notes.db"
    path.write_text("These are my notes.\n" * 100, encoding="utf-8")
    ended = run(*command, "--store", path)
    assert ended.code == 1
    assert ended.err == f"readout: {path}: this is no store (not an SQLite database); name another file with --store\n"
    assert path.read_text(encoding="utf-8") == "These are my notes.\n" * 100


# ---- ledger ----------------------------------------------------------------------------------------------------------
def test_the_ledger_of_a_store_is_that_of_its_records_and_fills_the_view(store: Path, coded_samples: Path) -> None:
    ended = run("ledger", "--store", store)
    listed = [json.loads(line) for line in ended.out.decode().splitlines()]
    assert ended.code == 0 and listed
    beside = run("ledger", SAMPLES, "--records", coded_samples / "records.jsonl")
    assert {one["id"] for one in listed} == {json.loads(line)["id"] for line in beside.out.decode().splitlines()}
    kept = rows(store, "SELECT id, status FROM undertakings")
    assert set(kept) <= {(one["id"], one["status"]) for one in listed} and kept
    assert rows(store, "SELECT count(*) FROM stale_owner") == [(0,)]


def test_the_ledger_without_texts_looks_into_the_store_that_is_set(filled: Path, tmp_path: Path) -> None:
    ended = run("ledger", env={"READOUT_STORE": str(filled)})
    assert ended.code == 0
    assert ended.out == run("ledger", "--store", filled).out
    assert "readout.db: no such store" in run("ledger", cwd=tmp_path).err


def test_two_documents_of_a_store_are_compared(filled: Path, tmp_path: Path) -> None:
    ended = run("compare", "sample-001", "sample-002", "--store", filled)
    assert ended.code == 0 and ended.err == ""
    files = []
    for line in SAMPLES.read_text(encoding="utf-8").splitlines()[:2]:
        files.append(jsonl(tmp_path / f"{len(files)}.jsonl", json.loads(line)))
    (of_files,) = run("compare", *files).lines
    (of_store,) = ended.lines
    assert [(p["kind"], p["a"], p["b"]) for p in of_store["points"]] == [
        (p["kind"], p["a"], p["b"]) for p in of_files["points"]
    ]
    absent = run("compare", "sample-001", "nobody", "--store", filled)
    assert absent.code == 1 and "no document nobody in" in absent.err
    assert run("compare", "a", "b", "--store", filled, "--date", "2024-01-01").code == 2


def test_a_ledger_is_of_texts_or_of_a_store(store: Path, tmp_path: Path) -> None:
    assert run("ledger", "--date", "2024-05-03").code == 2
    assert run("ledger", SAMPLES, "--store", store).code == 2
    assert run("ledger", "--store", tmp_path / "none.db").code == 1
