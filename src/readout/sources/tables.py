"""CSV and TSV with a header line, read as a stream, one document a row.

Strict about quotation marks: a reader that forgives them moves them about, and offsets would no longer hold.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from typing import BinaryIO

from readout.errors import SourceError
from readout.sources.fields import entry, no_text_column
from readout.sources.options import SourceOptions
from readout.sources.reading import Entry
from readout.sources.streams import lines


def read_csv(stream: BinaryIO, label: str, stem: str | None, options: SourceOptions) -> Iterator[Entry]:
    """The documents of a file with commas."""
    return _read(stream, label, options, ",")


def read_tsv(stream: BinaryIO, label: str, stem: str | None, options: SourceOptions) -> Iterator[Entry]:
    """The documents of a file with tabs."""
    return _read(stream, label, options, "\t")


def _read(stream: BinaryIO, label: str, options: SourceOptions, delimiter: str) -> Iterator[Entry]:
    csv.field_size_limit(sys.maxsize)  # our own limit is on characters of text, and tells the fix
    warnings: list[str] = []
    rows = csv.reader(_texts(stream, label, warnings), delimiter=delimiter, strict=True)
    header = _header(rows, label, options)
    while True:
        place = f"{label}:{rows.line_num + 1}"
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as broken:
            yield Entry(place, problem=f"{broken}: check the quotation marks of this row", warnings=tuple(warnings))
        else:
            if row:
                yield _entry(row, header, place, options, tuple(warnings))
        warnings.clear()


def _texts(stream: BinaryIO, label: str, warnings: list[str]) -> Iterator[str]:
    """The lines as text; what is broken in them goes to `warnings`, to be fetched row by row."""
    for line in lines(stream, label, sys.maxsize - 1):
        warnings.extend(line.warnings)
        yield line.text


def _header(rows: Iterator[list[str]], label: str, options: SourceOptions) -> list[str]:
    try:
        header = [name.strip() for name in next(rows, [])]
    except csv.Error as broken:
        raise SourceError(label, f"header: {broken}") from None
    if header and options.column("text") not in header:
        raise SourceError(label, no_text_column(header, options))
    return header


def _entry(row: list[str], header: list[str], place: str, options: SourceOptions, warnings: tuple[str, ...]) -> Entry:
    if len(row) == len(header):
        return entry(dict(zip(header, row, strict=True)), place, options, warnings)
    problem = f"{len(row)} fields where the header has {len(header)}: check its quotation marks and separators"
    return Entry(place, problem=problem, warnings=warnings)
