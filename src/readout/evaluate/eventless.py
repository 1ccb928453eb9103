"""Records coded in documents in which nothing political happens: every one of them is false."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from readout.evaluate.annotated import STATEMENT
from readout.records import Coded

PER = 1000


@dataclass(frozen=True)
class Eventless:
    """False records by type, in so many documents and sentences.

    Attributes:
        touched: documents with a false record, STATEMENT included.
    """

    documents: int
    sentences: int
    touched: int
    by_type: dict[str, int]

    @property
    def statements(self) -> int:
        """False records of type STATEMENT, which are counted apart."""
        return self.by_type.get(STATEMENT, 0)

    @property
    def acts(self) -> int:
        """False records of all other types."""
        return sum(self.by_type.values()) - self.statements

    def per(self, sentences: int = PER) -> float:
        """False records, STATEMENT apart, per so many sentences; 0 where there was no sentence."""
        return round(sentences * self.acts / self.sentences, 1) if self.sentences else 0.0

    def statements_per(self, sentences: int = PER) -> float:
        """False records of type STATEMENT per so many sentences."""
        return round(sentences * self.statements / self.sentences, 1) if self.sentences else 0.0


def eventless(coded: Iterable[Coded]) -> Eventless:
    """Count what was coded in documents without events."""
    coded = tuple(coded)
    kinds = Counter(event.event for one in coded for event in one.events)
    return Eventless(
        documents=len(coded),
        sentences=sum(one.sentences for one in coded),
        touched=sum(bool(one.events) for one in coded),
        by_type=dict(sorted(kinds.items())),
    )
