"""Names that several states or places share, told apart by the towns that the text names beside them (`Congo`, `Victoria`)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from readout.extract.mention import Mention, Mentions
from readout.knowledge.lexicon import Entry, named_so
from readout.resolve.by_tables import longer_names
from readout.resolve.country import entry_of, is_subject
from readout.resolve.gazetteer import gazetteer
from readout.resolve.scenes import Scene

if TYPE_CHECKING:
    from spacy.tokens import Doc

SHARING = frozenset({"state", "place"})
SEATS = frozenset({"capital", "city", "region"})


def settled(doc: Doc, mentions: Mentions, scenes: tuple[Scene, ...], day: str | None) -> Mentions:
    """The mentions, those of a shared name with the meaning that the places of the text speak for.

    A name keeps its first meaning where the text names anything else of that state, or places of several that share it.
    """
    doubtful = [m for m in mentions.all if m.kind in SHARING and _is_shared(m, day)]
    if not doubtful:
        return mentions
    changed = {m: other for m in doubtful if (other := _other_meaning(doc, m, mentions, scenes, day)) is not None}
    return Mentions([changed.get(m, m) for m in mentions.all]) if changed else mentions


def _is_shared(mention: Mention, day: str | None) -> bool:
    entry = entry_of(mention, day)
    return entry is not None and (entry.ambiguous or (entry.kind in SEATS and len(_codes(mention.text)) > 1))


def _codes(form: str) -> set[str]:
    return {site.code for site in gazetteer().by_form.get(form, ())}


def _other_meaning(
    doc: Doc, mention: Mention, mentions: Mentions, scenes: tuple[Scene, ...], day: str | None
) -> Mention | None:
    """The mention with the one other meaning that places of the text speak for, None where none or several have such."""
    own = entry_of(mention, day)
    if own is None:
        return None
    others = [m for m in mentions.all if m.text != mention.text]
    named = {e.code for m in others if (e := entry_of(m, day)) is not None}
    still = [m for m in others if m.kind in SHARING and not is_subject(doc[m.head])]  # a capital that acts is its state
    places = [e for m in still if (e := entry_of(m, day)) is not None and e.kind in SEATS]
    states = {e.code for e in (*mention.entries, *longer_names(mention.text))} - {own.code}
    told = {e.code for e in places if e.code in states}
    told |= {e.code for e in places if e.kind != "capital" and e.code in _codes(mention.text)}
    told |= {s.code for s in scenes if s.code in states | _codes(mention.text)}
    if own.code in named or own.code in told or len(told) != 1:
        return None
    code = told.pop()
    kind = "name" if code in states and named_so(mention.text) else "region"
    return replace(mention, entries=(Entry(kind, code, mention.text, "GOV", source="places of the text"),))
