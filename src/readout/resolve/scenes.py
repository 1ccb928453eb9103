"""Towns and regions of the gazetteer that a text names, with the state in which each lies: where its people and police are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from readout.extract.mention import Mentions
from readout.knowledge.lexicon import Entry
from readout.resolve.gazetteer import gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Doc

TOWNS = frozenset({"capital", "city", "region", "site"})
BESIDE = frozenset({"state", "adjective", "person", "body", "people"})


@dataclass(frozen=True)
class Scene:
    """A place that a text names outside all other names: its tokens, inclusive, and the code of its state."""

    first: int
    last: int
    code: str


def scenes(doc: Doc, mentions: Mentions) -> tuple[Scene, ...]:
    """The places of a text in order; not those that lie in several states of which the text names none or several."""
    found: list[tuple[int, int, tuple[Entry, ...]]] = []
    for match in gazetteer().matcher.find(doc.text):
        phrase = doc.char_span(match.start, match.end, alignment_mode="expand")
        if phrase is None or any(_is_taken(mentions, i, doc) for i in range(phrase.start, phrase.end)):
            continue
        if phrase.root.pos_ == "PROPN" and any(e.kind in TOWNS for e in match.entries):
            found.append((phrase.start, phrase.end - 1, match.entries))
    named = {e.code for m in mentions.all for e in m.entries[:1]}
    return tuple(Scene(first, last, code) for first, last, entries in found if (code := _code(entries, named)))


def _is_taken(mentions: Mentions, index: int, doc: Doc) -> bool:
    mention = mentions.at(doc[index])
    return mention is not None and mention.kind in BESIDE


def _code(entries: tuple[Entry, ...], named: set[str]) -> str | None:
    """The one state that has such a place, else the one that the text names."""
    codes = {e.code for e in entries}
    if len(codes) > 1:
        codes &= named
    return codes.pop() if len(codes) == 1 else None
