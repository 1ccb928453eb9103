"""The words around a record that say what it was about, cut out of the text without a parse: to the end of its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable

from readout.records import Event, Span

# A full stop ends a sentence where a capital or a quotation mark follows it and no initial or title precedes it.
SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bGen)(?<!\bSt)[.!?][\"”’)]*(?=\s|$)|\n\s*\n")
COORDINATION = re.compile(r"[,;]?\s+(?:and|but|while)\s+(?:also\s+|then\s+)?$|[,;]\s*$", re.I)

# `...; in October he did so`: a semicolon, unless another thing to do follows.
OWN_CLAUSE = re.compile(r";\s+(?!(?:and\s+|or\s+|then\s+)?(?:to\s|[a-z]+ing\b))")

TAIL = re.compile(
    r",\s+(?:[^,.;]{2,90}\s)?(?:said|told|announced|added|reported|wrote|confirmed)\b|,?\s+according\s+to\b|,\s+people\s+familiar\b"
)
DATELINE = re.compile(r"(?:[A-Z][A-Z.,/ ]+)?(?:\s*[A-Z][a-z]{2,8}\.? \d{1,2})?\s+[-–—]+\s+")
ENOUGH_WORDS = 3


def sentence_end(text: str, at: int) -> int:
    """Where the sentence that holds a place ends, its full stop left out."""
    if at and text[at - 1] in ".!?":
        return at - 1
    found = SENTENCE_END.search(text, at)
    return found.start() if found else len(text)


def clause(event: Event, others: Iterable[Event], text: str) -> Span:
    """The words that report an event: its anchor and gist, and on to the end of the sentence or the next act or clause in it.

    Args:
        others: events of the same document, whose clauses end this one.
    """
    spans = [event.anchor, event.trigger, *([event.gist] if event.gist else [])]
    start, reached = min(s for s, _ in spans), max(e for _, e in spans)
    end = max(sentence_end(text, reached), reached)
    own = OWN_CLAUSE.search(text, reached, end)
    end = own.start() if own else end
    for other in others:
        begin = other.anchor[0]
        if reached <= begin < end and other.id != event.id:
            cut = COORDINATION.search(text, reached, begin)
            end = cut.start() if cut else end
    return start, end


def matter(event: Event, span: Span, text: str) -> Span:
    """What was asked, promised or done: the words of a clause behind its trigger, without the words that say who said so.

    Where the trigger stands behind (`..., the minister demanded`), the words before it.
    """
    start, end = event.trigger[1], _without_tail(text, event.trigger[1], span[1])
    if not _says_something(text[start:end]):
        start, end = span[0], _without_tail(text, span[0], span[1])
        dateline = DATELINE.match(text, start, end)
        start = dateline.end() if dateline else start
    while start < end and not text[start].isalnum() and text[start] not in "$€£":
        start += 1
    return start, end


def _without_tail(text: str, start: int, end: int) -> int:
    """Where `, the minister said on Monday` begins, else the end."""
    found = TAIL.search(text, start, end)
    return found.start() if found else end


def _says_something(words: str) -> bool:
    """Whether words are more than a time: two words of content that are not capitalised."""
    return len([w for w in words.split() if w[0].islower() and len(w) > len("with")]) > 1 or len(words.split()) >= ENOUGH_WORDS
