"""Dates, places, numbers, quotations and affected people of a draft, looked up near its trigger."""

from __future__ import annotations

from functools import cached_property

from spacy.tokens import Doc

from readout.assemble.draft import Draft
from readout.records import Affected, Count, Document, Place, Quote
from readout.resolve.actors import Actors
from readout.resolve.dates import DateMention, best_date, find_dates

AFFECTED_SECTORS = frozenset({"CVL", "REF", "EDU", "LAB"})


class Values:
    """Looks up the values of a document's drafts.

    Args:
        document, doc, actors, quotes: what the earlier stages found.
    """

    def __init__(self, document: Document, doc: Doc, actors: Actors, quotes: list[Quote]) -> None:
        self.document, self.doc, self.actors, self.quotes = document, doc, actors, quotes

    @cached_property
    def dates(self) -> list[DateMention]:
        """All dates of the text."""
        return find_dates(self.document.text, self.document.date)

    def date(self, draft: Draft) -> DateMention | None:
        """The date that stands nearest to the trigger in its clause, else in its sentence."""
        sentence = self.doc[draft.token].sent
        return best_date(self.dates, sentence.start_char, sentence.end_char, *draft.anchor)

    def place(self, draft: Draft) -> Place | None:
        """Where it happened, as far as the sentence says."""
        return None

    def size(self, draft: Draft) -> dict[str, Count]:
        """Numbers of dead, injured, arrested, taking part."""
        return {}

    def quote(self, draft: Draft) -> Quote | None:
        """The quotation whose cue is the trigger, else the one that holds it."""
        start, end = draft.trigger
        for quote in self.quotes:
            if any(s <= start < e or start <= s < end for s, e in quote.cue):
                return quote
        return None

    def affected(self, draft: Draft) -> tuple[Affected, ...]:
        """People or groups in the content of a speech act who are no party to it."""
        if draft.gist is None:
            return ()
        start, end = draft.gist
        parties = {p.key for p in (*draft.actors, *draft.recipients)}
        found = {}
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
