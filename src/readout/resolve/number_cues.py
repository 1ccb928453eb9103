"""Words that say what befell people (`killed`, `wounded`, `marched`), by the form in which they stand in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Token

from readout.resolve.number_words import table, vocabulary

KINDS = ("dead", "injured", "arrested", "participants")
IRREGULAR = frozenset({"slain", "slew", "shot", "sent", "withdrawn", "drawn", "hurt", "brought", "hanged", "met", "lost"})


class Cue(NamedTuple):
    """What a word can say: which figure it gives, of its object or subject or by itself, in which form, in how many words."""

    kind: str
    role: str  # object, subject, bare, adjective
    shape: str  # past, ing, base
    size: int


@cache
def _forms() -> dict[str, list[tuple[tuple[str, ...], str, str, str]]]:
    """All forms of the cue words by their first word."""
    found: dict[str, list[tuple[tuple[str, ...], str, str, str]]] = {}
    for name in table():
        sort, _, rest = name.partition(".")
        kind, _, role = rest.partition(".")
        if kind not in KINDS or sort not in {"verb", "form", "adjective"}:
            continue
        for words in table()[name]:
            for form in _inflected(words) if sort == "verb" else [words]:
                found.setdefault(form[0], []).append((form, kind, role or sort, _shape(form[0])))
    return found


def _inflected(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    first, rest = words[0], words[1:]
    stem = first[:-1] if first.endswith("e") else first
    third = first + ("es" if first.endswith(("s", "sh", "ch", "x")) else "s")
    past = stem + "ed"
    if first.endswith("y") and first[-2:-1] not in "aeiou":
        third, past = first[:-1] + "ies", first[:-1] + "ied"
    for form in (first, third, past, stem + "ing"):
        yield form, *rest


def _shape(word: str) -> str:
    if word.endswith("ing"):
        return "ing"
    return "past" if word.endswith(("ed", "ied")) or word in IRREGULAR else "base"


def cues(token: Token) -> list[Cue]:
    """What the words from a token on can say about people."""
    word = token.lower_
    found: dict[tuple[str, str], Cue] = {}
    for form, kind, role, shape in _forms().get(word, ()):
        if tuple(t.lower_ for t in token.doc[token.i : token.i + len(form)]) == form:
            found[kind, role] = Cue(kind, role, shape, len(form))
    if word in vocabulary("has.injuries"):
        after = [t.lower_ for t in token.doc[token.i + 1 : token.i + 5]]
        if any(w in vocabulary("injuries") for w in after):
            found["injured", "subject"] = Cue("injured", "subject", "base", 1)
    if token.i and token.nbor(-1).lower_ in {"fatally", "mortally"}:
        found = {("dead", c.role): c._replace(kind="dead") for c in found.values() if c.kind == "injured"} or found
    return list(found.values())


class Window:
    """The words of one sentence, by their place in the document.

    Args:
        doc: the parsed document; low, high: first token of the sentence and the one after its last.
    """

    def __init__(self, doc: Doc, low: int, high: int) -> None:
        self.doc, self.low, self.high = doc, low, high
        self.words = [t.lower_ for t in doc[low:high]]

    def word(self, at: int) -> str:
        """The word at a token in lower case, empty outside the sentence."""
        return self.words[at - self.low] if self.low <= at < self.high else ""

    def cues(self, at: int) -> list[Cue]:
        """What the words from a token on can say about people; nothing outside the sentence."""
        return cues(self.doc[at]) if self.low <= at < self.high else []
