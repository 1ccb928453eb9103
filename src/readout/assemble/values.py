"""Dates, places, numbers, quotations and affected people of a draft, looked up near its trigger."""

from __future__ import annotations

from functools import cached_property

from spacy.tokens import Doc

from readout.assemble.dates_in_text import DatesInText
from readout.assemble.draft import Draft
from readout.assemble.official_dates import OfficialDates
from readout.records import Affected, Count, Document, Place, Quote, Span
from readout.resolve.actors import Actors
from readout.resolve.dates import DateMention
from readout.resolve.numbers import find_size
from readout.resolve.places import find_place

COUNTED = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "COOPERATE"})
AFFECTED_SECTORS = frozenset({"CVL", "REF", "EDU", "LAB"})


class Values:
    """Looks up the values of a document's drafts.

    Args:
        document, doc, actors, quotes: what the earlier stages found.
    """

    def __init__(self, document: Document, doc: Doc, actors: Actors, quotes: list[Quote]) -> None:
        self.document, self.doc, self.actors, self.quotes = document, doc, actors, quotes

    @cached_property
    def dates(self) -> DatesInText:
        """All dates of the text."""
        return DatesInText(self.document, self.doc)

    @cached_property
    def _official(self) -> OfficialDates:
        return OfficialDates(self.dates)

    def date(self, draft: Draft) -> DateMention | None:
        """The words that date a draft: in news those chosen for it, else what the rules for official texts find."""
        if self.document.kind == "news":
            return draft.chosen.mention if draft.chosen is not None else None
        return self._official.of(draft)

    def is_to_come(self, draft: Draft) -> bool:
        """Whether the words that date a draft lie after the text."""
        if self.document.kind == "news":
            date = self.date(draft)
            return date is not None and self.dates.to_come(date)
        return self._official.is_to_come(draft)

    def place(self, draft: Draft) -> Place | None:
        """Where it happened, as far as the sentence says."""
        token = self.doc[draft.token]
        clause = self._tokens(draft.anchor)
        return find_place(
            self.doc,
            self.actors.mentions,
            clause,
            (token.sent.start, token.sent.end),
            self.document.date,
            self.actors.focus,
            toward=draft.event == "CONSULT",
            in_object=draft.event == "ASSAULT",
        )

    def _tokens(self, span: Span) -> tuple[int, int]:
        found = self.doc.char_span(*span, alignment_mode="expand")
        return (found.start, found.end) if found is not None else (0, 0)

    def size(self, draft: Draft) -> dict[str, Count]:
        """Numbers of dead, injured, arrested, taking part, for the types that have them."""
        if draft.event not in COUNTED:
            return {}
        sentence = self.doc[draft.token].sent
        return find_size(self.doc, (sentence.start, sentence.end), self._tokens(draft.anchor))

    def quote(self, draft: Draft) -> Quote | None:
        """The quotation whose cue is the trigger."""
        start, end = draft.trigger
        return next((q for q in self.quotes if any(s <= start < e or start <= s < end for s, e in q.cue)), None)

    def affected(self, draft: Draft) -> tuple[Affected, ...]:
        """People or groups in the content of a speech act who are no party to it."""
        if draft.gist is None:
            return ()
        start, end = draft.gist
        parties = {p.key for p in (*draft.actors, *draft.recipients)}
        found: dict[tuple[str, str, str], Affected] = {}
        for mention in self.actors.mentions.all:
            if mention.kind in {"role", "people"} and start <= mention.span[0] and mention.span[1] <= end:
                for party in self.actors.resolution(mention).parties:
                    if party.sector[:1] and party.sector[0] in AFFECTED_SECTORS and party.key not in parties:
                        found.setdefault(party.key, Affected(party, self._place_after(mention.last, end)))
        return tuple(found.values())

    def _place_after(self, last: int, end: int) -> str | None:
        """The state or place in an `in` phrase right after a mention."""
        for token in self.doc[last + 1 : last + 5]:
            if token.idx >= end or token.is_punct:
                return None
            mention = self.actors.mentions.at(token)
            if mention is not None and mention.kind in {"state", "place"}:
                return mention.text
        return None
