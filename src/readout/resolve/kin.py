"""Kin of those who rule: `the Libyan leader's son`, `the wife of President X`, `his brother`."""

from __future__ import annotations

from readout.extract.mention import Mention
from readout.knowledge.nouns_again import nouns_of
from readout.knowledge.roles import titles
from readout.resolve.parties import Parties, Resolution, unnamed
from readout.resolve.standing_on import LEADERS
from readout.resolve.story import Story

RULING = frozenset({"GOV", "ELI"})
OF = frozenset({"of", "to"})


def of_kin(story: Story, mention: Mention) -> Resolution | None:
    """One of the family of a leader, of the leader's state and the elite; None for other nouns and other people's kin."""
    if mention.text.lower() not in nouns_of("kin"):
        return None
    for owner in _owning(story, mention):
        parties = story.look_ahead(owner)
        if len(parties) == 1 and parties[0].sector[:1] and parties[0].sector[0] in RULING and _rules(story, owner, parties):
            return Resolution((unnamed(parties[0].code, ("ELI",), mention),), "role")
    return None


def _owning(story: Story, mention: Mention) -> list[Mention]:
    """Whose kin it is, by the words."""
    head = story.doc[mention.head]
    tokens = [c for c in head.children if c.dep_ == "poss"]
    tokens += [o for c in head.children if c.lower_ in OF for o in c.children if o.dep_ == "pobj"]
    return [m for t in tokens if (m := story.mentions.at(t)) is not None and m.kind in {"person", "role", "pronoun"}]


def _rules(story: Story, owner: Mention, parties: Parties) -> bool:
    """Whether the owner leads a state, by office, by title or as the text told before."""
    offices = {office for title in owner.titles for office in title.offices}
    person = next((p for p in story.people.all if p.name == parties[0].name), None)
    known = person.offices if person is not None else frozenset()
    held = titles().get((parties[0].office or "").lower())
    return bool(LEADERS & (offices | known | set(held.offices if held is not None else ())))
