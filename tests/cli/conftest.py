"""The real command in a process of its own, and one run over the samples that several tests look at."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

PROGRAM = [sys.executable, "-c", "from readout.cli import main; main()"]
SAMPLES = Path(__file__).parents[2] / "src/readout/samples/documents.jsonl"
MEETING = "The Prime Minister of Japan met the President of France in Paris on Thursday."


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: bytes
    err: str

    @property
    def lines(self) -> list[Any]:
        """Standard output as JSON lines."""
        return [json.loads(line) for line in self.out.decode().splitlines()]


Command = Callable[..., Ended]


def environment(**more: str) -> dict[str, str]:
    """The environment without settings of the machine that runs the tests."""
    return {k: v for k, v in os.environ.items() if not k.startswith("READOUT_")} | more


def run(*arguments: object, stdin: bytes = b"", cwd: Path | None = None, env: Mapping[str, str] | None = None) -> Ended:
    """Run `readout` with these arguments."""
    done = subprocess.run(
        [*PROGRAM, *map(str, arguments)], input=stdin, cwd=cwd, env=environment(**(env or {})), capture_output=True
    )
    return Ended(done.returncode, done.stdout, done.stderr.decode())


def start(*arguments: object) -> subprocess.Popen[bytes]:
    """Start `readout` and let it run, with Ctrl-C as a terminal would have it."""
    return subprocess.Popen(
        [*PROGRAM, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )


def jsonl(path: Path, *documents: Mapping[str, object]) -> Path:
    """Write documents as JSON lines."""
    path.write_text("".join(json.dumps(d, ensure_ascii=False) + "\n" for d in documents), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def coded_samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `records.jsonl`, `texts.jsonl` and `rejections.jsonl` of the samples, and `ended.txt`."""
    folder = tmp_path_factory.mktemp("samples")
    ended = run(
        "code",
        SAMPLES,
        "-o",
        "records.jsonl",
        "--text-out",
        "texts.jsonl",
        "--rejections",
        "rejections.jsonl",
        cwd=folder,
    )
    assert ended.code == 0, ended.err
    (folder / "ended.txt").write_text(ended.err, encoding="utf-8")
    return folder
