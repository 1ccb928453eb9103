"""Clauses in which somebody is asked for something, binds himself to it, will do it, or has done it, whatever type the act has.

Syntax alone: who the parties are is looked up in `assemble/told.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from readout.extract.complements import complement, has_to, is_future, is_infinitive, is_subjunctive
from readout.extract.deed_clauses import has_own_subject, is_done, is_planned, is_real, own_span, words
from readout.extract.factuality import factuality
from readout.extract.syntax import (
    OBJECTS,
    SUBJECTS,
    agents,
    clause_span,
    grammatical_subjects,
    is_passive,
    possessors,
    prepositional,
    slot,
    subjects,
)
from readout.records import Span

ASKED, PROMISED, DONE = "asked", "promised", "done"
TIMES = frozenset({"DATE", "TIME"})
ADDRESSED = frozenset({"to", "on", "upon", "of", "from", "with"})
WHOLE = frozenset({"agree", "commit", "consent"})  # `agreed to a halt`; others have what they promise as their object


@dataclass(frozen=True)
class Binding:
    """One such clause.

    Attributes:
        kind: ASKED, PROMISED or DONE.
        cue: the token that says so; gist: the words that say what is to be done or was.
        owners: tokens of those who are to act or acted; others: of those who asked, or to whom it was promised.
        speakers: of those who said so, who bind themselves where the owners are nobody known (`agreed that neither will`).
        said: the verb under which it stands, whose day is that of the promise; None: the cue itself.
    """

    kind: str
    cue: Token
    gist: Span
    owners: tuple[Token, ...]
    others: tuple[Token, ...] = ()
    speakers: tuple[Token, ...] = ()
    said: Token | None = None


def bindings(doc: Doc) -> Iterator[Binding]:
    """Every such clause of a text, in its order."""
    for token in doc:
        if token.pos_ in {"VERB", "AUX"}:
            yield from _of_verb(token)
        elif token.pos_ == "NOUN" and token.lemma_ in words("asked") | words("promised"):
            yield from _of_noun(token)


def _of_verb(verb: Token) -> Iterator[Binding]:
    lemma = verb.lemma_.lower()
    if lemma in words("ask") and is_real(verb):
        yield from _asked(verb)
    elif lemma in words("bound") and is_passive(verb) and not agents(verb) and is_real(verb):
        yield from _bound(verb)
    elif lemma in words("promise") and is_real(verb):
        yield from _promised(verb)
    elif lemma in words("announce") and is_real(verb):
        yield from _announced(verb)
    elif lemma in words("allow") and is_real(verb) and (given := list(_given_time(verb))):
        yield from given
    elif lemma == "be" or (lemma == "look" and any(c.lower_ == "forward" for c in verb.children)):
        yield from _about_to(verb)
    elif is_planned(verb):
        first = verb.head if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"} else verb
        said = first.head if first.dep_ == "ccomp" else None
        yield Binding(PROMISED, verb, own_span(verb), tuple(subjects(verb)), said=said)
    elif is_done(verb):
        yield Binding(DONE, verb, own_span(verb), tuple(subjects(verb)))


# ---- asked ------------------------------------------------------------------------------------------------------------
def _asked(verb: Token) -> Iterator[Binding]:
    askers = tuple(subjects(verb))
    for clause in complement(verb):
        if is_infinitive(clause) and not has_own_subject(clause):
            owners = slot(verb, "obj") or [t for _, t in prepositional(verb, frozenset({"to", "on", "upon", "with"}))]
            yield Binding(ASKED, verb, clause_span(clause), tuple(t for t in owners if t.i < clause.i), askers)
        elif clause.dep_ == "ccomp" and (is_subjunctive(clause) or _must(clause) or _is_needed(verb)):
            yield Binding(ASKED, verb, own_span(clause), tuple(_owners(clause)), askers)
    if verb.lemma_ in words("want") and not complement(verb):
        for thing in (c for c in verb.children if c.dep_ == "dobj" and c.pos_ == "NOUN"):
            asked = [t for name in ("from", "of", "to") for t in slot(thing, name)] or slot(verb, "from") or slot(verb, "to")
            yield Binding(ASKED, verb, clause_span(thing), tuple(asked), askers)
    if verb.lemma_ in {"call", "ask", "appeal", "press", "plead"}:
        for thing in slot(verb, "for"):
            asked = [t for name in ("from", "by") for t in slot(thing, name)] or slot(verb, "obj") or slot(verb, "on")
            yield Binding(ASKED, verb, clause_span(thing), tuple(t for t in asked if t != thing), askers)


def _given_time(verb: Token) -> Iterator[Binding]:
    """`gave the envoy 48 hours to leave`, or themselves two months to reopen their missions, which is a promise."""
    things = [c for c in verb.rights if c.dep_ in {"dative", *OBJECTS} and c.ent_type_ not in TIMES]
    given = things[0] if len(things) == 1 else None
    clause = next((c for c in verb.rights if c.dep_ in {"xcomp", "advcl", "acl", "relcl"} and has_to(c)), None)
    times = list(verb.doc[given.i + 1 : clause.left_edge.i]) if given is not None and clause is not None else []
    if given is None or clause is None or not any(t.ent_type_ in TIMES for t in times):
        return
    gist = times[0].idx, clause_span(clause)[1]
    if given.lower_.endswith(("self", "selves")):
        yield Binding(PROMISED, verb, gist, tuple(subjects(verb)))
    else:
        yield Binding(ASKED, verb, gist, (given,), tuple(subjects(verb)))


def _must(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in {"must", "should", "shall"} for c in verb.children)


def _is_needed(verb: Token) -> bool:
    """`called it essential that`."""
    return any(c.dep_ == "oprd" and c.lower_ in words("needed") for c in verb.children)


def _owners(verb: Token) -> list[Token]:
    """Who is to act: the subject, of a passive its agent."""
    if is_passive(verb):
        return agents(verb)
    return [c for c in verb.children if c.dep_ in SUBJECTS] or [c for c in verb.lefts if c.pos_ == "PROPN"]


# ---- promised ---------------------------------------------------------------------------------------------------------
def _promised(verb: Token) -> Iterator[Binding]:
    owners = tuple(subjects(verb))
    others = tuple(grammatical_subjects(verb)) if is_passive(verb) else _addressed(verb)
    clauses = [c for c in complement(verb) if is_infinitive(c) or is_future(c) or c.dep_ == "pcomp"]
    for clause in clauses:
        own = tuple(_owners(clause)) if clause.dep_ == "ccomp" else ()
        span = own_span(clause) if is_future(clause) else clause_span(clause)
        yield Binding(PROMISED, verb, span, own or owners, others, owners)
    if not clauses:
        for thing in _things(verb):
            holders = tuple(c for c in thing.children if c.dep_ in {"poss", "amod", "compound"}) if not owners else ()
            yield Binding(PROMISED, verb, clause_span(thing), owners or holders, others)


def _bound(verb: Token) -> Iterator[Binding]:
    """`is prepared to go on`, `was committed to sending`: the passive subject binds itself."""
    for clause in complement(verb):
        if is_infinitive(clause) or clause.dep_ == "pcomp":
            yield Binding(PROMISED, verb, clause_span(clause), tuple(grammatical_subjects(verb)))


def _announced(verb: Token) -> Iterator[Binding]:
    """`announced a halt of two days`."""
    for thing in (c for c in verb.children if c.dep_ in OBJECTS and c.lemma_ in words("step")):
        yield Binding(PROMISED, verb, clause_span(thing), tuple(subjects(verb)))


def _things(verb: Token) -> list[Token]:
    if verb.lemma_ in WHOLE:
        return [t for _, t in prepositional(verb, frozenset({"to", "on"})) if t.pos_ == "NOUN"]
    return [c for c in verb.children if c.dep_ in OBJECTS and c.pos_ in {"NOUN", "NUM"} and c.dep_ != "dative"]


def _addressed(verb: Token) -> tuple[Token, ...]:
    named = [c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"]
    return tuple(named or [t for _, t in prepositional(verb, frozenset({"to", "with"})) if t.pos_ != "NOUN"])


def _about_to(verb: Token) -> Iterator[Binding]:
    """`is to free`, `was ready to go on`, `looks forward to welcoming`."""
    if factuality(verb) != "asserted":
        return
    beside = verb.dep_ in {"aux", "auxpass"} and verb.head.pos_ == "ADJ"
    owners = tuple(grammatical_subjects(verb) or (grammatical_subjects(verb.head) if beside else ()))
    for clause in _awaited(verb):
        yield Binding(PROMISED, verb, clause_span(clause), owners)


def _awaited(verb: Token) -> list[Token]:
    if verb.lemma_ == "look":
        return [v for _, v in prepositional(verb, frozenset({"to"})) if v.dep_ == "pcomp" and v.lemma_ in words("host")]
    held = [verb.head] if verb.dep_ in {"aux", "auxpass"} else verb.children
    ready = [c for c in held if c.pos_ == "ADJ" and c.lower_ in words("ready")]
    bare = [c for c in verb.children if c.dep_ == "xcomp" and has_to(c)] if verb.lower_ in {"is", "are", "am"} else []
    return [v for a in ready for v in complement(a) if has_to(v)] + ([] if _names_it(verb) else bare)


def _names_it(verb: Token) -> bool:
    """`his aim is to win`, `it is easy to see`: what the subject is, and nothing that it will do."""
    aims = any(c.pos_ == "NOUN" and possessors(c) for c in verb.children if c.dep_ in SUBJECTS)
    return aims or any(c.dep_ in {"attr", "acomp"} for c in verb.children)


# ---- nouns ------------------------------------------------------------------------------------------------------------
def _of_noun(noun: Token) -> Iterator[Binding]:
    """`India's repeated appeals to both sides`, `his promise to leave`."""
    holders = tuple(possessors(noun))
    clauses = [c for c in noun.children if c.dep_ in {"acl", "relcl"} and has_to(c)]
    if not holders or factuality(noun) != "asserted":
        return
    gist = clause_span(clauses[0]) if clauses else clause_span(noun)
    if noun.lemma_ in words("asked"):
        asked = tuple(t for _, t in prepositional(noun, ADDRESSED) if t.dep_ == "pobj") or _behind(noun)
        if asked:
            yield Binding(ASKED, noun, gist, asked, holders)
    elif clauses:
        yield Binding(PROMISED, noun, gist, holders)


def _behind(noun: Token) -> tuple[Token, ...]:
    """Whoever stands behind `to` right after a noun, where the parser hung the phrase on something above."""
    following = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    found = following.children if following is not None and following.lower_ in {"to", "on"} else ()
    return tuple(t for t in found if t.dep_ == "pobj")
