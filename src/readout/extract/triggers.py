"""Triggers: verbs and nouns of the codebook that stand in one of its frames; those that stand in none are kept too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from readout.extract.conditions import Site, holds
from readout.extract.mention import Mentions
from readout.extract.person_names import NAMES_OF_TIME
from readout.ontology.codebook import Frame, codebook
from readout.records import Span


@dataclass(frozen=True)
class Trigger:
    """A codebook word in a text.

    Attributes:
        token: index of the verb or noun; particles: indices of its particles.
        frame: the frame that fits, None where none does (`reason` then says so).
    """

    token: int
    particles: tuple[int, ...]
    frame: Frame | None
    span: Span
    reason: str = ""


def _particle_indices(token: Token, frame: Frame) -> tuple[int, ...] | None:
    """Where the frame's particles stand; None if one is missing."""
    if frame.pos == "n":
        return _compound_indices(token, frame)
    found = []
    at = token
    for particle in frame.particles:
        child = next(
            (
                c
                for c in at.children
                if c.lower_ == particle
                and c.i > at.i
                and c.dep_ in {"prep", "prt", "advmod", "agent", "dative", "dobj", "acomp", "oprd", "advcl"}
            ),
            None,
        )
        if child is None:
            child = next((c for c in token.children if c.lower_ == particle and c.i > token.i), None)
        if child is None:
            return None
        found.append(child.i)
        at = child
    return tuple(found)


def _compound_indices(token: Token, frame: Frame) -> tuple[int, ...] | None:
    size = len(frame.particles)
    if token.i < size:
        return None
    words = token.doc[token.i - size : token.i]
    if tuple(w.lower_ for w in words) != frame.particles and tuple(w.lemma_.lower() for w in words) != frame.particles:
        return None
    return tuple(w.i for w in words)


def _part(token: Token) -> str | None:
    if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass"}:
        return "v"
    if (
        token.pos_ in {"NOUN", "PROPN"}
        and token.dep_ not in {"compound"}
        and not (token.pos_ == "PROPN" and token.lower_ in NAMES_OF_TIME)
    ):
        return "n"
    return None


def lemma_of(token: Token) -> str:
    """The lemma as the codebook writes it; a capitalised common noun (`the Summit`) counts as one."""
    return token.lemma_.lower()


def find_triggers(doc: Doc, mentions: Mentions, kind: str) -> Iterator[Trigger]:
    """Every codebook word of a document in text order, with the frame that fits best, if any does."""
    index = codebook()
    for token in doc:
        part = _part(token)
        if part is None:
            continue
        frames = index.get((lemma_of(token), part), ())
        tried = [(f, p) for f in frames if (p := _particle_indices(token, f)) is not None]
        if tried and not _is_name(token, mentions):
            yield _best(Site(token, mentions, kind), tried)


def _is_name(token: Token, mentions: Mentions) -> bool:
    """A codebook word inside a name (`the War Memorial Fund`, `Ambassador Strike`) is no trigger."""
    mention = mentions.at(token)
    return mention is not None and mention.kind in {"person", "state", "body"}


def _best(site: Site, tried: list[tuple[Frame, tuple[int, ...]]]) -> Trigger:
    token = site.token
    for frame, particles in tried:
        if all(holds(c, site, frame) for c in frame.conditions):
            return Trigger(token.i, particles, frame, _span(token, particles))
    return Trigger(token.i, (), None, _span(token, ()), "no frame fits")


def _span(token: Token, particles: tuple[int, ...]) -> Span:
    """The trigger words: verb and following particle, compound noun, or light verb and noun stay separate spans."""
    indices = [token.i, *[p for p in particles if abs(p - token.i) <= 3]]
    first, last = token.doc[min(indices)], token.doc[max(indices)]
    if max(indices) - min(indices) != len(indices) - 1:
        first = last = token
    return first.idx, last.idx + len(last)
