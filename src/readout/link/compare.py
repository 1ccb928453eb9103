"""Two accounts of one happening, point by point: agreed, differing and in what, only in the one or the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from readout.link.alignment import Pair, aligned
from readout.link.claims import Account, Claim, accounts
from readout.link.comparison import DIFFERENCES, Comparison, Point, Side
from readout.link.contacts import without_openings
from readout.link.differences import Difference, difference
from readout.records import Coded, Document

FEWEST = 3  # agreed topics from which their order says something


def compare(a: Coded, b: Coded) -> Comparison:
    """Compare two coded documents.

    Args:
        a, b: two accounts of one happening; texts are parsed again, so the language pipeline must be there.

    Raises:
        ModelError: the language pipeline is missing or altered; the message holds the fix.
    """
    one, other = without_openings(*accounts(a, b))
    pairs = aligned(one, other)
    points = (*_shared(one, other, pairs), *_alone(one, other, pairs))
    ordered = tuple(sorted(points, key=_order))
    return Comparison(a.document, b.document, ordered, summary(a.document, b.document, ordered))


def _order(point: Point) -> tuple[int, int]:
    if point.a is not None:
        return 0, point.a.span[0]
    assert point.b is not None
    return 1, point.b.span[0]


def _shared(one: Account, other: Account, pairs: Sequence[Pair]) -> list[Point]:
    """What both say, with the difference in each; of what agrees, the topic that stands at the other end in B."""
    sides = [(one.claims[p.a], other.claims[p.b], p.score) for p in pairs]
    found = [difference(ours, theirs) for ours, theirs, _ in sides]
    moved = _moved(pairs, [n for n, d in enumerate(found) if d is None and _is_topic(*sides[n][:2])])
    if moved is not None:
        found[moved] = _order_of(pairs, moved)
    return [_point(ours, theirs, d, score) for (ours, theirs, score), d in zip(sides, found, strict=True)]


def _is_topic(ours: Claim, theirs: Claim) -> bool:
    """Whether a pair is of a topic that was spoken of, not of the contact itself or of what happened beside it."""
    return bool(ours.strength or theirs.strength) and not ours.is_contact


def _moved(pairs: Sequence[Pair], agreed: Sequence[int]) -> int | None:
    """The agreed topic that comes first in one account and last in the other; None where the order is much the same."""
    if len(agreed) < FEWEST:
        return None
    by_a, by_b = sorted(agreed, key=lambda n: pairs[n].a), sorted(agreed, key=lambda n: pairs[n].b)
    return by_a[0] if by_a[0] == by_b[-1] else by_b[0] if by_b[0] == by_a[-1] else None


def _order_of(pairs: Sequence[Pair], moved: int) -> Difference:
    places = (1 + sum(p.a < pairs[moved].a for p in pairs), 1 + sum(p.b < pairs[moved].b for p in pairs))
    return Difference("order", *(f"{n}. of {len(pairs)} common points" for n in places))


def _point(ours: Claim, theirs: Claim, differs: Difference | None, score: float) -> Point:
    if differs is None:
        common = sorted(set(ours.proposition.lemmas) & set(theirs.proposition.lemmas))
        return Point("agreed", None, _side(ours), _side(theirs), score, f"in common: {', '.join(common) or 'related words'}")
    reason = f"{differs.kind}: {differs.a} in A, {differs.b} in B"
    return Point("differing", differs.kind, _side(ours, differs.a), _side(theirs, differs.b), score, reason)


def _side(claim: Claim, what: str | None = None) -> Side:
    return Side(claim.span, what, tuple(e.id for e in claim.events))


def _alone(one: Account, other: Account, pairs: Sequence[Pair]) -> list[Point]:
    """What only one of the two says."""
    paired_a, paired_b = {p.a for p in pairs}, {p.b for p in pairs}
    ours = [c for n, c in enumerate(one.claims) if n not in paired_a]
    theirs = [c for n, c in enumerate(other.claims) if n not in paired_b]
    return [
        *(Point("only_a", None, _side(c), None, None, "no claim of B is on it") for c in ours),
        *(Point("only_b", None, None, _side(c), None, "no claim of A is on it") for c in theirs),
    ]


def summary(a: Document, b: Document, points: Sequence[Point]) -> str:
    """One paragraph of counted facts."""
    kinds = Counter(p.kind for p in points)
    differing = Counter(p.difference for p in points if p.difference)
    shown = ", ".join(f"{differing[d]} in {d}" for d in DIFFERENCES if differing[d])
    return (
        f"A ({a.id}, {len(a.text.split())} words) and B ({b.id}, {len(b.text.split())} words) make {len(points)} points: "
        f"{kinds['agreed']} agreed, {kinds['differing']} differing{f' ({shown})' if shown else ''}, "
        f"{kinds['only_a']} only in A, {kinds['only_b']} only in B."
    )
