"""Ways to put inputs on disk and on stdin, and one plain English text of our own."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from readout.sources import Reading, SourceOptions, read

TEXT = (
    "The foreign ministers of Norway and Jordan met in Amman on Monday. They agreed to reopen the border office "
    "before winter, and both asked the neighbouring governments to send observers."
)
RUSSIAN = "Министры обсудили подготовку переговоров и договорились встретиться снова в следующем месяце."

Write = Callable[..., str]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file, as text or bytes, and give its path as the command line would."""

    def _write(name: str, content: str | bytes) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    return _write


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Put bytes on stdin."""

    def _stdin(content: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))

    return _stdin


def readings(*inputs: str, **options: Any) -> list[Reading]:
    """All readings of `inputs`."""
    return list(read(inputs, SourceOptions(**options)))


def only(*inputs: str, **options: Any) -> Reading:
    """The one reading of `inputs`."""
    (reading,) = readings(*inputs, **options)
    return reading


def jsonl(*records: dict[str, Any]) -> str:
    """The records as JSON lines."""
    return "".join(json.dumps(record) + "\n" for record in records)
