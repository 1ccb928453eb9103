"""What passes on while inputs are read: an Entry as its form gave it, a Reading as the caller gets it."""

from __future__ import annotations

from dataclasses import dataclass

from readout.errors import SourceError
from readout.records import Document, Rejection


@dataclass(frozen=True)
class Reading:
    """The outcome for one input document, in input order.

    Three outcomes: a `document` to code; a `document` with its `rejection` (empty, or in another language); an
    `error`, with a `document` of empty text where the id is known, so that an output can list it. A Reading with
    none of them is a notice: an input passed over (an unknown suffix, a copy), and why, in `warnings`.

    Attributes:
        document: the document, its text normalised.
        rejection: why the document is not to be coded.
        error: why the document could not be read.
        warnings: one line each, for the user; each names the document or the file.
    """

    document: Document | None = None
    rejection: Rejection | None = None
    error: SourceError | None = None
    warnings: tuple[str, ...] = ()

    @property
    def is_notice(self) -> bool:
        """Whether this stands for no document, only for a warning about an input passed over."""
        return self.document is None and self.rejection is None and self.error is None


@dataclass(frozen=True)
class Entry:
    """One document as its input form gave it, before any check.

    Attributes:
        place: where it stands, for messages: a path, or path and line.
        text: the text as given, header and markup gone where the form has them.
        single: whether it is a whole input by itself (plain text, HTML), to which `--id` and `--title` apply.
        default_id: the id where none is given (the stem of a file); None for a hash.
        problem: why it cannot be read, None where it can.
    """

    place: str
    text: str = ""
    id: str | None = None
    date: str | None = None
    title: str | None = None
    publisher: str | None = None
    issuer: str | None = None
    kind: str | None = None
    url: str | None = None
    single: bool = False
    default_id: str | None = None
    problem: str | None = None
    warnings: tuple[str, ...] = ()
