"""A record put in a few words, for the formats that people read."""

from __future__ import annotations

import re
from collections.abc import Iterable

from readout.records import Count, Document, Event, Participant, Span

_SIZE_WORDS = {"participants": "taking part"}

# Control and direction characters: in a terminal they could move the cursor, recolour the screen or turn words round.
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_BLANK = re.compile("[\x0b-\x0d\x85\u2028\u2029]")


def printable(text: str) -> str:
    """Replace what a terminal or a page must not get, character by character: offsets stay valid."""
    return _BLANK.sub(" ", _UNPRINTABLE.sub("\ufffd", text))


def words(text: str, span: Span) -> str:
    """The words of `text` at `span`, on one line."""
    return " ".join(printable(text[slice(*span)]).split())


def label(party: Participant) -> str:
    """`Name (CODE)` where there is a name, else `CODE SECTOR`."""
    code, sector, name = party.key
    if name:
        return printable(f"{name} ({code})")
    return "unknown" if code == "UNK" else f"{code} {sector}".strip()


def labels(parties: Iterable[Participant]) -> str:
    """Several participants, joined with commas."""
    return ", ".join(label(p) for p in parties)


def who(event: Event) -> str:
    """`actor > recipient`, or the parties alone where none of them is the recipient."""
    return " > ".join(filter(None, (labels(event.actor) or "unknown", labels(event.recipient))))


def on_whose_word(event: Event, document: Document) -> str:
    """Who vouches for it: those the text names, else the document's issuer, else nobody but the document."""
    return labels(event.according_to) or printable(document.issuer or "")


def clause(event: Event, text: str) -> str:
    """What it was about: the words of the gist, else of the anchor."""
    return words(text, event.gist or event.anchor)


def head_count(kind: str, count: Count) -> str:
    """`12 dead`, `3 to 5 injured`, `at least 40 taking part`."""
    if count.max is None:
        number = f"at least {count.min}"
    else:
        number = str(count.min) if count.min == count.max else f"{count.min} to {count.max}"
    return f"{number} {_SIZE_WORDS.get(kind, kind)}"
