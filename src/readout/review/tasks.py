"""What a reviewer is asked: records and near misses, the most uncertain first; in our own shape, a line each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from readout.export.as_json import Json, event_to_json
from readout.export.phrases import labels, words
from readout.records import SCHEMA_VERSION, Document, Event, Rejection, Span
from readout.review.hashes import text_hash

NEAR_MISS = "confidence"
TOSS_UP = 0.5

# The end of a sentence: a stop behind a word of three letters or more (so not `Mr.` or `U.S.`), or the end of a line.
_END = re.compile(r"""(?<=[a-z0-9)\]"”’%]{3})[.!?]["”’)]*(?=\s+["“‘(]?[A-Z0-9])|\n""")


@dataclass(frozen=True)
class Task:
    """One record to judge.

    Attributes:
        event: the record, or what would have been one.
        stage: None for a record; `confidence` for what was just too improbable to be one.
        middle: the confidence of a toss-up: for what was left out, that which it had to reach.
    """

    event: Event
    document: Document
    stage: str | None = None
    middle: float = TOSS_UP

    @property
    def doubt(self) -> float:
        """How far from a toss-up; 0 is the most doubtful."""
        return round(abs(self.event.confidence - self.middle), 6)

    @property
    def order(self) -> tuple[float, str, Span, str]:
        """The place of the task in a list of all."""
        return self.doubt, self.document.id, self.event.trigger, self.event.id

    @property
    def question(self) -> str:
        """What to decide, in one line."""
        event = self.event
        kind = f"{event.event} ({event.mode})" if event.mode else event.event
        parties = f"{labels(event.actor)} -> {labels(event.recipient) or 'nobody'}"
        asked = "Is this record right" if self.stage is None else "Was this rightly left out, or is it a record"
        return f"{asked}: {kind}, {parties}, {event.date or 'no date'}, {event.factuality}?"

    @property
    def sentence(self) -> str:
        """The sentence of the trigger, with all of the clause that reports the event."""
        return words(self.document.text, sentence_at(self.document.text, self.event))


def sentence_at(text: str, event: Event) -> Span:
    """Where the sentence of a record stands in its text, as punctuation tells."""
    start, end = event.trigger
    before = [m.end() for m in _END.finditer(text, 0, start)]
    after = _END.search(text, end)
    first, last = min(before[-1] if before else 0, event.anchor[0]), max(after.end() if after else len(text), event.anchor[1])
    cut = text[first:last]
    return first + len(cut) - len(cut.lstrip()), last - len(cut) + len(cut.rstrip())


def near_miss(rejection: Rejection, document: Document) -> Task | None:
    """The task of something left out because it was just too improbable, None for other rejections."""
    if rejection.stage != NEAR_MISS or rejection.record is None:
        return None
    return Task(rejection.record, document, NEAR_MISS, float(rejection.reason.rpartition(" ")[2]))


def to_json(task: Task) -> Json:
    """The task as a line of our own shape, with the answer left open: `verdict`, `corrected`, `reviewer`, `on`, `comment`."""
    document, event = task.document, task.event
    return {
        "schema_version": SCHEMA_VERSION,
        **place_of(task),
        "words": document.text[slice(*event.trigger)],
        "published": document.date,
        "publisher": document.publisher,
        "title": document.title,
        "sentence": task.sentence,
        "question": task.question,
        "stage": task.stage,
        "confidence": event.confidence,
        "record": event_to_json(event),
        "verdict": None,
        "corrected": {},
        "reviewer": None,
        "on": None,
        "comment": None,
    }


def place_of(task: Task) -> Json:
    """The words that a correction of this task attaches to."""
    text = task.document.text
    return {"document": task.document.id, "text_hash": text_hash(text), "trigger": list(task.event.trigger)}
