"""Acts whose clause names nobody who did them (`The source appealed to all`, `Chile was asked`): who did acted just before."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from readout.assemble.draft import Draft, Parties, without
from readout.assemble.implied import MUTUAL
from readout.assemble.meaning import NEEDS_NO_ACTOR

REACH = 3  # sentences


def fill_actors(drafts: Iterable[Draft], doc: Doc) -> None:
    """Give drafts without actor that of the verb before, in place; drafts are in text order."""
    order = {sentence.start: number for number, sentence in enumerate(doc.sents)}
    latest: tuple[int, Parties] = (-REACH, ())
    for draft in drafts:
        here = order[draft.sentence]
        if is_open(draft):
            if here - latest[0] < REACH and not draft.background and _fits(draft, latest[1]):
                draft.actors = without(latest[1], draft.recipients)
                draft.features["actor_before"] = 1.0
        elif draft.actors and not draft.background and doc[draft.token].pos_ == "VERB" and draft.event not in NEEDS_NO_ACTOR:
            latest = (here, draft.actors)


def is_open(draft: Draft) -> bool:
    """Whether nobody has been found who did what has to be somebody's act."""
    return not draft.actors and bool(draft.features.get("open_actor")) and draft.event not in NEEDS_NO_ACTOR


def _fits(draft: Draft, actors: Parties) -> bool:
    """Several cannot act towards nobody, unless it is with each other."""
    return bool(draft.recipients) or draft.event in MUTUAL or len({p.code for p in actors}) == 1
