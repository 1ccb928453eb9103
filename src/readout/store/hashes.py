"""What tells one text, and one document as the coder reads it, from another."""

from __future__ import annotations

import hashlib
import json

from readout.records import Document

_READ_BY_THE_CODER = ("text", "title", "date", "publisher", "issuer", "kind", "language")


def text_hash(text: str) -> str:
    """A hash of a text: corrections and decisions hold for this text."""
    return _hash(text)


def content_hash(document: Document) -> str:
    """A hash of all that the coder reads of a document: while it stays, the records stay."""
    return _hash(*(getattr(document, name) for name in _READ_BY_THE_CODER))


def number_of(key: str) -> int:
    """A key as a 63-bit number: shorter to keep, and two that meet by chance are only compared and told apart."""
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8"), digest_size=8).digest(), "big") >> 1


def _hash(*parts: str | None) -> str:
    content = json.dumps(parts)  # ASCII, so that lone surrogates do no harm
    return hashlib.sha256(content.encode("ascii")).hexdigest()[:32]
