"""A parsed text as the search for attributions sees it: tokens, quotations, what lies in which, where sentences end."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from readout.extract.quotation_marks import Quotation, find_quotations
from readout.records import Span

EDGES = frozenset(".,;:!?…\"“”„«»‘’'`‹›([—–-") | {"...", "``", "''", "--", "'s'"}
STOPS = frozenset({".", "!", "?", ";", "..", "...", "…", "?!", "!!", "??"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
REACH = 80


@dataclass(frozen=True)
class Part:
    """What a cue says, as a range of tokens, inclusive."""

    first: int
    last: int


@dataclass(frozen=True)
class Page:
    """One document.

    Attributes:
        text: its characters, taken out once.
        quotations: all of them, in text order.
        inside: for every token the innermost quotation that holds it, -1 for none; a mark belongs to what is around it.
        kids: for every token those that depend on it, in text order.
        starts: first character of every token; marks: indices of tokens beside the words of quotations.
    """

    doc: Doc
    text: str
    quotations: tuple[Quotation, ...]
    inside: tuple[int, ...]
    kids: tuple[tuple[Token, ...], ...]
    starts: tuple[int, ...]
    marks: frozenset[int]

    @classmethod
    def of(cls, doc: Doc) -> Page:
        """Look through a parsed document once."""
        starts, text = tuple(token.idx for token in doc), doc.text
        quotations = tuple(find_quotations(text))
        inside = [-1] * len(doc)
        marks: set[int] = set()
        for number, quotation in enumerate(quotations):
            first = bisect_left(starts, quotation.start + 1)
            last = bisect_left(starts, quotation.end - (1 if quotation.closed else 0))
            inside[first:last] = [number] * (last - first)
            marks.update((first - 1, last))
        kids: list[list[Token]] = [[] for _ in range(len(doc))]
        for token in doc:
            if token.head.i != token.i:
                kids[token.head.i].append(token)
        return cls(doc, text, quotations, tuple(inside), tuple(tuple(k) for k in kids), starts, frozenset(marks))

    def token_at(self, offset: int) -> int:
        """Index of the first token that begins at or behind an offset."""
        return bisect_left(self.starts, offset)

    def is_mark(self, index: int) -> bool:
        """Whether a token is a quotation mark that belongs to a pair."""
        return index in self.marks and self.doc[index].text in EDGES

    def outermost(self, number: int, level: int) -> int:
        """The quotation around quotation `number` that lies directly in quotation `level`."""
        while number >= 0 and self.quotations[number].parent != level:
            number = self.quotations[number].parent
        return number

    def stops(self, index: int) -> bool:
        """Whether a sentence or paragraph ends with this token."""
        token = self.doc[index]
        return token.text in STOPS or (token.is_space and "\n" in token.text) or "\n\n" in token.whitespace_

    def before(self, offset: int, level: int) -> tuple[list[Token], int]:
        """The words of the sentence before an offset, quoted sentences left out; the quotation that stopped it."""
        found: list[Token] = []
        index = self.token_at(offset) - 1
        while index >= 0 and len(found) < REACH and not (self.inside[index] == level and self.stops(index)):
            number = self.inside[index]
            if number != level:
                sibling = self.outermost(number, level)
                if sibling < 0 or self.is_sentence_like(sibling):
                    return found[::-1], sibling
                index = self.token_at(self.quotations[sibling].start)
            if not self.is_mark(index) or self.doc[index].text in {",", ":"}:
                found.append(self.doc[index])
            index -= 1
        return found[::-1], -1

    def after(self, offset: int, level: int) -> tuple[list[Token], int]:
        """The words of the sentence behind an offset, quoted sentences left out; the offset where it stopped."""
        found: list[Token] = []
        index = self.token_at(offset)
        while index < len(self.doc) and len(found) < REACH and not (self.inside[index] == level and self.stops(index)):
            number = self.inside[index]
            if number != level:
                sibling = self.outermost(number, level)
                if sibling < 0 or self.is_sentence_like(sibling):
                    break
                index = max(index, self.token_at(self.quotations[sibling].end) - 1)
            elif not self.is_mark(index):
                found.append(self.doc[index])
            index += 1
        return found, self.doc[index].idx if index < len(self.doc) else len(self.text)

    def sentence_start(self, index: int, level: int) -> int:
        """Index of the first word of the sentence that a token stands in, within one voice."""
        start = index
        while start > 0 and not (self.inside[start - 1] == level and self.stops(start - 1)):
            number = self.inside[start - 1]
            if number == level:
                start -= 1
                continue
            sibling = self.outermost(number, level)
            if sibling < 0:
                break
            start = max(0, self.token_at(self.quotations[sibling].start))
        return start

    def is_sentence_like(self, number: int) -> bool:
        """Whether a quotation ends as speech does, rather than being a title or a word held at arm's length."""
        quotation = self.quotations[number]
        last = self.text[quotation.spans[-1][1] - 1]
        return last in ",.!?…—–" or len(quotation.spans) > 1 or not quotation.closed

    def trimmed(self, first: int, last: int) -> Span | None:
        """Characters from token `first` to token `last` without punctuation and quotation marks at the ends."""
        doc = self.doc
        while first <= last and (doc[first].text in EDGES or doc[first].is_space):
            first += 1
        while last >= first and (doc[last].text in EDGES or doc[last].is_space or self._dangles(last)):
            last -= 1
        return (doc[first].idx, doc[last].idx + len(doc[last])) if first <= last else None

    def _dangles(self, index: int) -> bool:
        """A conjunction at the end of a range, whose second half lies outside."""
        token = self.doc[index]
        return token.dep_ == "cc" and token.lower_ in {"and", "but", "or"} and index > 0

    def trimmed_end(self, number: int) -> int:
        """End of a quotation's words, without the punctuation and the mark behind them."""
        start, end = self.quotations[number].spans[-1]
        span = self.trimmed(self.token_at(start), self.token_at(end) - 1)
        return span[1] if span is not None else end

    def begun_at(self, offset: int) -> int:
        """Number of the quotation whose opening mark stands at an offset, -1 for none."""
        number = bisect_left(self.quotations, offset, key=lambda q: q.start)
        found = number < len(self.quotations) and self.quotations[number].start == offset
        return number if found else -1

    def clipped(self, first: int, last: int, level: int) -> tuple[int, int]:
        """The token range without what lies outside the paragraph of quotation `level` that holds its words."""
        if level < 0:
            return first, last
        for start, end in self.quotations[level].spans:
            low, high = self.token_at(start), self.token_at(end) - 1
            if low <= last and first <= high:
                return max(first, low), min(last, high)
        return first, last


def edges(token: Token) -> Part:
    """The range of a token with all that depends on it."""
    return Part(token.left_edge.i, token.right_edge.i)
