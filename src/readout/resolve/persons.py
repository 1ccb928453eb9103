"""Names of persons: joined within the document, then looked up in the who's-who at the document's date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from readout.extract.mention import Mention, Mentions
from readout.extract.person_names import SUFFIXES
from readout.knowledge.forms import words_of
from readout.knowledge.given_names import sex_of
from readout.knowledge.lexicon import INTERNATIONAL
from readout.knowledge.offices import Tenure, joined_surname, name_words, named, only_bearer
from readout.knowledge.roles import Title
from readout.knowledge.spellings import ending_with, of_kind, spelt_like
from readout.knowledge.standing import leading_offices
from readout.records import Span
from readout.resolve.standing_on import ARMED, LEADERS, OFFICE_SECTORS, office_on, says_less, sector_of
from readout.tables import latest

ARTICLES = frozenset({"al", "el"})
LONG = 4  # words of a name with two surnames
LONGEST_AGO = 10  # years since a term for which another spelling is still believed
LOWER = frozenset({"head_of_body"})
KNOWN_ABROAD = LEADERS | {"foreign_minister"}  # more in the news than others of the name
CHALLENGERS = frozenset({"opposition_leader", "rebel_leader"})
SURNAME_OFFICES = frozenset(
    "head_of_state head_of_government de_facto_leader foreign_minister head_of_body deputy_head_of_state defence_minister "
    "rebel_leader opposition_leader interior_minister".split()
)


@dataclass
class Person:
    """One person of a document, as known so far."""

    words: tuple[str, ...]
    name: str
    code: str | None
    sectors: tuple[str, ...]
    sex: str = ""
    office: str | None = None
    qid: str | None = None
    known: bool = False
    first: Span | None = None
    offices: frozenset[str] = frozenset()
    titles: set[str] = field(default_factory=set)
    body: str = ""


def core_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name without suffixes and initials."""
    return tuple(w for w in words if w.rstrip(".") not in SUFFIXES and len(w.rstrip(".")) > 1) or words


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names of one document can be one person: one holds the other's words, or surname and first name agree."""
    a, b = core_words(one), core_words(other)
    short, long = sorted((a, b), key=len)
    if set(short) <= set(long):
        return True
    if len(short) < 2 or a[-1] != b[-1]:
        return False
    return (
        a[0].startswith(b[0])
        or b[0].startswith(a[0])
        or bool({t.person for t in named(a, None)} & {t.person for t in named(b, None)})
    )


def display_name(mention: Mention) -> str:
    """The name of a mention as written, without its titles."""
    pieces = mention.text.split()
    kept = pieces[-len(mention.words) :] if len(mention.words) <= len(pieces) else pieces
    while kept and not any(w.lower() in mention.words for w in words_of(kept[0])):
        kept = kept[1:]
    text = " ".join(kept) or mention.text
    for ending in ("’s", "'s", "’", ","):
        text = text.removesuffix(ending)
    return text


@dataclass(frozen=True)
class Beside:
    """What stands beside a name and helps to tell whose it is.

    Attributes:
        code: the state or body that owns the name.
        offices: those that its titles name; forms: the titles themselves in lower case.
        sectors: those of its titles, the government's left out.
        alone: whether no title stands there.
        near: states that the sentence names, then the document's own.
    """

    code: str | None = None
    offices: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    sectors: frozenset[str] = frozenset()
    alone: bool = True
    near: tuple[str, ...] = ()

    @classmethod
    def titled(cls, found: Sequence[Title], code: str | None = None, near: tuple[str, ...] = ()) -> Beside:
        """What titles say, and a state."""
        offices = frozenset(office for title in found for office in title.offices)
        sectors = frozenset(title.sector for title in found) - {"", "GOV", "UNK"}
        return cls(code, offices, frozenset(title.form.lower() for title in found), sectors, not found, near)


def look_up(words: tuple[str, ...], beside: Beside, day: str | None) -> Tenure | None:
    """The tenure of the who's-who that fits a name best.

    A full name is believed if the state does not contradict it. A surname by itself needs a title or state that fits, or an
    office of the first rank held on that day; or a user's own row that gives it alone.
    """
    code, offices = beside.code, beside.offices
    ranked = _under_rank(words, beside, day) if len(words) == 1 and beside.sectors and not offices else None
    if ranked is not None:
        return ranked
    cores = core_words(words)
    found = named(words, day) or named(cores, day) or (named((*cores[:1], cores[-1]), day) if len(cores) > 2 else [])
    if not found and len(words) > 1:  # `al-Assad` and `Yar'Adua` are surnames alone
        found = joined_surname(words, day) or (named(cores[1:], day) if cores[0] in ARTICLES else [])
        cores = cores[-1:] if found else cores
    if not found and len(words) > 1:
        return _by_other_spelling(words, beside, day)
    rare = only_bearer(words, day) if len(words) == 1 else None
    if rare is not None and beside.code in (None, rare.code) and (beside.alone or not beside.offices):
        return rare if _at_home(rare, words, beside) else None
    found = sorted(found, key=lambda t: (t.distance(day), not t.given(cores), t.code != code, bool(t.body), -_end(t, day)))
    if len(cores) > 1 and found and found[0].distance(day):  # out of office, one is known for the highest office held
        found = sorted(found, key=lambda t: t.office not in LEADERS)
    fitting = [t for t in found if code is None or t.code == code or (t.body and code in INTERNATIONAL)]
    by_office = [t for t in fitting if t.office in offices and t.distance(day) <= 8]
    if by_office:
        return min(by_office, key=lambda t: (not _bears(t, beside.forms), t.distance(day), t.code not in beside.near))
    if len(cores) > 1:
        in_office = [t for t in found if t.distance(day) == 0]
        return next(iter(fitting or in_office), None)
    given = [t for t in fitting if t.given(cores) and t.distance(day) == 0]
    if len({t.person for t in given}) == 1:
        return given[0]
    if code is not None and fitting and fitting[0].distance(day) <= 2:
        return fitting[0]
    if beside.alone or not offices:
        first_rank = [t for t in fitting if t.distance(day) == 0 and t.office in SURNAME_OFFICES and _at_home(t, cores, beside)]
        if not first_rank and not beside.alone:  # `Mr Zelaya`, just out of office
            first_rank = [t for t in fitting if t.distance(day) <= 1 and t.office in LEADERS]
        return _only(first_rank, cores, beside.near)
    leading = [t for t in fitting if t.distance(day) <= 1 and t.office in LEADERS]
    if len({t.person for t in found}) == 1:  # `Chairman Arafat`: nobody else of that name is known
        return next(iter(leading), None)
    return _only([t for t in leading if t.code in beside.near[:1]], cores)


def _by_other_spelling(words: tuple[str, ...], beside: Beside, day: str | None) -> Tenure | None:
    """The one person of the last words of a long name, or of another spelling, if any fits."""
    double = named(words[1:-1], day) or named(words[:-1], day) if len(words) >= LONG else []  # `José Manuel Zelaya Rosales`
    found = ending_with(words, day) or double or spelt_like(words, day)
    fitting = [t for t in found if _fits(t, beside)]
    nearest = [t for t in fitting if t.distance(day) == fitting[0].distance(day) <= LONGEST_AGO]
    return nearest[0] if len({t.person for t in nearest}) == 1 else None


def _fits(tenure: Tenure, beside: Beside) -> bool:
    """Whether the state, the office or the states near by speak for a term, and none against it."""
    if beside.code is not None:
        return tenure.code == beside.code
    return tenure.code in beside.near or tenure.office in beside.offices


def _under_rank(words: tuple[str, ...], beside: Beside, day: str | None) -> Tenure | None:
    """`Gen. McChrystal`, `Sen. McCain`: the one commander or legislator of that name in those days."""
    serving = [t for t in of_kind(words, day) if day is not None and t.distance(day) == 0]
    sectors = beside.sectors | (ARMED if "MIL" in beside.sectors else frozenset())
    ranked = [t for t in serving if (t.sector or OFFICE_SECTORS.get(t.office, "GOV")) in sectors]
    fitting = [t for t in ranked if beside.code in (None, t.code)]
    return fitting[0] if len({t.person for t in fitting}) == 1 else None


def _end(tenure: Tenure, day: str | None) -> int:
    """The last day of a term that is over as a number that grows with time, so that of several the latest can go first."""
    return int(latest(tenure.end).replace("-", "")) if day and tenure.end and tenure.end < day else 0


def _at_home(tenure: Tenure, words: tuple[str, ...], beside: Beside) -> bool:
    """Whether a surname can mean an opposition or rebel leader: only where the text is about the state, or by an alias."""
    if tenure.office not in CHALLENGERS or tenure.code in beside.near:
        return True
    alone = not beside.near and len({t.person for t in named(words, None)}) == 1
    return alone or any(name_words(form) == words for form in tenure.aliases)


def _bears(tenure: Tenure, forms: frozenset[str]) -> bool:
    """Whether the office goes by one of these titles: `King`, not `President`."""
    return any(title.lower() in forms for title in tenure.titles)


def _only(found: list[Tenure], words: tuple[str, ...], near: tuple[str, ...] = ()) -> Tenure | None:
    """The one person that is left: by the states near by, by a name that is enough (`Kim`), by rank among others."""
    beside = [[t for t in found if t.code == code] for code in near]
    called = [t for t in found if any(form.lower() == " ".join(words) for form in t.aliases)]
    in_power = [t for t in found if t.office not in CHALLENGERS]
    leading = [[t for t in group if t.office in LEADERS and not t.body] for group in (*beside, found)]
    first = leading[-1] if all(t.office in LOWER for t in found if t.office not in LEADERS) else []  # a president, no secretary
    abroad = [t for t in in_power if t.office in KNOWN_ABROAD]
    ruling = [t for t in in_power if t.office in leading_offices(t.code, t.start)[:1]]
    for kept in (found, first, *beside, called, *leading, in_power, abroad, ruling):
        if len({t.person for t in kept}) == 1:
            return kept[0]
    return None


def known_persons(mentions: Mentions, day: str | None) -> list[tuple[int, str]]:
    """Where a text names by full name somebody who is in office or in the news on its day, and the state."""
    found = []
    for mention in mentions.all:
        if mention.kind == "person" and len(mention.words) > 1 and day is not None:
            term = next((t for t in named(mention.words, day) if t.holds(day) and t.code not in INTERNATIONAL), None)
            found += [(mention.span[0], term.code)] if term is not None else []
    return found


class People:
    """The persons that a document has introduced so far."""

    def __init__(self, day: str | None) -> None:
        self.day = day
        self.all: list[Person] = []

    def find(self, words: tuple[str, ...], code: str | None) -> Person | None:
        """The person of this name met before, the latest first."""
        for person in reversed(self.all):
            if same_person(words, person.words) and (code is None or person.code is None or person.code == code):
                return person
        return None

    def add(self, mention: Mention, code: str | None, sectors: tuple[str, ...], sex: str, near: tuple[str, ...] = ()) -> Person:
        """Join a mention to the person it names, or introduce the person; `near` are the states named near by."""
        offices = frozenset(o for t in mention.titles for o in t.offices)
        person = self.find(mention.words, code)
        if person is None:
            person = self._introduce(mention, code, sectors, near)
            self.all.append(person)
        elif len(core_words(mention.words)) > len(core_words(person.words)) and not person.known:
            person.words, person.name = mention.words, display_name(mention)
            self._look_again(person, Beside.titled(mention.titles, code or person.code, near))
        self._complete(person, code, sectors, sex or self._sex(mention) or sex_of(mention.words), offices)
        person.titles |= {t.form.lower() for t in mention.titles}
        return person

    def _introduce(self, mention: Mention, code: str | None, sectors: tuple[str, ...], near: tuple[str, ...]) -> Person:
        beside = Beside.titled(mention.titles, code, near)
        tenure = look_up(mention.words, beside, self.day)
        person = Person(mention.words, display_name(mention), code, sectors, first=mention.span, offices=beside.offices)
        if tenure is not None:
            self._identify(person, tenure)
        return person

    def _look_again(self, person: Person, beside: Beside) -> None:
        """Ask the who's-who for the full name of somebody whom the text or its title had by surname alone."""
        tenure = look_up(person.words, beside, self.day)
        if tenure is not None:
            self._identify(person, tenure)

    def _identify(self, person: Person, tenure: Tenure) -> None:
        """Take over what the who's-who says; the office counts only on its own days."""
        person.name, person.known, person.qid = tenure.person, True, tenure.qid or None
        person.code, person.sex, person.body = tenure.code, tenure.sex, tenure.body
        in_office = tenure.distance(self.day) == 0
        if in_office:
            person.office = office_on(tenure, self.day)
            person.offices = person.offices | ({tenure.office} if tenure.office else set())
        if says_less(person.sectors, tenure, in_office, self.day):
            person.sectors = sector_of(tenure, in_office, self.day)

    def _complete(self, person: Person, code: str | None, sectors: tuple[str, ...], sex: str, offices: frozenset[str]) -> None:
        person.code = person.code or code
        if sectors and (not person.sectors or person.sectors[0] == "UNK"):
            person.sectors = sectors
        person.sex = person.sex or sex
        person.offices = person.offices | offices

    @staticmethod
    def _sex(mention: Mention) -> str:
        return next((t.sex for t in mention.titles if t.sex), "")
