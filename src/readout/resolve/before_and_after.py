"""Who has just lost an office, or is about to take it up: `the ousted president`, `the president-elect`."""

from __future__ import annotations

from datetime import date, timedelta

from readout.extract.mention import Mention
from readout.knowledge.lexicon import Entry
from readout.knowledge.offices import Tenure, line, name_words, named
from readout.knowledge.roles import titles
from readout.records import Participant
from readout.resolve.belonging import home
from readout.resolve.noun_phrases import is_definite
from readout.resolve.parties import Resolution
from readout.resolve.standing_on import LEADERS, sector_of
from readout.resolve.story import Story
from readout.tables import earliest, latest

GONE = frozenset({"ousted", "deposed", "toppled", "overthrown", "unseated"})
ELECT = ("-elect", "-designate")
SINCE = timedelta(days=730)
AHEAD = timedelta(days=300)
REACH = 4


def of_gone_or_coming(story: Story, mention: Mention, owners: list[Entry]) -> Resolution | None:
    """The leader of a state who lost or won the office that the noun names; None for other nouns and where no one is known."""
    words = story.doc[max(0, mention.first - REACH) : mention.last + 1]
    coming, gone = mention.text.lower().endswith(ELECT), any(t.lower_ in GONE for t in words)
    if story.day is None or not (coming or gone) or not (is_definite(story.doc, mention) or owners):
        return None
    code = owners[0].code if owners else home(story, mention)
    noun = mention.text.lower().removesuffix(ELECT[0]).removesuffix(ELECT[1])
    noun = noun if noun in titles() else noun.split(" ", 1)[-1]  # `ousted president`
    offices = LEADERS.intersection(titles()[noun].offices) if noun in titles() else frozenset()
    terms = [t for office in sorted(offices) for t in line(code or "", office)]
    terms = [t for t in terms if any(noun in title.lower() for title in t.titles)]
    day = date.fromisoformat(story.day)
    tenure = _next(terms, day) if coming else _last(terms, day)
    return _held(tenure, mention, story.day, coming) if tenure is not None else None


def _last(terms: list[Tenure], day: date) -> Tenure | None:
    """The term that ended last before a day, not long ago."""
    ended = [t for t in terms if t.end and str(day - SINCE) <= latest(t.end) <= str(day)]
    return max(ended, key=lambda t: latest(t.end), default=None)


def _next(terms: list[Tenure], day: date) -> Tenure | None:
    """The term that begins next after a day, soon, of somebody who does not hold the office yet."""
    coming = [t for t in terms if str(day) < earliest(t.start) <= str(day + AHEAD)]
    holding = {t.person for t in terms if t.holds(str(day))}
    found = min(coming, key=lambda t: earliest(t.start), default=None)
    return found if found is not None and found.person not in holding else None


def _held(tenure: Tenure, mention: Mention, day: str, coming: bool) -> Resolution:
    """The person, with the sector of what else he or she is on that day."""
    other = next((t for t in named(name_words(tenure.person), day) if t.person == tenure.person and t.holds(day)), None)
    told = ("OPP",) if coming else ("ELI",)  # who is elected and holds no office yet comes mostly from the opposition
    sectors = sector_of(other, True, day) if other is not None else told
    party = Participant(tenure.code, sectors, mention.text, tenure.person, None, tenure.qid or None, (mention.span,))
    return Resolution((party,), "office")
