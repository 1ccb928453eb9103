"""Quotation marks paired to quotations: straight, curly, single, angled, nested, over several paragraphs, never closed.

Reads characters only. Who speaks is for quotes.py.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from readout.extract.segment import pieces
from readout.records import Span

MAX_DEPTH = 4
# opening mark -> marks that close it
PAIRS = {'"': '"', "“": "”", "„": "“”", "«": "»", "‘": "’'", "'": "'’", "‹": "›"}
SINGLE = frozenset("'‘’")
MARKS = frozenset("\"“”„«»‘’'‹›")
OPEN_BEFORE = frozenset(' \t\n\u00a0([{—–-/"“‘«„')
ELISION = re.compile(r"['‘’](?:\d\ds?\b|em\b|til\b|tis\b|twas\b|cause\b|n['’]|round\b|bout\b)", re.IGNORECASE)
FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|me|ours|mine|[Yy]ou|[Yy]our)\b")
WRITTEN = re.compile(
    r"\b(?:statement|release|letter|communiqu[eé]|declaration|text|resolution|readout|message|note|memo|document|order|decree|notice)\b"
    r"[^.!?\n]*$"
)
REPORTED = re.compile(r"\b(?:said|told|according to|asked|added|noted that|urged)\b")
CREDIT = 60
SOURCE_LINE = re.compile(r"^\W*[A-Z][\w ]{0,20}:\s")


@dataclass(frozen=True)
class Quotation:
    """One quotation.

    Attributes:
        start, end: from its opening mark to behind its closing one.
        spans: what stands between the marks, one span a paragraph.
        parent: index of the quotation around it, -1 where there is none.
        closed: whether a closing mark was found.
    """

    start: int
    end: int
    spans: tuple[Span, ...]
    parent: int = -1
    closed: bool = True


@dataclass
class _Open:
    mark: str
    start: int
    begin: int
    spans: list[Span] = field(default_factory=list)
    parent: int = -1
    serial: int = 0


class _Pairing:
    """One pass over the paragraphs of a text, with a stack of the quotations that are open."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.stack: list[_Open] = []
        self.found: dict[int, Quotation] = {}
        self.serial = 0

    def run(self) -> list[Quotation]:
        begin = 0
        for piece in pieces(self.text):
            end = begin + len(piece)
            first = begin + len(piece) - len(piece.lstrip())
            last = begin + len(piece.rstrip())
            if first < last:
                self._paragraph(first, last)
            begin = end
        self._abandon(0)
        return self._numbered()

    def _numbered(self) -> list[Quotation]:
        """Quotations in text order, with parents as indices."""
        order = sorted(self.found, key=lambda s: (self.found[s].start, -self.found[s].end))
        index = {serial: i for i, serial in enumerate(order)}
        found = (self.found[serial] for serial in order)
        return [Quotation(q.start, q.end, q.spans, index.get(q.parent, -1), q.closed) for q in found]

    def _paragraph(self, first: int, last: int) -> None:
        if self.stack and self._is_credit(first, last):
            return
        at = self._resume(first, last) if self.stack else first
        closers = self._single_closers(at, last)
        while at < last:
            if self.text[at] in MARKS:
                self._mark(at, last, closers)
            at += 1
        for depth, item in enumerate(self.stack):
            if item.mark == "'":
                self._abandon(depth)
                break
            if item.begin < last:
                item.spans.append((item.begin, last))
            item.begin = last

    def _is_credit(self, first: int, last: int) -> bool:
        """A source or photo line of its own (`Source: ...`) stands inside a quoted release without ending it."""
        return last - first <= CREDIT and SOURCE_LINE.match(self.text[first:last]) is not None

    def _resume(self, first: int, last: int) -> int:
        """Decide at the head of a paragraph which open quotations go on in it; the position behind their marks."""
        at = first
        for depth, item in enumerate(self.stack):
            if at < last and self.text[at] == item.mark:
                at += 1
                continue
            if depth or not self._unmarked(item, first, last):
                self._abandon(depth)
            break
        for item in self.stack:
            item.begin = at
        return at

    def _unmarked(self, item: _Open, first: int, last: int) -> bool:
        """Whether a quotation without closing mark goes on in a paragraph that repeats no opening one."""
        paragraph = self.text[first:last]
        opening = paragraph.find(item.mark)
        closing = min((p for p in (paragraph.find(c) for c in PAIRS[item.mark]) if p >= 0), default=-1)
        if item.mark not in SINGLE and item.mark != '"' and closing >= 0 and (opening < 0 or closing < opening):
            return True
        if any(mark in paragraph for mark in '"“„«') or SOURCE_LINE.match(paragraph):
            return False
        if REPORTED.search(paragraph):
            return False
        if FIRST_PERSON.search(paragraph):
            return True
        return bool(WRITTEN.search(self.text[max(0, item.start - 120) : item.start]))

    def _abandon(self, depth: int) -> None:
        """Give up waiting for the closing marks from `depth` upwards; an inner or straight single mark was none."""
        for item in self.stack[depth:]:
            if item.mark == "'" or not item.spans:
                continue
            if len(item.spans) == 1 and item.mark in SINGLE:
                continue
            self.found[item.serial] = Quotation(item.start, item.spans[-1][1], tuple(item.spans), item.parent, False)
        del self.stack[depth:]

    # ---- single characters ------------------------------------------------------------------------------------------
    def _mark(self, at: int, last: int, closers: list[int]) -> None:
        char = self.text[at]
        depth = self._closes(at, last, closers)
        if depth is not None:
            self._close(depth, at)
        elif char in PAIRS and self._opens(at, last, closers):
            self._open(char, at)

    def _closes(self, at: int, last: int, closers: list[int]) -> int | None:
        """Depth of the open quotation that the mark at `at` closes."""
        char = self.text[at]
        for depth in range(len(self.stack) - 1, -1, -1):
            if char not in PAIRS[self.stack[depth].mark]:
                continue
            if char in SINGLE:
                return depth if self._single_closes(at, closers) else None
            if char == '"' and self._looks_opening(at, last):
                return None
            return depth
        return None

    def _looks_opening(self, at: int, last: int) -> bool:
        before = self.text[at - 1] if at else " "
        after = self.text[at + 1] if at + 1 < last else " "
        return before in OPEN_BEFORE and before not in "-—–" and not after.isspace() and after not in ".,;:!?)"

    def _opens(self, at: int, last: int, closers: list[int]) -> bool:
        before = self.text[at - 1] if at else " "
        after = self.text[at + 1] if at + 1 < last else " "
        char = self.text[at]
        if char == "‘":
            return not ELISION.match(self.text, at)
        if char == "'":
            if before not in OPEN_BEFORE or after.isspace() or ELISION.match(self.text, at):
                return False
            return bool(closers) and closers[-1] > at + 1
        if char == '"':
            return before in OPEN_BEFORE or not (before.isdigit() or after.isspace())
        return True

    def _single_closers(self, first: int, last: int) -> list[int]:
        """Places where a single mark can close: behind a character, before none of a word."""
        return [
            i
            for i in range(first, last)
            if self.text[i] in "'’"
            and i > first
            and not self.text[i - 1].isspace()
            and not (i + 1 < last and self.text[i + 1].isalnum())
        ]

    def _single_closes(self, at: int, closers: list[int]) -> bool:
        """Whether a single mark closes, rather than stands for a possessive (`the leaders' plan`)."""
        low = bisect_left(closers, at)
        if low >= len(closers) or closers[low] != at:
            return False
        possessive = self.text[at - 1] in "sSzx" and re.match(r"\s+[a-z]", self.text[at + 1 : at + 4]) is not None
        if not possessive or low + 1 == len(closers):
            return True
        following = closers[low + 1]
        between = self.text[at + 1 : following]
        return "‘" in between or re.search(r"(?:^|[\s(])'\w", between) is not None

    def _open(self, mark: str, at: int) -> None:
        same = next((d for d, item in enumerate(self.stack) if item.mark == mark), None)
        if same is not None:
            self._drop(same, at)
        if len(self.stack) >= MAX_DEPTH:
            return
        parent = self.stack[-1].serial if self.stack else -1
        self.stack.append(_Open(mark, at, at + 1, [], parent, self.serial))
        self.serial += 1

    def _drop(self, depth: int, at: int) -> None:
        """A mark opens again before it was closed: what was open ends here."""
        item = self.stack[depth]
        _, end = _stripped(self.text, (item.begin, at))
        if item.spans or end > item.begin:
            spans = (*item.spans, (item.begin, end)) if end > item.begin else tuple(item.spans)
            self.found[item.serial] = Quotation(item.start, end, spans, item.parent, False)
        del self.stack[depth:]

    def _close(self, depth: int, at: int) -> None:
        item = self.stack[depth]
        del self.stack[depth:]
        if at > item.begin:
            item.spans.append((item.begin, at))
        spans = tuple(s for s in (_stripped(self.text, span) for span in item.spans) if s[0] < s[1])
        if spans:
            self.found[item.serial] = Quotation(item.start, at + 1, spans, item.parent, True)


def _stripped(text: str, span: Span) -> Span:
    """The span without white space at its ends."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def find_quotations(text: str) -> list[Quotation]:
    """All quotations of a text in text order, outer ones before those inside them."""
    return _Pairing(text).run()
