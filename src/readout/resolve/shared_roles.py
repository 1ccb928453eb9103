"""Forces and offices that several states named before have, one each: `the two armies`, `both foreign ministers`."""

from __future__ import annotations

from dataclasses import replace

from readout.extract.mention import Mention
from readout.knowledge.lexicon import INTERNATIONAL
from readout.knowledge.roles import plural_titles
from readout.records import Participant
from readout.resolve.belonging import FORCES
from readout.resolve.groups import group
from readout.resolve.leaders import MANY, holding
from readout.resolve.named_persons import parties_of
from readout.resolve.noun_phrases import is_definite, number_before, role_sectors
from readout.resolve.parties import Parties, Resolution, distinct, echo
from readout.resolve.story import Story

ARMIES = frozenset({"armies", "militaries", "navies", "air forces"})
THEMSELVES = frozenset(
    {"countries", "nations", "states", "governments", "capitals", "leaders", "sides", "counterparts", "colleagues"}
)
TWO = 2


def of_shared(story: Story, mention: Mention) -> Resolution | None:
    """What each of several parties has under a plural noun; None where the noun means something else or they are not told."""
    word = mention.text.lower()
    title = plural_titles().get(word)
    offices = frozenset(title.offices) - MANY if title is not None else frozenset()
    if not mention.plural or (word not in ARMIES and not offices):
        return None
    met = _introduced(story, mention, offices)
    if met:
        return Resolution(met, "document")
    owning = _owning(story, mention) or _named_before(story, mention)
    if len({p.key for p in owning}) < TWO or any(p.code in INTERNATIONAL or p.code == "UNK" for p in owning):
        return None
    if not offices:
        sectors = role_sectors(story.doc, mention)
        return Resolution(echo(distinct(_force(p, sectors) for p in owning), mention), "group")
    return Resolution(echo(holding(story, owning, mention), mention), "group")


def of_theirs(story: Story, mention: Mention) -> Resolution | None:
    """`their officials` where `their` is of several states: the officials of each; None elsewhere."""
    owners = [c for c in story.doc[mention.head].children if c.dep_ == "poss" and c.tag_ == "PRP$"]
    if not mention.plural or not owners or mention.text.lower() in THEMSELVES:
        return None
    owning, sectors = _owning(story, mention), role_sectors(story.doc, mention)
    if len({p.code for p in owning}) < TWO or not sectors or any(p.code in INTERNATIONAL for p in owning):
        return None
    title = plural_titles().get(mention.text.lower())
    if title is not None and frozenset(title.offices) - MANY:
        return Resolution(echo(holding(story, owning, mention), mention), "group")
    return Resolution(echo(distinct(_force(p, sectors) for p in owning), mention), "group")


def _introduced(story: Story, mention: Mention, offices: frozenset[str]) -> Parties:
    """The persons met last with one of these offices, of several states and as many as the words say, else nobody."""
    number = number_before(story.doc, mention) or TWO
    recent = [p for p in story.history.persons(story.people) if offices & p.offices][:number]
    if len({p.code for p in recent}) < max(number, TWO) or not is_definite(story.doc, mention):
        return ()
    return distinct(party for person in reversed(recent) for party in parties_of(person, mention))


def _owning(story: Story, mention: Mention) -> Parties:
    """The parties that the words say: `their armies`, `the armies of both countries`."""
    head = story.doc[mention.head]
    owners = [c for c in head.children if c.dep_ == "poss"]
    owners += [o for c in head.children if c.lower_ == "of" for o in c.children if o.dep_ == "pobj"]
    found = [m for token in owners if (m := story.mentions.at(token)) is not None]
    return distinct(p for m in found for p in story.look_ahead(m)) if len(found) == 1 and found[0].plural else ()


def _named_before(story: Story, mention: Mention) -> Parties:
    """The states that stand together before, as many as the words say, two where they say no number."""
    if not is_definite(story.doc, mention):
        return ()
    return group(story, number_before(story.doc, mention) or TWO, states=True)


def _force(party: Participant, sectors: tuple[str, ...]) -> Participant:
    """The part of a party that a noun names; an armed body itself."""
    if party.sector[:1] and party.sector[0] in FORCES and not party.office:
        return party
    return replace(party, sector=sectors[:1], name=None, office=None, identifier_id=None)
