"""The records of the ledger: an undertaking, the places where it is mentioned, the changes of its status. Frozen."""

from __future__ import annotations

from dataclasses import dataclass

from readout.records import Participant, Span

KINDS = ("request", "commitment")
STATUSES = ("open", "met", "partly", "refused", "lapsed", "superseded")
CLOSED = frozenset({"met", "refused", "lapsed", "superseded"})


@dataclass(frozen=True)
class Mention:
    """One record, or clause read beside the records, that reports an undertaking.

    Attributes:
        event: id of the record, None for a clause that is none; date: its day, as coarse as the text.
        span: the clause that reports it; gist: the words that say what is to be done.
    """

    event: str | None
    doc: str
    span: Span
    gist: Span
    date: str | None


@dataclass(frozen=True)
class Change:
    """A change of status and what proves it.

    Attributes:
        status: what the undertaking is from then on.
        date: the day of the proof.
        event: id of the record that proves it, that of the request itself where the words right behind it answer it; None where
            words prove it that are no record.
        doc, span: where the record or the words stand.
        confidence: 0 to 1; reason: what agreed, in a few words.
    """

    status: str
    date: str | None
    event: str | None
    doc: str | None
    span: Span | None
    confidence: float
    reason: str


@dataclass(frozen=True)
class Undertaking:
    """A request or a commitment and what came of it.

    Attributes:
        id: hash of its first record's id.
        kind: one of KINDS.
        owner: who is to act; counterpart: who asked, or to whom it was promised; several where it is mutual, none where unsaid.
        content: what is to be done, in the words of the first mention.
        deed: the kind of act, a row of `deeds.tsv`, None where no word of it is known.
        made: the day on which it was first made; due: the last day in time, None where none was set.
        status: one of STATUSES, as of the day `as_of`.
        changes: in order of date; empty while it is open.
        confidence: of the record that it was made from.
        reason: why it has its status.
    """

    id: str
    kind: str
    owner: tuple[Participant, ...]
    counterpart: tuple[Participant, ...]
    content: str
    deed: str | None
    made: str | None
    due: str | None
    status: str
    as_of: str | None
    changes: tuple[Change, ...]
    mentions: tuple[Mention, ...]
    confidence: float
    reason: str

    @property
    def first(self) -> Mention:
        """Where it was first reported."""
        return self.mentions[0]
