"""What the words before a role noun say of it: whether it is definite, how many it means, which sector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readout.extract.mention import Mention
from readout.knowledge.roles import modifiers

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

DEFINITE = frozenset({"the", "both", "two", "three", "these", "our", "their", "four", "which"})
NOT_THE_HOLDER = frozenset({"a", "an", "any", "another", "no", "former", "ex"})
NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
SECTOR_REACH = 4
ARTICLE_REACH = 4
HOLDER_REACH = 5


def role_sectors(doc: Doc, mention: Mention) -> tuple[str, ...]:
    """PLOVER sectors of a role noun, with what its modifiers replace or add (`former`, `military`)."""
    assert mention.role is not None
    sectors = mention.role.sectors
    at = mention.first - 1
    within = {"ADJ", "NOUN", "ADV", "PUNCT", "PROPN", "VERB"}
    while at >= 0 and mention.first - at <= SECTOR_REACH and doc[at].pos_ in within and not _is_finite(doc[at]):
        modifier = modifiers().get(doc[at].lower_)
        if modifier is not None and modifier.effect == "replace":
            return (modifier.sector,)
        if modifier is not None and modifier.effect == "add":
            sectors = (*sectors, modifier.sector)
        at -= 1
    return sectors


def is_definite(doc: Doc, mention: Mention) -> bool:
    """Whether an article, number or pronoun says that known ones are meant."""
    at = mention.first - 1
    while at >= 0 and mention.first - at <= ARTICLE_REACH:
        if doc[at].lower_ in DEFINITE:
            return True
        joined = doc[at].text == "-" or (at and doc[at - 1].text == "-")  # `the Kurdish-led alliance`
        if doc[at].pos_ not in {"ADJ", "NUM", "NOUN", "PROPN"} and not joined:
            break
        at -= 1
    return False


def _is_finite(token: Token) -> bool:
    """A verb of the clause, not a participle such as `armed`."""
    return token.pos_ == "VERB" and token.tag_ not in {"VBN", "VBG"}


def can_be_the_holder(doc: Doc, mention: Mention) -> bool:
    """Whether nothing says that a title means anybody else than its holder (`a minister`, `the former minister`)."""
    at = mention.first - 1
    while at >= 0 and mention.first - at <= HOLDER_REACH:
        if doc[at].lower_ in NOT_THE_HOLDER:
            return False
        if doc[at].pos_ not in {"ADJ", "NOUN", "PROPN", "PART", "NUM"}:
            break
        at -= 1
    return True


def number_before(doc: Doc, mention: Mention) -> int | None:
    """How many a plural noun means, if one of the two words before it says so."""
    window = doc[max(0, mention.first - 2) : mention.first]
    return next((NUMBERS[t.lower_] for t in window if t.lower_ in NUMBERS), None)
