"""Format `parquet`: the jsonl record in typed columns, with nested lists, for pandas, DuckDB, Arrow and R."""

from __future__ import annotations

from typing import IO

import pyarrow as pa
import pyarrow.parquet as pq

from readout.export.as_json import SIZES, Json, event_to_json
from readout.records import SCHEMA_VERSION, Coded

ROW_GROUP = 10_000

SPAN = pa.list_(pa.int32())
PARTICIPANT = [
    ("code", pa.string()),
    ("sector", pa.list_(pa.string())),
    ("entity_text", pa.string()),
    ("name", pa.string()),
    ("office", pa.string()),
    ("identifier_id", pa.string()),
    ("spans", pa.list_(SPAN)),
]
PLACE = pa.struct(
    [
        ("name", pa.string()),
        ("country", pa.string()),
        ("lat", pa.float64()),
        ("lon", pa.float64()),
        ("precision", pa.string()),
        ("span", SPAN),
    ]
)
QUOTE = pa.struct(
    [
        ("speaker", pa.list_(SPAN)),
        ("cue", pa.list_(SPAN)),
        ("content", pa.list_(SPAN)),
        ("kind", pa.string()),
        ("addressee", pa.list_(SPAN)),
    ]
)
COUNT = pa.struct([("min", pa.int64()), ("max", pa.int64()), ("span", SPAN)])
EVIDENCE = pa.struct(
    [
        ("field", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("exact", pa.string()),
        ("prefix", pa.string()),
        ("suffix", pa.string()),
    ]
)
COLUMNS = pa.schema(
    [
        ("schema_version", pa.int8()),
        ("id", pa.string()),
        ("doc", pa.string()),
        ("sentence", pa.int32()),
        ("event", pa.string()),
        ("mode", pa.string()),
        ("context", pa.list_(pa.string())),
        ("quad_code", pa.int8()),
        ("event_scale", pa.float64()),
        ("cameo", pa.string()),
        ("goldstein", pa.float64()),
        ("actor", pa.list_(pa.struct(PARTICIPANT))),
        ("recipient", pa.list_(pa.struct(PARTICIPANT))),
        ("date", pa.string()),  # as coarse as the text, so no date type
        ("enddate", pa.string()),
        ("date_precision", pa.string()),
        ("date_basis", pa.string()),
        ("event_loc", PLACE),
        ("factuality", pa.string()),
        ("according_to", pa.list_(pa.struct([*PARTICIPANT, ("role", pa.string())]))),
        ("background", pa.bool_()),
        ("gist", SPAN),
        ("quote", QUOTE),
        ("affected", pa.list_(pa.struct([*PARTICIPANT, ("place", pa.string())]))),
        ("size", pa.struct([(kind, COUNT) for kind in SIZES])),
        ("confidence", pa.float64()),
        ("evidence", pa.list_(EVIDENCE)),
        ("episode", pa.string()),
        ("coder", pa.struct([("version", pa.string()), ("ontology", pa.string()), ("model", pa.string())])),
        ("review", pa.struct([("verdict", pa.string()), ("reviewer", pa.string()), ("on", pa.string())])),  # null: not reviewed
    ],
    metadata={"readout.schema_version": str(SCHEMA_VERSION)},
)


class Parquet:
    """One row an event; rows are held back until a row group is full, so memory stays bounded."""

    binary = True

    def open(self, stream: IO[bytes]) -> None:
        """Begin the file."""
        self._writer = pq.ParquetWriter(stream, COLUMNS, compression="zstd")
        self._rows: list[Json] = []

    def write(self, coded: Coded) -> None:
        """Add the events of one document."""
        self._rows += map(event_to_json, coded.events)
        if len(self._rows) >= ROW_GROUP:
            self._flush()

    def close(self) -> None:
        """Write what is held back, and the footer."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(pa.Table.from_pylist(self._rows, schema=COLUMNS))
            self._rows = []
