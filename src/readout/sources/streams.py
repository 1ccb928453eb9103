"""Byte streams: opening files (also gzipped), looking ahead, reading line by line within bounds."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from readout.errors import SourceError
from readout.sources.decode import decode, decode_part, is_utf16

_HEAD = 4096
_SKIP = 1 << 20
GZIP = b"\x1f\x8b"


def open_file(path: Path) -> BinaryIO:
    """Open `path` for reading, unpacked where its suffix is `.gz`."""
    if path.suffix.lower() == ".gz":
        return cast(BinaryIO, gzip.open(path, "rb"))
    return path.open("rb")


def unpacked(stream: BinaryIO) -> BinaryIO:
    """What a gzipped stream holds."""
    return cast(BinaryIO, gzip.GzipFile(fileobj=stream, mode="rb"))


class _Rejoined(io.RawIOBase):
    """The bytes already read, then the stream that they came from."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        part = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(part) :]
        buffer[: len(part)] = part
        return len(part)


def rejoin(head: bytes, rest: BinaryIO) -> BinaryIO:
    """A stream that gives `head` again before what `rest` still holds."""
    return cast(BinaryIO, io.BufferedReader(_Rejoined(head, rest), buffer_size=1 << 16))


@dataclass(frozen=True)
class Line:
    """One line of a stream.

    Attributes:
        number: counted from 1.
        text: without byte order mark, with its line end; empty where `too_long`.
        warnings: broken bytes and where they stand in the file.
        too_long: whether the line went past the limit and was skipped.
    """

    number: int
    text: str
    warnings: tuple[str, ...] = ()
    too_long: bool = False


def lines(stream: BinaryIO, label: str, limit: int) -> Iterator[Line]:
    """The lines of `stream`, split at LF only; a line of more than `limit` bytes comes back empty, marked `too_long`.

    Raises SourceError where the stream holds no text.
    """
    head = stream.read(_HEAD)
    whole = rejoin(head, stream)
    if is_utf16(head):
        return _utf16_lines(whole)
    if b"\0" in head:
        raise SourceError(label, f"binary (NUL at byte {head.index(0)}): give text in UTF-8")
    return _utf8_lines(whole, limit)


def _utf16_lines(stream: BinaryIO) -> Iterator[Line]:
    text = io.TextIOWrapper(stream, encoding="utf-16", errors="replace", newline="\n")
    return (Line(number, line) for number, line in enumerate(text, 1))


def _utf8_lines(stream: BinaryIO, limit: int) -> Iterator[Line]:
    number, start = 0, 0
    while content := stream.readline(limit + 1):
        number += 1
        if len(content) > limit:
            start += len(content) + _skip_line(stream, content)
            yield Line(number, "", too_long=True)
            continue
        decoded = decode_part(content, start) if start else decode(content)
        start += len(content)
        yield Line(number, decoded.text, decoded.warnings)


def _skip_line(stream: BinaryIO, content: bytes) -> int:
    """Read on to the end of a line that is over the limit, a piece at a time; the number of bytes skipped."""
    skipped = 0
    while content and not content.endswith(b"\n"):
        content = stream.readline(_SKIP)
        skipped += len(content)
    return skipped
