"""Who holds the same office elsewhere: `his Turkish counterpart`, `her counterparts from Mali and Niger`."""

from __future__ import annotations

from readout.extract.mention import Mention
from readout.knowledge.lexicon import INTERNATIONAL, Entry
from readout.knowledge.offices import Tenure, holders
from readout.records import Participant
from readout.resolve.country import STATEWARD, entry_of, left_modifiers, right_modifiers
from readout.resolve.leaders import leader_of
from readout.resolve.parties import NOBODY, Parties, Resolution, distinct, unnamed
from readout.resolve.standing_on import LEADERS
from readout.resolve.story import Story

Offices = tuple[frozenset[str], frozenset[str]]  # keys of offices, titles in lower case


def of_counterpart(story: Story, mention: Mention) -> Resolution:
    """The holder of the office of the one whose counterpart it is, in each state that the words or the sentence name.

    Nobody where no other state is named: the owner's own has no second holder.
    """
    own = _owner(story, mention)
    states = _said(story, mention) or _told(story, mention, own)
    if not states:
        return NOBODY
    offices = _offices(story, own)
    found = [_holder(entry.code, offices, story.day) for entry in states]
    how = "office" if any(found) else "role"
    return Resolution(distinct(_party(e, t, mention) for e, t in zip(states, found, strict=True)), how)


def _said(story: Story, mention: Mention) -> list[Entry]:
    """The states that modify the noun, not as its owners."""
    left = [m for m in left_modifiers(story.doc, story.mentions, mention) if m.kind == "adjective" or _stands_bare(story, m)]
    members = left[::-1] or right_modifiers(story.doc, story.mentions, mention)
    found = [e for m in members if m.kind in STATEWARD and (e := entry_of(m, story.day)) is not None]
    states = [e for e in found if e.code not in INTERNATIONAL and e.kind != "body"]
    return states if mention.plural else states[-1:] if left else states[:1]


def _stands_bare(story: Story, mention: Mention) -> bool:
    """`his US counterpart`, not `Turkey's counterpart`."""
    after = story.doc[mention.last + 1] if mention.last + 1 < len(story.doc) else None
    return mention.kind in STATEWARD and (after is None or after.tag_ != "POS")


def _told(story: Story, mention: Mention, own: Parties) -> list[Entry]:
    """The one other state that the sentence names before the noun: `flew to Athens to see his counterpart`."""
    begin = story.doc[mention.head].sent.start
    before = [m for m in story.mentions.within(begin, mention.first) if m.kind in {"state", "place"}]
    entries = {e.code: e for m in before if (e := entry_of(m, story.day)) is not None and e.code not in INTERNATIONAL}
    for scene in story.scenes:
        if begin <= scene.first < mention.first:
            entries.setdefault(scene.code, Entry("city", scene.code, "", ""))
    others = [e for code, e in entries.items() if code not in {p.code for p in own}]
    return others if own and len(others) == 1 and not mention.plural else []


def _owner(story: Story, mention: Mention) -> Parties:
    """Whose counterpart it is, by the words."""
    owner = next((c for c in story.doc[mention.head].children if c.dep_ == "poss"), None)
    found = story.mentions.at(owner) if owner is not None else None
    return story.look_ahead(found) if found is not None else ()


def _offices(story: Story, own: Parties) -> Offices:
    """The offices and titles of the owner, else those of the person met last."""
    name = own[0].name if len(own) == 1 else None
    person = next((p for p in story.people.all if p.name == name and p.offices), None) if name else None
    if person is not None:
        return person.offices, frozenset({*person.titles, (person.office or "").lower()} - {""})
    return story.history.last_offices(story.people)


def _holder(code: str, offices: Offices, day: str | None) -> Tenure | None:
    """Who holds one of these offices in a state, by the same title if anybody does: a president's is the president."""
    keys, titles = offices
    leading = LEADERS if keys & LEADERS else frozenset()
    found = [t for office in sorted(keys | leading) for t in holders(code, office, day)[:1]] if day is not None else []
    alike = [t for t in found if any(title.lower().endswith(form) for title in t.titles for form in titles)]
    leader = leader_of(code, day) if leading else None
    return next(iter([*alike, *filter(None, [leader]), *found]), None)


def _party(entry: Entry, tenure: Tenure | None, mention: Mention) -> Participant:
    if tenure is None:
        return unnamed(entry.code, ("GOV",), mention)
    name, qid = tenure.person, tenure.qid or None
    return Participant(tenure.code, ("GOV",), mention.text, name, mention.text, qid, (mention.span,))
