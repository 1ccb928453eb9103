"""Who came after or before somebody in office: `his successor`, `the predecessor of X`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readout.extract.mention import Mention
from readout.knowledge.offices import Tenure, line, name_words, named
from readout.records import Participant
from readout.resolve.parties import Resolution
from readout.resolve.standing_on import LEADERS, office_on, sector_of
from readout.resolve.story import Story
from readout.tables import earliest, latest

if TYPE_CHECKING:
    from spacy.tokens import Token

NEXT = {"successor": 1, "predecessor": -1}
OF = frozenset({"of", "to"})
REMEMBERED = 10  # years since a term for which a surname alone still tells
GAP = 1  # years between two terms that follow each other; where it is longer, the who's-who lacks somebody
# Offices that one person holds at a time, so that another comes after.
SINGLE = LEADERS | {
    "ambassador_un",
    "army_chief",
    "defence_minister",
    "finance_minister",
    "foreign_minister",
    "head_of_body",
    "interior_minister",
    "legislature_speaker",
    "national_security_adviser",
}


def of_neighbour(story: Story, mention: Mention) -> Resolution | None:
    """The one before or after a person in office; None for other nouns, for the unknown and for a successor still to come."""
    step = NEXT.get(mention.text.lower())
    if step is None or story.day is None:
        return None
    owner = _owner(story, mention)
    term = _term(owner, story.day) if owner is not None else _term_of_surname(story, mention)
    found = _neighbour(term, step, story.day or "") if term is not None else None
    if found is None:
        return None
    sectors = sector_of(found, found.holds(story.day), story.day)
    office, qid = office_on(found, story.day), found.qid or None
    return Resolution((Participant(found.code, sectors, mention.text, found.person, office, qid, (mention.span,)),), "office")


def _owner(story: Story, mention: Mention) -> Participant | None:
    """The one person whose successor it is, if known as such."""
    for token in _owning(story, mention):
        found = story.mentions.at(token)
        parties = story.look_ahead(found) if found is not None else ()
        if len(parties) == 1 and _is_known(parties[0]):
            return parties[0]
    return None


def _owning(story: Story, mention: Mention) -> list[Token]:
    head = story.doc[mention.head]
    owners = [c for c in head.children if c.dep_ == "poss"]
    before = story.doc[mention.first - 1] if mention.first else head
    owners += [before] if before.tag_ == "PRP$" and before not in owners else []  # `named his predecessor prime minister`
    return owners + [o for c in head.children if c.lower_ in OF for o in c.children if o.dep_ == "pobj"]


def _is_known(person: Participant) -> bool:
    """Whether a person is told by more than a surname of which nothing is known."""
    return bool(person.office or person.identifier_id) or len(name_words(person.name or "")) > 1


def _term_of_surname(story: Story, mention: Mention) -> Tenure | None:
    """`Mandela's successor`: the last term of the one leader of that surname who has left by then."""
    day = story.day or ""
    words = {name_words(token.text) for token in _owning(story, mention) if token.text[0].isupper()}
    terms = [t for w in words for t in named(w, day) if t.office in LEADERS and not t.body and t.end and latest(t.end) <= day]
    nearest = [t for t in terms if t.distance(day) == terms[0].distance(day) <= REMEMBERED]
    return nearest[0] if len({t.person for t in nearest}) == 1 else None


def _term(person: Participant, day: str) -> Tenure | None:
    """The office that the text speaks of: the one held on that day, the highest first, else the last one of the highest."""
    terms = [t for t in named(name_words(person.name or ""), day) if t.person == person.name and t.office in SINGLE]
    begun = [t for t in terms if earliest(t.start) <= day]
    return max(begun, key=lambda t: (t.office in LEADERS, t.holds(day), not t.body, earliest(t.start)), default=None)


def _neighbour(term: Tenure, step: int, day: str) -> Tenure | None:
    """The next holder of an office other than the same person, in office by that day."""
    if step > 0 and term.holds(day) and term.end != day:  # on the last day the next one may have begun
        return None
    kept = [t for t in line(term.code, term.office, term.body) if not term.body or set(t.titles) & set(term.titles)]
    at = kept.index(term)
    rest = kept[at + 1 :] if step > 0 else kept[:at][::-1]
    found = next((t for t in rest if t.person != term.person), None)
    if found is None or earliest(found.start) > day:
        return None
    before, after = (term, found) if step > 0 else (found, term)
    return found if int(earliest(after.start)[:4]) - int(latest(before.end)[:4]) <= GAP else None
