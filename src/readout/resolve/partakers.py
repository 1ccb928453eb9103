"""Whom official texts mean by nouns for those who meet or belong to a body: `the participants`, `the delegation`, `Allies`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readout.extract.mention import Mention
from readout.knowledge.lexicon import INTERNATIONAL
from readout.knowledge.nouns_again import nouns_of
from readout.records import Participant
from readout.resolve.belonging import owners
from readout.resolve.country import listed
from readout.resolve.groups import group, issuer_party, principals
from readout.resolve.noun_phrases import NUMBERS
from readout.resolve.parties import Parties, Resolution, as_states, distinct, echo
from readout.resolve.story import Story

if TYPE_CHECKING:
    from spacy.tokens import Token

KNOWN = frozenset({"the", "these", "those", "all", "both", "said", "our"})
LIST_SIGNS = frozenset({",", ":", "–", "—", "("})
LIST_REACH = 12  # tokens between a plural title and the names that explain it
FEWEST = 2
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
ONE_SIDE = frozenset({"delegation", "mission"})
LISTED = frozenset({"state", "body", "person"})
RECENTLY = 60  # mentions


def of_partakers(story: Story, mention: Mention) -> Resolution | None:
    """Those who take part in what an official text tells of, or whose members they are; None for others and in news."""
    if story.document.kind == "news":
        return None
    word = mention.text.lower()
    named = _explained(story, mention)
    if named:
        return Resolution(named, "name")
    several = _of_several(story, mention)
    if several:
        return Resolution(echo(several, mention), "group")
    head = story.doc[mention.head]
    first = story.doc[head.left_edge.i]
    if first.lower_ == "our" and word in nouns_of("states") and len(met := as_states(principals(story))) >= FEWEST:
        return Resolution(echo(met, mention), "group")
    if owners(story, mention):
        return None
    if first.lower_ in KNOWN and word in nouns_of("partakers", "states"):
        found = _known(story, mention)
        if found:
            return Resolution(echo(found, mention), "group")
    if _is_member(story, mention, first):
        return Resolution(issuer_party(story, mention), "document")
    return None


def _known(story: Story, mention: Mention) -> Parties:
    """Those of a delegation; those behind `of`; else those who stand together before, as many as the words say."""
    head, word = story.doc[mention.head], mention.text.lower()
    behind = _behind_of(story, mention)
    if behind is not None:
        return story.look_ahead(behind) if behind.kind == "role" and behind.text.lower() in ONE_SIDE else ()
    if any(c.lower_ == "of" for c in head.children):
        return ()
    if word in ONE_SIDE:
        return _of_delegation(story, mention)
    number = _number(head)
    if word in nouns_of("partakers"):
        return group(story, number, states=False) or _together(story, number)
    return _together(story, number) if number is not None else ()


def _explained(story: Story, mention: Mention) -> Parties:
    """`The Foreign Ministers of the founding states, X of A, Y of B and Z of C, met`: persons whose names follow a title."""
    doc = story.doc
    if not mention.plural or mention.role is None or mention.role.kind != "person":
        return ()
    for at in range(mention.last + 1, min(mention.last + LIST_REACH, len(doc) - 1)):
        if doc[at].tag_ in FINITE or doc[at].text == ".":
            return ()
        first = story.mentions.at(doc[at + 1]) if doc[at].text in LIST_SIGNS else None
        if first is not None and first.kind == "person" and first.first == at + 1:
            members = listed(doc, story.mentions, first, untitled=True)
            return distinct(p for m in members for p in story.look_ahead(m)) if len(members) >= FEWEST else ()
    return ()


def _of_several(story: Story, mention: Mention) -> Parties:
    """`ministers of the six states of the Council, namely X, Y and Z`, `members of the delegation`: those behind `of`."""
    if mention.role is None or mention.role.kind != "person" or not mention.plural:
        return ()
    other = _behind_of(story, mention)
    if other is None or other.kind != "role":
        return ()
    found = story.look_ahead(other)
    return found if len({p.code for p in found}) >= FEWEST else ()


def _behind_of(story: Story, mention: Mention) -> Mention | None:
    """The one phrase behind `of` that a noun has."""
    behind = [o for c in story.doc[mention.head].children if c.lower_ == "of" for o in c.children if o.dep_ == "pobj"]
    other = story.mentions.at(behind[0]) if len(behind) == 1 else None
    return other if other is not None and other.first > mention.last else None


def _of_delegation(story: Story, mention: Mention) -> Parties:
    """`A mission led by X and comprising Y visited Z. The delegation ...`: X and Y."""
    before = [m for m in story.mentions.all if m.kind == "role" and m.last < mention.first and m.text.lower() in ONE_SIDE]
    for other in reversed(before):
        token = story.doc[other.head]
        inside = story.mentions.within(other.last + 1, token.right_edge.i)
        persons = distinct(p for m in inside if m.kind == "person" for p in story.meaning(m).parties)
        told = persons or story.meaning(other).parties
        if told:
            return told
    return ()


def _number(token: Token) -> int | None:
    """How many the words say there are."""
    return next((NUMBERS[c.lower_] for c in token.children if c.dep_ == "nummod" and c.lower_ in NUMBERS), None)


def _together(story: Story, number: int | None) -> Parties:
    """The parties listed last as so many, of several states; where no number is said, the longest list of the opening."""
    met = [m for m in story.history.met[-RECENTLY:] if m.mention.kind != "pronoun"]
    chains: dict[int, list[Participant]] = {}
    for one in met:
        chains.setdefault(one.chain, []).extend(one.parties)
    named = [listed(story.doc, story.mentions, m.mention, untitled=True) for m in met if m.mention.kind in LISTED]
    written = [[p for m in chain for p in story.meaning(m).parties] for chain in named]
    found = [distinct(parties) for parties in (*chains.values(), *written)]
    lists = [parties for parties in found if len({p.code for p in parties}) >= FEWEST]
    if number is not None:
        return next((found for found in reversed(lists) if len({p.code for p in found}) == number), ())
    return max(lists, key=len, default=())


def _is_member(story: Story, mention: Mention, first: Token) -> bool:
    """`Allies welcome ...`, `All Member States`, in the text of a body of several states that tells of no meeting."""
    written = mention.text[0].isupper() or story.doc[mention.head].dep_ in {"nsubj", "nsubjpass"}
    alone = first.i == mention.first or first.lower_ in {"all", "the"}
    named = mention.text.lower() in nouns_of("members")
    return named and written and alone and story.issuer in INTERNATIONAL and len(principals(story)) < FEWEST
