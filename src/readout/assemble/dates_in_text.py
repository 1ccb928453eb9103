"""The dates of a text beside its grammar: which sentence each stands in and which word it hangs on."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Span, Token

from readout.extract.factuality import chain
from readout.records import Document
from readout.resolve.dates import DateMention, find_dates

SEEN_THROUGH = frozenset({"pobj", "prep", "npadvmod", "compound", "nummod", "appos", "amod", "advmod", "nmod", "pcomp"})
TIMES = frozenset({"DATE", "TIME"})
NOT_DATING = frozenset({"duration", "recurring"})
MAX_CLIMB = 4


@dataclass(frozen=True)
class DateInText:
    """A date that can date an act, with its words, the word that it hangs on, and its sentence's number."""

    mention: DateMention
    words: Span
    governor: Token
    sentence: int


class DatesInText:
    """All dates of a document."""

    def __init__(self, document: Document, doc: Doc) -> None:
        self.document, self.doc = document, doc

    @cached_property
    def starts(self) -> list[int]:
        """Index of the first token of every sentence."""
        return [sentence.start for sentence in self.doc.sents]

    @cached_property
    def all(self) -> list[DateInText]:
        """Those with a value that are no durations and do not recur, in text order."""
        found = []
        for mention in find_dates(self.document.text, self.document.date):
            words = self.doc.char_span(*mention.span, alignment_mode="expand")
            if mention.value is not None and mention.kind not in NOT_DATING and words is not None:
                found.append(DateInText(mention, words, _governor_of(words), self.number(words.root)))
        return found

    def number(self, token: Token) -> int:
        """Of the sentence that a token stands in, from 0."""
        return bisect_right(self.starts, token.i) - 1

    def beside(self, token: Token) -> list[DateInText]:
        """Those of a token's sentence."""
        number = self.number(token)
        return [d for d in self.all if d.sentence == number]

    def to_come(self, mention: DateMention) -> bool:
        """Whether a date lies after publication."""
        published = self.document.date
        return bool(mention.value and published and mention.value > published[: len(mention.value)])


def _governor_of(words: Span) -> Token:
    """The word that a date hangs on; what an anniversary is `of` hangs on the date instead."""
    counted = next((c for c in words[-1].children if c.dep_ == "pobj"), None) if words[-1].lower_ == "of" else None
    return governor(words.root) if counted is None else counted


def governor(token: Token) -> Token:
    """The verb or noun that a date hangs on, through prepositions and day parts."""
    node = token
    for _ in range(MAX_CLIMB):
        inner = node.head.pos_ in {"ADP", "ADV", "NUM"} or node.head.ent_type_ in TIMES or node.dep_ == "pobj"
        if node.dep_ not in SEEN_THROUGH or not inner:
            break
        node = node.head
    return node.head


def outer(token: Token) -> Token:
    """The noun that a word is part of: `attacks` for the first word of `missile attacks`."""
    while token.dep_ in {"compound", "nmod"} and token.head.pos_ == "NOUN" and token.pos_ == "NOUN":
        token = token.head
    return token


def carriers(trigger: Token) -> set[int]:
    """Indices of the trigger, its light verb, and the verbs that carry it: what a date of its own hangs on."""
    return {verb.i for verb in chain(trigger)} | {trigger.i}
