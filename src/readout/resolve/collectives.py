"""Groups and bodies without a name: `Ukrainian troops`, `police`, `the government`, `thousands of people`."""

from __future__ import annotations

from readout.extract.mention import Mention
from readout.knowledge.lexicon import INTERNATIONAL, Entry
from readout.knowledge.nouns_again import nouns_of
from readout.knowledge.stateless_nouns import stateless
from readout.records import Participant
from readout.resolve.belonging import FORCES, home, placed
from readout.resolve.groups import issuer_party
from readout.resolve.noun_phrases import is_definite, role_sectors
from readout.resolve.parties import NOBODY, Resolution, unnamed
from readout.resolve.story import Story

PEOPLES = frozenset(
    {"people", "citizens", "citizen", "population", "nationals", "national", "public", "nation", "civilians", "civilian"}
)
STATE_NOUNS = frozenset(
    {"government", "administration", "country", "nation", "state", "republic", "kingdom", "regime", "authorities"}
)
ISSUING = frozenset(
    "authority ministry government council commission department secretariat presidency chancellery committee bureau "
    "assembly".split()
)
# These mean the document's own state where nothing else is said; other nouns of state and people then mean nobody.
SELF_EVIDENT = frozenset({"government", "authorities", "civilians"})
OWN_BODIES = frozenset({"government", "congress", "parliament", "senate", "cabinet"})
HERE = frozenset({"local", "national", "state", "domestic"})
CROWD_NOUNS = frozenset({"men", "women"})  # with an article, persons named before; without one, a crowd
CROWDS = frozenset({"thousand", "hundred", "dozen", "score", "ten", "crowd", "million"})


def of_collective(story: Story, mention: Mention, owners: list[Entry]) -> Resolution:
    """What a noun for a group or body means: part of the states or bodies that own it.

    Without owners it is the issuer, else of the state of such a force named before, else of the state at home; in news it may
    stay of unknown state, in other documents it then means nobody.
    """
    word = mention.text.lower()
    sectors = ("CVL",) if word in PEOPLES else role_sectors(story.doc, mention)
    if owners:
        return Resolution(tuple(_owned(mention, one, sectors) for one in owners), "role")
    known = None if _is_of_here(story, mention) else stateless(word)
    if known is not None:
        return Resolution((unnamed(known[0], (known[1],), mention),), "role")
    if _is_numbered(story, mention) and sectors[:1] == ("CVL",):
        code = home(story, mention)
        if code is not None:
            return Resolution((unnamed(code, ("CVL",), mention),), "focus")
    if word in (PEOPLES | STATE_NOUNS | nouns_of("group", "states")) - SELF_EVIDENT and not (
        word in CROWD_NOUNS and _is_bare(story, mention)
    ):
        return NOBODY
    if _is_issuer(story, mention):
        return Resolution(issuer_party(story, mention), "document")
    code = story.history.same_sector(sectors) or _at_home(story, mention, word, sectors)
    if code is not None:
        return Resolution((unnamed(code, sectors[:2], mention),), "focus")
    if story.document.kind != "news":
        return NOBODY
    return Resolution((unnamed("UNK", sectors[:2] or ("UNK",), mention),), "unknown")


def _is_of_here(story: Story, mention: Mention) -> bool:
    """`local charities`, `its aid agency`: one of the state at home."""
    return any(c.lower_ in HERE or c.tag_ == "PRP$" for c in story.doc[mention.head].children)


def _is_numbered(story: Story, mention: Mention) -> bool:
    """`100,000 people`, `thousands of people`: a crowd in one place rather than a nation."""
    token = story.doc[mention.head]
    if token.dep_ == "pobj" and token.head.head.lemma_.lower() in CROWDS:
        return True
    return story.document.kind == "news" and any(c.dep_ == "nummod" for c in token.children)


def _is_bare(story: Story, mention: Mention) -> bool:
    """A plural noun without article or owner that acts: `Women marched`."""
    token = story.doc[mention.head]
    return token.dep_ in {"nsubj", "nsubjpass"} and not any(c.dep_ in {"det", "poss"} for c in token.children)


def _is_issuer(story: Story, mention: Mention) -> bool:
    """`the Authority`, `the Ministry`, `our Government` in a body's own statement."""
    if story.issuer is None or story.document.kind == "news" or mention.role is None or mention.role.kind != "body":
        return False
    return mention.text[0].isupper() and mention.text.lower() in ISSUING and is_definite(story.doc, mention)


def _at_home(story: Story, mention: Mention, word: str, sectors: tuple[str, ...]) -> str | None:
    """The state at home; of those who fled, that of the text, where it is not the one that the sentence says they are in."""
    if not _is_local(story, word):
        return None
    if sectors[:1] != ("REF",):
        return home(story, mention)
    return story.focus if story.focus != placed(story, mention) else story.only_state


def _is_local(story: Story, word: str) -> bool:
    """Whether an unmarked group may be of the document's own state: in news, not in the readout of a talk between states."""
    return story.document.kind == "news" or word in OWN_BODIES


def _owned(mention: Mention, owner: Entry, sectors: tuple[str, ...]) -> Participant:
    """The participant that a state's, body's or force's group or body is."""
    assert mention.role is not None
    span = (mention.span,)
    if owner.kind == "body" and (owner.code in INTERNATIONAL or owner.sector in FORCES or mention.role.kind == "body"):
        own = (owner.sector,) if owner.sector else ()
        return Participant(owner.code, own, mention.text, owner.name, None, owner.qid or None, span)
    if owner.code in INTERNATIONAL:
        return Participant(owner.code, (), mention.text, owner.name or None, None, None, span)
    if owner.sector in {"REB", "PRM", "UAF"} and sectors[:1] in {("MIL",), ("UAF",), ("REB",)}:
        return Participant(owner.code, (owner.sector,), mention.text, owner.name or None, None, None, span)
    return unnamed(owner.code, sectors[:2] or ("UNK",), mention)
