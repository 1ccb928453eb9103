"""A person of whom the next sentence says what he or she is: `X was freed. The Spanish journalist ...`."""

from __future__ import annotations

from readout.extract.mention import Mention
from readout.resolve.belonging import owners
from readout.resolve.country import is_subject
from readout.resolve.named_persons import parties_of
from readout.resolve.noun_phrases import role_sectors
from readout.resolve.parties import Resolution
from readout.resolve.persons import Person
from readout.resolve.story import Story

OPEN = frozenset({(), ("UNK",), ("CVL",)})  # sectors of somebody of whom nothing was said


def of_described(story: Story, mention: Mention) -> Resolution | None:
    """The one person named in the sentence before, its subject and not known otherwise; None for other nouns.

    What the noun says then holds for the person wherever the text names him or her.
    """
    person = _described(story, mention)
    if person is None:
        return None
    found = owners(story, mention)
    person.code = person.code or (found[0].code if found else None)
    person.sectors = role_sectors(story.doc, mention)[:2]
    for met in story.history.met:
        if met.mention.kind == "person" and story.people.find(met.mention.words, None) is person:
            story.meanings[met.mention] = Resolution(parties_of(person, met.mention), "name")
    return Resolution(parties_of(person, mention), "document")


def _described(story: Story, mention: Mention) -> Person | None:
    token = story.doc[mention.head]
    if mention.plural or not is_subject(token) or story.doc[token.sent.start].lower_ != "the":
        return None
    if token.left_edge.i != token.sent.start or token.sent.start == 0 or any(t.offices for t in mention.titles):
        return None
    before = story.doc[token.sent.start - 1].sent.start
    persons = [m for m in story.history.met if m.sentence == before and m.mention.kind == "person"]
    if len({m.parties[0].key for m in persons}) != 1 or not persons[0].subject:
        return None
    person = story.people.find(persons[0].mention.words, None)
    unknown = person is not None and not person.known and not person.offices and person.sectors in OPEN
    told = role_sectors(story.doc, mention)
    says = bool(told) and told[0] not in {"UNK", "ELI"} and (bool(owners(story, mention)) or _has_age(story, mention))
    fits = person is not None and (person.code is None or {e.code for e in owners(story, mention)} <= {person.code})
    return person if unknown and says and fits else None


def _has_age(story: Story, mention: Mention) -> bool:
    """`the 34-year-old teacher`."""
    before = story.doc[story.doc[mention.head].left_edge.i : mention.first]
    return any(t.like_num or t.lower_.endswith("year-old") for t in before)
