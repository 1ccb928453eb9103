"""Who receives and who is received: `their host` is who leads the state where it happens, `his guest` the other one."""

from __future__ import annotations

from readout.extract.mention import Mention
from readout.knowledge.lexicon import INTERNATIONAL
from readout.records import Participant
from readout.resolve.country import entry_of
from readout.resolve.groups import principals
from readout.resolve.leaders import leader_of
from readout.resolve.parties import NOBODY, Parties, Resolution, echo
from readout.resolve.story import Story

HOSTS = frozenset({"host", "hosts"})
NARROW = HOSTS | {"guest", "visitor"}  # of the others a news report has too many
GUESTS = frozenset({"guest", "guests", "visitor", "visitors", "interlocutor", "interlocutors"})
SEATS = frozenset({"capital", "city", "region", "metonym"})


def of_host_or_guest(story: Story, mention: Mention) -> Resolution | None:
    """The one person that such a noun means, nobody where the text leaves it open; None for other nouns."""
    word = mention.text.lower()
    if word not in HOSTS | GUESTS or (word not in NARROW and story.document.kind == "news"):
        return None
    owner = next((c for c in story.doc[mention.head].children if c.dep_ == "poss"), None)
    found = story.mentions.at(owner) if owner is not None else None
    own = story.look_ahead(found) if found is not None else ()
    if not own or (mention.plural and (word in HOSTS or story.document.kind == "news")):
        return NOBODY
    return _host(story, mention, own) if word in HOSTS else _guest(story, mention, own)


def _host(story: Story, mention: Mention, own: Parties) -> Resolution:
    """Somebody else of the one state where it happens, if named before, else who leads it."""
    begin = _begin(story, mention)
    codes = {s.code for s in story.scenes if begin <= s.first < mention.first}
    places = [m for m in story.mentions.within(begin, mention.first) if m.kind in {"state", "place"}]
    entries = [e for m in places if (e := entry_of(m, story.day)) is not None and e.kind in SEATS]
    codes = (codes | {e.code for e in entries}) - {p.code for p in own} - INTERNATIONAL
    if len(codes) != 1:
        return NOBODY
    code = codes.pop()
    named = [p for p in _persons(story, begin) if p.code == code]
    if named:
        return Resolution(echo(tuple(named[-1:]), mention), "document")
    tenure = leader_of(code, story.day)
    if tenure is None:
        return NOBODY
    office, qid = tenure.titles[0] if tenure.titles else None, tenure.qid or None
    return Resolution((Participant(code, ("GOV",), mention.text, tenure.person, office, qid, (mention.span,)),), "office")


def _guest(story: Story, mention: Mention, own: Parties) -> Resolution:
    """The one other person of the sentence and the one before; in an official text, the other side of its meeting."""
    names = {p.name for p in own}
    others = {p.name: p for p in _persons(story, _begin(story, mention)) if p.name not in names}
    if len(others) == 1 and not mention.plural:
        return Resolution(echo(tuple(others.values()), mention), "document")
    met = principals(story) if story.document.kind != "news" else ()
    codes = {p.code for p in own}
    beyond = tuple(p for p in met if p.code not in codes)
    if beyond and (mention.plural or (len(beyond) == 1 and len(beyond) < len(met))):
        return Resolution(echo(beyond, mention), "document")
    return NOBODY


def _begin(story: Story, mention: Mention) -> int:
    """First token of the sentence before the one of a mention."""
    start = story.doc[mention.head].sent.start
    return int(story.doc[start - 1].sent.start) if start else 0


def _persons(story: Story, begin: int) -> list[Participant]:
    """Persons with a name met since a token."""
    met = [m for m in story.history.met if m.mention.first >= begin and m.single_person]
    return [party for m in met for party in m.parties]
