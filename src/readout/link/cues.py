"""What a sentence says that tells one happening from another of one day: hour, `second call`, who began (data/cues.tsv)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from readout.records import Participant, Span
from readout.tables import rows

_REACH = 80
_SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s+(?=[\"“‘A-Z0-9(])|\n")
_ABBREVIATION = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sen|Gov|St|U\.S|U\.N|U\.K|[A-Z]))\.$")


@dataclass(frozen=True)
class Cue:
    """One row of cues.tsv."""

    kind: str
    value: str
    pattern: re.Pattern[str]


@cache
def _cues(kind: str) -> tuple[Cue, ...]:
    table = rows("readout.link", "data/cues.tsv")
    return tuple(Cue(r["kind"], r["value"], re.compile(r["pattern"], re.IGNORECASE)) for r in table if r["kind"] == kind)


def sentence(text: str, span: Span) -> Span:
    """The sentence around `span`, by its punctuation."""
    start = 0
    for found in _SENTENCE_END.finditer(text, 0, span[0]):
        if not _ABBREVIATION.search(text, 0, found.start() + 1):
            start = found.end()
    end = next((f.start() + 1 for f in _SENTENCE_END.finditer(text, span[1]) if _ends(text, f.start() + 1)), len(text))
    return start, end


def _ends(text: str, stop: int) -> bool:
    return not _ABBREVIATION.search(text, max(0, stop - 6), stop)


def value(kind: str, words: str) -> str | None:
    """What the first cue of a kind in `words` says; None where there is none."""
    return next((cue.value for cue in _cues(kind) if cue.pattern.search(words)), None)


def matched(kind: str, words: str) -> str | None:
    """What the group of the first cue of a kind at the start of `words` holds, in lower case; None where none stands there."""
    found = (cue.pattern.match(words) for cue in _cues(kind))
    return next((one[1].lower() for one in found if one), None)


def initiator(text: str, within: Span, parties: tuple[Participant, ...]) -> str | None:
    """Code of the party that began a contact, as far as the sentence says so."""
    for cue in _cues("initiator"):
        found = cue.pattern.search(text, *within)
        if not found:
            continue
        near = (found.end(), found.end() + _REACH) if cue.value == "after" else (max(0, found.start() - _REACH), found.start())
        named = _named(near, parties, last=cue.value == "before")
        if named:
            return named
    return None


def _named(near: Span, parties: tuple[Participant, ...], *, last: bool) -> str | None:
    """Code of the party whose mention is next to a cue."""
    mentions = [(span, p.code) for p in parties for span in p.spans[:1] if near[0] <= span[0] and span[1] <= near[1]]
    if not mentions:
        return None
    return (max(mentions) if last else min(mentions))[1]
