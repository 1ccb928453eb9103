"""What the rows of contents.tsv can ask of a noun that is said: `commitment` to what, `concern` about whose conduct."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from readout.extract.backing import backs
from readout.extract.complements import complement, infinitives
from readout.extract.mention import Mentions
from readout.extract.mention_classes import party_within
from readout.extract.syntax import conjuncts, prepositional
from readout.extract.threats import is_harm
from readout.ontology.codebook import word_classes

DOERS = frozenset({"state", "adjective", "body", "person", "pronoun", "people"})  # kinds of mention that have a conduct
URGED = frozenset({"state", "body", "person", "role", "group"})  # kinds of mention that can be asked to act


def _gerunds(noun: Token) -> list[Token]:
    return [v for v in complement(noun) if v.tag_ == "VBG" or v.dep_ == "pcomp"]


def _backing(noun: Token, mentions: Mentions) -> bool:
    return any(backs(v, mentions) for v in [*infinitives(noun), *_gerunds(noun)])


def _tie(noun: Token, mentions: Mentions) -> bool:
    """`commitment to the alliance`."""
    ties = word_classes()["said_tie"]
    return any(
        m.lemma_.lower() in ties for _, t in prepositional(noun, frozenset({"to"})) for m in conjuncts(t) if t.dep_ == "pobj"
    )


def _party(noun: Token, mentions: Mentions) -> bool:
    """A party possesses or modifies the noun, or hangs on it with a preposition."""
    near = [c for c in noun.children if c.dep_ in {"poss", "amod", "compound"}]
    near += [t for c in noun.children if c.dep_ == "prep" for t in c.children]
    return any(party_within(t, mentions) for t in near)


def conduct(noun: Token, mentions: Mentions) -> bool:
    """Concern about what a named party does: the party possesses, modifies or does the thing of concern."""
    for name, target in prepositional(noun, frozenset({"about", "over", "regarding", "at", "with", "on", "for"})):
        for thing in conjuncts(target):
            if name == "for" or (mentions.at(thing) is not None and name in {"with", "at"}):
                continue
            if any((m := mentions.at(o)) is not None and m.kind in DOERS for o in _owners(thing)):
                return thing.lemma_.lower() not in word_classes()["said_undone"]
    return _misdeed(noun, mentions)


def _owners(thing: Token) -> list[Token]:
    owners = [c for c in thing.children if c.dep_ in {"poss", "amod", "compound", "nmod"}]
    return owners + [t for _, t in prepositional(thing, frozenset({"by", "between"}))]


def _misdeed(noun: Token, mentions: Mentions) -> bool:
    """Concern about a deed that is placed in a state (`the coup in Burma`), or about the doings of somebody named."""
    targets = prepositional(noun, frozenset({"about", "over", "regarding", "at", "with"}))
    things = (thing for _, target in targets for thing in conjuncts(target))
    return any(mentions.at(t) is not None for thing in things for _, t in prepositional(thing, _links_of(thing)))


def _links_of(thing: Token) -> frozenset[str]:
    """The prepositions after which the one stands who did it."""
    classes, lemma = word_classes(), thing.lemma_.lower()
    if lemma in classes["said_deed"]:
        return frozenset({"in"})
    return frozenset({"of", "by"}) if lemma in classes["said_doing"] else frozenset()


def _must(noun: Token, mentions: Mentions) -> bool:
    """`the need for Congress to pass`, `the need for Russia's withdrawal`: somebody named must act."""
    for _, target in prepositional(noun, frozenset({"for", "on", "that"})):
        for thing in conjuncts(target):
            if (named := mentions.at(thing)) is not None and named.kind in URGED:
                return True
            owners = (mentions.at(c) for c in thing.children if c.dep_ in {"poss", "amod"})
            if any(m is not None and m.kind in {"state", "adjective"} for m in owners):
                return True
    return any(mentions.at(t) is not None for t in must_act(noun))


def must_act(head: Token) -> list[Token]:
    """Subjects of the clauses that complete a noun: `Congress` in `the need for Congress to pass`."""
    verbs = [*complement(head), *[c for c in head.children if c.dep_ == "advcl" and c.pos_ == "VERB"]]
    return [c for v in verbs for c in v.children if c.dep_ == "nsubj"]


WHEN: dict[str, Callable[[Token, Mentions], bool]] = {
    "backing": _backing,
    "harm": lambda n, m: any(is_harm(v) for v in complement(n)),
    "inf": lambda n, m: bool(infinitives(n)),
    "gerund": lambda n, m: bool(_gerunds(n)),
    "tie": _tie,
    "party": _party,
    "conduct": conduct,
    "must": _must,
    "announced": lambda n, m: True,
}
