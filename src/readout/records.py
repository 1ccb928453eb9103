"""The records that pass between the stages: frozen, comparable, each aware of the characters that it comes from.

Field names follow PLOVER where PLOVER has one. Offsets are half-open `[start, end)` in Unicode code points of `Document.text`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Span = tuple[int, int]

SCHEMA_VERSION = 1
EVIDENCE_CONTEXT = 24  # characters that an evidence shows before and after its own

KINDS = ("news", "readout", "statement", "transcript")
FACTUALITIES = ("asserted", "future", "hypothetical", "negated", "alleged")
ROLES = ("issuer", "official", "party", "media", "unnamed")


@dataclass(frozen=True)
class Document:
    """One dated text, normalised once at the door.

    Attributes:
        id: as given, else a hash of text, date and publisher.
        text: the text that every offset of the program refers to.
        date: publication date, `YYYY-MM-DD`, or None.
        publisher: who printed it.
        issuer: the public body that put it out, for a readout or statement.
        kind: one of KINDS.
        language: ISO 639-1 code of the text.
    """

    id: str
    text: str
    date: str | None = None
    title: str | None = None
    publisher: str | None = None
    issuer: str | None = None
    kind: str = "news"
    url: str | None = None
    language: str = "en"


@dataclass(frozen=True)
class Participant:
    """A party to an event, resolved at the document's date.

    Attributes:
        code: ISO 3166 alpha-3, or IGO, UNO, EUR, NGO, MNC, IMG, ISM, UNK.
        sector: PLOVER sectors, the primary one first; empty for IGO, UNO, EUR.
        entity_text: the mention as written.
        name: canonical name of a person or body, None for a state or an unnamed group.
        office: office at the document's date, None where unknown.
        identifier_id: Wikidata QID, None where unknown.
        spans: the mention, then the antecedent that resolved it.
        role: set only in `according_to`, one of ROLES.
    """

    code: str
    sector: tuple[str, ...] = ()
    entity_text: str = ""
    name: str | None = None
    office: str | None = None
    identifier_id: str | None = None
    spans: tuple[Span, ...] = ()
    role: str | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells two participants apart: code, first sector, name."""
        return self.code, self.sector[0] if self.sector else "", self.name or ""

    def gold(self) -> str:
        """The shorthand `CODE/SECTOR/Name` of the gold files (formats.md)."""
        return "/".join(self.key)


@dataclass(frozen=True)
class Evidence:
    """Why a field holds: characters of the text, with a little of what stands before and after."""

    field: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str

    @classmethod
    def at(cls, field: str, span: Span, text: str, context: int = EVIDENCE_CONTEXT) -> Evidence:
        """Cut the evidence for `field` out of `text` at `span`, with `context` characters on either side."""
        start, end = span
        return cls(field, start, end, text[start:end], text[max(0, start - context) : start], text[end : end + context])


@dataclass(frozen=True)
class Quote:
    """One attribution of speech, thought or stance.

    Attributes:
        speaker, cue, content: lists of spans (a content may run over several paragraphs).
        kind: `direct`, `indirect` or `mixed`.
        addressee: the person addressed, empty where the text names none.
    """

    speaker: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: str
    addressee: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Place:
    """Where it happened. `precision`: `point`, `city`, `region`, `country`; lat and lon in degrees (WGS 84)."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: str
    span: Span


@dataclass(frozen=True)
class Count:
    """A number of people, as a range where the text gives one (`dozens`, `at least 12`: max None)."""

    min: int
    max: int | None
    span: Span


@dataclass(frozen=True)
class Coder:
    """What made a record: version of Readout, of its ontology data, of the language pipeline."""

    version: str
    ontology: str
    model: str


@dataclass(frozen=True)
class Affected:
    """People, a group or a place that an act is about without being a party to it."""

    participant: Participant
    place: str | None = None


@dataclass(frozen=True)
class Explanation:
    """Why a record has its type: not part of the record, but kept beside it.

    Attributes:
        trigger: the words that carry the act.
        by: what raised it: a frame of the codebook, a rule of speech, or the event model.
        model: probability that the event model gives the type at the trigger, None where it has not read so far.
        runner_up: the other type that the model finds most probable there, with its probability; None where it sees no other.
    """

    trigger: str
    by: str
    model: float | None = None
    runner_up: tuple[str, float] | None = None


@dataclass(frozen=True)
class Review:
    """What a person said of a record.

    Attributes:
        verdict: `right` or `corrected`; what is wrong is no record.
        reviewer: who; on: day of the review.
    """

    verdict: str
    reviewer: str
    on: str


@dataclass(frozen=True)
class Event:
    """Who did or said what to whom, when, where and on whose word. See docs/reference for every field."""

    id: str
    doc: str
    sentence: int
    event: str
    mode: str | None
    context: tuple[str, ...]
    quad_code: int
    event_scale: float
    cameo: str
    goldstein: float | None
    actor: tuple[Participant, ...]
    recipient: tuple[Participant, ...]
    date: str | None
    enddate: str | None
    date_precision: str | None
    date_basis: str
    event_loc: Place | None
    factuality: str
    according_to: tuple[Participant, ...]
    background: bool
    gist: Span | None
    quote: Quote | None
    affected: tuple[Affected, ...]
    size: dict[str, Count] = field(hash=False)
    confidence: float
    evidence: tuple[Evidence, ...]
    episode: str | None
    coder: Coder
    anchor: Span
    explanation: Explanation | None = None
    review: Review | None = None

    @property
    def trigger(self) -> Span:
        """Span of the first trigger: the first evidence of field `event`."""
        first = next(e for e in self.evidence if e.field == "event")
        return first.start, first.end


@dataclass(frozen=True)
class Rejection:
    """Something seen and not coded.

    Attributes:
        document: document id.
        span: the characters concerned, None for a whole document.
        stage: `source`, `language`, `trigger`, `arguments`, `actors`, `factuality`, `assemble`, `confidence` or `review`.
        reason: one phrase, from a closed list a stage.
        record: what it would have been, where it came close to being one or was one before a review; no part of its JSON.
    """

    document: str
    span: Span | None
    stage: str
    reason: str
    text: str = ""
    record: Event | None = None


@dataclass(frozen=True)
class Coded:
    """All that one document yielded.

    Attributes:
        events: the records at or above the default confidence.
        quotes: every attribution of the document, also those in no event.
        rejections: what was seen and not coded, with stage and reason.
        sentences: number of sentences read.
        told: clauses that ask, promise or tell of a deed, for the ledger alone; empty unless `Settings.told` asks for them.
    """

    document: Document
    events: tuple[Event, ...] = ()
    quotes: tuple[Quote, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    sentences: int = 0
    notes: tuple[str, ...] = ()
    told: tuple[Event, ...] = ()
