"""What the ledger reads beside the records: clauses that ask, promise, announce or tell of a deed, with parties and dates.

They are no records: their type is not judged, and whoever codes events does not see them.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from readout.assemble.draft import Draft, Parties, new_draft, union, without
from readout.assemble.slots import parties_in
from readout.extract.bindings import ASKED, DONE, PROMISED, Binding, bindings
from readout.resolve.actors import Actors

TYPES = {ASKED: "REQUEST", PROMISED: "AGREE", DONE: "STATEMENT"}
CHANCE = 0.3  # what the ledger shows as confidence: that parties and words are right
INSIDE = 2  # layers of a noun phrase in which a party is looked for: `the troops of the neighbour`


def told(doc: Doc, actors: Actors) -> list[Draft]:
    """The drafts of such clauses in text order; a promise of nobody known is none."""
    return [draft for one in bindings(doc) if (draft := _draft(one, actors)) is not None]


def _draft(one: Binding, actors: Actors) -> Draft | None:
    owners, others = _parties(one.owners, actors) or _parties(one.speakers, actors), _parties(one.others, actors)
    if one.kind == PROMISED and not owners:
        return None
    if one.kind == ASKED and not (owners or others):
        return None
    actor, recipient = (others, owners) if one.kind == ASKED else (owners, without(others, owners))
    span = (one.cue.idx, one.cue.idx + len(one.cue))
    made = new_draft(TYPES[one.kind], None, actor, recipient, one.cue, span)
    made.token = one.said.i if one.said is not None else made.token
    made.gist, made.by, made.chance = one.gist, f"told: {one.kind}", CHANCE
    return made


def _parties(tokens: Iterable[Token], actors: Actors) -> Parties:
    return union(*(actors.parties(t) or parties_in(actors, t, INSIDE) for t in tokens))
