"""In what two claims on one thing differ: who began, polarity, number, date, strength of the verb, scope; the first holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from readout.link.claims import Claim
from readout.link.inflection import stem
from readout.link.initiators import sense
from readout.link.polarity import opposite
from readout.link.strength import ANY, is_verb

LENGTHS = frozenset({"minute", "day"})
ABOUT = 10  # minutes
ROUNDED = 1.1  # `nearly six hours` and `more than five and a half`
SPELT = 4  # letters that the spellings of a name share
NUMBER = re.compile(r"(?<![\d.,:])\d+(?:,\d{3})*(?:\.\d+)?(?![\d:])")
OPPOSED = ({"all", "part"}, {"lasting", "passing"})


@dataclass(frozen=True)
class Difference:
    """What kind of difference, and what each account has there."""

    kind: str
    a: str
    b: str


def difference(one: Claim, other: Claim) -> Difference | None:
    """The first kind in which two claims differ; None where they agree."""
    return next((found for rule in RULES if (found := rule(one, other))), None)


def _initiator(one: Claim, other: Claim) -> Difference | None:
    """Other parties sought the contact, struck first, or are said to have done the harm."""
    told = ((one.initiator, other.initiator), (one.aggressor, other.aggressor), (one.culprit, other.culprit))
    return next((Difference("initiator", a, b) for a, b in told if a and b and a != b), None)


def _voices(one: Claim, other: Claim) -> Difference | None:
    """One side says alone what in the other account both say."""
    if {one.voice, other.voice} == {"one", "both"} and _takes_stand(one) and _takes_stand(other):
        return Difference("initiator", *("both sides" if c.voice == "both" else "one side" for c in (one, other)))
    return None


def _takes_stand(claim: Claim) -> bool:
    """Whether somebody asks, backs or stresses something there; to discuss it takes two in any case."""
    return claim.strength is not None and claim.strength.scale != ANY and not claim.is_contact


def _polarity(one: Claim, other: Claim) -> Difference | None:
    """What is denied in the one and not in the other; the same verb or its opposite decide, else the claims as a whole."""
    apart, alike = _common(one, other)
    if one.negated == other.negated:
        found = opposite(one.deeds, other.deeds) if not apart else None
        return Difference("polarity", *found) if found else None
    if alike and not apart:
        return None
    no, yes = (one, other) if one.negated else (other, one)
    if yes.turned and not no.denies:
        return None
    return Difference("polarity", *("denied" if c.negated else "affirmed" for c in (one, other)))


def _common(one: Claim, other: Claim) -> tuple[int, int]:
    """How many words that both have are denied in only one of them, and how many in both."""
    ours, theirs = ({stem(w) for w in c.proposition.lemmas if not is_verb(w) and not w.isupper()} for c in (one, other))
    denied, refuted = ({stem(w) for w in c.denied} for c in (one, other))
    return len(ours & theirs & (denied ^ refuted)), len(ours & theirs & denied & refuted)


def _performers(one: Claim, other: Claim) -> Difference | None:
    """Other parties asked for the same, invited, or struck."""
    ours, theirs = one.performers, other.performers
    if not one.family or one.family != other.family or not ours or not theirs or ours & theirs:
        return None
    return Difference("initiator", *(", ".join(sorted(codes)) for codes in (ours, theirs)))


def _number(one: Claim, other: Claim) -> Difference | None:
    """Other figures for the same noun; where each has one figure alone and not the same noun, other figures."""
    ours, theirs = (
        {**mine.singles, **mine.numbers} if set(mine.singles) & set(its.numbers) else mine.numbers
        for mine, its in ((one, other), (other, one))
    )
    for noun in (n for n in ours if n in theirs and not _is_given(one, theirs[n]) and not _is_given(other, ours[n])):
        if not _same(noun, ours[noun], theirs[noun]) and not set(ours.values()) & set(theirs.values()):
            return Difference("number", f"{ours[noun]:g} {noun}", f"{theirs[noun]:g} {noun}")
    if len(ours) == len(theirs) == 1 and set(ours.values()).isdisjoint(theirs.values()) and set(ours).isdisjoint(theirs):
        return Difference("number", *(f"{n:g} {noun}" for numbers in (ours, theirs) for noun, n in numbers.items()))
    return None


def _is_given(claim: Claim, number: float) -> bool:
    """Whether a claim gives a number without a noun: `killed 1,200 people and took some 240`."""
    return number in (float(n.replace(",", "")) for n in NUMBER.findall(claim.text) if n not in claim.dates)


def _same(noun: str, one: float, other: float) -> bool:
    """Whether two figures are one: lengths of time are rounded (`almost six hours`)."""
    return one == other or (noun in LENGTHS and max(one, other) <= ROUNDED * min(one, other))


def _date(one: Claim, other: Claim) -> Difference | None:
    """No day, month or year of the one is one of the other, as far as both are exact; or other times of day."""
    pairs = [(d, e) for d in one.dates for e in other.dates]
    if pairs and not any(_fits(d, e) for d, e in pairs):
        alike = next(((d, e) for d, e in pairs if len(d) == len(e)), None)
        return Difference("date", *alike) if alike else None
    if one.times and other.times and not any(_close(t, u) for t in one.times for u in other.times):
        return Difference("date", one.times[0], other.times[0])
    return None


def _close(time: str, other: str) -> bool:
    """Whether two times of day are one, as far as `about six` and `ten past six` go."""
    at, to = (int(t[:2]) * 60 + int(t[3:]) for t in (time, other))
    return abs(at - to) <= ABOUT


def _fits(date: str, other: str) -> bool:
    return date.startswith(other) or other.startswith(date)


def _strength(one: Claim, other: Claim) -> Difference | None:
    """Verbs that put a matter with other strength, of the same speakers."""
    ours, theirs = one.strength, other.strength
    if ours is None or theirs is None or _strangers(one, other) or not ours.apart(theirs):
        return None
    return Difference("strength", ours.verb, theirs.verb)


def _strangers(one: Claim, other: Claim) -> bool:
    """Whether two different parties speak: then their verbs are not two words for one act."""
    return bool(one.speakers and other.speakers) and one.speakers.isdisjoint(other.speakers)


def _share(one: Claim, other: Claim) -> Difference | None:
    """All of a group in the one, part of it, or `not all`, in the other."""
    return Difference("scope", one.quantity, other.quantity) if {one.quantity, other.quantity} in OPPOSED else None


def _scope(one: Claim, other: Claim) -> Difference | None:
    """The leaders or their aides; lists of topics of which each has one that the other lacks; other places."""
    if one.listed & other.listed and one.listed - other.listed and other.listed - one.listed:
        return Difference("scope", *(", ".join(sorted(c.listed)) for c in (one, other)))
    if {_standing(one), _standing(other)} == {"aides", "leaders"}:
        return Difference("scope", one.subject, other.subject)
    contact = one.is_contact or other.is_contact
    if not contact and one.places and other.places and not _may_be_one(one.places, other.places):
        return Difference("scope", ", ".join(sorted(one.places)), ", ".join(sorted(other.places)))
    return None


def _may_be_one(places: frozenset[str], others: frozenset[str]) -> bool:
    """`Lake Geneva` and `Geneva` may be one place, and so may `Zaporozhye` and `Zaporizhzhia`, one name in two spellings."""
    ours, theirs = (
        {word[:SPELT] for place in some for word in place.split() if word[0].isupper()} for some in (places, others)
    )
    return not ours.isdisjoint(theirs)


def _standing(claim: Claim) -> str:
    """Whether those who are to meet or speak are the leaders or act for them; empty where it is neither."""
    if sense("contact").isdisjoint(claim.proposition.lemmas):
        return ""
    return next((name for name in ("aides", "leaders") if claim.subject in sense(name) and _binds(claim)), "")


def _binds(claim: Claim) -> bool:
    return claim.strength is not None and claim.strength.scale == "join"


RULES: tuple[Callable[[Claim, Claim], Difference | None], ...] = (
    _initiator,
    _share,
    _polarity,
    _number,
    _date,
    _voices,
    _performers,
    _strength,
    _scope,
)
