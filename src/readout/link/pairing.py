"""Which two documents of an episode to set side by side, and why these: two issuers, a report and a readout, two sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from readout.errors import DataError
from readout.knowledge.publishers import publisher
from readout.link.report import Report
from readout.records import Document

# From the best ground on which two accounts are set side by side to the least.
CAPITALS, ISSUERS, OFFICES, PRESS, SOURCES = (
    "the issuers of two parties to it",
    "two issuers",
    "two issuers that speak for one state or body",
    "a report and an official text",
    "the two independent sources that say most of it",
)
GROUNDS = (CAPITALS, ISSUERS, OFFICES, PRESS, SOURCES)


@dataclass(frozen=True)
class Pairing:
    """Two accounts of one happening, chosen out of the documents that tell of it.

    Attributes:
        a, b: ids of the documents, the one that was published first before the other.
        why: the ground on which they were chosen, one of GROUNDS.
        others: ids of the other documents of the episode, sorted.
    """

    a: str
    b: str
    why: str
    others: tuple[str, ...]


@dataclass(frozen=True)
class _Teller:
    """A document with what it says of the happening.

    Attributes:
        family: its source family; issuer: usual name of its issuer, code: whom that speaks for, empty where there is none.
        background: whether it only looks back on the happening; told: characters of the clauses that report it.
    """

    document: Document
    family: str
    issuer: str
    code: str
    background: bool
    told: int

    @property
    def standing(self) -> tuple[bool, int, str, str]:
        """Who says most of it comes first; of equals the earlier."""
        return self.background, -self.told, *_published(self.document)

    @property
    def is_official(self) -> bool:
        """Whether a public body speaks in it, rather than a medium."""
        return bool(self.issuer) or self.document.kind != "news"


def pairing(reports: Sequence[Report]) -> Pairing:
    """Choose the two accounts of one episode, of which all records are given.

    Issuer against issuer goes first, those of two parties before others; then a report against an official text; then two
    source families. Of several such pairs that with the document that says most of the happening is taken. What only looks
    back on it is no account of it, and is taken only where there are no two others.

    Raises:
        DataError: there is only one document, or all are copies of one text; the message names them and the fix.
    """
    tellers = sorted(_tellers(reports), key=lambda one: one.standing)
    parties = {party.code for report in reports for party in (*report.event.actor, *report.event.recipient)}
    found = [
        (_late(pair), ground, pair) for pair in combinations(tellers, 2) if (ground := _ground(*pair, parties)) is not None
    ]
    if not found:
        raise DataError(_none(tellers))
    _, best, pair = min(found, key=lambda one: one[:2])
    a, b = sorted((one.document for one in pair), key=_published)
    others = sorted(one.document.id for one in tellers if one not in pair)
    return Pairing(a.id, b.id, GROUNDS[best], tuple(others))


def _late(pair: tuple[_Teller, _Teller]) -> int:
    """How many of the two only look back."""
    return sum(one.background for one in pair)


def _ground(one: _Teller, other: _Teller, parties: set[str]) -> int | None:
    """Number of the ground on which the two may be set side by side, None where they are one source."""
    if one.issuer and other.issuer and one.issuer != other.issuer:
        if one.code and one.code == other.code:
            return GROUNDS.index(OFFICES)
        return GROUNDS.index(CAPITALS if {one.code, other.code} <= parties else ISSUERS)
    if one.family == other.family:
        return None
    return GROUNDS.index(PRESS if one.is_official != other.is_official else SOURCES)


def _tellers(reports: Sequence[Report]) -> list[_Teller]:
    of: dict[str, list[Report]] = {}
    for report in reports:
        of.setdefault(report.document.id, []).append(report)
    return [_teller(told) for told in of.values()]


def _teller(told: Sequence[Report]) -> _Teller:
    document = told[0].document
    issuer = publisher(document.issuer)
    spans = [span for r in told for span in (r.event.anchor, r.event.gist) if span]
    return _Teller(
        document,
        told[0].family,
        issuer.publisher if issuer else document.issuer or "",
        issuer.code if issuer else "",
        all(r.event.background for r in told),
        len({at for span in spans for at in range(*span)}),
    )


def _published(document: Document) -> tuple[str, str]:
    return document.date or "9999", document.id


def _none(tellers: Sequence[_Teller]) -> str:
    """Why there are no two accounts, and what to do."""
    fix = "name another episode, or two documents"
    ids = ", ".join(sorted(one.document.id for one in tellers))
    if len(tellers) == 1:
        return f"only one document tells of it, {ids}; {fix}"
    return f"the {len(tellers)} documents that tell of it are copies of one text ({ids}); {fix}"
