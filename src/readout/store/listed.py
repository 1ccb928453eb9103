"""The list of corrections, as JSON lines and as a table."""

from __future__ import annotations

from collections.abc import Iterable

from rich.box import SIMPLE_HEAD
from rich.table import Table

from readout.export.as_json import Json
from readout.export.phrases import printable
from readout.records import SCHEMA_VERSION
from readout.review.fields import shorthand
from readout.store.corrections import Listed

_COLUMNS = ("id", "on", "reviewer", "document", "words", "verdict", "corrected", "standing")
_WHOLE = ("id", "on", "verdict", "standing")


def to_json(one: Listed) -> Json:
    """A correction with how it stands."""
    made = one.correction
    return {
        "schema_version": SCHEMA_VERSION,
        "id": made.number,
        "document": made.document,
        "text_hash": made.text_hash,
        "trigger": list(made.trigger),
        "words": one.trigger,
        "verdict": made.verdict,
        "corrected": _fields(made.fields),
        "reviewer": made.reviewer,
        "on": made.on,
        "comment": made.comment,
        "standing": one.standing,
    }


def in_a_table(found: Iterable[Listed]) -> Table:
    """One row a correction."""
    table = Table(box=SIMPLE_HEAD)
    for name in _COLUMNS:
        table.add_column(name, no_wrap=name in _WHOLE, overflow="fold")
    for one in found:
        told = to_json(one)
        told["corrected"] = "; ".join(f"{name}: {_words(value)}" for name, value in told["corrected"].items())
        table.add_row(*(printable(str(told[name])) for name in _COLUMNS))
    return table


def _fields(fields: object) -> Json:
    """The corrected fields under the names and in the shorthand in which they may be written."""
    assert isinstance(fields, dict)
    parties = {side: shorthand(fields, side) for side in ("actor", "recipient") if side in fields}
    return {("type" if name == "event" else name): parties.get(name, value) for name, value in fields.items()}


def _words(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else "none" if value is None else str(value)
