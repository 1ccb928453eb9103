"""Who leads each of several states, or holds one office in each: `the leaders of France and Spain`, `the two presidents`."""

from __future__ import annotations

from dataclasses import replace

from readout.extract.mention import Mention
from readout.knowledge.lexicon import INTERNATIONAL, Entry
from readout.knowledge.nouns_again import nouns_of
from readout.knowledge.offices import Tenure, bearers, holders
from readout.knowledge.roles import Title, plural_titles
from readout.knowledge.standing import leading_offices
from readout.records import Participant
from readout.resolve.parties import Parties, Resolution, distinct, unnamed
from readout.resolve.story import Story

MANY = frozenset({"envoy", "ambassador", "spokesperson"})  # a state has several at a time
OF_STATE = frozenset({"name", "alias", "adjective", "former", "capital", "metonym"})
# A head of state by another title is none of these.
OF_ONE_KIND = frozenset({"president", "king", "queen", "emperor", "emir", "sultan"})
PAIR = 2


def leader_of(code: str, day: str | None) -> Tenure | None:
    """Who leads a state on a day, None where nobody is known or several do."""
    if day is None:
        return None
    return next((found[0] for office in leading_offices(code, day) if (found := holders(code, office, day))), None)


def of_leaders(story: Story, mention: Mention, owners: list[Entry]) -> Resolution | None:
    """Those who lead the states that own a plural noun, or hold its office there; None for other nouns and for one owner.

    A state whose leader is not known stands for him: `the leaders of X and Y` are never fewer than their states.
    """
    states = {e.code for e in owners if e.kind in OF_STATE and e.code not in INTERNATIONAL}
    if not mention.plural or len(states) < PAIR or len(states) < len(owners) or not _names_an_office(mention):
        return None
    return Resolution(holding(story, tuple(unnamed(e.code, ("GOV",), mention) for e in owners), mention), "office")


def holding(story: Story, states: Parties, mention: Mention) -> Parties:
    """States, each by the holder of the office that a plural noun names where one is known."""
    word = mention.text.lower()
    title = None if word in nouns_of("leaders") else plural_titles().get(word)
    return distinct(_held(state, title, story.day) for state in states)


def _names_an_office(mention: Mention) -> bool:
    word = mention.text.lower()
    title = plural_titles().get(word)
    return word in nouns_of("leaders") or (title is not None and bool(set(title.offices) - MANY))


def _held(state: Participant, title: Title | None, day: str | None) -> Participant:
    tenure = leader_of(state.code, day) if title is None else holder_of(state.code, title, day)
    if tenure is None or state.name is not None:
        return state
    office = tenure.titles[0] if tenure.titles else None
    return replace(state, sector=("GOV",), name=tenure.person, office=office, identifier_id=tenure.qid or None)


def holder_of(code: str, title: Title, day: str | None) -> Tenure | None:
    """Who holds an office of a state on a day under a title, else under another one; None where nobody is known or many do."""
    if day is None:
        return None
    held = {o: found[0] for o in sorted(set(title.offices) - MANY) if (found := holders(code, o, day))}
    form = title.form.lower()
    titled = [t for t in held.values() if any(name.lower().endswith(form) for name in t.titles)]
    others = held.values() if form not in OF_ONE_KIND and len(title.offices) == 1 else ()
    return next(iter([*titled, *bearers(code, form, day), *others]), None)
