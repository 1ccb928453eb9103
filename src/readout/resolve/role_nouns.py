"""Whom a role noun means: `the two leaders`, `Presidents X and Y`, `his counterpart`, `the Prime Minister`, `police`."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from readout.extract.mention import Mention
from readout.extract.syntax import conjuncts
from readout.knowledge.lexicon import INTERNATIONAL, Entry
from readout.knowledge.nouns_again import nouns_of
from readout.resolve.belonging import owners
from readout.resolve.collectives import of_collective
from readout.resolve.counterparts import of_counterpart
from readout.resolve.country import listed
from readout.resolve.described import of_described
from readout.resolve.epithets import epithet_of, states_together
from readout.resolve.groups import group, joined_states
from readout.resolve.hosts import of_host_or_guest
from readout.resolve.kin import of_kin
from readout.resolve.leaders import holding, of_leaders
from readout.resolve.noun_phrases import NUMBERS, is_definite, number_before
from readout.resolve.office_holders import of_office
from readout.resolve.partakers import of_partakers
from readout.resolve.parties import Parties, Resolution, distinct, echo
from readout.resolve.repeated import of_repeated
from readout.resolve.shared_roles import of_shared, of_theirs
from readout.resolve.story import Story
from readout.resolve.successors import of_neighbour

COUNTERPARTS = frozenset({"counterpart", "counterparts", "colleague", "colleagues"})
LIST_SIGNS = frozenset({"–", "—", "-", ":", "(", ","})
LIST_REACH = 9
INTRODUCING = frozenset({"namely", "i.e.", "viz.", "the"})
GLOSS_REACH = 4
BEFORE_ARTICLE = 3
OPPOSED = ("warring ", "rival ", "feuding ", "opposing ")


def of_role(story: Story, mention: Mention) -> Resolution:
    """What a role noun means: those the text says it is, else the holder of the office, else an unnamed group of a state."""
    word = mention.text.lower()
    at_home = of_host_or_guest(story, mention)
    if at_home is not None:
        return at_home
    theirs = of_theirs(story, mention)
    if theirs is not None:
        return theirs
    if _is_group(story, mention, _unopposed(word)):
        number = number_before(story.doc, mention)
        together = (
            states_together(story, mention)
            or group(story, number, states=word in nouns_of("states"))
            or joined_states(story, mention, number)
        )
        if together:
            return Resolution(_led(story, echo(together, mention), mention), "group")
    named = _named_after(story, mention) or _enumerated(story, mention)
    if named:
        return Resolution(named, "name")
    partakers = of_partakers(story, mention)
    if partakers is not None:
        return partakers
    equated = _equated(story, mention)
    if equated:
        return Resolution(echo(equated, mention), "document")
    shared = None if owners(story, mention) else of_shared(story, mention)
    if shared is not None:
        return shared
    found = owners(story, mention)
    return epithet_of(story, mention, found) or _of_owned(story, mention, word, found)


def _led(story: Story, together: Parties, mention: Mention) -> Parties:
    """`France and Spain signed. Their leaders ...`: the states themselves were told of, who leads them is meant."""
    states = all(p.name is None and p.sector[:1] == ("GOV",) and p.code not in INTERNATIONAL for p in together)
    return holding(story, together, mention) if states and mention.text.lower() in nouns_of("leaders") else together


def _of_owned(story: Story, mention: Mention, word: str, found: list[Entry]) -> Resolution:
    """A role noun by the states and bodies that own it, if any do."""
    assert mention.role is not None
    if word in COUNTERPARTS:
        return of_counterpart(story, mention)
    kin = of_kin(story, mention)
    if kin is not None:
        return kin
    neighbour = of_neighbour(story, mention)
    if neighbour is not None:
        return neighbour
    if mention.role.kind == "person" and not mention.plural:
        described = of_described(story, mention)
        if described is not None:
            return described
        holder = of_office(story, mention, found)
        if holder is not None:
            return holder
    leaders = of_leaders(story, mention, found)
    if leaders is not None:
        return leaders
    repeated = None if found else of_repeated(story, mention)
    return repeated or of_collective(story, mention, found)


def _unopposed(word: str) -> str:
    """`parties` of `warring parties`."""
    return next((word.removeprefix(start) for start in OPPOSED if word.startswith(start)), word)


def _is_group(story: Story, mention: Mention, word: str) -> bool:
    return (
        word in nouns_of("group", "states", "sides")
        and mention.plural
        and is_definite(story.doc, mention)
        and not owners(story, mention)
    )


def _named_after(story: Story, mention: Mention) -> Parties:
    """`Presidents X and Y`, `opposition leader Z`: the persons whose names follow a title or what they are."""
    following = story.doc[mention.last + 1] if mention.last + 1 < len(story.doc) else None
    first = story.mentions.at(following) if following is not None else None
    if first is None or first.kind != "person" or first.first != mention.last + 1:
        return ()
    if not mention.plural:
        beside = story.doc[mention.head].dep_ == "compound" or story.doc[first.head].head.i == mention.head
        return story.look_ahead(first) if beside else ()
    persons = listed(story.doc, story.mentions, first, untitled=True)
    return distinct(party for person in persons for party in story.look_ahead(person))


def _enumerated(story: Story, mention: Mention) -> Parties:
    """`the three guarantors of the process – Russia, Turkey and Iran`: as many names after a sign as the number says."""
    doc = story.doc
    number = number_before(doc, mention) or _number_of(doc[mention.head])
    if number is None or not mention.plural:
        return ()
    for at in range(mention.last + 1, min(mention.last + LIST_REACH, len(doc) - 1)):
        if doc[at].pos_ in {"VERB", "AUX"}:
            return ()
        first = story.mentions.at(doc[_after_sign(doc, at)]) if doc[at].text in LIST_SIGNS else None
        if first is not None and first.kind in {"state", "body", "person"}:
            members = listed(doc, story.mentions, first, untitled=True)
            return distinct(p for m in members for p in story.look_ahead(m)) if len(members) == number else ()
    return ()


def _after_sign(doc: Doc, at: int) -> int:
    """The token at which a list begins after a sign: `, namely the Kingdom of X, ...`."""
    at += 1
    while at + 1 < len(doc) and doc[at].lower_ in INTRODUCING:
        at += 1
    return at


def _number_of(token: Token) -> int | None:
    return next((NUMBERS[c.lower_] for c in token.children if c.dep_ == "nummod" and c.lower_ in NUMBERS), None)


def _equated(story: Story, mention: Mention) -> Parties:
    """The party that a group is said to be: `Hamas, a group that`, `condemned Hamas as a group`, `Boko Haram is a group`."""
    token = story.doc[mention.head]
    target: Token | None = None
    if token.dep_ == "appos":
        target = token.head
    elif token.dep_ == "pobj" and token.head.lower_ == "as":
        target = next((c for c in token.head.head.children if c.dep_ in {"dobj", "nsubjpass"}), None)
    elif token.dep_ == "attr" and token.head.lemma_ == "be":
        target = next((c for c in token.head.children if c.dep_ == "nsubj"), None)
    members = conjuncts(target) if target is not None and mention.plural else [target] if target is not None else []
    others = [m for member in members if (m := story.mentions.at(member)) is not None and m.last < mention.first]
    found = distinct(p for other in others for p in story.meaning(other).parties)
    return found or (_before_comma(story, mention) if mention.role is not None and mention.role.kind == "body" else ())


def _before_comma(story: Story, mention: Mention) -> Parties:
    """`the Kurdistan Workers' Party (PKK), a banned terrorist group`: the body named just before a noun with `a`."""
    doc, at = story.doc, mention.first - 1
    while at > 0 and mention.first - at <= GLOSS_REACH and doc[at].pos_ in {"ADJ", "NOUN", "ADV", "VERB"}:
        at -= 1
    if at < BEFORE_ARTICLE or doc[at].lower_ not in {"a", "an"} or doc[at - 1].text != ",":
        return ()
    before = doc[at - 3] if doc[at - 2].text == ")" else doc[at - 2]
    other = story.mentions.at(before)
    return story.meaning(other).parties if other is not None and other.kind == "body" else ()
