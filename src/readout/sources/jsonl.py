"""JSON lines, read as a stream, one document a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from readout.sources.fields import entry
from readout.sources.options import SourceOptions
from readout.sources.reading import Entry
from readout.sources.streams import Line, lines

_MOST_BYTES_A_CHARACTER = 12  # two `\uXXXX` escapes
_ALWAYS_READ = 1 << 26  # far above the usual limit, so that a record that is too long can be reported by its id


def read_jsonl(stream: BinaryIO, label: str, stem: str | None, options: SourceOptions) -> Iterator[Entry]:
    """An Entry for each line that is not blank; a line that is no JSON object is that document's problem."""
    limit = max(_ALWAYS_READ, 2 * _MOST_BYTES_A_CHARACTER * options.max_chars)
    for line in lines(stream, label, limit):
        place = f"{label}:{line.number}"
        if line.too_long:
            yield Entry(place, problem=f"a line of more than {limit:,} bytes: raise --max-chars")
        elif line.text.strip():
            yield _entry(line, place, options)


def as_object(text: str) -> dict[str, object] | None:
    """The JSON object that `text` holds, None where it holds something else or nothing."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _entry(line: Line, place: str, options: SourceOptions) -> Entry:
    record = as_object(line.text)
    if record is None:
        return Entry(place, problem="no JSON object on this line", warnings=line.warnings)
    return entry(record, place, options, line.warnings)
