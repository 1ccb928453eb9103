"""Documents that come twice: the same id with the same text counts once, with another text it is an error."""

from __future__ import annotations

import hashlib

from readout.errors import SourceError
from readout.records import Document
from readout.sources.reading import Reading


class Seen:
    """The ids of one run and what text each stood for, as short digests: a big corpus must fit."""

    def __init__(self) -> None:
        self._digests: dict[str, bytes] = {}

    def check(self, reading: Reading) -> Reading:
        """`reading` as it is, or a notice for a copy, or an error for an id already taken.

        The error carries no document: its id stands for the text that came first.
        """
        document = reading.document
        if document is None or reading.error is not None:
            return reading
        digest, first = _digest(document), self._digests.get(document.id)
        if first is None:
            self._digests[document.id] = digest
            return reading
        if digest == first:
            return Reading(warnings=(f"{document.id}: given twice with the same text, counted once",))
        return Reading(error=SourceError(document.id, "the id of an earlier document with another text: rename one"))


def _digest(document: Document) -> bytes:
    return hashlib.blake2b(document.text.encode("utf-8"), digest_size=16).digest()
