"""A JSON file: one object, or a list of objects, each a document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from readout.errors import SourceError
from readout.sources.decode import decode, not_text
from readout.sources.fields import entry
from readout.sources.options import SourceOptions
from readout.sources.reading import Entry


def read_json(stream: BinaryIO, label: str, stem: str | None, options: SourceOptions) -> Iterator[Entry]:
    """The documents of a JSON file. Raises SourceError where it is no JSON."""
    decoded = decode(stream.read())
    problem = not_text(decoded.text)
    if problem:
        raise SourceError(label, problem)
    value = _parse(decoded.text, label)
    records = value if isinstance(value, list) else [value]
    for number, record in enumerate(records, 1):
        warnings = decoded.warnings if number == 1 else ()
        place = f"{label}:{number}" if isinstance(value, list) else label
        if isinstance(record, dict):
            yield entry(record, place, options, warnings)
        else:
            yield Entry(place, problem=f"no JSON object but {type(record).__name__}", warnings=warnings)


def _parse(text: str, label: str) -> object:
    if not text.strip():
        return []
    try:
        return json.loads(text)
    except json.JSONDecodeError as broken:
        lines = " (is it JSON lines? then --from jsonl)" if broken.msg == "Extra data" else ""
        raise SourceError(label, f"no JSON: {broken.msg} at line {broken.lineno}{lines}") from None
    except (ValueError, RecursionError) as broken:
        raise SourceError(label, f"no JSON: {type(broken).__name__}") from None
