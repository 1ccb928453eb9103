"""Which verbs and adjectives attribute speech, thought or stance: the table of cues, and its rows in a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from readout.extract.quote_page import Page
from readout.knowledge.roles import roles
from readout.tables import rows

WRITINGS = frozenset(
    {
        *(
            "report",
            "study",
            "survey",
            "poll",
            "statement",
            "figure",
            "datum",
            "data",
            "document",
            "review",
            "inquiry",
            "census",
        ),
        *(
            "investigation",
            "paper",
            "letter",
            "record",
            "audit",
            "court",
            "tribunal",
            "judge",
            "jury",
            "panel",
            "commission",
        ),
        *(
            "committee",
            "release",
            "communique",
            "declaration",
            "text",
            "resolution",
            "readout",
            "message",
            "note",
            "banner",
        ),
        *(
            "sign",
            "placard",
            "headline",
            "memo",
            "inscription",
            "plaque",
            "graffito",
            "slogan",
            "decree",
            "order",
            "notice",
        ),
        *("post", "tweet", "email", "analysis"),
    }
)


@dataclass(frozen=True)
class Cue:
    """One row of the table of cues; syntax and addressee as the table explains them."""

    lemma: str
    kind: str
    syntax: frozenset[str]
    addressee: str


@cache
def cues() -> dict[str, Cue]:
    """Every cue under each of its written forms, with its particle where it has one."""
    found: dict[str, Cue] = {}
    for row in rows("readout.extract", "data/cues.tsv"):
        cue = Cue(row["cue"], row["kind"], frozenset(row["syntax"].split("|")), row["addressee"])
        forms = {row["cue"]} if "adj" in cue.syntax else {*_regular(row["cue"]), *row["forms"].split("|")} - {""}
        found.update(dict.fromkeys(forms, cue))
    return found


def _regular(lemma: str) -> set[str]:
    """The forms of a regular verb: `deny`, `denies`, `denied`, `denying`; a particle stays behind."""
    verb, _, particle = lemma.partition(" ")
    stem = verb[:-1] if verb.endswith("e") else verb
    if verb.endswith("y") and verb[-2] not in "aeiou":
        forms = {verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
    else:
        sibilant = verb.endswith(("s", "x", "z", "ch", "sh", "o"))
        forms = {verb, verb + ("es" if sibilant else "s"), stem + "ed", (verb if verb.endswith("ee") else stem) + "ing"}
    return {f"{form} {particle}" if particle else form for form in forms}


def cue_of(page: Page, word: Token) -> tuple[Cue, int] | None:
    """The cue that a word is, with the index of its last token (`pointed out` is one cue)."""
    known, form = cues(), word.lower_
    if word.i + 1 < len(page.doc) and word.pos_ in {"VERB", "AUX"}:
        following = page.doc[word.i + 1]
        found = known.get(f"{form} {following.lower_}")
        if found is not None and following.dep_ != "det":
            return found, following.i
    found = known.get(form)
    if found is None:
        return None
    fits = word.pos_ == "ADJ" or word.tag_ == "VBN" if "adj" in found.syntax else word.pos_ in {"VERB", "AUX"}
    return (found, word.i) if fits else None


def is_writing(token: Token) -> bool:
    """Whether a noun stands for a text, or a body that speaks through one."""
    return token.lemma_.lower() in WRITINGS


def can_speak(token: Token) -> bool:
    """Whether a word can stand for somebody: a name, a personal pronoun, a role or body."""
    if token.pos_ == "PRON":
        return token.lower_ not in {"it", "this", "that", "which", "what"}
    return token.pos_ == "PROPN" or token.lower_ in roles()


def candidates(page: Page) -> Iterator[tuple[Token, Cue, int]]:
    """Every verb of the document that can be a cue, with its row and last token."""
    for token in page.doc:
        found = cue_of(page, token)
        if found is not None:
            yield token, *found
