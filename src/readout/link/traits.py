"""What linking compares of a record: parties, days, place, words, numbers, cues; read off once from a Report."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from readout.link.cues import initiator, sentence, value
from readout.link.days import Days, day_of, days_between, days_of
from readout.link.groups import groups, verb_group
from readout.link.named_days import named_day, named_terms
from readout.link.quantities import quantities
from readout.link.report import Report
from readout.link.wars import War, war_of
from readout.link.words import content, stem, tokens
from readout.records import Event, Participant, Place, Span

UNKNOWN = "UNK"
PRESS = "JRN"

# Characters behind the clause that still tell what the act is about.
FOLLOWING = 160

# `LISBON (Reuters) - `, `Lisbon, 3 March - `: where it was written, not where it happened.
_DATELINE = re.compile(r"[A-Z][\w' ]{2,30}(?:,[^.()\n]{0,40})?\s*(?:\([A-Z][\w ]*\)\s*)?[-–—]{1,2}\s")

# Without order: in these the two sides are both actors, whichever the text names first.
MUTUAL = frozenset({"CONSULT", "AGREE"})


@dataclass(frozen=True)
class Traits:
    """The traits of one record; each is computed when first asked for.

    Attributes:
        report: the record in its document.
    """

    report: Report

    @property
    def event(self) -> Event:
        """The record."""
        return self.report.event

    @property
    def id(self) -> str:
        """Id of the record."""
        return self.report.event.id

    @cached_property
    def groups(self) -> frozenset[str]:
        """Groups of its type."""
        return groups(self.event.event)

    @cached_property
    def days(self) -> Days | None:
        """When, as a range of days; a war goes on from its first day."""
        if self.war:
            return days_between(self.war.start, self.report.document.date or self.event.date or self.war.start)
        if self.named_day:
            return day_of(self.named_day)
        return days_of(self.event, self.report.document, self.sentence)

    @cached_property
    def named_day(self) -> str | None:
        """The day that its act goes by, ISO: `the attack of 7 October`."""
        return named_day(self.event, self.report.document, self.clause)

    @cached_property
    def war(self) -> War | None:
        """The war that it tells of as a whole."""
        return war_of(self.event, self.report.document, self.sides)

    @cached_property
    def parties(self) -> tuple[Participant, ...]:
        """Actors and recipients that are known; the press only where it is alone, for an agency stands in many a lead."""
        known = tuple(p for p in (*self.event.actor, *self.event.recipient) if p.code != UNKNOWN or p.name)
        return tuple(p for p in known if p.sector[:1] != (PRESS,)) or known

    @cached_property
    def sides(self) -> tuple[frozenset[str], frozenset[str]]:
        """Codes of the actors and of the recipients; all on one side where the act is mutual.

        Who acts within its own state has no recipient here: a code on both sides would tell nothing.
        """
        named = frozenset(self.parties)
        actors, recipients = (_codes(p for p in side if p in named) for side in (self.event.actor, self.event.recipient))
        return (actors | recipients, frozenset()) if self.event.event in MUTUAL else (actors, recipients - actors)

    @cached_property
    def codes(self) -> frozenset[str]:
        """Codes of all known parties."""
        return _codes(self.parties)

    @cached_property
    def names(self) -> dict[str, frozenset[str]]:
        """Code -> names of the persons and bodies that stand for it."""
        found: dict[str, set[str]] = {}
        for party in self.parties:
            if party.name:
                found.setdefault(party.code, set()).add(party.name)
        return {code: frozenset(names) for code, names in found.items()}

    @cached_property
    def sectors(self) -> dict[str, frozenset[str]]:
        """Code -> primary sectors."""
        found: dict[str, set[str]] = {}
        for party in self.parties:
            found.setdefault(party.code, set()).update(party.sector[:1])
        return {code: frozenset(sectors) for code, sectors in found.items()}

    @cached_property
    def sentence(self) -> Span:
        """The sentence of the trigger."""
        return sentence(self.report.document.text, self.event.trigger)

    @cached_property
    def written(self) -> str:
        """The words of that sentence."""
        return self.report.document.text[slice(*self.sentence)]

    @cached_property
    def clause(self) -> Span:
        """Where the act and its content stand: anchor and gist together."""
        spans = [self.event.anchor, self.event.trigger, *([self.event.gist] if self.event.gist else [])]
        return min(s for s, _ in spans), max(e for _, e in spans)

    @cached_property
    def place(self) -> Place | None:
        """Where, unless the place is that of a dateline, or of the main clause of what the record looks back from."""
        found, text = self.event.event_loc, self.report.document.text
        if not found or (not text[: found.span[0]].strip(" \t") and _DATELINE.match(text[found.span[0] :])):
            return None
        inside = self.clause[0] <= found.span[0] or found.span[1] <= self.sentence[0]
        return found if inside or not self.event.background else None

    @cached_property
    def words(self) -> dict[str, float]:
        """Content words of the clause and what follows it in the sentence, names of parties left out."""
        start, end = self.clause
        text = self.report.document.text[start : max(end, min(self.sentence[1], end + FOLLOWING))]
        return content(text, frozenset(word for p in self.parties for word in tokens(f"{p.entity_text} {p.name or ''}")))

    @cached_property
    def verb(self) -> str:
        """Stem of the trigger."""
        return " ".join(stem(word) for word in tokens(self.report.document.text[slice(*self.event.trigger)]))

    @cached_property
    def verb_group(self) -> str | None:
        """What the trigger says was done, as far as it is listed; `held` a telephone conversation is a call."""
        if self.event.event == "CONSULT" and self.event.mode == "phone":
            return "call"
        return verb_group(tokens(self.report.document.text[slice(*self.event.trigger)]))

    @cached_property
    def quantities(self) -> dict[str, frozenset[str]]:
        """What is counted in the clause -> numbers."""
        return quantities(self.report.document.text[slice(*self.clause)])

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Numbers in the clause, years left out."""
        return frozenset(number for numbers in self.quantities.values() for number in numbers)

    @cached_property
    def terms(self) -> frozenset[str]:
        """Days that its clause names besides its own, `MM-DD`."""
        return named_terms(self.event, self.report.document, self.clause)

    @cached_property
    def hour(self) -> str | None:
        """`morning`, `afternoon` or `evening`, where its sentence says so."""
        return value("hour", self.written)

    @cached_property
    def ordinal(self) -> str | None:
        """`further` for a second call, `earlier` for one that went before; None where the sentence counts none."""
        return value("ordinal", self.written)

    @cached_property
    def initiator(self) -> str | None:
        """Code of the party that began the contact."""
        if self.event.event != "CONSULT":
            return None
        return initiator(self.report.document.text, self.sentence, self.parties)

    @cached_property
    def denied(self) -> bool:
        """Whether the record says that it did not happen."""
        return self.event.factuality == "negated"


def _codes(parties: Iterable[Participant]) -> frozenset[str]:
    return frozenset(p.code for p in parties if p.code != UNKNOWN)
