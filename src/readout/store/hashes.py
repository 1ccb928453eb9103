"""What tells one text, and one document as the coder reads it, from another."""

from __future__ import annotations

import hashlib

from readout.records import Document
from readout.review.hashes import hash_of, text_hash

__all__ = ["content_hash", "number_of", "text_hash"]

_READ_BY_THE_CODER = ("text", "title", "date", "publisher", "issuer", "kind", "language")


def content_hash(document: Document) -> str:
    """A hash of all that the coder reads of a document: while it stays, the records stay."""
    return hash_of(*(getattr(document, name) for name in _READ_BY_THE_CODER))


def number_of(key: str) -> int:
    """A key as a 63-bit number: shorter to keep, and two that meet by chance are only compared and told apart."""
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8"), digest_size=8).digest(), "big") >> 1
