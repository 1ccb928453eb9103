"""What the coder found, with the corrections of reviewers on it. Pure, and the same for any order of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from readout.export.as_json import event_from_json, event_to_json
from readout.records import Coded, Event, Rejection, Review
from readout.review.correction import WRONG, Correction, in_force, likeness
from readout.review.revised import revised

STAGE = REASON = "review"


@dataclass
class Applied:
    """A document as reviewed.

    Attributes:
        events, rejections: what holds now; each event with its place in the order of the coder.
        numbers: record id -> number of the correction that made it so.
        idle: numbers of corrections that found nothing to be applied to.
    """

    events: list[tuple[int, Event]]
    rejections: list[Rejection]
    numbers: dict[str, int] = field(default_factory=dict)
    idle: list[int] = field(default_factory=list)


def applied(coded: Coded, corrections: Sequence[Correction]) -> Applied:
    """Apply the corrections that count, each to the record that it is about.

    A record that the coder no longer makes comes back as it was seen, if it was found right or corrected.
    """
    made = Applied(list(enumerate(coded.events)), list(coded.rejections))
    force = in_force(corrections)
    for one in force:
        alone = sum(other.trigger == one.trigger for other in force) == 1
        found = _record(made, one, alone)
        if one.verdict == WRONG:
            _reject(made, one, found)
        else:
            _confirm(made, one, found, coded)
    made.events.sort(key=lambda placed: placed[0])
    return made


def _record(made: Applied, one: Correction, alone: bool) -> tuple[int, Event] | Rejection | None:
    """What a correction is about now: a record, else what came close to being one."""
    events = [p for p in made.events if p[1].trigger == one.trigger and p[1].id not in made.numbers]
    best = max(events, key=lambda placed: _likeness(one, placed[1]), default=None)
    if best is not None and (_likeness(one, best[1]) or (one.verdict != WRONG and alone and len(events) == 1)):
        return best
    near = [r for r in made.rejections if r.record and r.stage != STAGE and r.record.trigger == one.trigger]
    return max((r for r in near if r.record and _likeness(one, r.record)), key=lambda r: _score(one, r), default=None)


def _likeness(one: Correction, event: Event) -> int:
    return 10 if one.slot and one.slot == event.id else likeness(one.seen, event_to_json(event))


def _score(one: Correction, rejection: Rejection) -> int:
    return _likeness(one, rejection.record) if rejection.record else 0


def _reject(made: Applied, one: Correction, found: tuple[int, Event] | Rejection | None) -> None:
    if isinstance(found, Rejection):
        made.rejections.remove(found)
        made.rejections.append(replace(found, stage=STAGE, reason=REASON))
    elif found is not None:
        made.events.remove(found)
        event = found[1]
        words = next(e.exact for e in event.evidence if e.field == "event")
        made.rejections.append(Rejection(event.doc, event.trigger, STAGE, REASON, words, event))


def _confirm(made: Applied, one: Correction, found: tuple[int, Event] | Rejection | None, coded: Coded) -> None:
    """Put the record as reviewed in the place of what was found, or behind all others."""
    place, base = len(coded.events) + one.number, None
    if isinstance(found, Rejection):
        made.rejections.remove(found)
        base = found.record
    elif found is not None:
        made.events.remove(found)
        place, base = found
    seen = _seen(one, base)
    if seen is None:
        made.idle.append(one.number)
        return
    event = revised(seen, one.fields, coded.document, Review(one.verdict, one.reviewer, one.on))
    made.events = [placed for placed in made.events if placed[1].id != event.id]
    made.events.append((place, event))
    made.numbers[event.id] = one.number


def _seen(one: Correction, base: Event | None) -> Event | None:
    """The record as the reviewer saw it, with what is not part of its JSON from the coder's."""
    if not one.seen:
        return base
    read = replace(event_from_json({**one.seen, "episode": None}), review=None)
    return replace(read, sentence=base.sentence, explanation=base.explanation) if base else read
