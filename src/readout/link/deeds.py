"""What a request or a commitment is about, by its words, and which types of record carry it out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from readout.link.inflection import PACKAGE, stem, stop_words, words
from readout.tables import rows

TIME = re.compile(r"\b(?:the|until|by|year['’]s)\s+(?:very\s+)?end\b", re.I)
SUBORDINATE = re.compile(r"\b(?:where|which|who|whom|when|because|although)\b", re.I)
BESIDE = re.compile(r"\bwhile\b[^,.;]*,", re.I)
GERUND = re.compile(r"[a-z]{3,}ing$")
NEAR = 8  # words of a clause without a verb in which the noun that it is about must stand
LEADING = frozenset({"to", "will", "would", "must", "should", "shall", "'ll"})
FINITE = LEADING - {"to"}
AWAY = frozenset({"out", "away", "home", "back"})
REACH = 4  # words behind such a verb
BETWEEN = frozenset({"and", "also", "not", "be"})


@dataclass(frozen=True)
class Deed:
    """A kind of act that is asked for or promised.

    Attributes:
        proofs: types of record that carry it out, each with the modes that do; no modes: any.
        needs: `target` or `topic`: what the act must share with the words of the request besides the parties.
        rank: of several deeds in one clause the lowest counts.
    """

    name: str
    proofs: tuple[tuple[str, frozenset[str]], ...]
    needs: str
    rank: int

    def shown_by(self, event: str, mode: str | None) -> bool:
        """Whether a record of this type and mode can be its proof."""
        return any(kind == event and (not modes or (mode or "") in modes) for kind, modes in self.proofs)


@dataclass(frozen=True)
class Deeds:
    """The deeds that a clause names, first the one that it is mainly about, and the words that name them."""

    found: tuple[Deed, ...]
    stems: frozenset[str]

    @property
    def main_stems(self) -> frozenset[str]:
        """The words for what it is mainly about."""
        return frozenset(s for s in self.stems if _by_stem()[s] == self.main)

    @property
    def main(self) -> Deed | None:
        """What the clause is mainly about."""
        return self.found[0] if self.found else None


@cache
def _by_stem() -> dict[str, Deed]:
    found: dict[str, Deed] = {}
    for row in rows(PACKAGE, "data/deeds.tsv"):
        deed = Deed(row["deed"], tuple(_proof(p) for p in row["proofs"].split()), row["with"], int(row["rank"]))
        for word in row["words"].split("|"):
            found.setdefault(stem(word), deed)
    return found


def _proof(text: str) -> tuple[str, frozenset[str]]:
    kind, _, modes = text.partition(":")
    return kind, frozenset(filter(None, modes.split(",")))


def deeds(text: str) -> Deeds:
    """The deeds that a clause names; of equal rank the one named first leads.

    >>> deeds("the cessation of all attacks").main.name
    'ceasefire'
    """
    named = _named(text)
    order = sorted(dict.fromkeys(d for d, _ in named), key=lambda d: d.rank)
    return Deeds(tuple(order), frozenset(s for _, s in named))


def wanted(text: str) -> Deeds:
    """The deeds that a request or promise names: what `to` or `will` leads to decides, whatever its objects are called.

    >>> wanted("Modi to talk to Putin to stop the invasion").main.name
    'talks'
    """
    clause = SUBORDINATE.split(BESIDE.sub(" ", text), maxsplit=1)[0]
    head, found = _head(clause), deeds(text)
    if head is None:
        led = any(w.lower() in LEADING for w in clause.split())
        near = deeds(clause if led else " ".join(clause.split()[:NEAR])).found
        return Deeds((*near, *(d for d in found.found if near and d not in near)), found.stems)
    deed = _by_stem().get(head)
    if deed is None:
        return Deeds((), found.stems)
    return Deeds((deed, *(d for d in found.found if d != deed)), found.stems)


def deed_of(behind: str) -> Deed | None:
    """The deed of a clause that tells of something done, by its verb and, behind a verb that only leads to it, its noun.

    >>> deed_of("flew out of Niamey on Friday").name
    'withdrawal'
    """
    found = [w for w, _, _ in words(behind)]
    if not found:
        return None
    if _went_away(found):
        return _by_stem().get(stem("leave"))
    known = _by_stem().get(stem(found[0]))
    if known is not None or stem(found[0]) not in sense("light"):
        return known
    return next((_by_stem()[s] for s in map(stem, found[1:NEAR]) if s in _by_stem() and s not in sense("light")), None)


def _went_away(found: list[str]) -> bool:
    """`flew out`, `went home`: verbs of motion that leave."""
    return stem(found[0]) in sense("motion") and bool(AWAY & {w.lower() for w in found[1 : 1 + REACH]})


def _named(text: str) -> list[tuple[Deed, str]]:
    known = _by_stem()
    told = (w for w, _, _ in words(TIME.sub(" ", text)) if w.lower() not in stop_words())
    return [(known[s], s) for s in map(stem, told) if s in known]


def _head(text: str) -> str | None:
    """Stem of the first verb that the clause asks for, verbs that only lead to another left out; None without one.

    Where such a verb has an object that names a deed (`to stay in contact`), that is what is asked for.
    """
    found = [w for w, _, _ in words(text)]
    if found and GERUND.match(found[0]):  # `welcoming the prime minister to the summit`
        return _verb(found)
    places = [at for at, word in enumerate(found[:-1]) if word.lower() in LEADING]
    if places and places[0]:  # a clause with a subject of its own: what it `will` do comes before what that is `to` serve
        finite = any(found[at].lower() in FINITE for at in places)
        places = sorted(places, key=lambda at: finite and found[at].lower() == "to")
    for at, following in zip(places, [*places, len(found)][1:], strict=True):
        if verb := _verb(found[at + 1 :]):
            return verb
        if named := _object(found[at + 1 : min(following, at + 1 + NEAR)]):
            return named
    return None


def _object(after: list[str]) -> str | None:
    """Stem of the first noun for a deed behind a verb that only leads to it."""
    if not after or stem(after[0]) not in sense("light"):
        return None
    return next((s for s in map(stem, after[1:]) if s in _by_stem() and s not in sense("light")), None)


def _verb(after: list[str]) -> str | None:
    """Stem of the verb behind `to` or `will`; None where no verb follows or where it only leads to another."""
    for at, word in enumerate(after):
        plain = stem(word)
        if plain in sense("adverb") or word.endswith("ly") or word.lower() in BETWEEN:
            continue
        if plain in sense("motion") and AWAY & {w.lower() for w in after[at + 1 : at + 1 + REACH]}:
            return stem("leave")
        if plain in sense("light") or plain in stop_words() or word[0].isupper() or word[0].isdigit():
            return None
        return plain
    return None


@cache
def sense(name: str) -> frozenset[str]:
    """Stems of the words of one sense in `commitments.tsv`."""
    return frozenset(
        stem(word) for row in rows(PACKAGE, "data/commitments.tsv") if row["sense"] == name for word in row["words"].split("|")
    )


def has_sense(name: str, text: str) -> bool:
    """Whether a text has a word of a sense."""
    return not sense(name).isdisjoint(stem(w) for w, _, _ in words(text))
