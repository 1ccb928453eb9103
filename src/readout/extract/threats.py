"""Verbs of a promise that threaten somebody: by what they mean, or in words that are harmless one by one."""

from __future__ import annotations

from spacy.tokens import Token

from readout.extract.complements import is_negated
from readout.extract.syntax import prepositional, slot
from readout.ontology.codebook import word_classes


def is_harm(verb: Token) -> bool:
    """Whether a verb of a promise threatens somebody: `impose costs`, `hold accountable`, `retaliate`."""
    classes = word_classes()
    if verb.lemma_ in classes["said_stop"] or is_negated(verb):
        return False
    for node in (verb, *[c for c in verb.children if c.dep_ == "xcomp"]):
        objects = {t.lemma_.lower() for t in slot(node, "obj")}
        if (objects or {t.lemma_.lower() for t in slot(node, "to")}) & classes["harmless"]:
            continue
        if node.lemma_ == "hold" and any(c.lower_ in {"accountable", "responsible"} for c in node.subtree):
            return True
        if node.lemma_ in classes["said_impose"]:
            return bool(objects & classes["said_burden"])
        if node.lemma_ in classes["harm"]:
            return True
    return False


def aimed_at(verb: Token) -> list[Token]:
    """Whom a harm is aimed at: `Russia` in `hold Russia accountable`, in `impose costs on Russia`."""
    burdens = word_classes()["said_burden"]
    found = []
    for node in (verb, *[c for c in verb.children if c.dep_ == "xcomp"]):
        found += [t for t in slot(node, "obj") if t.lemma_.lower() not in burdens]
        judged = [c for c in node.children if c.lower_ in {"accountable", "responsible"}]
        found += [s for c in judged for s in c.children if s.dep_ in {"nsubj", "dobj"}]
        found += [*slot(node, "on"), *slot(node, "against")]
    return found


def menaces(verb: Token) -> bool:
    """`take further measures`, `hold X to account`, `reply in kind`: a threat in words that are harmless one by one."""
    if verb.lemma_ in {"take", "adopt"}:
        return _takes_measures(verb)
    if verb.lemma_ == "hold":
        return any(t.lemma_ == "account" for _, t in prepositional(verb, frozenset({"to"})))
    return verb.lemma_ in {"reply", "answer", "respond"} and any(
        t.lemma_ in {"kind", "force"} for _, t in prepositional(verb, frozenset({"in", "with"}))
    )


def _takes_measures(verb: Token) -> bool:
    """`take revenge`, `take all necessary steps`, not `take further steps for peace`."""
    classes = word_classes()
    for thing in slot(verb, "obj"):
        if thing.lemma_.lower() in classes["said_reprisal"]:
            return True
        if thing.lemma_.lower() in classes["said_measure"] and any(c.lower_ in classes["said_severe"] for c in thing.children):
            return not any(c.lower_ in {"to", "for"} and c.dep_ in {"prep", "aux"} for c in thing.children)
    return False
