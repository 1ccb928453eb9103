"""The clauses that complete a verb or noun, and their forms: `to withdraw`, `that it would meet`, `that he leave`."""

from __future__ import annotations

from spacy.tokens import Token

from readout.extract.syntax import OBJECT_CONTROL, OBJECTS, conjuncts, prepositional

FUTURE = frozenset({"will", "would", "shall", "'ll", "’ll"})


def complement(token: Token) -> list[Token]:
    """Verbs of the clauses that complete a verb or noun (`to withdraw`, `that it would meet`)."""
    found = [c for c in token.children if c.dep_ in {"xcomp", "ccomp", "acl"} and c.pos_ in {"VERB", "AUX"}]
    found += [t for _, t in prepositional(token, frozenset({"to", "on", "for", "of"})) if t.dep_ == "pcomp"]
    if token.lemma_ in OBJECT_CONTROL:
        found += _misplaced(token)
    return [v for c in found for v in conjuncts(c) if v.pos_ in {"VERB", "AUX"}]


def _misplaced(verb: Token) -> list[Token]:
    """Infinitives after `urge`, `press`, `ask` that the parser hung on the object, or on the verb as a purpose."""
    hosts = [verb, *[c for c in verb.children if c.dep_ in OBJECTS]]
    near = [
        c for host in hosts for c in host.children if c.dep_ in {"relcl", "acl", "advcl"} and c.i > verb.i and c.pos_ == "VERB"
    ]
    return [c for c in near if has_to(c)]


def infinitives(head: Token) -> list[Token]:
    """The infinitives among what completes a verb or noun."""
    return [v for v in complement(head) if is_infinitive(v)]


def has_to(verb: Token) -> bool:
    """`to withdraw`."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def is_infinitive(verb: Token) -> bool:
    """`to withdraw`, `withdraw` after a control verb, not `must withdraw`."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if "to" in auxiliaries:
        return True
    if verb.tag_ != "VB" or auxiliaries:
        return False
    return verb.dep_ != "conj" or (verb.head.pos_ in {"VERB", "AUX"} and is_infinitive(verb.head))


def is_future(verb: Token) -> bool:
    """`will meet`, `would meet`."""
    return any(c.dep_ == "aux" and c.lower_ in FUTURE for c in verb.children)


def is_negated(verb: Token) -> bool:
    """`not meet`, `never met`."""
    return any(c.dep_ == "neg" for c in verb.children)


def is_subjunctive(verb: Token) -> bool:
    """`that he leave`, not `that he leaves` nor `that he would leave`: a bare form without auxiliary."""
    if any(c.dep_ in {"aux", "auxpass"} and c.lower_ != "be" for c in verb.children):
        return False
    if verb.tag_ == "VB" or any(c.dep_ == "auxpass" and c.lower_ == "be" for c in verb.children):
        return True
    return verb.tag_ == "VBP" and any(
        c.dep_ == "nsubj" and (c.tag_ in {"NN", "NNP"} or c.lower_ in {"he", "she", "it"}) for c in verb.children
    )
