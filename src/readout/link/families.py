"""Near-duplicates: MinHash fingerprints of texts, and which documents are copies or rewrites of one text.

Copies of one agency text are one source; whether they count as such is decided here by words in common, not by outlet.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from readout.link.words import tokens, weight
from readout.records import Document

Numbers = npt.NDArray[np.uint64]

BANDS, ROWS = 48, 2

# Three content words in a row are rarely written twice by chance; with grammar left out, light rewriting keeps them.
SHINGLE = 3

# What makes two texts one family: half of the shorter text stands in the longer one, and it is enough to be no accident.
SHARE = 0.5
LEAST = 8

# One publisher repeats its own phrases and background in text after text, and so does everybody over the weeks: there, only
# a text that is nearly the same is a copy.
COPY = 0.8
WEEKS = 14


@dataclass(frozen=True)
class Kin:
    """A document of the same family.

    Attributes:
        document: its id.
        share: part of the shorter text's word sequences that the longer one has, 0 to 1.
    """

    document: str
    share: float


@lru_cache(maxsize=4096)
def shingles(text: str) -> frozenset[int]:
    """The sequences of SHINGLE content words of a text, as 32-bit hashes; a shorter text is one sequence."""
    words = [word for word in tokens(text) if weight(word)]
    runs = {" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))} if words else set()
    return frozenset(int.from_bytes(hashlib.blake2b(run.encode("utf-8"), digest_size=4).digest(), "big") for run in runs)


def fingerprint(text: str) -> tuple[int, ...]:
    """The MinHash of a text: 96 numbers of 32 bits; empty for a text without content words.

    The share of numbers that two fingerprints have in common estimates the share of word sequences of the texts.
    """
    held = shingles(text)
    if not held:
        return ()
    factors, offsets = _permutations()
    hashed = np.fromiter(sorted(held), dtype=np.uint64)[:, None] * factors[None, :] + offsets[None, :]
    return tuple(int(one) for one in (hashed >> np.uint64(32)).min(axis=0))


def bands(fingerprint: Sequence[int]) -> tuple[str, ...]:
    """The buckets of a fingerprint; two texts that share none are never compared.

    With 48 bands of 2 numbers, texts that have a tenth of their sequences in common meet with 38 %, a fifth with 86 %, a third
    with 99.6 %: a short rewrite of a long text has no more.
    """
    groups = (fingerprint[i : i + ROWS] for i in range(0, len(fingerprint), ROWS))
    return tuple(f"{number}:{_digest(group)}" for number, group in enumerate(groups))


def resemblance(a: Sequence[int], b: Sequence[int]) -> float:
    """Estimated share of word sequences in common (Jaccard), 0 to 1, of two fingerprints."""
    return sum(one == other for one, other in zip(a, b, strict=True)) / len(a) if a and b else 0.0


def share(a: str, b: str) -> float:
    """Part of the shorter text's word sequences that the longer one has; 0 where these are too few to tell."""
    one, other = shingles(a), shingles(b)
    common = len(one & other)
    return common / min(len(one), len(other)) if common >= LEAST else float(one == other and bool(one))


def family_of(new: Document, neighbours: Sequence[Document]) -> tuple[Kin, ...]:
    """The neighbours that are of one family with `new`, nearest first; empty where it is the first of its own.

    Texts of two different issuers are never one family: two capitals may agree on their words, and each stands for its own.
    """
    kin = ((other, share(new.text, other.text)) for other in neighbours if _could_be(new, other))
    found = (Kin(other.id, round(value, 4)) for other, value in kin if value >= _needed(new, other))
    return tuple(sorted(found, key=lambda k: (-k.share, k.document)))


def families(documents: Iterable[Document]) -> dict[str, str]:
    """Document id -> id of its family: that of the earliest document in it, and of these the first by id."""
    ordered = sorted(documents, key=lambda d: (d.date or "9999", d.id))
    held: dict[str, list[Document]] = {}
    family: dict[str, str] = {}
    for document in ordered:
        own = bands(fingerprint(document.text))
        near = {other.id: other for band in own for other in held.get(band, ())}
        _join(family, document.id, [kin.document for kin in family_of(document, list(near.values()))])
        for band in own:
            held.setdefault(band, []).append(document)
    return family


def _join(family: dict[str, str], document: str, kin: Sequence[str]) -> None:
    """Give a document the family of its kin; where these were of several, all become the one that was first."""
    known = list(family)
    found = {family[one] for one in kin}
    first = min(found, key=known.index, default=document)
    family[document] = first
    for one in known if len(found) > 1 else ():
        if family[one] in found:
            family[one] = first


def _needed(one: Document, other: Document) -> float:
    """The share that makes two documents kin."""
    alone = one.publisher is not None and one.publisher == other.publisher
    return COPY if alone or _days_apart(one, other) > WEEKS else SHARE


def _days_apart(one: Document, other: Document) -> int:
    if not one.date or not other.date:
        return 0
    return abs((datetime.date.fromisoformat(one.date) - datetime.date.fromisoformat(other.date)).days)


def _could_be(one: Document, other: Document) -> bool:
    return one.id != other.id and not (one.issuer and other.issuer and one.issuer != other.issuer)


@cache
def _permutations() -> tuple[Numbers, Numbers]:
    """Factors (odd) and offsets of the hash functions; the high half of `x * factor + offset` is the value (multiply-shift).

    Made by a hash rather than a generator of random numbers, whose stream may change: fingerprints are kept.
    """
    made = b"".join(hashlib.blake2b(f"readout minhash {n}".encode(), digest_size=16).digest() for n in range(BANDS * ROWS))
    numbers = np.frombuffer(made, dtype="<u8").astype(np.uint64).reshape(-1, 2)
    return numbers[:, 0] | np.uint64(1), numbers[:, 1]


def _digest(group: Sequence[int]) -> str:
    return hashlib.blake2b(np.array(group, dtype="<u4").tobytes(), digest_size=6).hexdigest()
