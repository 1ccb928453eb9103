"""Whom a mention means on a day, asked from outside a document: by the tables, or by its sentence as in any text.

Every table that has the words gives a reading; the best one is the answer only where it is clearly better than the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from readout.resolve.by_tables import readings
from readout.resolve.readings import AMBIGUOUS, NOTHING, REMOTE, TOGETHER, Answer, Query, Reading, decide

BATCH = 64

__all__ = ["AMBIGUOUS", "NOTHING", "REMOTE", "TOGETHER", "Answer", "Query", "Reading", "answers", "decide", "readings"]


def answers(queries: Iterable[Query]) -> Iterator[tuple[Query, Answer]]:
    """Answer queries in order, in batches, so that a file of any size streams through.

    Raises:
        ModelError: a query needs the language pipeline, and it is missing or altered.
    """
    source = iter(queries)
    while batch := list(islice(source, BATCH)):
        by_tables = [decide(readings(query)) for query in batch]
        if all(known.found and not query.context for query, known in zip(batch, by_tables, strict=True)):
            yield from zip(batch, by_tables, strict=True)
        else:
            yield from _read(batch, by_tables)


def _read(batch: list[Query], by_tables: list[Answer]) -> Iterator[tuple[Query, Answer]]:
    """Read the sentences of those that have one, and the words of those that no table knows."""
    from readout.resolve.in_sentence import document, in_text, read  # only here, since it loads spaCy

    documents = [document(q) if q.context or not known.found else None for q, known in zip(batch, by_tables, strict=True)]
    texts = read(dict.fromkeys(d for d in documents if d is not None))
    for query, known, text in zip(batch, by_tables, documents, strict=True):
        yield query, known if text is None else in_text(query, known, texts[text])
