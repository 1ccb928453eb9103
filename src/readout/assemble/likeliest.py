"""Who comes nearest to a role in an act where the event model is sure of nobody: it knows what was done, hardly by whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.tokens import Token

from readout.assemble.relevance import BEYOND_STATES
from readout.extract.mention import Mention
from readout.model.encoder import Vectors
from readout.model.heads import Range
from readout.records import Participant

LEAST = 0.25

Roles = Iterable[tuple[tuple[Mention, Range], Vectors]]


def likeliest_actor(token: Token, roles: Roles) -> list[Mention]:
    """At most one mention: the best as actor of those that are rather actor than recipient."""
    return _best((float(row[1]), m) for (m, _), row in roles if row[1] > row[2] and _outside(m, token))


def likeliest_partner(token: Token, roles: Roles, known: set[str], codes_of: Callable[[Mention], set[str]]) -> list[Mention]:
    """At most one mention: who may have met those known, in whatever role; bodies of states meet by themselves.

    Args:
        known: codes of those who are known to have met.
        codes_of: the codes that a mention stands for.
    """
    if len(known) != 1 or known & BEYOND_STATES:
        return []
    others = ((row, m) for (m, _), row in roles if _outside(m, token) and m.kind != "place" and not known & codes_of(m))
    return _best((float(max(row[1], row[2])), m) for row, m in others)


def codes(parties: Iterable[Participant]) -> set[str]:
    """The country-level codes of parties."""
    return {p.code for p in parties}


def _outside(mention: Mention, token: Token) -> bool:
    return not mention.first <= token.i <= mention.last


def _best(found: Iterable[tuple[float, Mention]]) -> list[Mention]:
    near = [f for f in found if f[0] >= LEAST]
    return [max(near, key=lambda f: f[0])[1]] if near else []
