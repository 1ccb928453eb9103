"""Undertakings of which a later text says in so many words that nothing came: `the deadline ran out`, `nothing has come of it`.

No type of record tells of that, so it is read from the words; a deadline that passes in silence proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from readout.link.clauses import sentence_end
from readout.link.deeds import sense
from readout.link.inflection import content_words, stem
from readout.link.inflection import words as words_of
from readout.link.named import Roster, state_stems
from readout.link.raised import Raised, by_documents
from readout.link.report import Report
from readout.link.undertakings import Change
from readout.records import Span

SAID = re.compile(
    r"\b(?:deadline|ultimatum|time\s+limit)\b[^.;]{0,80}?\b(?:ran\s+out|has\s+run\s+out|had\s+run\s+out|expired|passed|lapsed)\b"
    r"|\bnothing\b[^.;]{0,40}?\b(?:came|come)\s+of\b",
    re.I,
)
DENIED = re.compile(r"\b(?:not|never|before|until|when|if|after)\b", re.I)
BEGIN = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z\"“‘])|\n")
COMMON = 2  # words of content that the sentence and the undertaking must share
SURE = 0.6


@dataclass(frozen=True)
class Lapse:
    """A sentence that says so, with its content words and the codes of those whom it names."""

    doc: str
    day: str
    span: Span
    stems: frozenset[str]
    named: frozenset[str]


def lapses(reports: Sequence[Report]) -> list[Lapse]:
    """Every such sentence of the documents of some reports."""
    _, rosters = by_documents(reports)
    documents = {r.document.id: r.document for r in reports}
    return [
        _lapse(document.id, document.date, document.text, match, rosters[document.id])
        for document in documents.values()
        if document.date
        for match in SAID.finditer(document.text)
        if not DENIED.search(match.group())
    ]


def _lapse(doc: str, day: str, text: str, match: re.Match[str], roster: Roster) -> Lapse:
    begins = [m.end() for m in BEGIN.finditer(text, 0, match.start())]
    span = (begins[-1] if begins else 0, max(match.end(), sentence_end(text, match.end())))
    words = text[slice(*span)]
    return Lapse(doc, day, span, _matter(words), roster.named(words))


def _matter(text: str) -> frozenset[str]:
    """Content words, names of states left out; `road` is a matter though a capital is called `Road Town`."""
    plain = (w for w, _, _ in words_of(text) if not (w[0].isupper() and stem(w) in state_stems()))
    return content_words(" ".join(plain)) - sense("general")


def lapsed(asked: Raised, known: Iterable[Lapse]) -> Iterable[Change]:
    """The changes that such sentences make: later than the undertaking, naming a party of it, and about the same matter."""
    made = asked.by or asked.day
    for one in known:
        parties = asked.owners | asked.counterparts
        shared = _matter(asked.text) & one.stems
        if made and one.day > made and parties & one.named and len(shared) >= COMMON and (asked.due or one.day) <= one.day:
            words = ", ".join(sorted(shared)[:4])
            yield Change(
                "lapsed", one.day, None, one.doc, one.span, SURE, f"a later text says that nothing came of it ({words})"
            )
