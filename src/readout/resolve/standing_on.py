"""The sector and office of a person on a day, by a term of the who's-who: while it runs, just after it, and long after."""

from __future__ import annotations

from datetime import date, timedelta

from readout.knowledge.offices import Tenure, name_words, named
from readout.knowledge.roles import titles

LEAVING = timedelta(days=3)
FIRST_DAYS = timedelta(days=7)  # of somebody who seized power
LEADERS = frozenset({"head_of_state", "head_of_government", "de_facto_leader"})
OFFICE_SECTORS = {
    "legislature_speaker": "LEG",
    "opposition_leader": "OPP",
    "army_chief": "MIL",
    "rebel_leader": "REB",
    "dissident": "OPP",
    "party_leader": "PTY",
    "legislator": "LEG",
    "judge": "JUD",
    "commander": "MIL",
    "militia_leader": "PRM",
    "activist": "SOC",
    "journalist": "JRN",
    "religious_leader": "REL",
    "union_leader": "LAB",
    "business_leader": "BUS",
    "crime_figure": "CRM",
    "notable": "ELI",
    "private_person": "CVL",
}
FOR_LIFE = frozenset(
    "activist business_leader crime_figure dissident journalist militia_leader private_person religious_leader".split()
)
RANKS = frozenset({"MIL", "COP"})
ARMED = frozenset({"REB", "PRM"})
UNDER_ARMS = frozenset({"REB", "PRM", "CRM"})  # a fallen or deposed commander is no elder statesman yet
OF_OFFICE = frozenset({"GOV", "LEG", "JUD"})  # sectors that end with the office


def _just_left(tenure: Tenure, day: str) -> bool:
    """News of the day after still tells what the person did in office."""
    to_the_day = len(tenure.end) == len("2022-02-24")
    return to_the_day and timedelta(0) <= date.fromisoformat(day) - date.fromisoformat(tenure.end) <= LEAVING


def sector_of(tenure: Tenure, in_office: bool, day: str | None) -> tuple[str, ...]:
    """The sector of an office holder on a day: of the office while held or to come, then elite; a journalist stays one."""
    if tenure.code in {"IGO", "UNO", "EUR"}:
        return ()
    if in_office and not tenure.sector and _has_seized_power(tenure, day):
        return ("MIL",)
    own = tenure.sector or OFFICE_SECTORS.get(tenure.office, "GOV")
    if in_office or tenure.office in FOR_LIFE or (day is not None and (tenure.start > day or _just_left(tenure, day))):
        return (own,)
    if tenure.sector or (own in UNDER_ARMS and tenure.distance(day) <= 1):
        return ("ELI",) if own in OF_OFFICE else (own,)
    return ("ELI",) if tenure.end else ("GOV",)


def says_less(told: tuple[str, ...], tenure: Tenure, in_office: bool, day: str | None) -> bool:
    """Whether the sector of a title tells less than the who's-who: a rank (`Colonel`) of somebody who rules by now."""
    if told[:1] in ((), ("UNK",)):
        return True
    return in_office and told[0] in RANKS and tenure.office in LEADERS and not _has_seized_power(tenure, day)


def _has_seized_power(tenure: Tenure, day: str | None) -> bool:
    """Whether an officer took over a state in the last days: by a rank among the titles, or at the head of the army too."""
    if day is None or tenure.office not in LEADERS or len(tenure.start) != len(day):
        return False
    if not timedelta(0) <= date.fromisoformat(day) - date.fromisoformat(tenure.start) <= FIRST_DAYS:
        return False
    ranks = (titles().get(title.lower()) for title in tenure.titles)
    terms = (t for t in named(name_words(tenure.person), day) if t.person == tenure.person and t.holds(day))
    return any(r is not None and r.sector == "MIL" for r in ranks) or any(t.office == "army_chief" for t in terms)


def office_on(tenure: Tenure, day: str | None) -> str | None:
    """The title of an office that a person holds on a day; where a user's row names none, that of our row about the person."""
    if not tenure.holds(day):
        return None
    if tenure.titles or tenure.office:
        return tenure.titles[0] if tenure.titles else tenure.office
    same = (t for t in named(name_words(tenure.person), day) if (t.person, t.code) == (tenure.person, tenure.code))
    return next((t.titles[0] for t in same if t.titles and t.holds(day)), None)
