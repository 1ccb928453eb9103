"""Who holds the office that a role noun names: `the Prime Minister`, `his Turkish counterpart`."""

from __future__ import annotations

from readout.extract.mention import Mention
from readout.knowledge.lexicon import Entry
from readout.knowledge.offices import holders
from readout.records import Participant
from readout.resolve.belonging import home
from readout.resolve.named_persons import parties_of
from readout.resolve.noun_phrases import can_be_the_holder, role_sectors
from readout.resolve.parties import NOBODY, Resolution, unnamed
from readout.resolve.persons import Person
from readout.resolve.story import Story

SHARED = frozenset({"envoy"})  # a state has many at a time: the office alone names nobody


def of_counterpart(story: Story, mention: Mention, owners: list[Entry]) -> Resolution:
    """`his Turkish counterpart`: the holder of the office of the last person named, in the other state."""
    if not owners:
        return NOBODY
    for office in story.history.last_offices(story.people):
        for tenure in holders(owners[0].code, office, story.day)[:1]:
            name, qid = tenure.person, tenure.qid or None
            return Resolution(
                (Participant(tenure.code, ("GOV",), mention.text, name, mention.text, qid, (mention.span,)),), "office"
            )
    return Resolution((unnamed(owners[0].code, ("GOV",), mention),), "role")


def of_office(story: Story, mention: Mention, owners: list[Entry]) -> Resolution | None:
    """`the Prime Minister`: someone introduced with that title, else the holder of the office on that day; None if neither."""
    if not can_be_the_holder(story.doc, mention):
        return None
    offices = frozenset(o for t in mention.titles for o in t.offices)
    code = owners[0].code if owners else None
    person = _introduced(story, mention, offices, code)
    if person is not None:
        return Resolution(parties_of(person, mention), "document")
    if not offices:
        return None
    state = code or home(story, mention) or ""
    tenure = next((t for office in sorted(offices - SHARED) for t in holders(state, office, story.day)[:1]), None)
    sectors = role_sectors(story.doc, mention) or ("GOV",)
    if tenure is None or sectors[0] == "ELI":
        return None
    name, title, qid = tenure.person, tenure.titles[0], tenure.qid or None
    return Resolution((Participant(tenure.code, sectors[:2], mention.text, name, title, qid, (mention.span,)),), "office")


def _introduced(story: Story, mention: Mention, offices: frozenset[str], code: str | None) -> Person | None:
    """The person met last with this title, else with this office."""
    form = mention.text.lower()
    recent = [p for p in story.history.persons(story.people) if code is None or p.code == code]
    if code is None and story.issuer is not None:  # a bare title in a readout is first the issuer's own
        recent.sort(key=lambda p: p.code != story.issuer)
    exact = (p for p in recent if any(_is_title(form, title) for title in p.titles))
    return next(exact, None) or next((p for p in recent if offices & p.offices), None)


def _is_title(form: str, title: str) -> bool:
    """`minister` stands for `Foreign Minister`, `president` not for `Vice President`."""
    return form == title or (title.endswith(" " + form) and title.split()[0] not in {"vice", "deputy"})
