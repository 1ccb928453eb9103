"""An episode: the records of one happening, what several sources say alike, and where they contradict each other."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from readout.link.likeness import PairScore


@dataclass(frozen=True)
class Decision:
    """A joining or splitting by hand.

    Attributes:
        kind: `join` (the two records report one happening) or `split` (they do not).
        a, b: ids of the records.
        by: who decided; on: the day or moment, ISO; why: a few words.
    """

    kind: str
    a: str
    b: str
    by: str = ""
    on: str = ""
    why: str = ""


@dataclass(frozen=True)
class Agreed:
    """A value that several source families give.

    Attributes:
        field: `type`, `parties`, `date`, `place`, `number` or `initiator`.
        families: the source families that give it, two or more.
        records: ids of the records that give it.
    """

    field: str
    value: str
    families: tuple[str, ...]
    records: tuple[str, ...]


@dataclass(frozen=True)
class Contradicted:
    """A field whose values exclude each other.

    Attributes:
        field: `date`, `place`, `number`, `polarity` or `initiator`.
        values: each value with the ids of the records that give it, most records first.
    """

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Episode:
    """The records of one happening.

    Attributes:
        id: hash of the smallest record id.
        event: type of the preferred record.
        date, enddate: when, as far as the records with dates of their own say; None where none does.
        records: ids of the records, sorted.
        documents: ids of their documents, sorted.
        families: source families of these, sorted; each counts as one independent source.
        corroborated: what two or more families say alike.
        contradicted: where records exclude each other.
        preferred: id of the record to read first; why: the reason in words.
        pairs: score of each pair of its records, with all weights; of more than twelve records, each with the preferred one.
    """

    id: str
    event: str
    date: str | None
    enddate: str | None
    records: tuple[str, ...]
    documents: tuple[str, ...]
    families: tuple[str, ...]
    corroborated: tuple[Agreed, ...]
    contradicted: tuple[Contradicted, ...]
    preferred: str
    why: str
    pairs: tuple[PairScore, ...]


def episode_id(smallest: str) -> str:
    """16 hexadecimal digits, from the smallest id of the records."""
    return hashlib.blake2b(f"episode {smallest}".encode(), digest_size=8).hexdigest()
