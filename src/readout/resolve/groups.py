"""Whom a text means by those who met: its principals, `the two leaders`, `both sides`, and the body in whose name it speaks."""

from __future__ import annotations

from spacy.tokens import Token

from readout.extract.mention import Mention
from readout.knowledge.lexicon import INTERNATIONAL
from readout.knowledge.publishers import publisher
from readout.records import Participant, Span
from readout.resolve.country import entry_of, listed
from readout.resolve.parties import Parties, as_states, distinct, unnamed
from readout.resolve.story import Story

MAX_CLIMB = 12
LATELY = 8  # mentions
RECENTLY = 20
PAIR = 2
FORCES = frozenset({"MIL", "COP", "PRM", "UAF", "REB"})
PARTAKING = frozenset("nsubj nsubjpass conj pobj prep dobj appos compound nmod dative agent".split())
PARTNERS = frozenset({"with", "between", "among", "to", "by", "for"})


def group(story: Story, number: int | None, *, states: bool) -> Parties:
    """Whom a group noun means: in a readout those of its own meeting, else those who stand together nearby.

    Args:
        number: how many it says they are; states: whether states are meant, not persons.
    """
    found = principals(story)
    if story.document.kind != "news" and len(found) > 1 and number in (None, len(found)):
        return as_states(found) if states else found
    found = story.history.group(number, states=states)
    return found or (() if states else _opposed(story, number or PAIR))


def _opposed(story: Story, number: int) -> Parties:
    """`the government and the Front ... The two parties`: the last sentence that names just as many, those of one state too."""
    sentences: dict[int, list[Participant]] = {}
    for met in story.history.met[-RECENTLY:]:
        if not _only_tells_whose(story.doc[met.mention.head]) and met.mention.kind != "pronoun":
            sentences.setdefault(met.sentence, []).extend(met.parties)
    for found in reversed(sentences.values()):
        parties = distinct(found)
        if len(parties) >= PAIR:
            armed = any(p.sector[:1] and p.sector[0] in FORCES for p in parties)
            return parties if len(parties) == number and armed else ()
    return ()


def _only_tells_whose(token: Token) -> bool:
    """`of X`, `X's`, `in X`: whose something is, or where."""
    return token.dep_ in {"poss", "compound", "nmod", "amod"} or (
        token.dep_ == "pobj" and token.head.lower_ not in {*PARTNERS, "against"}
    )


def joined_states(story: Story, mention: Mention, number: int | None) -> Parties:
    """`French and German jets ... The two allies`: the states whose adjectives stand together last before a group noun."""
    before = [m for m in story.mentions.all if m.last < mention.first and m.kind in {"adjective", "people", "state"}]
    for last in reversed(before[-LATELY:]):
        chain = [last]
        for other in reversed(before[: before.index(last)]):
            between = story.doc[other.last + 1 : chain[0].first]
            if not len(between) or any(t.lower_ not in {",", "and", "&"} for t in between):
                break
            chain.insert(0, other)
        found = distinct(unnamed(e.code, ("GOV",), m) for m in chain if (e := entry_of(m, story.day)) is not None)
        if len(found) > 1 and number in (None, len(found)):
            return found
    return ()


def principals(story: Story) -> Parties:
    """Who takes part in what the document opens with: parties of its first sentence that are in nobody's possession.

    Those of the title where the sentence has none of several states; empty where the title has none either.
    """
    parties: list[Participant] = []
    for met in story.history.met:
        if met.sentence != story.doc[story.history.met[0].mention.head].sent.start:
            break
        several = met.mention.kind == "role" and len(met.parties) > 1
        if (met.mention.kind == "person" or several) and _takes_part(story.doc[met.mention.head]):
            together = [met.mention] if several else listed(story.doc, story.mentions, met.mention)
            parties += [p for one in together for p in story.meaning(one).parties]
    for found in (distinct(parties), story.title):
        if len({p.code for p in found}) > 1:
            return found
    return ()


def _takes_part(token: Token) -> bool:
    """Subject, object or `with`-partner of the main clause, not inside another noun phrase."""
    for _ in range(MAX_CLIMB):
        if token.dep_ == "ROOT":
            return True
        if token.dep_ not in PARTAKING or (token.dep_ == "prep" and token.lower_ not in PARTNERS):
            return False
        if token.dep_ == "prep" and token.head.pos_ == "NOUN" and token.head.dep_ not in {"dobj", "conj"}:
            return False
        token = token.head
    return False


def issuer_party(story: Story, mention: Mention) -> Parties:
    """The body in whose name a document speaks, named by a mention."""
    return issuer_at(story, mention.text, mention.span)


def issuer_at(story: Story, text: str, span: Span) -> Parties:
    """The body in whose name a document speaks, from the words at a span: an organisation by name, a state as such."""
    known = publisher(story.document.issuer or story.document.publisher or "")
    code = story.issuer or "UNK"
    name = known.name if known is not None and code in INTERNATIONAL else None
    sectors = () if code in INTERNATIONAL else ("GOV",)
    return (Participant(code, sectors, text, name, None, None, (span,)),)
