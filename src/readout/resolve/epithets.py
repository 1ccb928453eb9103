"""What stands for a state without its name: `the kingdom`, `the Gulf state`, `the city-state`, by the states named before."""

from __future__ import annotations

from readout.extract.mention import Mention
from readout.knowledge.lexicon import Entry
from readout.knowledge.standing import states_called
from readout.resolve.country import STATEWARD, entry_of
from readout.resolve.doers import doer_of
from readout.resolve.noun_phrases import number_before
from readout.resolve.parties import NOBODY, Parties, Resolution, echo, unnamed
from readout.resolve.story import Story

LONGEST = 4  # tokens of a phrase before its noun (`city`, `-`)
ARTICLE_REACH = 4
MOST = 6  # states that one phrase can mean together
SINGULAR = {"states": "state", "countries": "country", "nations": "nation"}
PLACES = frozenset({"capital", "city", "region", "metonym"})
PARTS = frozenset({"city", "region"})
ARTICLES = frozenset({"the", "this"})


def epithet_of(story: Story, mention: Mention, owners: list[Entry]) -> Resolution | None:
    """The state that an epithet stands for, nobody where no state that it can mean was named; None for other nouns.

    Of those states the one in whose name the document speaks, else the one named nearest before, by its name rather than by a
    place in it; else the one that the text is about, else the only one.
    """
    first, codes = _longest(story, mention)
    if not codes or mention.plural:
        return None
    if owners and first == mention.first:  # `the island of Java` is a place, `the kingdom of Spain` says which
        return NOBODY if owners[0].kind in PARTS else None
    if not _is_definite(story, first):
        return NOBODY
    if story.issuer in codes:
        return Resolution((unnamed(story.issuer, ("GOV",), mention),), "document")
    found = _named_before(story, mention, codes)
    if found is not None:
        code, other = found
        return Resolution(echo((unnamed(code, ("GOV",), other),), mention), "document")
    only = codes & {story.only_state} or codes & {story.focus} or codes
    return Resolution((unnamed(next(iter(only)), ("GOV",), mention),), "document") if len(only) == 1 else NOBODY


def states_together(story: Story, mention: Mention) -> Parties:
    """`the Baltic states`: all states that go by a regional phrase, where no number tells some of them from others."""
    number = number_before(story.doc, mention)
    twins = states_called(mention.text, story.day) if mention.plural else frozenset()
    if len(twins) > 1 and number in (None, len(twins)):  # `the two Koreas`
        return tuple(unnamed(code, ("GOV",), mention) for code in sorted(twins))
    singular = SINGULAR.get(mention.text.lower())
    if singular is None:
        return ()
    for first in range(max(0, mention.first - LONGEST), mention.first):
        codes = states_called(f"{story.doc[first : mention.first].text} {singular}", story.day)
        if 1 < len(codes) <= MOST and number in (None, len(codes)):
            return tuple(unnamed(code, ("GOV",), mention) for code in sorted(codes))
    return ()


def _longest(story: Story, mention: Mention) -> tuple[int, frozenset[str]]:
    """The longest epithet that ends with a mention: index of its first token, and the codes that it can mean."""
    for first in range(max(0, mention.first - LONGEST), mention.first + 1):
        codes = states_called(story.doc[first : mention.last + 1].text, story.day)
        if codes:
            return first, codes
    return mention.first, frozenset()


def _is_definite(story: Story, first: int) -> bool:
    """Whether an article stands before a phrase, other adjectives between allowed."""
    for at in range(first - 1, max(-1, first - 1 - ARTICLE_REACH), -1):
        token = story.doc[at]
        if token.lower_ in ARTICLES:
            return True
        if token.pos_ not in {"ADJ", "NOUN", "PROPN", "ADV", "VERB"} and token.text != "-":
            return False
    return False


def _named_before(story: Story, mention: Mention, codes: frozenset[str]) -> tuple[str, Mention] | None:
    """The state of these named last before a mention, by name if any is, not as the one who does something to it."""
    doer = doer_of(story.doc[mention.head])
    by_place: tuple[str, Mention] | None = None
    for other in reversed([m for m in story.mentions.all if m.last < mention.first and m.kind in STATEWARD]):
        entry = entry_of(other, story.day)
        if entry is None or entry.code not in codes or entry.kind == "body" or other.head == doer:
            continue
        if entry.kind not in PLACES:
            return entry.code, other
        by_place = by_place or (entry.code, other)
    return by_place
