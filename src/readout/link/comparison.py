"""The records of a comparison: points of two accounts, each with its evidence on either side. Frozen."""

from __future__ import annotations

from dataclasses import dataclass

from readout.records import Document, Span

KINDS = ("agreed", "differing", "only_a", "only_b")
DIFFERENCES = ("initiator", "polarity", "number", "date", "strength", "scope", "order")


@dataclass(frozen=True)
class Side:
    """What one account says on a point.

    Attributes:
        span: the clause; what: the words or values that decide a difference, None for the other kinds.
        events: ids of the records whose trigger stands in the clause.
    """

    span: Span
    what: str | None = None
    events: tuple[str, ...] = ()


@dataclass(frozen=True)
class Point:
    """One thing that is said in one account or in both.

    Attributes:
        kind: one of KINDS; difference: one of DIFFERENCES exactly where `kind` is `differing`.
        a, b: what each account says; None where it says nothing of it.
        score: how alike the two clauses are, 0 to 1; None where there is only one.
        reason: what agreed or differed, in a few words.
    """

    kind: str
    difference: str | None
    a: Side | None
    b: Side | None
    score: float | None
    reason: str


@dataclass(frozen=True)
class Comparison:
    """Two accounts, point by point, in the order of A, what only B says in its own order after that.

    Attributes:
        summary: one paragraph made of counts.
    """

    a: Document
    b: Document
    points: tuple[Point, ...]
    summary: str
