"""`readout show` and `readout verify` on the records of the samples."""

from __future__ import annotations

import gzip
import json
import subprocess
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from readout.export import schema
from tests.cli.conftest import PROGRAM, SAMPLES, environment, run, run_apart, start

NOWHERE = "0123456789abcdef"


def test_records_hold_against_their_texts(coded_samples: Path) -> None:
    ended = run("verify", "records.jsonl", "--texts", "texts.jsonl", cwd=coded_samples)
    assert ended.code == 0
    assert b"as the text has it, 0 not" in ended.out


def test_a_changed_record_is_found(coded_samples: Path) -> None:
    lines = (coded_samples / "records.jsonl").read_text(encoding="utf-8").splitlines()
    changed = json.loads(lines[0])
    changed["evidence"][0]["exact"] += "!"
    lost = {**json.loads(lines[1]), "doc": "nowhere"}
    records = "".join(json.dumps(one) + "\n" for one in (changed, lost)).encode()
    ended = run("verify", "-", "--texts", "texts.jsonl", cwd=coded_samples, stdin=records)
    assert ended.code == 5
    ended = run("verify", "-", "--texts", "texts.jsonl", "--format", "json", cwd=coded_samples, stdin=records)
    assert ended.code == 5
    (report,) = ended.lines
    Draft202012Validator(schema("verification")).validate(report)
    assert (report["records"], report["mismatched"]) == (2, 2)
    assert [problem["line"] for problem in report["problems"]] == [1, 2]
    assert report["problems"][1]["problem"] == "there is no text of this document"


def test_a_file_that_holds_no_records(coded_samples: Path) -> None:
    assert run("verify", "-", "--texts", "texts.jsonl", cwd=coded_samples, stdin=b"not json\n").code == 1
    assert run("verify", "-", "--texts", "texts.jsonl", cwd=coded_samples, stdin=b"\xff\n").code == 1


def test_a_record_is_shown_beside_its_text(coded_samples: Path) -> None:
    first = json.loads((coded_samples / "records.jsonl").read_text(encoding="utf-8").splitlines()[0])
    files = ("--records", "records.jsonl", "--texts", "texts.jsonl")
    whole = run("show", first["id"], *files, cwd=coded_samples)
    assert whole.code == 0
    assert first["event"] in whole.out.decode()
    assert "~~~ trigger" in whole.out.decode()
    assert run("show", first["id"][:10], *files, cwd=coded_samples).out == whole.out


def test_what_is_not_there_is_4(coded_samples: Path) -> None:
    first = json.loads((coded_samples / "records.jsonl").read_text(encoding="utf-8").splitlines()[0])
    absent = run("show", NOWHERE, "--records", "records.jsonl", "--texts", "texts.jsonl", cwd=coded_samples)
    textless = run(
        "show",
        first["id"],
        "--records",
        "records.jsonl",
        "--texts",
        "/dev/null",
        "--texts",
        "rejections.jsonl",
        cwd=coded_samples,
    )
    assert (absent.code, textless.code) == (4, 4)
    assert NOWHERE in absent.err


def test_a_locale_without_curly_quotes_changes_nothing(coded_samples: Path) -> None:
    first = json.loads((coded_samples / "records.jsonl").read_text(encoding="utf-8").splitlines()[0])
    arguments = ("show", first["id"], "--records", "records.jsonl", "--texts", "texts.jsonl")
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    shown = run_apart(*arguments, cwd=coded_samples, env=plain)
    assert shown.code == 0, shown.err
    assert shown.out == run(*arguments, cwd=coded_samples).out and "“" in shown.out.decode()


def test_show_and_verify_write_files(coded_samples: Path, tmp_path: Path) -> None:
    files = ("--texts", "texts.jsonl", "-o", tmp_path / "out")
    line = (coded_samples / "records.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)[0]
    shown = run("show", json.loads(line)["id"], "--records", "records.jsonl", *files, "-f", "jsonl", cwd=coded_samples)
    assert (shown.code, shown.out) == (0, b"")
    assert (tmp_path / "out").read_text(encoding="utf-8") == line
    checked = run("verify", "-", *files, stdin=b"\xef\xbb\xbf" + line.encode(), cwd=coded_samples)
    assert (checked.code, checked.out) == (0, b"")
    assert (tmp_path / "out").read_text(encoding="utf-8") == "1 record: 1 as the text has it, 0 not\n"


def test_records_that_are_gzipped(coded_samples: Path, tmp_path: Path) -> None:
    packed = tmp_path / "records.jsonl.gz"
    packed.write_bytes(gzip.compress((coded_samples / "records.jsonl").read_bytes()))
    assert run("verify", packed, "--texts", SAMPLES).code == 0


def test_a_page_that_nobody_reads_is_met_with_silence(coded_samples: Path) -> None:
    first = json.loads((coded_samples / "records.jsonl").read_text(encoding="utf-8").splitlines()[0])
    files = ("--records", coded_samples / "records.jsonl", "--texts", SAMPLES)
    process = start("show", first["id"], *files)
    assert process.stdout and process.stderr
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 0


@pytest.mark.parametrize("closed", [">&-", "<&-"])
def test_a_stream_that_was_closed_before_the_program_began(coded_samples: Path, closed: str) -> None:
    command = [*PROGRAM, "verify", "-", "--texts", "texts.jsonl"]
    shell = ["sh", "-c", f'exec "$@" {closed}', "sh", *command]
    ended = subprocess.run(shell, cwd=coded_samples, env=environment(), capture_output=True, text=True, input="")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout == ("" if closed == ">&-" else "0 records: 0 as the text has it, 0 not\n")
