"""Reviewed documents as training examples: the shape of the annotated documents in `training/corpus`, and where to learn.

Nobody has checked the rest of such a document, so a line also says at which triggers somebody did (`reviewed`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from readout.export.as_json import Json
from readout.export.gold import gold_event
from readout.records import SCHEMA_VERSION, Coded, Event, Span
from readout.review.applied import STAGE

_OF_DOCUMENT = ("id", "date", "title", "publisher", "issuer", "kind", "text")


def examples(documents: Iterable[Coded]) -> Iterator[Json]:
    """A line for every document in which a record was found right, corrected or rejected."""
    for coded in documents:
        judged = _judged(coded)
        if judged:
            yield {
                "schema_version": SCHEMA_VERSION,
                **{name: getattr(coded.document, name) for name in _OF_DOCUMENT},
                "events": [_event(event) for event in coded.events],
                "reviewed": [list(span) for span in judged],
            }


def _judged(coded: Coded) -> list[Span]:
    """The triggers at which somebody has decided, in the order of the text."""
    confirmed = {event.trigger for event in coded.events if event.review}
    return sorted(confirmed | {one.span for one in coded.rejections if one.stage == STAGE and one.span})


def _event(event: Event) -> Json:
    """The record as an annotator would have written it."""
    told = gold_event(event)
    del told["confidence"]
    return told
