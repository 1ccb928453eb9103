"""Records of what was done, with what is read from their clauses: what may prove that an undertaking was carried out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from readout.link.clauses import clause
from readout.link.deeds import Deed, Deeds, deed_of, deeds, has_sense
from readout.link.inflection import PACKAGE, content_words, stem, words
from readout.link.kinds import kinds
from readout.link.named import Roster, codes, parties
from readout.link.phrases import phrase
from readout.link.raised import AHEAD, NEAR, by_documents, day_of
from readout.link.report import Report
from readout.link.traits import Traits
from readout.records import Event
from readout.tables import rows

ASKING = frozenset({"REQUEST", "AGREE", "THREATEN"})
FEW, SHARE = 10, 0.03  # documents, and their share, from which on a word is widespread
LOOKED_BACK = re.compile(r"\bhad\s+(?:\w+\s+){0,2}$", re.I)
WORDS_ALONE = frozenset({"REQUEST", "THREATEN", "STATEMENT"})  # types of record that show nothing done


@dataclass(frozen=True)
class Act:
    """A record that may prove something, with what is read from its clause once.

    Attributes:
        day: first day of its date; named: codes named in its clause.
        widespread: words that so many of the documents have that to share them means nothing.
    """

    report: Report
    span: tuple[int, int]
    text: str
    deeds: Deeds
    named: frozenset[str]
    day: str | None
    widespread: frozenset[str] = frozenset()

    @property
    def event(self) -> Event:
        """The record itself."""
        return self.report.event

    @cached_property
    def actors(self) -> frozenset[str]:
        """Codes of those who act."""
        return codes(self.event.actor)

    @cached_property
    def others(self) -> frozenset[str]:
        """Codes of those whom the act is towards or about."""
        return codes(self.event.recipient) | codes(a.participant for a in self.event.affected)

    @cached_property
    def verb(self) -> str:
        """Its trigger as written."""
        return self.report.document.text[slice(*self.event.trigger)]

    @cached_property
    def behind(self) -> str:
        """The words from its trigger to the end of its clause."""
        return self.report.document.text[self.event.trigger[0] : self.span[1]]

    @cached_property
    def done(self) -> Deed | None:
        """The deed that these words tell of."""
        return deed_of(self.behind)

    @cached_property
    def only_promises(self) -> bool:
        """Whether its verb is one of promising."""
        return has_sense("promise", self.verb)

    @cached_property
    def tells_of_promise(self) -> bool:
        """Whether its clause says that it was promised or asked for before: `as arranged`, `as Oslo had told them it would`."""
        return bool(phrase("as_said").search(self.text))

    @cached_property
    def looks_back(self) -> bool:
        """Whether it is told in the pluperfect."""
        return bool(LOOKED_BACK.search(self.report.document.text, 0, self.event.trigger[0]))

    @cached_property
    def stems(self) -> frozenset[str]:
        """Content words of the clause, names of the parties left out, their standing (`military`) added."""
        standing = {word for p in parties(self.event) for word in (sector_words().get(s) for s in p.sector) if word}
        return (content_words(self.text) - names_of(self.event)) | standing


@cache
def sector_words() -> dict[str, str]:
    """Stems of the word for each sector that requests name: talks of the `military` are held by generals."""
    return {row["sector"]: stem(row["word"]) for row in rows(PACKAGE, "data/sectors.tsv")}


def acts(reports: Sequence[Report]) -> tuple[Act, ...]:
    """The records that report something done: asserted, not asked, promised or threatened."""
    by_document, rosters = by_documents(reports)
    shared = widespread(reports)
    return tuple(
        _act(r, by_document[r.document.id], rosters[r.document.id], shared)
        for r in reports
        if r.event.factuality == "asserted" and (r.told or r.event.event not in WORDS_ALONE)
        if not (r.told and r.event.event in ASKING)
        if not _is_only_asked(r, by_document[r.document.id])
    )


def _is_only_asked(report: Report, others: Sequence[Event]) -> bool:
    """Whether an infinitive stands behind words of asking or promising in its sentence (`urged him to call her`)."""
    event = report.event
    asking = any(o.event in ASKING and o.sentence == event.sentence and o.trigger[0] < event.trigger[0] for o in others)
    return asking and bool(AHEAD.search(report.document.text[max(0, event.trigger[0] - NEAR) : event.trigger[0]]))


def widespread(reports: Sequence[Report]) -> frozenset[str]:
    """Stems that stand in many of the documents, nouns for a kind of thing left out."""
    texts = {r.document.id: r.document.text for r in reports if r.told}
    counted = Counter(s for text in texts.values() for s in {stem(w) for w, _, _ in words(text)})
    most = max(FEW, SHARE * len(texts))
    return frozenset(s for s, count in counted.items() if count > most and not kinds((s,)))


def _act(report: Report, others: Sequence[Event], roster: Roster, shared: frozenset[str]) -> Act:
    whole = report.document.text
    span = (report.event.gist if report.told else None) or clause(report.event, others, whole)
    text = whole[slice(*span)]
    about = whole[report.event.trigger[0] : span[1]] if report.told else text
    return Act(report, span, text, deeds(about), roster.named(text), _day(report), shared)


def _day(report: Report) -> str | None:
    """The day of its date, or the one before it that the clause looks back on (`a day after Delhi abstained`)."""
    days = Traits(report).days
    looked_back = days is not None and days.precision == "day" and not days.soft
    return days.written if days and looked_back else day_of(report)


def names_of(event: Event) -> frozenset[str]:
    """Stems of the names of those who take part; `prisoners` in `Armenian prisoners` is no name."""
    written = (f"{p.name or ''} {p.entity_text}" for p in (*event.actor, *event.recipient))
    return frozenset(stem(w) for text in written for w, _, _ in words(text) if w[0].isupper())
