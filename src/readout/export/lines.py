"""JSON, one object a line: what the formats jsonl, gold and quotes and the list of rejections have in common."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import IO, Any

from readout.records import Coded

# Legal inside JSON, yet some readers end a line at the first three, and a lone surrogate cannot be written as UTF-8.
_UNSAFE = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def line(value: object) -> str:
    """One line of JSON that every reader sees as one line, without its line end."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


class Lines:
    """An exporter of JSON lines; a format only says which objects a document gives."""

    binary = False

    def open(self, stream: IO[str]) -> None:
        """Begin on `stream`; there is no header."""
        self._stream = stream

    def write(self, coded: Coded) -> None:
        """Write the lines of one document."""
        for value in self.objects(coded):
            self._stream.write(line(value) + "\n")

    def close(self) -> None:
        """Do nothing: there is no footer."""

    def objects(self, coded: Coded) -> Iterable[dict[str, Any]]:
        """Give the objects of one document, in order."""
        raise NotImplementedError
