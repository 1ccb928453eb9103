"""What tells one text from another."""

from __future__ import annotations

import hashlib
import json


def text_hash(text: str) -> str:
    """A hash of a text: corrections and decisions hold for this text."""
    return hash_of(text)


def hash_of(*parts: str | None) -> str:
    """A hash of several strings in order."""
    content = json.dumps(parts)  # ASCII, so that lone surrogates do no harm
    return hashlib.sha256(content.encode("ascii")).hexdigest()[:32]
