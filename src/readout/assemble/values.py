"""Dates, places, numbers, quotations and affected people of a draft, looked up near its trigger."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from spacy.tokens import Doc, Token

from readout.assemble.draft import Draft
from readout.extract.factuality import chain
from readout.records import Affected, Count, Document, Place, Quote, Span
from readout.resolve.actors import Actors
from readout.resolve.dates import DateMention, best_date, find_dates
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
    def dates(self) -> list[DateMention]:
        """All dates of the text."""
        return find_dates(self.document.text, self.document.date)

    def date(self, draft: Draft) -> DateMention | None:
        """The date that hangs on the trigger or its verb, else for an act looked back on the one within its phrase.

        A promise is dated by its making, so a date to come is not its own. What a readout reports in the foreground happened at
        its meeting.
        """
        found = self._attached(draft) or (self._within(draft) if draft.background or self.document.kind == "news" else None)
        if found is not None and self._to_come(found) and draft.factuality == "asserted":
            found = None
        if found is None and not draft.background and self.document.kind != "news":
            return None if self._is_said_now(draft) else self.meeting
        return found or draft.inherited

    def date_in_order(self, drafts: list[Draft], sentences: list[int]) -> None:
        """Date in place what news tells without a date: like what was told just before, else in the month of publication.

        A report that says `today` dates what it leaves undated by its own day.

        Args:
            drafts: in text order.
            sentences: index of the first token of every sentence.
        """
        if self.document.kind != "news":
            return
        order = {start: number for number, start in enumerate(sentences)}
        same_day = any(d.value == self.document.date and d.kind == "point" for d in self.dates)
        last: tuple[int, DateMention] | None = None
        for draft in drafts:
            own = self.date(draft)
            if own is not None and not draft.background and own.precision == "day":
                last = order[draft.sentence], own
            elif own is None and not draft.background:
                if last is not None and order[draft.sentence] - last[0] <= 1:
                    draft.inherited = last[1]
                else:
                    draft.undated_month = not same_day

    def _is_said_now(self, draft: Draft) -> bool:
        """`The Minister thanks`, `we congratulate`: said by the text itself, on the day it came out."""
        token = self.doc[draft.token]
        verb = next(iter(chain(token)), token)
        return verb.tag_ in {"VBP", "VBZ"} and not any(c.dep_ == "aux" for c in verb.children)

    def _to_come(self, date: DateMention) -> bool:
        return bool(date.value and self.document.date and date.value > self.document.date[: len(date.value)])

    def _usable(self, sentence: Span) -> list[DateMention]:
        return [
            d
            for d in self.dates
            if sentence[0] <= d.span[0] < sentence[1] and d.value is not None and d.kind not in {"duration", "recurring"}
        ]

    def _attached(self, draft: Draft) -> DateMention | None:
        """A date on the trigger, its light verb, or a verb that carries it; of an act in passing, the next one."""
        token = _outer(self.doc[draft.token])
        verbs = {v.i for v in chain(token)} | {token.i}
        top = next(iter(chain(token)), None)
        if top is not None and top.dep_ == "conj" and self.document.kind == "news":
            verbs.add(top.head.i)
        for date in self._usable((token.sent.start_char, token.sent.end_char)):
            span = self.doc.char_span(*date.span, alignment_mode="expand")
            if span is None:
                continue
            if self._governor(span.root) in verbs or (draft.background and _follows(span.root, token)):
                return date
        return None

    @staticmethod
    def _governor(token: Token) -> int:
        """The verb or noun that a date hangs on, through prepositions and day parts."""
        node = token
        for _ in range(4):
            if node.dep_ in {"pobj", "prep", "npadvmod", "compound", "nummod", "appos", "amod", "advmod", "nmod", "pcomp"} and (
                node.head.pos_ in {"ADP", "ADV", "NUM"} or node.head.ent_type_ in {"DATE", "TIME"} or node.dep_ in {"pobj"}
            ):
                node = node.head
            else:
                break
        return node.head.i if node.head.i != node.i else node.i

    def _within(self, draft: Draft) -> DateMention | None:
        """The date nearest to the trigger inside the clause; in news, where one date serves a sentence, in the sentence."""
        token = self.doc[draft.token]
        usable = self._usable((token.sent.start_char, token.sent.end_char))
        if self.document.kind == "news":
            usable = [d for d in usable if self._serves(d, token)]
        if self.document.kind == "news" or any(self._inside(d, draft) for d in usable):
            return best_date(usable, *draft.trigger, *draft.anchor)
        return None

    def _serves(self, date: DateMention, trigger: Token) -> bool:
        """Whether a date can be that of an act elsewhere in its sentence: not if it dates another noun, or a clause aside."""
        span = self.doc.char_span(*date.span, alignment_mode="expand")
        if span is None:
            return False
        governor = self.doc[self._governor(span.root)]
        if governor.pos_ in {"NOUN", "PROPN"} and governor.i != trigger.i and governor.ent_type_ not in {"DATE", "TIME"}:
            return False
        above = {t.i for t in (trigger, *trigger.ancestors)}
        node = governor
        while node.i not in above and node.head.i != node.i:
            if node.dep_ in {"relcl", "acl"}:
                return False
            node = node.head
        return True

    @staticmethod
    def _inside(date: DateMention, draft: Draft) -> bool:
        return draft.anchor[0] <= date.span[0] and date.span[1] <= draft.anchor[1]

    @cached_property
    def meeting(self) -> DateMention | None:
        """The date in the opening sentence of a readout or statement, on its main verb."""
        sentence = next(iter(self.doc.sents), None)
        if sentence is None or self.document.kind == "news":
            return None
        for date in self._usable((sentence.start_char, sentence.end_char)):
            span = self.doc.char_span(*date.span, alignment_mode="expand")
            if (
                span is not None
                and self._governor(span.root) == sentence.root.i
                and not self._to_come(date)
                and date.precision == "day"
            ):
                return self._last_day(date)
        return None

    def _last_day(self, date: DateMention) -> DateMention:
        """The end of a meeting of several days, on which its results stand, if it has ended."""
        if date.end is None or (self.document.date is not None and date.end > self.document.date):
            return date
        return replace(date, value=date.end, end=None)

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


def _outer(token: Token) -> Token:
    """The noun that a word is part of: `attacks` for the first word of `missile attacks`."""
    while token.dep_ in {"compound", "nmod"} and token.head.pos_ == "NOUN" and token.pos_ == "NOUN":
        token = token.head
    return token


def _follows(date: Token, noun: Token) -> bool:
    """Whether a date stands behind a noun without a finite verb between: `the attack against Erbil the day prior`."""
    if noun.pos_ != "NOUN" or date.i <= noun.i:
        return False
    between = date.doc[noun.i + 1 : date.i]
    return not any(t.pos_ == "AUX" or t.tag_ in {"VBD", "VBZ", "VBP"} or t.text in {";", ":", ","} for t in between)
