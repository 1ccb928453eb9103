"""Who holds the office that a role noun names: `the Prime Minister`, `his Turkish counterpart`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from readout.extract.mention import Mention
from readout.knowledge.lexicon import INTERNATIONAL, Entry
from readout.knowledge.offices import Tenure, bearers, heads, holders, named
from readout.knowledge.publishers import publisher
from readout.knowledge.roles import titles
from readout.knowledge.standing import predecessors, title_of_state
from readout.records import Participant
from readout.resolve.before_and_after import of_gone_or_coming
from readout.resolve.belonging import homes
from readout.resolve.country import STATEWARD, entry_of
from readout.resolve.named_persons import FORMER_STATES, parties_of
from readout.resolve.noun_phrases import can_be_the_holder, is_definite, role_sectors
from readout.resolve.parties import Resolution, unnamed
from readout.resolve.persons import Person
from readout.resolve.printed_titles import CHIEFS, MANY, printed_holder, printed_phrase, printed_title
from readout.resolve.standing_on import LEADERS, LEAVING, sector_of
from readout.resolve.story import Story

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST_NAMED = 8
GOING = frozenset(
    "die resign quit flee abdicate step stand hand lose concede leave surrender cede bow yield relinquish".split()
)
REMOVING = frozenset(
    "oust topple overthrow depose seize arrest detain remove impeach kill assassinate dismiss sack defeat bury mourn unseat "
    "force shoot murder capture hold fly exile expel".split()
)
LEADER_NOUNS = frozenset({"leader", "strongman", "ruler", "dictator"})
LED = LEADERS | {"rebel_leader", "head_of_body", "opposition_leader"}
ENVOYS = frozenset({"ambassador", "envoy", "permanent representative"})
UN_ENVOY = frozenset({"ambassador_un"})
STANDING_IN = frozenset({"acting", "interim", "transitional", "caretaker"})
SHARED = frozenset({"envoy"})  # a state has many at a time: the office alone names nobody


def of_office(story: Story, mention: Mention, owners: list[Entry]) -> Resolution | None:
    """`the Prime Minister`: someone introduced with that title, else the holder of the office on that day; None if neither."""
    leader = _leader(story, mention, owners) if owners else None
    if leader is not None:
        return leader
    holding = can_be_the_holder(story.doc, mention)
    past = _of_past(story, mention, owners) if not holding or _is_past(mention) else None
    past = past or of_gone_or_coming(story, mention, owners)
    if past is not None or not holding:
        return past
    offices = frozenset(o for t in mention.titles for o in t.offices)
    within = [e for m in story.mentions.within(mention.first, mention.last) for e in m.entries[:1] if m.kind == "body"]
    owners = [*within, *owners]  # `UN Secretary-General` is one title
    owners = [] if owners and _is_of_origin(story, mention, owners) else owners
    own = None if owners else _own_state(story, mention)
    code = owners[0].code if owners else own
    person = _introduced(story, mention, offices, code)
    if person is not None:
        return Resolution(parties_of(person, mention), "document")
    printed = printed_phrase(story, mention, owners)
    if printed is not None:
        told = sector_of(printed, True, story.day) if mention.text.lower() in CHIEFS else role_sectors(story.doc, mention)
        return _held_by(printed, mention, told or ("GOV",), owners, story.day)
    if own is not None:
        return _of_own_title(story, mention, offices, own)
    if not offices:
        return printed_title(story, mention, owners)
    body = owners[0].name if owners and owners[0].kind == "body" else ""
    tenure = _head_of(body, mention, story.day) if body else _holder(story, mention, offices - SHARED, code, owners)
    sectors = role_sectors(story.doc, mention) or ("GOV",)
    if within and tenure is None:
        return Resolution((unnamed(within[0].code, () if within[0].code in INTERNATIONAL else sectors[:1], mention),), "role")
    if tenure is None or sectors[0] == "ELI":
        return printed_title(story, mention, owners) if tenure is None else None
    return _held_by(_who_goes(story, mention, tenure), mention, sectors, owners, story.day)


def _leader(story: Story, mention: Mention, owners: list[Entry]) -> Resolution | None:
    """`the Iraqi leader`, `the Hamas chief`: whom the text has named, else whom the who's-who has."""
    noun = mention.text.lower()
    met = _leader_met(story, mention, owners) if noun in LEADER_NOUNS else None
    return met or (printed_holder(story, mention, owners) if noun in CHIEFS else None)


def _leader_met(story: Story, mention: Mention, owners: list[Entry]) -> Resolution | None:
    """`the Iraqi leader`: who leads that state or body, if the text has named such a person."""
    if not is_definite(story.doc, mention):
        return None
    code = owners[0].code
    met = next((p for p in story.history.persons(story.people) if p.code == code and p.offices & LED), None)
    return Resolution(parties_of(met, mention), "document") if met is not None else None


def _of_past(story: Story, mention: Mention, owners: list[Entry]) -> Resolution | None:
    """`the ousted president`: a person of the text who held the office before and holds it no more."""
    title = titles().get(mention.text.lower().split(" ", 1)[-1]) if _is_past(mention) else None
    offices = frozenset(o for t in (*mention.titles, *([title] if title is not None else [])) for o in t.offices)
    if not offices or not is_definite(story.doc, mention):
        return None
    for person in story.history.persons(story.people):
        terms = [t for t in named(person.words, story.day) if t.person == person.name and t.office in offices]
        if any(not owners or t.code == owners[0].code for t in terms) and not any(t.holds(story.day) for t in terms):
            return Resolution(parties_of(person, mention), "document")
    return None


def _is_past(mention: Mention) -> bool:
    """`former president`, `ousted prime minister`: a role that says so itself."""
    return mention.role is not None and mention.role.sectors[:1] == ("ELI",) and " " in mention.text


def _held_by(tenure: Tenure, mention: Mention, sectors: tuple[str, ...], owners: list[Entry], day: str | None) -> Resolution:
    """The holder of an office at a mention of it."""
    if sectors[0] == "UNK":
        sectors = (owners[0].sector or "GOV",) if owners else sector_of(tenure, True, day)
    sectors = () if tenure.code in INTERNATIONAL else sectors
    name, title, qid = tenure.person, tenure.titles[0], tenure.qid or None
    code = FORMER_STATES.get(tenure.code, tenure.code)
    return Resolution((Participant(code, sectors[:2], mention.text, name, title, qid, (mention.span,)),), "office")


def _who_goes(story: Story, mention: Mention, tenure: Tenure) -> Tenure:
    """The one before, where the office has just changed hands and the clause tells of somebody who loses it."""
    begun = tenure.start
    if story.day is None or len(begun) != len(story.day) or tenure.body:
        return tenure
    first = date.fromisoformat(begun)
    if not timedelta(0) <= date.fromisoformat(story.day) - first <= LEAVING or not _loses(story.doc[mention.head]):
        return tenure
    before = holders(tenure.code, tenure.office, str(first - timedelta(1)))
    return next((t for t in before if t.person != tenure.person), tenure)


def _loses(token: Token) -> bool:
    """Whether the clause says that its subject leaves, or that its object is removed."""
    verb, link = token.head.lemma_.lower(), token.dep_
    return verb in (GOING if link == "nsubj" else REMOVING if link in {"nsubjpass", "dobj"} else ())


def _own_state(story: Story, mention: Mention) -> str | None:
    """The state of a title that one state alone has, or that is used for it (`Taoiseach`, `Secretary of State`)."""
    own = title_of_state(mention.text, story.day)
    if own is None or own.code in INTERNATIONAL:
        return None
    if story.issuer in own.also:
        return story.issuer
    if story.focus in own.also and all(e.code != own.code for m in story.mentions.all for e in m.entries[:1]):
        return story.focus
    return own.code


def _is_of_origin(story: Story, mention: Mention, owners: list[Entry]) -> bool:
    """`the first American pope`: an adjective that says where the holder is from, before a title that one state alone has."""
    own = title_of_state(mention.text, story.day)
    if own is None or own.code in {owners[0].code, *INTERNATIONAL} or owners[0].kind not in {"adjective", "demonym"}:
        return False
    return not own.also and not bearers(owners[0].code, mention.text, story.day)


def _of_own_title(story: Story, mention: Mention, offices: frozenset[str], code: str) -> Resolution:
    """The bearer of such a title on that day; where none is known, its office in that state."""
    sectors = role_sectors(story.doc, mention) or ("GOV",)
    tenure = next(iter(bearers(code, mention.text, story.day)), None) or _holder(story, mention, offices - SHARED, code)
    if tenure is None or sectors[0] == "ELI":
        return Resolution((unnamed(code, sectors[:2], mention),), "role")
    return _held_by(tenure, mention, sectors, [], story.day)


def _holder(
    story: Story, mention: Mention, offices: frozenset[str], code: str | None, owners: Sequence[Entry] = ()
) -> Tenure | None:
    """Who held the office on that day: in the state that owns it, else in the likeliest that has such a title."""
    if any(e.part for e in owners[:1]):  # `the Catalan president` is not that of Spain
        return None
    offices = UN_ENVOY if code and _speaks_at_the_un(story, mention) else offices
    likely = () if code else (*homes(story, mention), *_named_beside(story, mention))
    states = [*_gone(owners, story.day), code] if code else list(dict.fromkeys(likely))
    found = [t for state in states for office in sorted(offices) for t in _in_office(story, mention, state, office)]
    forms = {t.form.lower() for t in mention.titles}
    said = {mention.text.lower(), *(f"{story.doc[mention.first - 1].lower_} {f}" for f in forms if mention.first)}
    phrases = [phrase for phrase in sorted(said) if phrase.split()[0] in STANDING_IN]
    standing_in = [t for state in states for phrase in phrases for t in bearers(state, phrase, story.day)]
    if standing_in:
        return standing_in[0]
    titled = [t for t in found if any(title.lower().endswith(form) for title in t.titles for form in forms)]
    if titled or code:
        return next(iter(titled or bearers(code or "", mention.text, story.day) or found), None)
    own = title_of_state(mention.text, story.day) if mention.text.istitle() else None
    heading = bearers(own.code, mention.text, story.day) if own is not None and own.code in INTERNATIONAL else []
    return _head_of_named_body(story, mention) or next(iter(heading or [t for t in found if t.code == states[0]]), None)


def _gone(owners: Sequence[Entry], day: str | None) -> list[str]:
    """`the Soviet president`: the state of those days, whose name has an end, by its own code."""
    return [code for e in owners[:1] if e.end and e.holds(day) for code in predecessors(e.code)]


def _in_office(story: Story, mention: Mention, code: str, office: str) -> list[Tenure]:
    """Who holds an office of a state: the one, or those spokespersons of several whose title the words are."""
    found = holders(code, office, story.day)
    if office in MANY and office != "spokesperson":  # of several, those who bear the very title
        titled = [t for t in found if any(title.lower() == mention.text.lower() for title in t.titles)]
        return titled[:1] or (found if len({t.person for t in found}) == 1 else [])
    return [t for t in found if _speaks_for(story, mention, t)] if office == "spokesperson" else found[:1]


def _speaks_for(story: Story, mention: Mention, tenure: Tenure) -> bool:
    """Whether the words before a noun are those of a spokesperson's title: `the State Department spokesman`."""
    said = {t.lower_ for t in story.doc[story.doc[mention.head].left_edge.i : mention.last + 1]}
    return any(set(title.lower().split()) <= said for title in tenure.titles)


def _speaks_at_the_un(story: Story, mention: Mention) -> bool:
    """`The Kenyan ambassador told the Security Council`: the one at the United Nations, where nothing says another seat."""
    doc = story.doc
    if mention.text.lower() not in ENVOYS or (mention.last + 1 < len(doc) and doc[mention.last + 1].lower_ in {"to", "in"}):
        return False
    sentence = doc[mention.head].sent
    bodies = [m for m in story.mentions.within(sentence.start, sentence.end - 1) if m.kind == "body"]
    named = any(e.code == "UNO" for m in bodies for e in m.entries[:1])
    return named or any(t.text == "Council" and t.nbor(-1).lower_ == "the" for t in sentence if t.i)


def _head_of_named_body(story: Story, mention: Mention) -> Tenure | None:
    """Who bears a title in the body in whose name the text speaks, else in the one named last: `the Secretary-General`."""
    issuer = publisher(story.document.issuer or story.document.publisher)
    named = [e.name for m in reversed(story.history.met) if m.mention.kind == "body" for e in m.mention.entries[:1]]
    bodies = dict.fromkeys([*([issuer.name] if issuer is not None else []), *named])
    return next((t for body in bodies if (t := _head_of(body, mention, story.day)) is not None), None)


def _head_of(body: str, mention: Mention, day: str | None) -> Tenure | None:
    """Who heads an organisation on a day under one of the titles of a mention."""
    forms = {t.form.lower().replace("-", " ") for t in mention.titles}
    for tenure in heads(body):
        known = [title.lower().replace("-", " ") for title in tenure.titles]
        if tenure.holds(day) and any(title.endswith(form) or form.endswith(title) for title in known for form in forms):
            return tenure
    return None


def _named_beside(story: Story, mention: Mention) -> Iterator[str]:
    """States that the sentence or the text before it names in whatever role: one of them has the office if home has not."""
    sentence = story.doc[mention.head].sent
    named = [m for m in story.mentions.all if m.first < sentence.end and m.kind in STATEWARD]
    for other in reversed(named[-MOST_NAMED:]):
        entry = entry_of(other, story.day)
        if entry is not None and entry.code not in INTERNATIONAL:
            yield entry.code


def _introduced(story: Story, mention: Mention, offices: frozenset[str], code: str | None) -> Person | None:
    """The person met last with this title, else with this office."""
    form = mention.text.lower()
    recent = [p for p in story.history.persons(story.people) if code is None or p.code == code]
    if code is None and story.issuer is not None:  # a bare title in a readout is first the issuer's own
        recent.sort(key=lambda p: p.code != story.issuer)
    exact = (p for p in recent if any(_is_title(form, title) for title in p.titles))
    return next(exact, None) or next((p for p in recent if offices & p.offices), None)


def _is_title(form: str, title: str) -> bool:
    """`minister` stands for `Foreign Minister`, `president` not for `Vice President`."""
    return form == title or (title.endswith(" " + form) and title.split()[0] not in {"vice", "deputy"})
