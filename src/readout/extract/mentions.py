"""Every phrase of a parsed text that can be a party: names, titles with names, states, bodies, role nouns, pronouns.

A mention says only what stands there; which participant it means is for resolve/.
"""

from __future__ import annotations

from spacy.tokens import Doc

from readout.extract.known_names import find_named
from readout.extract.mention import Mention, Mentions
from readout.extract.person_names import find_persons
from readout.extract.unnamed import find_unnamed
from readout.knowledge.lexicon import lexicon


def find_mentions(doc: Doc, day: str | None = None) -> Mentions:
    """All mentions of a parsed document; its day tells whose surnames are known enough to stand alone."""
    matches = list(lexicon().find(doc.text))
    persons = list(find_persons(doc, matches, day))
    taken = {i for m in persons for i in range(m.first, m.last + 1)}
    named = [m for m in find_named(doc, matches) if not (m.kind == "person" and any(i in taken for i in (m.first, m.last)))]
    named = [m for m in named if not _inside_name(m, persons)]
    taken |= {i for m in named if m.kind in {"body", "state", "people"} for i in range(m.first, m.last + 1)}
    return Mentions([*persons, *named, *find_unnamed(doc, taken)])


def _inside_name(mention: Mention, persons: list[Mention]) -> bool:
    """A place or state name that is part of a personal name (`Jordan` in `Michael Jordan`), not of its titles."""
    for person in persons:
        if person.first <= mention.first and mention.last <= person.last:
            name_start = person.last - len(person.words) + 1
            if mention.first >= name_start:
                return True
    return False


__all__ = ["Mention", "Mentions", "find_mentions"]
