"""`readout code` on what users bring: every kind of bad input, output that cannot be written, runs that are stopped."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest

from tests.cli.conftest import MEETING, Ended, jsonl, run, start

# What a folder of files holds, each broken in its own way, and what becomes of it.
FILES: dict[str, bytes] = {
    "binary.txt": b"\x00\x01\x02\xff" * 300,
    "broken.txt": MEETING.encode() + b" He spoke of \xe9lan and \xff.\n",
    "empty.txt": b"",
    "good.txt": MEETING.encode(),
    "long.txt": ("word and " * 4500 + MEETING + " " + "or else, " * 500).encode(),
    "marks.txt": f'{MEETING} "We will never, he said. "\'“ Russia condemned it.'.encode(),
    "page.html": (
        f"<html><head><title>Talks</title><script>var met = 'Iran attacked Iraq';</script></head><body><article>"
        f"<p>{MEETING}</p><p>The two leaders agreed to meet again before the end of the year.</p></article>"
        "</body></html>"
    ).encode(),
    "russian.txt": "Президент России провёл телефонный разговор с премьер-министром Индии в понедельник.".encode(),
    "written.txt": f"\u200bThe Prime Minister\u200d of Japan\u202e met Russia. שלום עולם {MEETING}".encode(),
}


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ended]:
    folder = tmp_path_factory.mktemp("broken")
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    return folder, run("code", folder, "--format", "gold")


def test_every_file_is_answered_in_order(broken: tuple[Path, Ended]) -> None:
    _, ended = broken
    assert ended.code == 3
    assert [line["id"] for line in ended.lines] == [Path(name).stem for name in FILES]
    assert {line["id"] for line in ended.lines if line["events"]} >= {"good", "marks", "page"}
    assert "Traceback" not in ended.err


def test_what_is_said_of_each(broken: tuple[Path, Ended]) -> None:
    _, ended = broken
    assert "failed: binary: " in ended.err
    assert "broken" in ended.err and "byte" in ended.err  # the place of the bytes that are no UTF-8
    assert "no date" in ended.err
    assert "source: empty text" in ended.err
    assert "language: not English (ru)" in ended.err
    assert "1 failed (binary)" in ended.err


def test_records_of_odd_texts_hold(broken: tuple[Path, Ended], tmp_path: Path) -> None:
    folder, _ = broken
    outputs = ("-o", tmp_path / "r.jsonl", "--text-out", tmp_path / "t.jsonl")
    assert run("code", folder, *outputs, "-q").code == 3
    assert run("verify", tmp_path / "r.jsonl", "--texts", tmp_path / "t.jsonl").code == 0
    assert "Iran" not in (tmp_path / "t.jsonl").read_text(encoding="utf-8")  # scripts never reach the text


def test_a_line_of_20_mb_and_ids_that_come_twice(tmp_path: Path) -> None:
    good = {"id": "a", "date": "2024-05-03", "text": MEETING}
    huge = {"id": "huge", "date": "2024-05-03", "text": "x" * 20_000_000}
    path = jsonl(tmp_path / "docs.jsonl", good, huge, good, {**good, "text": "Russia met Iran."}, {**good, "id": "b"})
    with path.open("ab") as stream:
        stream.write(b"{no json\n")
    ended = run("code", path, "--format", "gold")
    assert ended.code == 3
    assert [line["id"] for line in ended.lines if line["events"]] == ["a", "b"]
    assert "given twice with the same text" in ended.err
    assert "another text" in ended.err
    assert ended.err.count("failed: ") == 3


def test_flags_that_no_document_can_meet(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text(MEETING, encoding="utf-8")
    assert run("code", tmp_path / "t.txt", "--date", "2024-13-01").code == 3
    assert run("code", tmp_path / "t.txt", "--max-chars", "10").code == 3


@pytest.mark.parametrize(
    "arguments",
    [
        ("code",),
        ("code", "-", "--format", "word"),
        ("code", "-", "--min-confidence", "2"),
        ("code", "-", "--column", "words=body"),
        ("code", "a.txt", "-o", "a.txt"),
        ("code", "-", "-o", "r.jsonl", "--rejections", "r.jsonl"),
        ("eval", "gold.jsonl", "--records", "r.jsonl", "--texts", "t.jsonl"),
        ("show", "1", "--records", "r.jsonl"),
        ("verify", "--texts", "t.jsonl"),
        ("search", "--type", "MEET"),
        ("paint",),
    ],
    ids=" ".join,
)
def test_wrong_use_is_2(arguments: tuple[str, ...]) -> None:
    ended = run(*arguments)
    assert ended.code == 2
    assert "Error: " in ended.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("code", "absent.txt"), "absent.txt: no such file"),
        (("code", "-", "-o", "absent/r.jsonl"), "there is no folder"),
        (("code", "-", "-o", "."), "is a folder"),
        (("code", "-", "-o", "/dev/full"), "/dev/full"),
        (("verify", "absent.jsonl", "--texts", "absent.jsonl"), "absent.jsonl"),
        (("eval", "absent.jsonl"), "absent.jsonl"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_failure_is_1_and_one_line(arguments: tuple[str, ...], told: str, tmp_path: Path) -> None:
    if "/dev/full" in arguments and not os.path.exists("/dev/full"):  # noqa: PTH110
        pytest.skip("no /dev/full here")
    ended = run(*arguments, stdin=MEETING.encode(), cwd=tmp_path)
    assert ended.code == 1
    (line,) = [line for line in ended.err.splitlines() if line.startswith("readout: ")]
    assert told in line
    assert "Traceback" not in ended.err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_takes_no_files_is_named_by_the_output(tmp_path: Path) -> None:
    if not os.path.isdir("/proc"):  # noqa: PTH112
        pytest.skip("no /proc here")
    ended = run("code", "-", "-o", "/proc/records.jsonl", stdin=MEETING.encode())
    assert ended.code == 1
    assert ended.err.startswith("readout: /proc/records.jsonl: ") and ".part" not in ended.err


def test_settings_that_are_wrong_name_their_place(tmp_path: Path) -> None:
    (tmp_path / "readout.toml").write_text("min_confidense = 0.4\n", encoding="utf-8")
    ended = run("code", "-", cwd=tmp_path)
    assert ended.code == 2
    assert "readout.toml: unknown key 'min_confidense'" in ended.err
    ended = run("code", "-", env={"READOUT_MAX_CHARS": "many"})
    assert ended.code == 2
    assert "READOUT_MAX_CHARS" in ended.err


def test_a_closed_pipe_is_met_with_silence(tmp_path: Path) -> None:
    documents = ({"id": str(n), "date": "2024-05-03", "text": MEETING} for n in range(40))
    process = start("code", jsonl(tmp_path / "d.jsonl", *documents))
    assert process.stdout and process.stderr
    assert process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 0


def test_ctrl_c_keeps_what_was_coded(tmp_path: Path) -> None:
    documents = ({"id": str(n), "date": "2024-05-03", "text": MEETING} for n in range(5000))
    rejections = tmp_path / "rejections.jsonl"
    process = start("code", jsonl(tmp_path / "d.jsonl", *documents), "--rejections", rejections)
    assert process.stdout and process.stderr
    first = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert process.returncode == 130
    coded = [json.loads(line)["doc"] for line in (first + out).decode().splitlines()]
    assert coded == sorted(coded, key=int)
    assert 0 < len(coded) < 5000
    assert b"interrupted" in err and b"Traceback" not in err
    assert rejections.exists()
