"""Who acts in official texts where no subject says so: in the points of a list, in the passive (`it was stressed that ...`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from readout.extract.points import openers, opening_words, point_verb
from readout.resolve.groups import issuer_at, principals
from readout.resolve.parties import Parties
from readout.resolve.story import Story

if TYPE_CHECKING:
    from spacy.tokens import Token

MAIN = frozenset({"ROOT", "conj", "ccomp"})
PAIR = 2


def unspoken(story: Story, verb: Token, parties_at: Callable[[Token], Parties]) -> Parties:
    """Whom a point of a list is about: whoever the words name that open the list.

    Else one body in whose name the document speaks for a verb in the singular, those who met for another; empty elsewhere.

    Args:
        parties_at: whom the noun phrase headed at a token names.
    """
    first = point_verb(verb) if story.document.kind != "news" else None
    if first is None:
        return ()
    span = (verb.idx, verb.idx + len(verb))
    opening = opening_words(first)
    found = [parties_at(t) for t in openers(opening)] if opening is not None else []
    named = next((parties for parties in found if any(p.code != "UNK" for p in parties)), ())
    if named:
        return tuple(replace(party, spans=(span, *party.spans[:1])) for party in named)
    met = principals(story)
    if first.tag_ in {"VBD", "VBN"} and len(met) > 1:
        return tuple(replace(party, spans=(span,)) for party in met)
    if first.tag_ == "VBZ" and story.issuer is not None:
        return issuer_at(story, verb.text, span)
    return ()


def unsaid(story: Story, verb: Token, addressed: Parties) -> Parties:
    """Who says or asks what stands in the passive: those who met, without whom it is said to.

    Else the body in whose name the document speaks; empty where it is that itself.
    """
    if story.document.kind == "news" or verb.dep_ not in MAIN:
        return ()
    codes, span = {p.code for p in addressed}, (verb.idx, verb.idx + len(verb))
    met = principals(story)
    found = tuple(replace(p, spans=(span,)) for p in met if p.code not in codes)
    issuer = issuer_at(story, verb.text, span) if story.issuer is not None else ()
    if issuer and (len(found) < PAIR or {p.code for p in issuer} & {p.code for p in met}):
        found = issuer
    return () if {p.code for p in found} & codes else found
