"""Whether an act of the right kind is done by the right persons, the right way round, with the right party and in time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.knowledge.forms import fold
from readout.link.acts import Act
from readout.link.deadlines import soon
from readout.link.deeds import has_sense
from readout.link.named import code, codes, states
from readout.link.phrases import phrase
from readout.link.raised import PERSONAL, Raised
from readout.records import Participant

PERSON_ACTS = re.compile(
    r"(?:\S+\s+){0,4}?(?:to|will|would)\s+(?:meet|see|visit|speak|talk|discuss|call|travel|host|receive|contact|attend)\b"
    r"|(?:the|their|his|her|an?)\s+(?:\w+\s+){0,2}?(?:meeting|visit|trip|call)\b"
)
GUEST = re.compile(r"\b(?:visit|travel|trip|go|come)\b", re.I)
HOST = re.compile(r"\b(?:host(?:ing)?|receiv(?:e|ing)|welcom(?:e|ing))\b", re.I)
AND_ALSO = re.compile(r",?\s+and\s+to\s+")
SUBJECT = re.compile(r"[^;]*?\b[A-Z][\w.’'-]*\s+(?P<name>[A-Z][\w’'-]+),?\s+(?:will|would)\s")
MATTER = re.compile(r",|\s(?:on|about|regarding|over|including|concerning)\s")
WITH_OTHERS = re.compile(r"\bwith\s+(?!each\b|one\b|the\s+other\b)", re.I)


def unfit(asked: Raised, act: Act) -> bool:
    """Whether it is the act of other persons, the other way round, or too late."""
    return _others_met(asked, act) or _wrong_way(asked, act) or _too_late(asked, act)


def _is_personal(asked: Raised) -> bool:
    return asked.deeds.main is not None and asked.deeds.main.name in PERSONAL


def _others_met(asked: Raised, act: Act) -> bool:
    """Others of the same states met than those who were to: another minister, or the leaders instead of their officials."""
    if not _is_personal(asked):
        return False
    if _guests_missing(asked, act) or _traveller_missing(asked, act):
        return True
    if has_sense("team", _plain(asked.text)):
        return all(_persons(asked.owner, c) & _persons(act.event.actor + act.event.recipient, c) for c in asked.owners)
    if not PERSON_ACTS.match(asked.wording):
        return False
    return any(
        wanted and there and wanted.isdisjoint(there) and not any(name.split()[-1] in asked.text for name in there)
        for wanted, there in (
            (_persons(asked.owner, c), _persons(act.event.actor + act.event.recipient, c)) for c in asked.owners
        )
    )


def _guests_missing(asked: Raised, act: Act) -> bool:
    """Whether a person is named whom it is to be with, and somebody else of the same state was there instead."""
    there = (*act.event.actor, *act.event.recipient)
    named = [p for p in asked.counterpart if p.name and p.name.split()[-1] in asked.wording]
    return any((met := _persons(there, code(p))) and p.name not in met for p in named)


def _traveller_missing(asked: Raised, act: Act) -> bool:
    """Whether a person is named who will do it (`that Ms Aalto would travel`), and others of the same state did."""
    found = SUBJECT.match(asked.wording)
    if found is None or not _may_be_a_person(found["name"], asked):
        return False
    there = [p.name for p in (*act.event.actor, *act.event.recipient) if p.name and code(p) in asked.owners]
    return bool(there) and not any(_last(name) == _last(found["name"]) for name in there)


def _last(name: str) -> str:
    """The letters of a surname: papers write `Amir-Abdollahian` and `Amirabdollahian`."""
    return "".join(c for c in fold(name.split()[-1]).lower() if c.isalpha())


def _may_be_a_person(word: str, asked: Raised) -> bool:
    """Whether a name is none of a state, nor one that takes an article in the text."""
    return not states(word) and not asked.report.document.text.count(f"the {word} ")


def _plain(text: str) -> str:
    """The words for what is asked first, titles and names left out: `Prime Minister` acts for nobody."""
    return " ".join(w for w in AND_ALSO.split(text)[0].split() if not w[0].isupper())


def _too_late(asked: Raised, act: Act) -> bool:
    """Whether a meeting or visit comes after the time that was set for it, `in the coming weeks` taken generously."""
    if not _is_personal(asked) or not asked.day or not act.day:
        return False
    made = asked.by or asked.day
    limit = asked.due or soon(asked.text, made) or _later(made)
    return act.day > limit


def _later(day: str) -> str:
    """A year on: contact after that is another matter."""
    return f"{int(day[:4]) + 1:04}{day[4:]}"


def _wrong_way(asked: Raised, act: Act) -> bool:
    """Whether the owner received a guest where he was to travel, or travelled where he was to receive one."""
    if act.event.mode != "visit" or not act.event.recipient or len(asked.owners) != 1:
        return False
    named = (m for m in (GUEST.search(asked.wording), HOST.search(asked.wording)) if m)
    found = min(named, key=lambda m: m.start(), default=None)
    if found is None:
        return False
    travels = found.re is GUEST
    return asked.owners.isdisjoint(act.actors if travels else codes(act.event.recipient))


def keeps_contact(asked: Raised) -> bool:
    """Whether it is contact with one another that was agreed, and not with others."""
    first = MATTER.split(AND_ALSO.split(asked.text)[0])[0]
    if not has_sense("contact", first) and not phrase("contact").search(asked.wording):
        return False
    return not WITH_OTHERS.search(first) and states(first) <= asked.owners


def _persons(parties: Sequence[Participant], country: str) -> frozenset[str]:
    """Names of the persons of one country."""
    return frozenset(p.name for p in parties if p.name and code(p) == country)
