"""Who does what a clause says to its object: somebody else than the object, whatever that stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

OBJECTS = frozenset({"dobj", "pobj", "dative"})
CARRIED_ON = frozenset({"conj", "xcomp"})


def doer_of(token: Token) -> int | None:
    """Index of the subject of the clause in which a token is an object; None for a reflexive or where there is no subject.

    A relative pronoun is what it stands for: `the army, which fought the rebels`.
    """
    if token.dep_ not in OBJECTS or token.lower_.endswith("self"):
        return None
    verb = next((a for a in token.ancestors if a.pos_ in {"VERB", "AUX"}), None)
    while verb is not None:
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if subject is not None:
            return _meant_by(subject, verb)
        if verb.dep_ == "acl" and verb.tag_ == "VBG":  # `troops fighting the rebels`
            return int(verb.head.i)
        verb = verb.head if verb.dep_ in CARRIED_ON else None
    return None


def _meant_by(subject: Token, verb: Token) -> int:
    relative = subject.tag_ in {"WDT", "WP"}
    while relative and verb.dep_ in CARRIED_ON and verb.head.i != verb.i:
        verb = verb.head
    return int(verb.head.i if relative and verb.dep_ == "relcl" else subject.i)
