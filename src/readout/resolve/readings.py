"""What a mention can mean: readings with a weight, and the rule by which one of them is the answer or none is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from readout.records import Participant, Span

MOST_ALTERNATIVES = 8

NOTHING = "neither the words themselves nor any table say who it is"
AMBIGUOUS = "ambiguous: several readings are about equally good"
REMOTE = "too weak: even the best reading is a remote one"
TOGETHER = "several parties together"
PLACE = "named as a place only, where something is or happens"

DECISIVE = 2.0  # how many times better than the next a reading must be
YIELDING = 0.45  # what our readings may reach beside a user's own, of its weight
FLOOR = 0.3  # what a reading must reach to be an answer
LEAST = 0.02  # what it must reach to be mentioned


@dataclass(frozen=True)
class Query:
    """A mention to look up.

    Attributes:
        id: given back with the answer, of any JSON type.
        text: the mention as written; date: `YYYY-MM-DD`, None for today's use.
        context: its sentence or the words around it; span: where it stands in `context`, in code points.
        publisher, issuer: who printed the text, and the body that put it out.
    """

    text: str
    date: str | None = None
    context: str | None = None
    span: Span | None = None
    publisher: str | None = None
    issuer: str | None = None
    id: object = None


@dataclass(frozen=True)
class Reading:
    """One thing that a mention can mean.

    Attributes:
        party: who it then is.
        confidence: how good the reading is, 0 to 1.
        reason: the row of a table, or the words, that say so.
        own: whether a row of the user's own gives these very words.
        misfit: years between the day and the row's dates, 0 within them.
    """

    party: Participant
    confidence: float
    reason: str
    own: bool = False
    misfit: int = 0


@dataclass(frozen=True)
class Answer:
    """What a mention means.

    Attributes:
        reading: None where nothing fits, or nothing clearly better than the rest.
        reason: that of the reading, else why there is none.
        alternatives: the other readings, best first; all of them where none was chosen.
    """

    reading: Reading | None
    reason: str
    alternatives: tuple[Reading, ...] = ()

    @property
    def found(self) -> bool:
        """Whether there is anything it can mean."""
        return self.reading is not None or bool(self.alternatives)

    @property
    def together(self) -> bool:
        """Whether `alternatives` are not one or the other, but the members of a group (`the two presidents`)."""
        return self.reason == TOGETHER


def decide(found: Iterable[Reading]) -> Answer:
    """Choose the reading that is clearly better than the next, else none."""
    ranked = _ranked(_ours_yielding(list(found)))
    if not ranked:
        return Answer(None, NOTHING)
    shared = tuple(replace(r, confidence=_share(r, ranked)) for r in ranked[:MOST_ALTERNATIVES])
    rival = ranked[1].confidence if len(ranked) > 1 else 0.0
    if ranked[0].confidence < FLOOR:
        return Answer(None, REMOTE, shared)
    if ranked[0].confidence < DECISIVE * rival:
        return Answer(None, AMBIGUOUS, shared)
    return Answer(shared[0], shared[0].reason, shared[1:])


def _ours_yielding(found: list[Reading]) -> list[Reading]:
    """The readings with ours held below those of the user's own rows that fit the day as well."""
    own = [r for r in found if r.own]

    def held(reading: Reading) -> Reading:
        rivals = [o.confidence for o in own if o.misfit <= reading.misfit and identity(o.party) != identity(reading.party)]
        return replace(reading, confidence=min([reading.confidence, *(YIELDING * r for r in rivals)]))

    return [r if r.own else held(r) for r in found] if own else found


def _ranked(found: Iterable[Reading]) -> list[Reading]:
    """The readings worth a mention, best first, or the best one; of several rows about one person or body the best alone."""
    best: dict[tuple[str, str], Reading] = {}
    for reading in sorted(found, key=lambda r: (-r.confidence, not r.own)):
        if reading.confidence >= LEAST or not best:
            best.setdefault(identity(reading.party), reading)
    return list(best.values())


def identity(party: Participant) -> tuple[str, str]:
    """What tells two parties apart whatever their office: a state from its people, a name of one state from another."""
    return party.code, party.identifier_id or party.name or "".join(party.sector[:1])


def _share(reading: Reading, ranked: list[Reading]) -> float:
    """The weight of a reading, less what its rivals take away."""
    weight = reading.confidence
    return max(0.01, round(weight**3 / sum(r.confidence**2 for r in ranked), 2))
