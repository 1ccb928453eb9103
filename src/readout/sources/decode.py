"""Bytes -> text: byte order marks, UTF-16, broken UTF-8 with its place, and what is no text at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NOT_TEXT = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_MOST_CONTROLS = 0.10
_MOST_REPLACED = 0.50


@dataclass(frozen=True)
class Decoded:
    """Text, and the first place where bytes had to be replaced.

    Attributes:
        text: the text, its byte order mark gone.
        broken_at: offset of the first byte that was no UTF-8 (or UTF-16), None where all was well.
        broken: number of places replaced by U+FFFD.
    """

    text: str
    broken_at: int | None = None
    broken: int = 0

    @property
    def warnings(self) -> tuple[str, ...]:
        """The warning about broken bytes, if there is one to give."""
        if self.broken_at is None:
            return ()
        places = "1 place" if self.broken == 1 else f"{self.broken} places"
        return (f"broken encoding at byte {self.broken_at} ({places}), replaced by U+FFFD",)


def is_utf16(content: bytes) -> bool:
    """Whether `content` begins with a UTF-16 byte order mark."""
    return content.startswith(_UTF16_MARKS)


def decode(content: bytes, encoding: str | None = None) -> Decoded:
    """Decode a whole file: by its byte order mark, else as `encoding` where it declares one, else as UTF-8."""
    if content.startswith(codecs.BOM_UTF8):
        return decode_part(content[3:], start=3)
    if is_utf16(content):
        return decode_part(content, encoding="utf-16")
    return decode_part(content, encoding=encoding or "utf-8")


def decode_part(content: bytes, start: int = 0, encoding: str = "utf-8") -> Decoded:
    """Decode `content`, which stands at byte `start` of its file; no byte order mark is looked for."""
    try:
        return Decoded(content.decode(encoding))
    except UnicodeDecodeError as broken:
        text = content.decode(encoding, errors="replace")
        genuine = content.count("\ufffd".encode()) if encoding == "utf-8" else 0
        return Decoded(text, start + broken.start, max(1, text.count("\ufffd") - genuine))


def not_text(text: str) -> str | None:
    """Why `text` is no text: a NUL, too many control characters, or mostly bytes that no encoding fits."""
    if "\0" in text:
        return f"binary (NUL at character {text.index(chr(0))}): give text in UTF-8"
    letters = max(1, len(text))
    if sum(1 for _ in _NOT_TEXT.finditer(text)) > _MOST_CONTROLS * letters:
        return "binary (more than 10 % control characters): give text in UTF-8"
    if text.count("\ufffd") > _MOST_REPLACED * letters:
        return "most bytes are not UTF-8: convert the text to UTF-8"
    return None
