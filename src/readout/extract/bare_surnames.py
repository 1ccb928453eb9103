"""Surnames that stand alone and that the recogniser of names passed over: of those in the news on the day of the text."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import TYPE_CHECKING

from readout.knowledge.offices import name_words, named, only_bearer

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OFFICES = frozenset(
    "head_of_state head_of_government de_facto_leader foreign_minister deputy_head_of_state defence_minister opposition_leader "
    "rebel_leader".split()
)
OF_THEIR_STATE = frozenset({"opposition_leader", "rebel_leader"})  # in texts about it alone
LINKS = frozenset("nsubj nsubjpass poss conj dobj pobj".split())
TO_PERSONS = frozenset("with by to from between for against of".split())
LEAST = 3  # letters


def bare_surnames(doc: Doc, taken: Container[int], day: str | None) -> Iterator[int]:
    """Tokens outside those taken that are the surname of somebody who is in office or in the news on a day."""
    for token in doc:
        if token.pos_ == "PROPN" and token.i not in taken and _stands_alone(token) and _is_borne(token.text, day):
            yield token.i


def _stands_alone(token: Token) -> bool:
    """One capitalised word that acts or is acted upon, with no name and no article beside it."""
    word = token.text
    if len(word) < LEAST or not word[0].isupper() or word.isupper() or token.dep_ not in LINKS:
        return False
    if token.dep_ == "pobj" and token.head.lower_ not in TO_PERSONS:
        return False
    before = token.nbor(-1) if token.i > token.sent.start else None
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    named_on = any(t is not None and (t.pos_ == "PROPN" or t.text in {"-", "–"}) for t in (before, after))
    return not named_on and not any(c.dep_ in {"det", "amod", "compound", "nummod", "poss"} for c in token.children)


def _is_borne(word: str, day: str | None) -> bool:
    if day is None:
        return False
    words = name_words(word)
    held = any(t.office in OFFICES and not t.body and t.holds(day) for t in named(words, day)[:LEAST])
    rare = only_bearer(words, day)
    return held or (rare is not None and rare.office not in OF_THEIR_STATE)
