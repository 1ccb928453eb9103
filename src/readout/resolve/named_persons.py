"""A mention of a person by name -> the person: name, titles, the role noun beside it and the state it belongs to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from readout.extract.mention import Mention, Mentions
from readout.knowledge.lexicon import INTERNATIONAL, Entry
from readout.records import Participant
from readout.resolve.belonging import FORCES, home, owner
from readout.resolve.country import STATEWARD, entry_of, left_modifiers, state_weights
from readout.resolve.noun_phrases import role_sectors
from readout.resolve.parties import Parties
from readout.resolve.persons import Person
from readout.resolve.story import Story

if TYPE_CHECKING:
    from spacy.tokens import Doc

FORMER_STATES = {"YUG": "SRB", "SUN": "RUS", "CSK": "CZE", "DDR": "DEU"}
COUNTERPARTS = frozenset({"counterpart", "colleague"})
APPOSITION_REACH = 6
ROLE_REACH = 8
COMPLETING = frozenset({"of", "to", "for", "on", "at", "in"})
SENT = frozenset({"ambassador", "ambassador_un", "envoy"})
RANKS = frozenset({"MIL", "COP"})  # a general can be police chief or governor: what he is says more than the rank
OF_STATE = frozenset({"GOV", "LEG", "JUD"})
OFFICIAL = frozenset({"GOV", "UNK", "ELI", "PTY", "SOC"})  # sectors of `leader`, `spokesman`, `founder`: the body says which


def person_of(story: Story, mention: Mention) -> Person:
    """The person whom a mention names: joined to one met before, or introduced."""
    together = _together(story, mention)
    state = _owner_in_list(story, mention, together) or owner(story, mention)
    code = state.code if state is not None else None
    opposite = _opposite(story, mention)
    if opposite is not None:
        code = next((c for c in _others_told(story, mention) if c != opposite), None) if code in (None, opposite) else code
    code = code or _nationality(story, mention)
    sectors = tuple(t.sector for t in mention.titles if t.sector)[:1]
    sex = ""
    apposed = _apposed_role(story.doc, story.mentions, mention)
    if apposed is not None:
        sectors = _more_telling(sectors, role_sectors(story.doc, apposed), apposed)
        sex = apposed.role.sex if apposed.role is not None else ""
        if code is None and opposite is None:
            state = owner(story, apposed)
            code = state.code if state is not None else None
    sectors = _of_force(state, sectors)
    vague = apposed is not None and sectors == ("GOV",) and not any(t.offices for t in (*mention.titles, *apposed.titles))
    named = _with_titles(mention, apposed)
    person = story.people.add(named, code, () if vague else sectors, sex, _near(story, mention))
    if not person.known:  # `leader`, `spokesman`: of the state unless the who's-who or a body says otherwise
        person.sectors = _of_body(state, person.sectors or sectors)
    political = any(t.offices for t in mention.titles)
    if political and len(together) > 1:  # two presidents are of two states
        return person
    if person.code is None and opposite is None and (mention.titles or apposed is not None) and not _is_sent(named):
        person.code = (_focus_or_near(story, mention) if political else None) or home(story, mention)
    if person.code is None and not story.is_title and story.document.kind == "news":
        person.code = story.only_state
    return person


def _opposite(story: Story, mention: Mention) -> str | None:
    """`his counterpart, X`, `my colleague X`: the state of him whose counterpart it is, not that of X; else None."""
    at = mention.first - (2 if mention.first > 1 and story.doc[mention.first - 1].text == "," else 1)
    noun = story.doc[at] if at > 0 else None
    if noun is None or noun.lower_ not in COUNTERPARTS or story.doc[at - 1].tag_ not in {"PRP$", "POS"}:
        return None
    own = next((m for c in noun.lefts if c.dep_ == "poss" and (m := story.mentions.at(c)) is not None), None)
    parties = story.look_ahead(own) if own is not None else ()
    return parties[0].code if parties else story.issuer


def _focus_or_near(story: Story, mention: Mention) -> str | None:
    """The text's own state; in what an organisation says, the state that the sentence names beside the name, if any."""
    near = _near(story, mention) if story.focus in INTERNATIONAL else ()
    return next((code for code in near if code not in INTERNATIONAL), story.focus)


def _others_told(story: Story, mention: Mention) -> list[str]:
    """The states that the sentence of a mention names, then those of the text, the most told of first."""
    weights = state_weights(story.document, story.mentions)
    return [*_near(story, mention), *(code for code, _ in weights.most_common())]


def _nationality(story: Story, mention: Mention) -> str | None:
    """`X, a Briton, ...`: the state whose people the words after a name say that it is of."""
    doc, at = story.doc, mention.last + 1
    if at + 2 >= len(doc) or doc[at].text != "," or doc[at + 1].lower_ not in {"a", "an"}:
        return None
    other = next((m for t in doc[at + 2 : at + 4] if (m := story.mentions.at(t)) is not None and m.kind == "people"), None)
    entry = entry_of(other, story.day) if other is not None and not other.plural else None
    return entry.code if entry is not None and entry.code not in INTERNATIONAL else None


def _is_sent(mention: Mention) -> bool:
    """An ambassador or envoy, who is not of the state where he is."""
    offices = {o for t in mention.titles for o in t.offices}
    return bool(offices) and offices <= SENT


def _more_telling(own: tuple[str, ...], apposed: tuple[str, ...], role: Mention) -> tuple[str, ...]:
    """The sector of a title; that of the role beside the name where the title is a mere rank, and the role an office."""
    told = apposed[:1] not in ((), ("UNK",)) and (apposed[:1] != ("GOV",) or any(t.offices for t in role.titles))
    return apposed if not own or (own[0] in RANKS and told) else own


def _of_force(body: Entry | None, sectors: tuple[str, ...]) -> tuple[str, ...]:
    """The sector of a force for those who lead it or speak for it."""
    forces = body is not None and body.sector in FORCES and sectors[:1] in ((), ("UNK",), ("GOV",))
    return (body.sector,) if body is not None and forces else sectors


def _of_body(body: Entry | None, sectors: tuple[str, ...]) -> tuple[str, ...]:
    """The sector of a party, firm or union for those who lead it or speak for it, where the who's-who does not know them."""
    if body is None or body.kind != "body" or not body.sector or body.code in INTERNATIONAL:
        return sectors
    return (body.sector,) if body.sector not in OF_STATE and (not sectors or sectors[0] in OFFICIAL) else sectors


def _owner_in_list(story: Story, mention: Mention, together: list[Mention]) -> Entry | None:
    """Whose the persons after a plural title are: of the one state before it, or of several in turn (`Czech and Slovak`)."""
    if len(together) < 2:
        return None
    left = left_modifiers(story.doc, story.mentions, together[0])
    found = [e for m in reversed(left) if m.kind in STATEWARD and (e := entry_of(m, story.day)) is not None]
    if len(found) == len(together):
        return found[together.index(mention)]
    return found[0] if len(found) == 1 else None


def _together(story: Story, mention: Mention) -> list[Mention]:
    """The persons of a list after a plural title that holds for this one; empty where the title is its own."""
    own = mention.text.lower().replace(".", "")
    if not mention.titles or mention.titles[0].form.lower().replace(".", "") in own:
        return []
    persons = [m for m in story.mentions.all if m.kind == "person" and m.titles == mention.titles]
    return [m for m in persons if _in_one_list(story.doc, m, mention)]


def _in_one_list(doc: Doc, one: Mention, other: Mention) -> bool:
    """Whether two persons stand in one sentence without a verb between."""
    first, last = sorted((one.first, other.first))
    return doc[first].sent == doc[last].sent and not any(t.pos_ in {"VERB", "AUX"} for t in doc[first:last])


def _near(story: Story, mention: Mention) -> tuple[str, ...]:
    """States that the sentence names, the nearest first, then the document's own."""
    sentence = story.doc[mention.head].sent
    inside = [m for m in story.mentions.within(sentence.start, sentence.end - 1) if m.kind in STATEWARD]
    entries = (entry_of(m, story.day) for m in sorted(inside, key=lambda m: abs(m.first - mention.first)))
    codes = [e.code for e in entries if e is not None and e.code not in INTERNATIONAL]
    return tuple(dict.fromkeys([*codes, *([story.focus] if story.focus else [])]))


def _with_titles(mention: Mention, apposed: Mention | None) -> Mention:
    if apposed is None or not apposed.titles:
        return mention
    return replace(mention, titles=(*mention.titles, *apposed.titles))


def _apposed_role(doc: Doc, mentions: Mentions, mention: Mention) -> Mention | None:
    """`the Turkish president, X` and `X, a spokesman for Y`: the role noun that stands beside a name."""
    before = mention.first - 1
    if before >= 1 and doc[before].text == ",":
        before -= 1
    left = mentions.at(doc[before]) if before >= 0 else None
    if left is not None and _is_persons_role(left) and not left.plural:
        return left
    further = _apposed_further_left(doc, mentions, mention)
    if further is not None:
        return further
    after = mention.last + 1
    following = mentions.at(doc[after + 1]) if after + 1 < len(doc) and doc[after].lower_ == "and" else None
    if following is not None and following.kind == "person" and not mention.titles:
        shared = _apposed_role(doc, mentions, following)  # `X and Y, two union leaders`
        return shared if shared is not None and shared.plural else None
    if after + 1 >= len(doc) or doc[after].text not in {",", "("}:
        return None
    for at in range(after + 1, min(after + 1 + APPOSITION_REACH, len(doc))):
        token = doc[at]
        right = mentions.at(token)
        if (
            right is not None
            and _is_persons_role(right)
            and right.head == token.i
            and (not right.plural or _is_one_of_several(doc, mention))
        ):
            return right
        sign = token.is_punct and token.text != "-"  # `Under-Secretary`
        if token.pos_ in {"VERB", "AUX", "PRON"} or sign or token.tag_.startswith("W"):
            return None
    return None


def _is_one_of_several(doc: Doc, mention: Mention) -> bool:
    """A name coordinated with another: `X and Y, two union leaders`."""
    token = doc[mention.head]
    return token.dep_ == "conj" or any(c.dep_ == "conj" and c.pos_ == "PROPN" for c in token.children)


def _apposed_further_left(doc: Doc, mentions: Mentions, mention: Mention) -> Mention | None:
    """`the Finance Minister of Ukraine, X`, `its ambassador to the UN, X`: the role noun before what completes it."""
    before = mention.first - 1
    if before < 1 or doc[before].text != ",":
        return None
    for at in range(before - 1, max(-1, before - 1 - ROLE_REACH), -1):
        token = doc[at]
        left = mentions.at(token)
        if left is not None and _is_persons_role(left) and left.head == token.i:
            completed = doc[left.last + 1].lower_ in COMPLETING
            known = _is_definite(doc, mentions, left) or _is_set_off(doc, left, mention)
            return left if completed and not left.plural and known else None
        if token.pos_ not in {"ADP", "DET", "PROPN", "NOUN", "ADJ", "PART", "CCONJ"} or (
            left is not None and left.kind == "person"
        ):
            return None
    return None


def _is_set_off(doc: Doc, role: Mention, mention: Mention) -> bool:
    """`a spokeswoman for Rwanda, X, said`: a name between commas, or before what it does, behind a noun with `a`."""
    after = doc[mention.last + 1] if mention.last + 1 < len(doc) else None
    if not any(t.lower_ in {"a", "an"} for t in doc[max(0, role.first - 3) : role.first]):
        return False
    return after is not None and (after.pos_ in {"VERB", "AUX"} or (after.text == "," and doc[mention.head].dep_ == "appos"))


def _is_definite(doc: Doc, mentions: Mentions, mention: Mention) -> bool:
    """Whether one known person is meant: `the`, `its`, `Libya's`, no verb's object at random."""
    at = mention.first - 1
    while at >= 0 and mention.first - at <= ROLE_REACH and (doc[at].pos_ in {"ADJ", "NOUN", "PROPN"} or doc[at].text == "-"):
        at -= 1
    return at >= 0 and (doc[at].lower_ == "the" or doc[at].tag_ in {"PRP$", "POS", "WP$"})


def _is_persons_role(mention: Mention) -> bool:
    return mention.kind == "role" and mention.role is not None and mention.role.kind == "person"


def parties_of(person: Person, mention: Mention) -> Parties:
    """A person as the one participant of a mention; where it was introduced is its second span."""
    code = FORMER_STATES.get(person.code or "", person.code or "UNK")
    sectors = () if code in INTERNATIONAL else person.sectors or ("CVL",)
    spans = (mention.span,) if person.first in (None, mention.span) else (mention.span, person.first)
    kept = tuple(s for s in spans if s is not None)
    return (Participant(code, sectors, mention.text, person.name, person.office, person.qid, kept),)
