"""Who goes by words that the who's-who prints as a title (`the SPD leader`), and who leads a state where one alone does."""

from __future__ import annotations

from readout.extract.mention import Mention
from readout.knowledge.lexicon import Entry
from readout.knowledge.offices import FULL_NAME_ONLY, Tenure, bearers, heads, titled_so
from readout.records import Participant
from readout.resolve.belonging import homes
from readout.resolve.leaders import leader_of
from readout.resolve.named_persons import FORMER_STATES
from readout.resolve.noun_phrases import can_be_the_holder, is_definite
from readout.resolve.parties import Resolution
from readout.resolve.standing_on import sector_of
from readout.resolve.story import Story

CHIEFS = frozenset({"leader", "chief", "head", "strongman", "ruler", "dictator"})
MANY = FULL_NAME_ONLY | {"envoy", "spokesperson", "opposition_leader", "rebel_leader"}  # several at a time
HEADS = frozenset({"head", "chief"})
RULERS = CHIEFS - {"chief", "head"}
BEFORE, AFTER = 4, 6  # tokens
TO = frozenset({"to", "for", "on"})
OF_STATE = frozenset({"name", "alias", "adjective", "former"})


def printed_holder(story: Story, mention: Mention, owners: list[Entry]) -> Resolution | None:
    """The one person whom such words mean on that day, None where they are not printed or several bear them."""
    if not can_be_the_holder(story.doc, mention):
        return None
    if not (_is_owned_beside(story, mention) and (is_definite(story.doc, mention) or _has_possessor(story, mention))):
        return None
    if mention.last + 1 < len(story.doc) and story.doc[mention.last + 1].lower_ in TO:  # `the UN envoy to X` is one of many
        return None
    owner, noun = owners[0], mention.text.lower()
    named = {owner.form.removeprefix("the "), owner.name} - {""}
    phrases = [phrase for form in named for phrase in (f"{form} {noun}", f"{noun} of {form}")]
    found = {t.person: t for phrase in phrases for t in bearers(owner.code, phrase, story.day)}
    if not found and noun in HEADS and owner.kind == "body":
        found = {t.person: t for t in heads(owner.name) if t.holds(story.day)}
    leads = (noun in RULERS and owner.kind in OF_STATE) or (noun in CHIEFS and owner.kind == "metonym")  # `the Kremlin chief`
    if not found and leads and len(owners) == 1:
        leading = leader_of(owner.code, story.day)
        found = {leading.person: leading} if leading is not None else {}
    return _held(next(iter(found.values())), mention, story.day) if len(found) == 1 else None


def printed_phrase(story: Story, mention: Mention, owners: list[Entry]) -> Tenure | None:
    """`the Archbishop of Canterbury`, `the Senate majority leader`: the one who bears just this title, with the name in it."""
    if story.day is None or not is_definite(story.doc, mention) or not can_be_the_holder(story.doc, mention):
        return None
    codes = {e.code for e in owners}  # `the Congolese president` is of one of two states
    for first, last in _around(story, mention):
        bearing = titled_so(story.doc[first : last + 1].text, story.day)
        found = {t.person: t for t in bearing if not codes or FORMER_STATES.get(t.code, t.code) in codes}
        if len(found) == 1:
            return next(iter(found.values()))
    return None


def _around(story: Story, mention: Mention) -> list[tuple[int, int]]:
    """First and last tokens of the phrases around a mention that hold a name, the longest first."""
    doc, sentence = story.doc, story.doc[mention.head].sent
    begin, end = max(sentence.start, mention.first - BEFORE), min(sentence.end - 1, mention.last + AFTER)
    least = mention.last + (mention.last < end and doc[mention.last + 1].lower_ in TO)  # `the UN envoy to X` is one of many
    spans = [(first, last) for first in range(begin, mention.first + 1) for last in range(least, end + 1)]
    return sorted((s for s in spans if _holds_name(story, mention, *s)), key=lambda span: span[0] - span[1])


def _holds_name(story: Story, mention: Mention, first: int, last: int) -> bool:
    """Whether a phrase names a state, body or place beside a mention, or a thing behind its `of`, in capital letters."""
    named = (m for m in story.mentions.within(first, last) if m.entries and not mention.first <= m.first <= mention.last)
    behind = story.doc[mention.last + 1 : last + 1]
    thing = len(behind) > 1 and behind[0].lower_ == "of" and any(t.text[0].isupper() for t in behind)
    return thing or any(m.text[0].isupper() for m in named)


def printed_title(story: Story, mention: Mention, owners: list[Entry]) -> Resolution | None:
    """The one who bears just this title, of its owner or at home."""
    return printed_holder(story, mention, owners) if owners else _at_home(story, mention)


def _at_home(story: Story, mention: Mention) -> Resolution | None:
    """`The Chief Executive` in a text on Hong Kong: who bears a title that the who's-who alone has, in a state told of."""
    if not mention.text.istitle() or not is_definite(story.doc, mention):
        return None
    if mention.last + 1 < len(story.doc) and story.doc[mention.last + 1].lower_ == "of":  # of some firm
        return None
    sentence = story.doc[mention.head].sent
    for code in dict.fromkeys([*homes(story, mention), *(scene.code for scene in story.scenes_of(sentence))]):
        found = {t.person: t for t in bearers(code, mention.text, story.day) if t.office not in MANY}
        if len(found) == 1:
            return _held(next(iter(found.values())), mention, story.day)
    return None


def _held(tenure: Tenure, mention: Mention, day: str | None) -> Resolution:
    sectors, qid = sector_of(tenure, True, day), tenure.qid or None
    title = tenure.titles[0] if tenure.titles else None
    code = FORMER_STATES.get(tenure.code, tenure.code)
    return Resolution((Participant(code, sectors, mention.text, tenure.person, title, qid, (mention.span,)),), "office")


def _is_owned_beside(story: Story, mention: Mention) -> bool:
    """Whether the owner stands just before the noun or just after its `of`: not `the Iraqi Shia leader`."""
    doc = story.doc
    before = doc[mention.first - 1] if mention.first else None
    if before is not None and before.tag_ == "POS" and mention.first > 1:
        before = doc[mention.first - 2]
    if before is not None and before.tag_ == "PRP$":
        return True
    if before is not None and (left := story.mentions.at(before)) is not None and left.entries:
        return True
    return mention.last + 1 < len(doc) and doc[mention.last + 1].lower_ == "of"


def _has_possessor(story: Story, mention: Mention) -> bool:
    return mention.first > 0 and story.doc[mention.first - 1].tag_ in {"POS", "PRP$"}
