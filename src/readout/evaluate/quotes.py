"""Exact span scores of attributions: cue, source (speaker), content; punctuation at their ends is cut."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

Record = Mapping[str, Any]
Scores = dict[str, dict[str, float]]

FIELDS = {"cue": "cue", "source": "speaker", "content": "content"}
TRIMMED = frozenset(" \t\r\n\u00a0.,;:!?…\"“”„«»‘’'`‹›—–-")


def score_quotes(gold: Sequence[Record], system: Sequence[Record]) -> Scores:
    """Precision, recall and F1 for cue, source and content, in percent.

    Both are lists of `{id, quotes: [{speaker, cue, content}]}`; records of `gold` carry their `text`. Within a document
    a span may be needed several times (one speaker of two cues); each can be found as often as it is there.
    """
    answers = {record["id"]: record for record in system}
    scores: Scores = {}
    for name, field in FIELDS.items():
        right = expected = given = 0
        for record in gold:
            wanted = _spans(record, field, record["text"])
            found = _spans(answers.get(record["id"], {}), field, record["text"])
            right += sum((wanted & found).values())
            expected += sum(wanted.values())
            given += sum(found.values())
        scores[name] = _figures(right, expected, given)
    return scores


def _spans(record: Record, field: str, text: str) -> Counter[tuple[int, int]]:
    found = (_trimmed(text, span) for quote in record.get("quotes", ()) for span in quote[field])
    return Counter(span for span in found if span[0] < span[1])


def _trimmed(text: str, span: Sequence[int]) -> tuple[int, int]:
    """A span without punctuation, marks and white space at its ends."""
    start, end = span
    while start < end and text[start] in TRIMMED:
        start += 1
    while end > start and text[end - 1] in TRIMMED:
        end -= 1
    return start, end


def _figures(right: int, expected: int, given: int) -> dict[str, float]:
    precision = 100 * right / given if given else 0.0
    recall = 100 * right / expected if expected else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return {
        "precision": precision,
        "recall": recall,
        "f1": f1,
        "gold": float(expected),
        "system": float(given),
        "right": float(right),
    }
