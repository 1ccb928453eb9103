"""A record of JSON, CSV or Parquet -> Entry: our fields by their column names, every value a string or nothing."""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping

from readout.sources.options import FIELDS, SourceOptions
from readout.sources.reading import Entry


def entry(record: Mapping[str, object], place: str, options: SourceOptions, warnings: tuple[str, ...] = ()) -> Entry:
    """The fields of `record` that are ours; other keys are never looked at.

    The text is taken as it is, so that offsets hold; the other fields lose the space around them.
    """
    values = {name: record.get(options.column(name)) for name in FIELDS}
    text = values.pop("text")
    field = {name: as_field(value) for name, value in values.items()}
    return Entry(
        place,
        text if isinstance(text, str) else "",
        id=field["id"],
        date=field["date"],
        title=field["title"],
        publisher=field["publisher"],
        issuer=field["issuer"],
        kind=field["kind"],
        url=field["url"],
        problem=_text_problem(record, options),
        warnings=warnings,
    )


def as_field(value: object) -> str | None:
    """A short value as a string; None where it is missing, empty or of no use as one."""
    if isinstance(value, datetime.date):  # a datetime is one, too
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    if isinstance(value, float) and math.isnan(value):
        return None
    return str(value).strip() or None


def no_text_column(found: list[str], options: SourceOptions) -> str:
    """What to say where a table or record keeps its text under a name that we do not know."""
    shown = ", ".join(found[:8]) or "none"
    return (
        f"no {options.column('text')!r} among its columns ({shown}): name the column that is the text, e.g. --column text=body"
    )


def _text_problem(record: Mapping[str, object], options: SourceOptions) -> str | None:
    name = options.column("text")
    if name not in record:
        return no_text_column([str(key) for key in record], options)
    if record[name] is None or isinstance(record[name], str):
        return None
    return f"{name!r} holds no text but {type(record[name]).__name__}"
