"""Names of bodies that many states share (`the Senate`): that of the table only where the text has a sign of its state."""

from __future__ import annotations

from collections import Counter

from readout.extract.mention import Mention
from readout.knowledge.lexicon import INTERNATIONAL, Entry
from readout.knowledge.publishers import publisher
from readout.knowledge.roles import roles
from readout.resolve.belonging import owner
from readout.resolve.country import STATEWARD, entry_of
from readout.resolve.parties import Resolution, participant, unnamed
from readout.resolve.persons import Beside, look_up
from readout.resolve.story import Story

UNITED_NATIONS = "United Nations"
OF_ONE_STATE = frozenset("legislature ministry government court central_bank police military intelligence party".split())


def of_shared_body(story: Story, mention: Mention, entry: Entry) -> Resolution:
    """The body of the table; its like in the state that its own words name, or that the text tells of instead."""
    own = Resolution((participant(entry, mention),), "name")
    if entry.body_kind == "un":
        whole = owner(story, mention)
        another = whole is not None and whole.kind == "body" and whole.name != UNITED_NATIONS
        return Resolution((participant(whole, mention),), "role") if whole is not None and another else own
    if entry.body_kind not in OF_ONE_STATE or not entry.sector:
        return own
    beside = owner(story, mention)
    if beside is not None and beside.code != entry.code and beside.code not in INTERNATIONAL:
        return Resolution((unnamed(beside.code, (entry.sector,), mention),), "role")
    codes = _told(story)
    if entry.code in codes or entry.code in _at_home(story) or _has_person(story, entry.code):
        return own
    noun = roles().get(mention.text.lower().removeprefix("the "))
    if not codes or noun is None or noun.kind != "body":
        return own
    return Resolution((unnamed(codes.most_common(1)[0][0], (entry.sector,), mention),), "focus")


def _told(story: Story) -> Counter[str]:
    """How often the text names each state otherwise than by such names."""
    codes = Counter(scene.code for scene in story.scenes)
    for mention in story.mentions.all:
        entry = entry_of(mention, story.day) if mention.kind in STATEWARD else None
        if entry is not None and not (entry.kind == "body" and entry.ambiguous) and entry.code not in INTERNATIONAL:
            codes[entry.code] += 1
    return codes


def _at_home(story: Story) -> set[str]:
    """The states of the issuer and of the publisher."""
    known = publisher(story.document.publisher or "")
    return {story.issuer or "", known.code if known is not None else ""} - {""}


def _has_person(story: Story, code: str) -> bool:
    """Whether the text names somebody of that state whom the who's-who knows."""
    persons = (m for m in story.mentions.all if m.kind == "person")
    found = (look_up(m.words, Beside.titled(m.titles), story.day) for m in persons)
    return any(p.code == code for p in story.title) or any(t is not None and t.code == code for t in found)
