"""Parquet, read in small batches, one document a row; only our own columns are read."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from readout.errors import SourceError
from readout.sources.decode import decode_part
from readout.sources.fields import entry, no_text_column
from readout.sources.options import FIELDS, SourceOptions
from readout.sources.reading import Entry

_BATCH = 64


def read_parquet(stream: BinaryIO, label: str, stem: str | None, options: SourceOptions) -> Iterator[Entry]:
    """The documents of a Parquet file. Raises SourceError where it is none."""
    import pyarrow
    from pyarrow import parquet

    try:
        table = parquet.ParquetFile(stream if _is_plain_file(stream) else io.BytesIO(stream.read()))
        columns = _columns(table.schema_arrow.names, label, options)
        number = 0
        for batch in table.iter_batches(batch_size=_BATCH, columns=columns):
            for row in _rows(batch):
                number += 1
                yield _entry(row, f"{label}:{number}", options)
    except pyarrow.ArrowException as broken:
        raise SourceError(label, f"no Parquet file that can be read: {str(broken).splitlines()[0][:120]}") from None


def _is_plain_file(stream: BinaryIO) -> bool:
    """Whether the footer can be reached by a cheap seek: not in a pipe, not in a gzip file."""
    return isinstance(stream, io.BufferedReader) and isinstance(stream.raw, io.FileIO) and stream.seekable()


def _columns(found: list[str], label: str, options: SourceOptions) -> list[str]:
    if options.column("text") not in found:
        raise SourceError(label, no_text_column(found, options))
    return [options.column(name) for name in FIELDS if options.column(name) in found]


def _rows(batch: Any) -> Iterator[dict[str, object]]:
    columns = [[_value(scalar) for scalar in column] for column in batch.columns]
    return (dict(zip(batch.schema.names, row, strict=True)) for row in zip(*columns, strict=True))


def _value(scalar: Any) -> object:
    """A scalar as Python has it; strings as bytes, because the file format does not vouch for their UTF-8."""
    buffer = scalar.as_buffer() if hasattr(scalar, "as_buffer") else None
    return buffer.to_pybytes() if buffer is not None else scalar.as_py()


def _entry(row: Mapping[str, object], place: str, options: SourceOptions) -> Entry:
    record: dict[str, object] = {}
    warnings: list[str] = []
    for name, value in row.items():
        if isinstance(value, bytes):
            decoded = decode_part(value)
            warnings.extend(f"{name}: {warning}" for warning in decoded.warnings)
            record[name] = decoded.text
        else:
            record[name] = value
    return entry(record, place, options, tuple(warnings))
