"""How inputs are to be read: one frozen record, built once by the caller and passed to every input form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from readout.errors import ReadoutError
from readout.records import KINDS

FORMS = ("text", "html", "json", "jsonl", "csv", "tsv", "parquet")
FIELDS = ("id", "date", "title", "text", "publisher", "issuer", "kind", "url")


@dataclass(frozen=True)
class SourceOptions:
    """What the caller knows about the inputs beyond what stands in them.

    Attributes:
        id, title: of a single text (plain or HTML); not used for records, which carry their own.
        date, publisher, issuer, kind: of a single text, and a default for the records that lack them.
        max_chars: a longer text is an error, not a document.
        language: the language that is coded; other texts become rejections.
        columns: our field name -> the name that the input uses, e.g. `{"text": "body"}`.
        format: one of FORMS to read every input as that form, None to go by suffix.
    """

    id: str | None = None
    date: str | None = None
    title: str | None = None
    publisher: str | None = None
    issuer: str | None = None
    kind: str | None = None
    max_chars: int = 1_000_000
    language: str = "en"
    columns: Mapping[str, str] = field(default_factory=dict, hash=False)
    format: str | None = None

    def __post_init__(self) -> None:
        """Refuse a form, a kind, a column or a limit that no input could meet."""
        _one_of("input form", self.format, FORMS)
        _one_of("kind", self.kind, KINDS)
        for name in self.columns:
            _one_of("column", name, FIELDS)
        if self.max_chars < 1:
            raise ReadoutError(f"--max-chars is {self.max_chars}: give a number of characters above 0")

    def column(self, name: str) -> str:
        """The name under which the input keeps our field `name`."""
        return self.columns.get(name, name)


def _one_of(what: str, value: str | None, known: tuple[str, ...]) -> None:
    if value is not None and value not in known:
        raise ReadoutError(f"unknown {what} {value!r}: use one of {', '.join(known)}")
