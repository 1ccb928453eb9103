"""The persons whom a name can mean on a day by the who's-who alone, each with a weight."""

from __future__ import annotations

from collections.abc import Iterator

from readout.extract.mention import Mention
from readout.extract.person_names import LONGEST_TITLE
from readout.extract.unnamed import PRONOUNS
from readout.knowledge.brought import table
from readout.knowledge.offices import Tenure, joined_surname, name_words, named, tenures
from readout.knowledge.roles import Title, titles
from readout.knowledge.spellings import PARTICLES, ending_with, spelt_like
from readout.records import Participant
from readout.resolve.named_persons import parties_of
from readout.resolve.persons import SURNAME_OFFICES, Beside, Person, core_words, look_up
from readout.resolve.readings import Reading
from readout.resolve.standing_on import LEADERS, office_on, says_less, sector_of
from readout.resolve.table_rows import tenure_row
from readout.tables import earliest

# Factors and weights, 0 to 1; they rank.
CERTAIN = 0.95
AT_HOME, MISFIT, TO_COME, OF_BODY = 1.5, 0.3, 0.5, 0.6
LEADER, DEPUTY, FIRST_RANK, OTHER_RANK = 0.9, 0.5, 0.45, 0.35  # a surname alone, by office held
FADING = ((0, 1.0), (1, 0.7), (3, 0.4), (10, 0.15))  # years since the term: factor for a surname
FORGOTTEN = 0.05
OTHER_SEAT = 0.45  # one person's offices in several states, as of a shared monarch: factor for all but the first
ENDED = 3  # years taken to have gone by since a term that has ended, where no day is given
FULL_NAME_FADING = ((0, 1.0), (3, 0.85))
LONG_AGO = 0.4
LATELY = 3  # years after a term for which a leader is still meant by the surname alone


def persons(text: str, day: str | None, home: str | None) -> Iterator[Reading]:
    """Those of the who's-who who go by a name, with or without titles before it."""
    beside, name = ([], text) if named(name_words(text), day) else _without_titles(text)  # `Amir Peretz` is no title and name
    words, single = name_words(name), " " not in name
    if not words or name.lower() in PRONOUNS:
        return
    offices = frozenset(office for title in beside for office in title.offices)
    chosen = look_up(words, Beside.titled(beside), day) if day else None
    found = _tenures(words, single, day, {t.sex for t in beside if t.sex})
    least = FIRST_RANK if chosen and not offices and _rivalled(chosen, found, day) else LEADER
    for tenure in found:
        weight = _weight_of_term(tenure, words, single, day, offices)
        weight *= AT_HOME if tenure.code == home and single else 1
        if tenure == chosen and single:
            weight = max(weight, least)
        if chosen is not None and tenure.person == chosen.person and tenure.code != chosen.code:
            weight *= OTHER_SEAT
        party = _party(tenure, standing_alone("person", text), beside, day)
        yield Reading(party, min(CERTAIN, weight), tenure_row(tenure, day), tenure.given(words), tenure.distance(day))


def _rivalled(chosen: Tenure, found: list[Tenure], day: str | None) -> bool:
    """Whether another of that name led a state shortly before, and the one chosen leads none."""
    rivals = (t for t in found if t.office in LEADERS and not t.body and t.person != chosen.person)
    return chosen.office not in LEADERS and any(
        0 < t.distance(day) <= LATELY and earliest(t.start) < (day or "") for t in rivals
    )


def _without_titles(text: str) -> tuple[list[Title], str]:
    """The titles that a mention begins with, and the rest of it; of two titles the last, if it is a name too (`Major`)."""
    words = text.split()
    found: list[Title] = []
    last = ""
    while words:
        for size in range(min(LONGEST_TITLE, len(words)), 0, -1):
            phrase = " ".join(words[:size]).lower().replace(".", "")
            title = titles().get(phrase) or _titles_of_offices().get(phrase)
            if title is not None:
                found.append(title)
                last, words = " ".join(words[:size]), words[size:]
                break
        else:
            break
    if not words and len(found) > 1 and named(name_words(last), None):
        return found[:-1], last
    return found, " ".join(words)


def _tenures(words: tuple[str, ...], single: bool, day: str | None, sexes: set[str]) -> list[Tenure]:
    """The terms of all who go by a name; of those in office on that day only the terms that run."""
    cores = core_words(words)
    found = named(words, day) or named(cores, day) or (named((cores[0], cores[-1]), day) if len(cores) > 2 else [])
    found = found or (joined_surname(words, day) if single else _otherwise_spelt(words, day))
    serving = {t.person for t in found if t.holds(day)}
    return [t for t in found if (t.holds(day) or t.person not in serving) and not (sexes and t.sex and t.sex not in sexes)]


def _otherwise_spelt(words: tuple[str, ...], day: str | None) -> list[Tenure]:
    """Terms of those whose surname is these several words (`Van der Bellen`), else of those whose name sounds like them."""
    return (ending_with(words, day) if words[0] in PARTICLES else []) or spelt_like(words, day)


@table
def _titles_of_offices() -> dict[str, Title]:
    """Every title of an office as the who's-who prints it (`Governor of the Bank of England`), in lower case."""
    found: dict[str, set[str]] = {}
    for tenure in tenures():
        for title in tenure.titles:
            found.setdefault(title.lower().replace(".", ""), set()).add(tenure.office)
    return {form: Title(form, "", tuple(sorted(offices)), "") for form, offices in found.items()}


def _weight_of_term(tenure: Tenure, words: tuple[str, ...], single: bool, day: str | None, offices: frozenset[str]) -> float:
    years = tenure.distance(day) if day else 0 if tenure.holds(None) else ENDED
    if not single:
        return CERTAIN * next((factor for limit, factor in FULL_NAME_FADING if years <= limit), LONG_AGO)
    weight = LEADER if tenure.office in LEADERS else FIRST_RANK if tenure.office in SURNAME_OFFICES else OTHER_RANK
    weight = DEPUTY if tenure.office == "deputy_head_of_state" else weight
    if offices:
        weight = CERTAIN if tenure.office in offices else weight * MISFIT
    elif _goes_by(tenure, words):
        weight = CERTAIN
    weight *= next((factor for limit, factor in FADING if years <= limit), FORGOTTEN)
    weight *= TO_COME if day is not None and years and day < earliest(tenure.start) else 1
    return weight * OF_BODY if tenure.body and tenure.office not in offices and len(tenure.code) == 3 else weight


def _goes_by(tenure: Tenure, words: tuple[str, ...]) -> bool:
    """Whether the who's-who says that this one word is enough to name the person."""
    return any(name_words(form) == words for form in tenure.aliases)


def _party(tenure: Tenure, mention: Mention, beside: list[Title], day: str | None) -> Participant:
    """The holder of a term of office as a participant on a day, as in a text."""
    holds = tenure.holds(day)
    sectors = tuple(t.sector for t in beside if t.sector)[:1]
    sectors = sector_of(tenure, holds, day) if says_less(sectors, tenure, holds, day) else sectors
    person = Person((), tenure.person, tenure.code, sectors, office=office_on(tenure, day), qid=tenure.qid or None)
    return parties_of(person, mention)[0]


def standing_alone(kind: str, text: str) -> Mention:
    """A mention that stands alone, outside any text."""
    return Mention(kind, (0, len(text)), 0, 0, 0, text)
