"""What the clauses are like that say what somebody asks, will do or has done: real, planned, done, and where they end."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from readout.extract.complements import has_to
from readout.extract.content import speech_verbs
from readout.extract.factuality import factuality
from readout.extract.syntax import OBJECTS, PASSIVE_SUBJECTS, SUBJECTS, grammatical_subjects, is_passive
from readout.extract.threats import is_harm
from readout.records import Span
from readout.tables import rows

PASSED = frozenset({"VBD", "VBN"})
WILL = frozenset({"will", "shall", "'ll", "’ll"})


@cache
def words(sense: str) -> frozenset[str]:
    """The lemmas of one sense."""
    found = (row["words"] for row in rows("readout.extract", "data/bindings.tsv") if row["sense"] == sense)
    return frozenset(word for several in found for word in several.split("|"))


def is_real(verb: Token) -> bool:
    """Whether it was said: asserted, or behind a verb that leads to it (`wrote to him to ask`)."""
    if factuality(verb) == "asserted":
        return True
    above = verb.head
    led = verb.dep_ in {"xcomp", "advcl"} and has_to(verb) and above.lemma_ in words("joined")
    return led and factuality(above) == "asserted"


def is_planned(verb: Token) -> bool:
    """Whether a clause says what its subject will do: not what will happen to it, nor what it would do if."""
    if verb.lemma_ in words("state") or is_passive(verb) or is_harm(verb) or verb.dep_ in {"relcl", "acl", "advcl"}:
        return False
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if verb.dep_ == "ccomp" and verb.head.lemma_ in words("promise"):
        return False  # the promise itself is read
    reported = verb.dep_ in {"ccomp", "conj"} and "would" in auxiliaries
    if not (auxiliaries & WILL or reported) or any(c.dep_ == "neg" for c in verb.children):
        return False
    return not verb.sent.text.rstrip().endswith("?") and (reported or factuality(verb) == "future")


def is_done(verb: Token) -> bool:
    """Whether a finite clause, or one behind `after`, says that something was done."""
    if verb.tag_ not in PASSED or verb.lemma_ in words("state") or _is_speech(verb):
        return False
    if verb.tag_ == "VBN" and not any(c.dep_ in {"aux", "auxpass"} for c in verb.children) and verb.dep_ != "conj":
        return False
    return bool(grammatical_subjects(verb)) and factuality(verb) == "asserted"


def _is_speech(verb: Token) -> bool:
    """Whether a verb tells of words: `gave an answer`, not `gave ten ships`."""
    if verb.lemma_.lower() not in speech_verbs():
        return False
    role = PASSIVE_SUBJECTS if is_passive(verb) else OBJECTS
    things = [c for c in verb.children if c.dep_ in role]
    says = any(c.dep_ in {"ccomp", "xcomp"} for c in verb.children)
    return verb.lemma_ not in words("either") or not things or says or any(c.lemma_.lower() in words("wordy") for c in things)


def own_span(verb: Token) -> Span:
    """The characters of a clause without the clauses that hang on it or are joined to it."""
    cut = [c for c in verb.children if c.dep_ in {"ccomp", "parataxis"} or (c.dep_ in {"conj", "advcl"} and has_own_subject(c))]
    beside = {t.i for c in cut for t in c.subtree}
    kept = [t for t in verb.subtree if t.i not in beside]
    reach = [t for t in kept if all(i not in beside for i in range(min(t.i, verb.i), max(t.i, verb.i)))] or [verb]
    while len(reach) > 1 and (reach[0].is_punct or reach[0].is_space or reach[0].dep_ in {"cc", "mark"}):
        reach.pop(0)
    while len(reach) > 1 and (reach[-1].is_punct or reach[-1].is_space or reach[-1].dep_ == "cc"):
        reach.pop()
    return reach[0].idx, reach[-1].idx + len(reach[-1])


def has_own_subject(verb: Token) -> bool:
    return any(c.dep_ in SUBJECTS | PASSIVE_SUBJECTS for c in verb.children)
