"""Whether a clause says that something is not so, or denies or refuses it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache

from spacy.tokens import Token

from readout.link.inflection import PACKAGE
from readout.link.initiators import sense
from readout.link.propositions import is_content, lemma
from readout.tables import rows

STATING = frozenset({"ccomp", "xcomp"})
PREDICATES = frozenset({"acomp", "attr", "oprd"})
NOUN_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
BUT = frozenset({"but", "except", "save"})
NOUN_ROLES = frozenset({"nsubj", "dobj", "nsubjpass", "attr"})


def is_negated(head: Token, words: Sequence[Token]) -> bool:
    """An odd number of negations: `not`, `no`, `nobody` at the verbs that state a claim, and verbs that refuse or deny."""
    verbs = [head, *(t for t in words if t.head == head and t.dep_ in STATING)]
    return bool(sum(_negations(v) for v in verbs) % 2)


def _negations(verb: Token) -> int:
    own = sum(1 for c in verb.children if c.dep_ == "neg" or c.lower_ in sense("nobody"))
    own += sum(
        1 for c in verb.children if (c.dep_ in PREDICATES and c.lower_ in sense("untrue")) or (c.dep_ == "advcl" and _unless(c))
    )
    nouns = sum(_has_no(c) for c in _nouns(verb))
    return own + nouns + (verb.lemma_.lower() in sense("denial") or _with_particle(verb) in sense("denial"))


def _unless(clause: Token) -> bool:
    return any(c.lower_ == "unless" for c in clause.lefts)


def denied(head: Token, words: Sequence[Token]) -> frozenset[str]:
    """Lemmas of what a claim says is not so: those that stand under an odd number of its negations."""
    within = {t.i for t in words}
    return frozenset(lemma(t) for t in words if is_content(t) and _times_denied(t, head, within) % 2)


def _times_denied(token: Token, head: Token, within: set[int]) -> int:
    """How many negations a word stands under, up to the head of its claim; a verb beside another does not share its own."""
    found, below = int(_has_no(token)), None
    while token.i in within:
        if token.pos_ in {"VERB", "AUX"}:
            found += _weight_on(token, below)
        if token == head or token.head == token or (token.dep_ == "conj" and token.pos_ in {"VERB", "AUX"}):
            break
        token, below = token.head, token
        found += below is not None and token.pos_ not in {"VERB", "AUX"} and _has_no(token)
    return found


def _weight_on(verb: Token, below: Token | None) -> int:
    """The negations that a verb lays on what stands under it: `not`, `nobody`, `is false`, and `refused to`."""
    own = sum(1 for c in verb.children if c.dep_ == "neg" or c.lower_ in sense("nobody"))
    own += sum(1 for c in verb.children if c.dep_ in PREDICATES and c.lower_ in sense("untrue") | sense("unwanted"))
    own += sum(_has_no(c) for c in _nouns(verb) if c.dep_ == "pobj" and c != below and not c.is_ancestor(below or verb))
    refuses = below is not None and below.dep_ not in NOUN_SUBJECTS and verb.lemma_.lower() in sense("denial")
    return own + int(refuses)


def predicates(head: Token, words: Sequence[Token]) -> frozenset[str]:
    """Lemmas of the verbs that state a claim: its own, the one that it reports or leads to, and those of its passives."""
    within = {t.i for t in words}
    stating = (t for t in words if t.dep_ in STATING and t.head == head and t.i in within)
    return frozenset(t.lemma_.lower() for t in (head, *stating) if t.pos_ == "VERB")


def opposite(one: Collection[str], other: Collection[str]) -> tuple[str, str] | None:
    """Two verbs of two claims of which a thing can be in only one state (`lift`, `keep`); None where there are none."""
    pairs = ((a, b) for a in sorted(one) for b in sorted(other))
    return next((pair for pair in pairs if pair in _opposites()), None)


@cache
def _opposites() -> frozenset[tuple[str, str]]:
    listed = [(row["one"].split("|"), row["other"].split("|")) for row in rows(PACKAGE, "data/opposites.tsv")]
    return frozenset(pair for one, other in listed for a in one for b in other for pair in ((a, b), (b, a)))


def turns_away(words: Sequence[Token]) -> bool:
    """Whether a clause says in other words than `not` that something is not to go on: `halt`, `prevent`, `against`."""
    return any(t.lemma_.lower() in sense("ceasing") for t in words)


def _nouns(verb: Token) -> Iterable[Token]:
    """Its subject, its objects, and the nouns behind its prepositions (`at no time`)."""
    for child in verb.children:
        if child.dep_ in NOUN_ROLES:
            yield child
        elif child.dep_ in {"prep", "aux"}:  # a phrase in front of an auxiliary hangs on that
            preps = [child] if child.dep_ == "prep" else [c for c in child.children if c.dep_ == "prep"]
            yield from (c for prep in preps for c in prep.children if c.dep_ == "pobj")


def _has_no(noun: Token) -> bool:
    return any(c.lower_ == "no" and c.dep_ in {"det", "neg"} for c in noun.children) and not _is_only_one(noun)


def _is_only_one(noun: Token) -> bool:
    """`no alternative to talks`, `no way other than talks`, `no choice but to talk`: words for talks, and not against them."""
    if noun.lemma_.lower() in sense("alternative"):
        return True
    return any(c.lower_ in BUT or (c.lower_ == "other" and any(g.lower_ == "than" for g in c.children)) for c in noun.rights)


def _with_particle(verb: Token) -> str:
    return " ".join([verb.lemma_.lower(), *(c.lower_ for c in verb.children if c.dep_ == "prt")])
