"""Coded documents -> bytes that others read: one format, one file, one document at a time.

A format of a third party registers a class under the entry point group `readout.exporters`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.metadata import EntryPoint, entry_points
from importlib.resources import files
from typing import IO, Any, Protocol, cast

from readout.errors import OutputError
from readout.records import Coded

GROUP = "readout.exporters"

_BUILT_IN = {
    "table": "readout.export.table:Table",
    "jsonl": "readout.export.jsonl:Jsonl",
    "csv": "readout.export.csv:Csv",
    "parquet": "readout.export.parquet:Parquet",
    "gold": "readout.export.gold:Gold",
    "quotes": "readout.export.quotes:Quotes",
    "html": "readout.export.html:Page",
}

SCHEMAS = (
    *("actor", "classified", "comparison", "correction", "decision", "episode", "evaluation", "event", "explanation"),
    *("gold", "quotes", "rejection", "review", "roster", "timeline", "training", "undertaking", "verification"),
)


class Exporter(Protocol):
    """Writes coded documents to a stream that the caller opened and will close.

    Attributes:
        binary: whether `open` wants a stream of bytes; else it wants text, best opened as UTF-8 with `newline=""`.
    """

    binary: bool

    def open(self, stream: IO[Any]) -> None:
        """Begin on `stream`: a header, where the format has one."""

    def write(self, coded: Coded) -> None:
        """Write what one document yielded."""

    def close(self) -> None:
        """Finish the output; the stream stays open."""


def formats() -> tuple[str, ...]:
    """Names that `exporter` takes: the built-in formats, then those of other packages."""
    return tuple(_known())


def exporter(name: str) -> Exporter:
    """Make a fresh exporter of the format `name`.

    Raises:
        OutputError: no such format; the message lists those there are.
    """
    known = _known()
    if name not in known:
        raise OutputError(f"no format is called {name!r}; choose one of {', '.join(known)}")
    return cast(Exporter, known[name].load()())


def export(name: str, documents: Iterable[Coded], stream: IO[Any]) -> None:
    """Write all `documents` to `stream` in the format `name`."""
    writer = exporter(name)
    writer.open(stream)
    for coded in documents:
        writer.write(coded)
    writer.close()


def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of an output, `name` being one of SCHEMAS.

    Raises:
        OutputError: no such schema; the message lists those there are.
    """
    if name not in SCHEMAS:
        raise OutputError(f"no schema is called {name!r}; choose one of {', '.join(SCHEMAS)}")
    source = files("readout.export") / "schema" / f"{name}.schema.json"
    return cast(dict[str, Any], json.loads(source.read_text(encoding="utf-8")))


def _known() -> dict[str, EntryPoint]:
    """Every format by name; a built-in name cannot be taken over."""
    built_in = {name: EntryPoint(name, value, GROUP) for name, value in _BUILT_IN.items()}
    return built_in | {e.name: e for e in entry_points(group=GROUP) if e.name not in built_in}
