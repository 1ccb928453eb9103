"""Plain text, one document a file, with or without a date header before the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from readout.sources.decode import decode
from readout.sources.normalise import unify_line_ends
from readout.sources.options import SourceOptions
from readout.sources.reading import Entry

MOST_BYTES_A_CHARACTER = 4

_HEADER = re.compile(
    r"\s*date:?[ \t]+([0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}|[0-9]{8})"
    r"(?:T[0-9:.+Z-]*)?(?:\s+|\Z)",
    re.IGNORECASE,
)


def read_plain(stream: BinaryIO, label: str, stem: str | None, options: SourceOptions) -> Iterator[Entry]:
    """The one document of a plain-text file; nothing beyond the limit is read."""
    limit = MOST_BYTES_A_CHARACTER * (options.max_chars + 64)
    content = stream.read(limit + 1)
    decoded = decode(content)
    date, text = split_header(unify_line_ends(decoded.text))
    found = Entry(label, text, date=date, single=True, default_id=stem, warnings=decoded.warnings)
    yield replace(found, problem=over_limit(options), warnings=()) if len(content) > limit else found


def split_header(text: str) -> tuple[str | None, str]:
    """The date of a leading `date YYYY-MM-DD`, and the text after it; None and the whole text without one.

    >>> split_header(" date 2023-05-01 Talks went on.")
    ('2023-05-01', 'Talks went on.')
    """
    match = _HEADER.match(text)
    return (match.group(1), text[match.end() :]) if match else (None, text)


def over_limit(options: SourceOptions) -> str:
    """What to say of a text that is too long."""
    return f"more than {options.max_chars:,} characters: raise --max-chars or split the text"
