"""Words that back a party: `support Ukraine`, `continue supporting`, `stand with`."""

from __future__ import annotations

from spacy.tokens import Token

from readout.extract.complements import complement
from readout.extract.mention import Mentions
from readout.extract.syntax import prepositional, slot
from readout.ontology.codebook import word_classes

BACKING = frozenset({"support", "back", "stand"})
STAND = frozenset({"with", "by", "behind", "alongside", "shoulder"})
BACKED = frozenset({"state", "person", "body", "role", "people", "pronoun"})  # kinds of mention


def backs(verb: Token, mentions: Mentions) -> bool:
    """`support Ukraine`, `continue supporting`, `stand with`: backing of a party rather than of an undertaking."""
    return any(_backs(node, mentions) for node in (verb, *[c for c in verb.children if c.dep_ == "xcomp"]))


def _backs(verb: Token, mentions: Mentions) -> bool:
    if verb.lemma_ == "stand":  # not `stand down`, `stand for election`
        return any(t.lower_ in STAND for c in verb.children for t in (c, *c.children))
    if verb.lemma_ not in BACKING:
        return False
    ties = word_classes()["said_tie"]
    return any(((m := mentions.at(t)) is not None and m.kind in BACKED) or t.lemma_ in ties for t in slot(verb, "obj"))


def backed(head: Token) -> list[Token]:
    """Objects of backing verbs in the content: `Ukraine` in `commitment to continue supporting Ukraine`."""
    verbs = [head] if head.pos_ == "VERB" else complement(head)
    verbs = [*verbs, *[c for v in verbs for c in v.children if c.dep_ in {"xcomp", "acomp"}]]
    verbs = [*verbs, *[v for a in verbs if a.pos_ == "ADJ" for v in complement(a)]]
    found = [t for v in verbs if v.lemma_ in BACKING for t in slot(v, "obj")]
    return found or [t for v in verbs if v.lemma_ == "stand" for _, t in prepositional(v, STAND)]
