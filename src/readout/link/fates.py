"""Undertakings of which a later text says in so many words what became of them: `the deadline ran out`, `the promise was kept`.

No type of record tells of that, so it is read from the words; a deadline that passes in silence proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from readout.link.clauses import sentence_end
from readout.link.deeds import Deed, deeds, sense
from readout.link.inflection import content_words, stem
from readout.link.inflection import words as words_of
from readout.link.kinds import kind_names, kinds
from readout.link.named import Roster, code, codes, parties, state_stems
from readout.link.phrases import phrase
from readout.link.raised import PERSONAL, Raised, by_documents
from readout.link.report import Report
from readout.link.undertakings import Change
from readout.records import Document, Event, Span

SAID = ("lapsed", "met", "refused")  # names in phrases.tsv, each the status that follows
BEGIN = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z\"“‘])|\n")
NEAR = 60  # characters before such words in which they can be made to depend on something
MEETINGS = frozenset({"talks", "visit", "gathering"})
COMMON = 2  # words of content that the sentence and the undertaking must share
SURE = 0.6


@dataclass(frozen=True)
class Fate:
    """A sentence that says so, the status that follows, its content words and the codes of those whom it names."""

    status: str
    doc: str
    day: str
    span: Span
    said: str
    stems: frozenset[str]
    deeds: frozenset[Deed]
    named: frozenset[str]


def fates(reports: Sequence[Report]) -> list[Fate]:
    """Every such sentence of the documents of some reports."""
    _, rosters = by_documents(reports)
    documents = {r.document.id: r.document for r in reports}
    held: dict[str, list[Event]] = {}
    for report in reports:
        held.setdefault(report.document.id, []).append(report.event)
    return [
        _fate(status, document, match, rosters[document.id], held[document.id])
        for document in documents.values()
        if document.date
        for status in SAID
        for match in phrase(status).finditer(document.text)
        if not phrase("denied").search(match.group())
        and not phrase("only_if").search(document.text, max(0, match.start() - NEAR), match.start())
    ]


def _fate(status: str, document: Document, match: re.Match[str], roster: Roster, events: Iterable[Event]) -> Fate:
    text = document.text
    begins = [m.end() for m in BEGIN.finditer(text, 0, match.start())]
    span = (begins[-1] if begins else 0, max(match.end(), sentence_end(text, match.end())))
    words = text[slice(*span)]
    said = " ".join(match.group().split())
    there = codes(p for e in events for p in parties(e) if any(span[0] <= start < span[1] for start, _ in p.spans))
    found = frozenset(deeds(said if status == "refused" else words).found)  # what was called off, not what else is named
    day = document.date or ""
    return Fate(status, document.id, day, span, said, _matter(words), found, roster.named(words) | there)


def _matter(text: str) -> frozenset[str]:
    """Content words and kinds of things without names of states; `road` is a matter though a capital is called `Road Town`."""
    plain = (w for w, _, _ in words_of(text) if not (w[0].isupper() and stem(w) in state_stems()))
    found = content_words(" ".join(plain)) - sense("general")
    return found | kinds(found)


def befallen(asked: Raised, known: Iterable[Fate]) -> Iterable[Change]:
    """The changes that such sentences make: later than the undertaking, naming a party of it, and about the same matter."""
    made = asked.by or asked.day
    for one in known:
        if not made or one.day <= made or _out_of_time(asked, one):
            continue
        shared = _matter(asked.text) & one.stems
        if _names_parties(asked, one) and _on_the_matter(asked, one, shared):
            words = ", ".join(sorted(shared)[:4])
            yield Change(one.status, one.day, None, one.doc, one.span, SURE, f"a later text says: {one.said} ({words})")


def _out_of_time(asked: Raised, one: Fate) -> bool:
    """What lapses has no time left; what was asked for by a day long gone is not what was promised and kept."""
    if one.status == "met":
        return asked.kind == "request" and asked.due is not None and asked.due < one.day
    return one.status == "lapsed" and asked.due is not None and asked.due > one.day


def _names_parties(asked: Raised, one: Fate) -> bool:
    """Whether a party is named; that a promise was kept is said of all who made it, and to whom."""
    if one.status == "met":
        others = (asked.counterparts | asked.targets) - asked.owners
        among = len(asked.owners) > 1 or not others or not others.isdisjoint(one.named)
        return bool(asked.owners) and asked.owners <= one.named and among
    return not (asked.owners | asked.counterparts | asked.targets).isdisjoint(one.named)


def _on_the_matter(asked: Raised, one: Fate, shared: frozenset[str]) -> bool:
    """Two words in common; of a meeting called off, one and the deed; of a promise that was kept, the deed or a kind."""
    main = asked.deeds.main
    if one.status == "refused":
        bare = asked.deeds.main_stems if main is not None and main.name in PERSONAL else frozenset()  # any two meet
        alike = shared - bare or _all_persons_named(asked, one)
        return main is not None and main.name in MEETINGS and main in one.deeds and bool(alike)
    if one.status == "met" and len(asked.owners | asked.counterparts | asked.targets) == 1:
        return len(shared) >= COMMON or bool(shared & kind_names())
    if one.status == "met":
        return len(shared) >= COMMON or (main is not None and main in one.deeds) or bool(shared & kind_names())
    return len(shared) >= COMMON


def _all_persons_named(asked: Raised, one: Fate) -> bool:
    """Whether several were to meet, each a person known by name, and the sentence names them all."""
    found = {code(p): stem(p.name.split()[-1]) for p in asked.owner if p.name}
    return len(found) > 1 and found.keys() == asked.owners and one.stems >= set(found.values())
