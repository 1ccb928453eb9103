"""A record of the gold format put in a few words, safe to print."""

from __future__ import annotations

from collections.abc import Iterable

from readout.evaluate.annotated import Record
from readout.export.phrases import printable, words
from readout.records import Span


def what(record: Record) -> str:
    """Type, mode, and what sets the act apart from one that plainly happened."""
    aside = [record.factuality] if record.factuality != "asserted" else []
    aside += ["background"] if record.background else []
    return printable(" ".join(filter(None, (record.type, record.mode, f"({', '.join(aside)})" if aside else ""))))


def who(record: Record) -> str:
    """`actor > recipient` in shorthand; the parties alone where there is no recipient."""
    return " > ".join(filter(None, (_listed(record.actor) or "-", _listed(record.recipient))))


def words_at(text: str, span: Span | None) -> str:
    """The words of the text at `span`, empty where the text or the span is unknown."""
    return words(text, span) if span else ""


def _listed(parties: Iterable[str]) -> str:
    return printable(", ".join(parties))
