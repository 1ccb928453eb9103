"""Dates of acts in readouts and statements: what is undated happened at the meeting, or on the day of publication."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from spacy.tokens import Token

from readout.assemble.dates_in_text import DateInText, DatesInText, carriers, outer
from readout.assemble.draft import Draft
from readout.extract.factuality import FUTURE, chain
from readout.resolve.dates import DateMention, best_date

VALUED = frozenset({"ACCUSE", "SUPPORT"})
OWN_VOICE = frozenset({"ROOT", "conj"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})


class OfficialDates:
    """Looks up the dates of the drafts of one official text."""

    def __init__(self, dates: DatesInText) -> None:
        self.dates, self.doc = dates, dates.doc

    def of(self, draft: Draft) -> DateMention | None:
        """The date on the trigger or its verb, for an act looked back on also one within its phrase, else that of the meeting.

        A promise is dated by its making, so a date to come is not its own.
        """
        found = self._attached(draft) or (self._within(draft) if draft.background else None)
        planned = draft.factuality == "asserted" or draft.event == "AGREE"
        if found is not None and planned and self.dates.to_come(found):
            found = None
        if found is None and (not draft.background or self._is_of_meeting(draft)):
            return None if self._is_said_now(draft) else self.meeting
        return found

    def is_to_come(self, draft: Draft) -> bool:
        """Whether a date on the act, or right behind its noun, lies after the text: `hosting the summit on May 4`."""
        token = outer(self.doc[draft.token])
        held = carriers(token)
        near = [d for d in self.dates.beside(token) if d.governor.i in held or _follows(d.words.root, token)]
        return any(self.dates.to_come(d.mention) for d in near)

    def _is_of_meeting(self, draft: Draft) -> bool:
        """Talks that the opening sentence names beside its own verb (`joined the leaders for their summit`)."""
        return draft.event == "CONSULT" and draft.sentence == self.dates.starts[0]

    def _is_said_now(self, draft: Draft) -> bool:
        """`The Minister thanks`, `France will send`: said by the text itself, on the day it came out."""
        token = self.doc[draft.token]
        verbs = chain(token) or [token]
        words = {c.lower_ for c in verbs[-1].children if c.dep_ == "aux"}
        if words & FUTURE and verbs[-1].dep_ in OWN_VOICE:
            return True
        return verbs[0].tag_ in {"VBP", "VBZ"} and not any(c.dep_ == "aux" for c in verbs[0].children)

    def _attached(self, draft: Draft) -> DateMention | None:
        """A date on the trigger, its light verb, or a verb that carries it; of an act in passing, the next one."""
        token = outer(self.doc[draft.token])
        held = carriers(token)
        for date in self.dates.beside(token):
            if draft.event in VALUED and not draft.background and _dates_object(date, token):
                continue
            if date.governor.i in held or (draft.background and _follows(date.words.root, token)):
                return date.mention
        return None

    def _within(self, draft: Draft) -> DateMention | None:
        """The date nearest to the trigger, where one stands inside its clause."""
        beside = [d.mention for d in self.dates.beside(self.doc[draft.token])]
        if any(draft.anchor[0] <= m.span[0] and m.span[1] <= draft.anchor[1] for m in beside):
            return best_date(beside, *draft.trigger, *draft.anchor)
        return None

    @cached_property
    def meeting(self) -> DateMention | None:
        """The date in the opening sentence, on its main verb."""
        sentence = next(iter(self.doc.sents), None)
        for date in self.dates.beside(sentence.root) if sentence is not None else ():
            on_root = sentence is not None and date.governor.i == sentence.root.i
            if on_root and not self.dates.to_come(date.mention) and date.mention.precision == "day":
                return self._last_day(date.mention)
        return None

    def _last_day(self, date: DateMention) -> DateMention:
        """The end of a meeting of several days, on which its results stand, if it has ended."""
        published = self.dates.document.date
        if date.end is None or (published is not None and date.end > published):
            return date
        return replace(date, value=date.end, end=None)


def _dates_object(date: DateInText, verb: Token) -> bool:
    """Whether a date stands behind what is condemned or praised: `condemned the raid on Monday` dates the raid."""
    if date.words.start <= verb.i:
        return False
    between = verb.doc[verb.i + 1 : date.words.start]
    return any(t.pos_ == "NOUN" and t.dep_ in {"dobj", "pobj"} and verb.i in {t.head.i, t.head.head.i} for t in between)


def _follows(date: Token, noun: Token) -> bool:
    """Whether a date stands behind a noun with only its phrase between: `the attack against Erbil, Iraq the day prior`."""
    if noun.pos_ != "NOUN" or date.i <= noun.i:
        return False
    between = date.doc[noun.i + 1 : date.i]
    return not any(t.pos_ == "AUX" or t.tag_ in FINITE or t.text in {";", ":"} or _parts(t) for t in between)


def _parts(comma: Token) -> bool:
    """Whether a comma ends a phrase; between two names (`Erbil, Iraq`) it does not."""
    doc, at = comma.doc, comma.i
    named = 0 < at < len(doc) - 1 and doc[at - 1].pos_ == doc[at + 1].pos_ == "PROPN"
    return comma.text == "," and not named
