"""Lists of nouns in a clause: `energy, trade and transport`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

NOUNS = frozenset({"NOUN", "PROPN"})
LEAST = 3


def listed(words: Sequence[Token]) -> frozenset[str]:
    """Lemmas of the longest list of nouns among some words; empty where none has three members."""
    within = {t.i for t in words}
    firsts = (t for t in words if t.pos_ in NOUNS and t.dep_ != "conj")
    lists = (frozenset(m.lemma_.lower() for m in _members(t) if m.i in within) for t in firsts)
    return max((found for found in lists if len(found) >= LEAST), key=len, default=frozenset())


def _members(first: Token) -> Iterator[Token]:
    """A noun and what is joined to it, one after the other; names of persons and states are parties, not topics."""
    if first.ent_type_ not in {"PERSON", "GPE", "NORP"}:
        yield first
    for child in first.children:
        if child.dep_ == "conj" and child.pos_ in NOUNS:
            yield from _members(child)
