"""The state or body behind a phrase: by its own words, else by its sentence, else by the document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from readout.extract.mention import Mention
from readout.knowledge.lexicon import INTERNATIONAL, Entry, lexicon
from readout.records import Participant
from readout.resolve.country import STATEWARD, entry_of, is_backer, left_modifiers, right_modifiers
from readout.resolve.scenes import Scene
from readout.resolve.story import Story

if TYPE_CHECKING:
    from spacy.tokens import Token

FORCES = frozenset({"MIL", "COP", "SPY", "PRM", "UAF", "REB", "CRM"})
LOCAL = frozenset({"COP", "CVL", "LAB", "EDU", "MED", "AGR", "CRM", "UAF"})
SCENE_REACH = 6
SCENE_NEAR = 60  # tokens
RELATIVE = frozenset({"relcl"})
ASIDES = frozenset({"relcl", "acl", "advcl", "ccomp"})
CHARGED = frozenset({"for", "to"})
JOINED = frozenset({"compound", "nmod", "appos", "nsubj", "poss"})
AT = frozenset({"in", "at", "near", "outside"})
LOCATIVE = frozenset({"in", "at", "near", "outside", "across", "of", "from"})


def owner(story: Story, mention: Mention) -> Entry | None:
    """The state or body that a phrase belongs to by its own words, a state before a body (`ASEAN Chair` `of Cambodia`)."""
    right = [] if _is_at(story, mention) else right_modifiers(story.doc, story.mentions, mention)[:1]
    left = [m for m in left_modifiers(story.doc, story.mentions, mention) if m.kind != "pronoun" or _owns(story, m, mention)]
    entries = _entries(story, [*right, *left])
    if right and left and story.doc[mention.last + 1].lower_ in CHARGED and mention.kind != "person":
        entries = entries[-1:]  # `the UN coordinator for Iraq`
    return min(entries, key=lambda e: e.code in INTERNATIONAL, default=None)


def _is_at(story: Story, mention: Mention) -> bool:
    """`chose Hamid Karzai in Bonn`: where a person without a title is, not whose."""
    after = story.doc[mention.last + 1] if mention.last + 1 < len(story.doc) else None
    return mention.kind == "person" and not mention.titles and after is not None and after.lower_ in AT


def _owns(story: Story, pronoun: Mention, mention: Mention) -> bool:
    """`our ambassador X`, not `in our view General X`: whether a possessive belongs to what stands before a name, or to it."""
    noun = story.doc[pronoun.head].head
    if mention.kind != "person" or mention.first <= noun.i <= mention.last:
        return True
    return noun.i > pronoun.last and (
        noun.dep_ in JOINED or any(c.i >= mention.first and c.dep_ == "appos" for c in noun.children)
    )


def owners(story: Story, mention: Mention) -> list[Entry]:
    """All states and bodies that modify a role noun (`U.S., Qatari, and Egyptian mediators`), empty where none does."""
    left = left_modifiers(story.doc, story.mentions, mention)
    entries = _entries(story, left)
    if entries:
        return entries[:1] + [e for m, e in zip(left[1:], entries[1:], strict=False) if m.kind == "adjective"]
    right = right_modifiers(story.doc, story.mentions, mention)
    role = mention.role
    if right and right[-1].kind == "place" and role is not None and role.kind == "person" and "GOV" in role.sectors[:1]:
        return _entries(story, right)
    named = [m for m in right if m.kind != "role"]
    return _entries(story, named if mention.plural else named[:1])  # `the government of X and the Y Front` is that of X


def _entries(story: Story, mentions: list[Mention]) -> list[Entry]:
    return [e for m in mentions if (e := _entry_behind(story, m)) is not None]


def _entry_behind(story: Story, inner: Mention) -> Entry | None:
    if inner.kind in STATEWARD:
        return entry_of(inner, story.day)
    parties = story.look_ahead(inner) if inner.kind == "person" else story.meaning(inner).parties
    if len({p.code for p in parties}) != 1 or parties[0].code == "UNK":
        return None
    party, sector = parties[0], parties[0].sector[0] if parties[0].sector else ""
    if len(parties) == 1 and party.name is not None and _is_body(party):
        return Entry("body", party.code, party.name, sector, party.name, qid=party.identifier_id or "")
    return Entry("name", parties[0].code, inner.text, sector if sector in FORCES else "")


def _is_body(party: Participant) -> bool:
    """Whether a party with a name is an organisation, no person."""
    return any(e.kind == "body" and e.code == party.code for e in lexicon().get(party.name or ""))


def home(story: Story, mention: Mention) -> str | None:
    """Code of the state that an unmarked `the prime minister` or `police` belongs to, None where nothing says so."""
    return next(homes(story, mention), None)


def homes(story: Story, mention: Mention) -> Iterator[str]:
    """Codes of the states that an unmarked phrase may belong to, the likeliest first.

    The issuer's; else that of the one place where the sentence says it is; for police or a crowd, that of the town named just
    before; else that of the dateline; else the document's focus, before any other state that the sentence names, which is more
    often the other side; without a focus the nearest of these, else the scene.
    """
    if story.issuer is not None and len(story.issuer) == 3 and story.issuer not in INTERNATIONAL:
        yield story.issuer
    elif not story.is_title:
        local = mention.role is not None and bool(LOCAL & set(mention.role.sectors[:1]))
        beside = (_where(story, mention), _located(story, mention), _scene(story, mention, SCENE_NEAR) if local else None)
        told = (story.dateline, story.focus, _nearest_state(story, mention), _scene(story, mention) if local else None)
        found, behind = (*beside, *told), _backers(story, mention)
        yield from (code for code in found if code is not None and code not in behind)
        if behind:
            yield from (code for code in _states_of(story, mention) if code not in behind)


def placed(story: Story, mention: Mention) -> str | None:
    """Code of the state where the sentence says that a phrase is, None where it says nothing."""
    return _where(story, mention) or _located(story, mention)


def _backers(story: Story, mention: Mention) -> set[str]:
    """`Iran-backed militias`: the states behind those whom the words name."""
    first = story.doc[mention.head].left_edge.i
    inside = [m for m in story.mentions.within(first, mention.first) if m.kind in STATEWARD and is_backer(story.doc, m)]
    return {e.code for m in inside if (e := entry_of(m, story.day)) is not None}


def _states_of(story: Story, mention: Mention) -> list[str]:
    """Codes of the states that the sentence of a phrase names."""
    sentence = story.doc[mention.head].sent
    inside = story.mentions.within(sentence.start, sentence.end - 1)
    entries = (entry_of(m, story.day) for m in inside if m.kind in {"state", "adjective", "people"})
    return [e.code for e in entries if e is not None and e.code not in INTERNATIONAL]


def _where(story: Story, mention: Mention) -> str | None:
    """`East Timor, where militias ...`: the state of the place that a clause with `where` tells of."""
    clause = next((a for a in story.doc[mention.head].ancestors if a.dep_ == "relcl"), None)
    if clause is None or not any(t.lower_ == "where" for t in story.doc[clause.left_edge.i : clause.i]):
        return None
    return _code_at(story, clause.head)


def _code_at(story: Story, token: Token) -> str | None:
    """The state of the place or state named at a token."""
    scene = next((s for s in story.scenes if s.first <= token.i <= s.last), None)
    other = story.mentions.at(token)
    entry = entry_of(other, story.day) if other is not None and other.kind in {"state", "place"} else None
    return scene.code if scene is not None else entry.code if entry is not None else None


def _located(story: Story, mention: Mention) -> str | None:
    """The state of the one place where the sentence says it is."""
    sentence = story.doc[mention.head].sent
    inside = story.mentions.within(sentence.start, sentence.end - 1)
    places = [m for m in inside if m.kind == "place" and (story.focus is None or _follows(story, m, LOCATIVE))]
    places += [m for m in inside if m.kind == "state" and _follows(story, m, AT) and _is_city(m, story.day)]
    places = [m for m in places if not _is_aside(story.doc[m.head], mention)]
    codes = {e.code for m in places if (e := entry_of(m, story.day)) is not None}
    codes |= {scene.code for scene in story.scenes_of(sentence) if _is_where(story, scene, mention)}
    return codes.pop() if len(codes) == 1 else None


def _is_where(story: Story, scene: Scene, mention: Mention) -> bool:
    """Whether a preposition of place stands before a town, and it is no aside."""
    before = story.doc[scene.first - 1].lower_ if scene.first else ""
    return before in LOCATIVE and not _is_aside(story.doc[scene.last], mention)


def _is_aside(place: Token, mention: Mention, clauses: frozenset[str] = ASIDES) -> bool:
    """`X, who had been in Dar es Salaam, ...`: a place in a clause of its own says nothing of what stands outside."""
    clause = next((a for a in place.ancestors if a.dep_ in clauses), None)
    return clause is not None and not clause.left_edge.i <= mention.head <= clause.right_edge.i


def _follows(story: Story, mention: Mention, words: frozenset[str]) -> bool:
    return mention.first > 0 and story.doc[mention.first - 1].lower_ in words


def _is_city(mention: Mention, day: str | None) -> bool:
    entry = entry_of(mention, day)
    return entry is not None and entry.kind == "capital"


def _scene(story: Story, mention: Mention, reach: int | None = None) -> str | None:
    """The state of the town or region named last before those who act on the spot, not more than `reach` tokens before."""
    named = [
        (s.first, s.code)
        for s in story.scenes
        if s.last < mention.first and not _is_aside(story.doc[s.last], mention, RELATIVE)
    ]
    before = [m for m in story.mentions.all if m.last < mention.first and m.kind in {"place", "state"}]
    for place in before[-SCENE_REACH:]:
        entry = None if _is_aside(story.doc[place.head], mention, RELATIVE) else entry_of(place, story.day)
        if entry is not None and entry.kind in {"city", "region", "capital"} and entry.code not in INTERNATIONAL:
            named.append((place.first, entry.code))
    at, code = max(named, default=(0, None))
    return code if reach is None or mention.first - at <= reach else None


def _nearest_state(story: Story, mention: Mention) -> str | None:
    """The state named last before a phrase in its sentence, where the document's own is not named there."""
    sentence = story.doc[mention.head].sent
    inside = story.mentions.within(sentence.start, sentence.end - 1)
    named = [(m, entry_of(m, story.day)) for m in inside if m.kind in {"state", "adjective", "people"}]
    states = [(m, e.code) for m, e in named if e is not None and e.code not in INTERNATIONAL]
    codes = [code for _, code in states]
    if story.focus in codes:
        return story.focus
    before = [code for m, code in states if m.last < mention.first]
    return before[-1] if before else codes[0] if len(set(codes)) == 1 else None


def state_of(story: Story, thing: Token) -> str | None:
    """Code of the state in which a thing stands or to which it belongs: by its own words, else by the sentence."""
    inner = [m for m in story.mentions.within(thing.left_edge.i, thing.right_edge.i) if m.kind in STATEWARD]
    for mention in sorted(inner, key=lambda m: m.kind != "place"):
        entry = entry_of(mention, story.day)
        if entry is not None and entry.code not in INTERNATIONAL:
            return entry.code
    span = (thing.idx, thing.idx + len(thing))
    return home(story, Mention("role", span, thing.i, thing.i, thing.i, thing.text))
