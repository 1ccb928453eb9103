"""The real command, and one run over the samples that several tests look at.

A program that codes takes seconds to start, so `run` forks one that is loaded where the system can; `run_apart` starts
it as a user would.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, Any, NoReturn

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
    """Run `readout` with these arguments, in a copy of a process that has loaded everything."""
    if sys.platform != "linux":
        return run_apart(*arguments, stdin=stdin, cwd=cwd, env=env)
    _loaded()
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        given.write(stdin)
        given.seek(0)
        child = os.fork()
        if not child:
            _become_readout([*map(str, arguments)], (given, out, err), cwd, environment(**(env or {})))
        _, status = os.waitpid(child, 0)
        out.seek(0)
        err.seek(0)
        return Ended(os.waitstatus_to_exitcode(status), out.read(), err.read().decode())


@cache
def _loaded() -> None:
    import readout

    readout.code(MEETING, date="2024-05-03")


def _become_readout(arguments: list[str], files: tuple[IO[bytes], ...], cwd: Path | None, env: Mapping[str, str]) -> NoReturn:
    """Go on as `readout` alone would: with its streams, folder and environment; never come back."""
    from readout.cli import main

    code: Any = 1
    try:
        for number, file in enumerate(files):
            os.dup2(file.fileno(), number)
        sys.stdin, sys.stdout, sys.stderr = (os.fdopen(n, mode) for n, mode in enumerate(("r", "w", "w")))
        os.environ.clear()
        os.environ.update(env)
        os.chdir(cwd or Path.cwd())
        main(arguments)
    except SystemExit as end:
        code = end.code
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code or 0)


def run_apart(*arguments: object, stdin: bytes = b"", cwd: Path | None = None, env: Mapping[str, str] | None = None) -> Ended:
    """Run `readout` with these arguments, as a user would."""
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
