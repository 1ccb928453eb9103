"""Where output goes: stdout, or a file that appears under its name only once it is whole."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import IO, Any

from readout.errors import OutputError

STDOUT = "-"

# Ends of a run after which what was written so far is good, and kept.
STOPPED = (KeyboardInterrupt, BrokenPipeError)


def output(path: str | None, *, binary: bool) -> AbstractContextManager[IO[Any]]:
    """Open an output at once, so that one that cannot be written is found before any work.

    Raises:
        OutputError: the file cannot be written; the message names the fix.
    """
    if path in (None, STDOUT):
        return _stdout(binary)
    target = Path(str(path))
    return _file(target, binary) if _regular(target) else _device(target, binary)


def as_table(format_: str | None, path: str | None) -> bool:
    """Whether a table is wanted rather than JSONL: as asked, else on a terminal."""
    return format_ == "table" or (format_ is None and path in (None, STDOUT) and sys.stdout.isatty())


def _regular(path: Path) -> bool:
    return path.is_file() or not path.exists()


def _check(path: Path) -> None:
    folder = path.resolve().parent
    if path.is_dir():
        raise OutputError(f"{path}: is a folder; name a file in it")
    if not folder.is_dir():
        raise OutputError(f"{path}: there is no folder {folder}; make it first, or name another file")
    if not os.access(path if path.exists() else folder, os.W_OK):
        raise OutputError(f"{path}: may not be written; choose another place with -o, or change its permissions")


def ready_streams() -> None:
    """Make standard output UTF-8 with plain line ends whatever the locale says; a terminal keeps its own encoding.

    Where it was closed before the program began, what is written goes nowhere; standard input is then empty.
    """
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    if not isinstance(sys.stdout, io.TextIOWrapper):
        return
    if sys.stdout.isatty():
        sys.stdout.reconfigure(errors="replace")
    else:
        sys.stdout.reconfigure(encoding="utf-8", errors="strict", newline="")


@contextmanager
def _stdout(binary: bool) -> Iterator[IO[Any]]:
    """Standard output, which stays open."""
    stream: IO[Any] = sys.stdout.buffer if binary else sys.stdout
    yield stream
    stream.flush()


@contextmanager
def _file(path: Path, binary: bool) -> Iterator[IO[Any]]:
    """A file beside the one that was named, which takes its place when all went well."""
    _check(path)
    place = path.resolve()
    part = place.with_name(f".{place.name}.{os.getpid()}.part")
    kept = False
    try:
        with _writable(path), _opened(part, binary, path) as stream:
            try:
                yield stream
            except STOPPED:
                kept = True
                raise
        kept = True
    finally:
        _settle(part, place, kept)


def _settle(part: Path, place: Path, kept: bool) -> None:
    if kept:
        os.replace(part, place)  # noqa: PTH105
    else:
        part.unlink(missing_ok=True)


@contextmanager
def _device(path: Path, binary: bool) -> Iterator[IO[Any]]:
    """A pipe or device, which cannot be replaced and is written as it is."""
    _check(path)
    with _writable(path), _opened(path, binary, path) as stream:
        yield stream


@contextmanager
def _writable(path: Path) -> Iterator[None]:
    """Name the output in an error of writing, such as a full disk."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror}; free space, or choose another place with -o") from error


def _opened(path: Path, binary: bool, named: Path) -> IO[Any]:
    """Open a file for writing; errors name the one that the user named."""
    try:
        return path.open("wb") if binary else path.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise OutputError(f"{named}: {error.strerror}; choose another place with -o") from error


@contextmanager
def undisturbed() -> Iterator[None]:
    """Hold Ctrl-C back while a document is written, so that no output ends within a line."""
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.default_int_handler:
        yield
        return
    held: list[bool] = []
    signal.signal(signal.SIGINT, lambda *_: held.append(True))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if held:
        raise KeyboardInterrupt
