"""Whom a definite noun without an owner means again: `the group`, `the coalition`, `the militants`, by what was told before."""

from __future__ import annotations

from readout.extract.mention import Mention
from readout.knowledge.nouns_again import body_kinds, nouns_of
from readout.resolve.belonging import owners
from readout.resolve.coreference import IRREGULAR, Met
from readout.resolve.doers import doer_of
from readout.resolve.noun_phrases import is_definite
from readout.resolve.parties import Parties, Resolution, echo, unnamed
from readout.resolve.story import Story

LATELY = 20  # mentions
ARMED = frozenset({"armed_group"})


def of_repeated(story: Story, mention: Mention) -> Resolution | None:
    """Whom such a noun means: the last body of the kind, the last phrase with the same noun and an owner; None for others."""
    noun = mention.text.lower().split()[-1]
    if not is_definite(story.doc, mention):
        return None
    found: Parties = ()
    if noun in nouns_of("rulers") and not mention.plural:
        found = _same_noun(story, mention, noun) or _only_government(story, mention, noun)
    elif body_kinds(noun) and not mention.plural:
        found = _same_noun(story, mention, noun) or _last_body(story, mention, noun)
    elif noun in nouns_of("fighters"):
        found = _last_fighters(story, mention)
    return Resolution(echo(found, mention), "document") if found else None


def _before(story: Story, mention: Mention) -> list[Met]:
    """The parties met before, the latest first, without the one that does something to this one."""
    met, doer = story.history.met[-LATELY:], doer_of(story.doc[mention.head])
    barred = {p.key for m in met if doer is not None and m.mention.first <= doer <= m.mention.last for p in m.parties}
    return [m for m in reversed(met) if not barred.intersection(p.key for p in m.parties)]


def _same_noun(story: Story, mention: Mention, noun: str) -> Parties:
    """`the US-led coalition ... the coalition`: the phrase that said whose it is."""
    for met in _before(story, mention):
        if met.mention.kind == "role" and met.mention.text.lower() == noun and met.parties[0].code != "UNK":
            return met.parties if owners(story, met.mention) else ()
        if met.mention.kind == "body" and met.mention.text.lower().endswith(" " + noun):
            return met.parties
    return ()


def _only_government(story: Story, mention: Mention, noun: str) -> Parties:
    """`the regime` in a text that is nearly all about one state."""
    code = story.only_state if noun == "regime" and story.document.kind == "news" else None
    return (unnamed(code, ("GOV",), mention),) if code is not None else ()


def _last_body(story: Story, mention: Mention, noun: str) -> Parties:
    """The organisation named last of a kind that the noun can mean; `terror group` is an armed one."""
    assert mention.role is not None
    kinds = body_kinds(noun)
    if " " in mention.text:
        kinds = ARMED & kinds if mention.role.sectors[:1] in IRREGULAR else frozenset()
    for met in _before(story, mention):
        entries = met.mention.entries if met.mention.kind == "body" else ()
        if entries and entries[0].body_kind in kinds:
            return met.parties
    return ()


def _last_fighters(story: Story, mention: Mention) -> Parties:
    """The armed group with a name met last, not the subject of the sentence unless another does something to them."""
    assert mention.role is not None
    if " " in mention.text and mention.role.sectors[:1] not in IRREGULAR:
        return ()
    sentence = story.doc[mention.head].sent.start if doer_of(story.doc[mention.head]) is None else None
    for met in _before(story, mention):
        party = met.parties[0]
        named = party.name is not None and met.mention.kind in {"body", "role"} and not party.office
        acts = met.subject and met.sentence == sentence
        if named and len(met.parties) == 1 and party.sector[:1] in IRREGULAR and not acts:
            return met.parties
    return ()
