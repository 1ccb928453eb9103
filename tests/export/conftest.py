"""A small report of our own and the records that a coder could make of it; tests vary them with dataclasses.replace."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable

import pytest

from readout.export import export, exporter
from readout.records import (
    Affected,
    Coded,
    Coder,
    Count,
    Document,
    Event,
    Evidence,
    Participant,
    Place,
    Quote,
    Rejection,
    Span,
)

TEXT = (
    "LISBON, 3 March 2023 - Foreign Minister Ana Duarte urged Norland on Thursday to release 12 sailors held in Port "
    "Aster, her ministry said.\n\n"
    '"We expect them home by Easter," Duarte told reporters. The families of the sailors waited outside.\n\n'
    "Norland had seized their trawler in February. The weather in Lisbon was mild."
)


def span_of(words: str, after: int = 0, text: str = TEXT) -> Span:
    """Where `words` stand in `text`, so that nobody counts offsets."""
    start = text.index(words, after)
    return start, start + len(words)


def _evidence(**fields: str) -> tuple[Evidence, ...]:
    return tuple(Evidence.at(field, span_of(words), TEXT) for field, words in fields.items())


DUARTE = Participant(
    code="PRT",
    sector=("GOV",),
    entity_text="Foreign Minister Ana Duarte",
    name="Ana Duarte",
    office="Minister of Foreign Affairs",
    identifier_id="Q1000001",
    spans=(span_of("Foreign Minister Ana Duarte"),),
)
NORLAND = Participant(code="NRL", sector=("GOV",), entity_text="Norland", spans=(span_of("Norland"),))
MINISTRY = Participant(
    code="PRT", sector=("GOV",), entity_text="her ministry", spans=(span_of("her ministry"),), role="official"
)
SAILORS = Participant(code="PRT", sector=("CVL",), entity_text="12 sailors", spans=(span_of("12 sailors"),))
CODER = Coder("0.1.0", "plover-2.0", "md-3.7.1")

REQUEST = Event(
    id="e0a1",
    doc="lisbon-1",
    sentence=0,
    event="REQUEST",
    mode="yield",
    context=("diplomatic", "human_rights"),
    quad_code=3,
    event_scale=-1.0,
    cameo="105",
    goldstein=-3.4,
    actor=(DUARTE,),
    recipient=(NORLAND,),
    date="2023-03-02",
    enddate=None,
    date_precision="day",
    date_basis="relative",
    event_loc=Place("Lisbon", "PRT", 38.72, -9.14, "city", span_of("LISBON")),
    factuality="asserted",
    according_to=(MINISTRY,),
    background=False,
    gist=span_of("to release 12 sailors held in Port Aster"),
    quote=Quote(
        speaker=(span_of("Duarte", 160),),
        cue=(span_of("told"),),
        content=(span_of("We expect them home by Easter"),),
        kind="direct",
        addressee=(span_of("reporters"),),
    ),
    affected=(Affected(SAILORS, "Port Aster"),),
    size={"participants": Count(12, 12, span_of("12 sailors"))},
    confidence=0.8125,
    evidence=(
        *_evidence(
            event="urged",
            actor="Foreign Minister Ana Duarte",
            recipient="Norland",
            date="on Thursday",
            event_loc="LISBON",
            according_to="her ministry",
            gist="to release 12 sailors held in Port Aster",
            quote="We expect them home by Easter",
            affected="12 sailors",
            size="12 sailors",
            anchor="Foreign Minister Ana Duarte urged Norland on Thursday to release 12 sailors held in Port Aster",
        ),
        Evidence.at("quote", span_of("told"), TEXT),
    ),
    episode="ep1",
    coder=CODER,
    anchor=span_of("Foreign Minister Ana Duarte urged Norland on Thursday to release 12 sailors held in Port Aster"),
)

_SEIZER = Participant(code="NRL", sector=("GOV",), entity_text="Norland", spans=(span_of("Norland", 100),))

SEIZURE = Event(
    id="e0b2",
    doc="lisbon-1",
    sentence=3,
    event="COERCE",
    mode="seize",
    context=(),
    quad_code=4,
    event_scale=-7.0,
    cameo="171",
    goldstein=None,
    actor=(_SEIZER,),
    recipient=(),
    date="2023-02",
    enddate=None,
    date_precision="month",
    date_basis="stated",
    event_loc=None,
    factuality="asserted",
    according_to=(),
    background=True,
    gist=None,
    quote=None,
    affected=(),
    size={},
    confidence=0.6,
    evidence=(
        Evidence.at("event", span_of("seized"), TEXT),
        Evidence.at("actor", span_of("Norland", 100), TEXT),
        Evidence.at("date", span_of("in February"), TEXT),
        Evidence.at("anchor", span_of("Norland had seized their trawler in February"), TEXT),
    ),
    episode=None,
    coder=CODER,
    anchor=span_of("Norland had seized their trawler in February"),
)

DOCUMENT = Document(
    id="lisbon-1",
    text=TEXT,
    date="2023-03-03",
    title="Duarte presses Norland over sailors",
    publisher="Lisbon Courier",
    url="https://courier.example/sailors",
)


@pytest.fixture(scope="session")
def coded() -> Coded:
    """A report with two records, one attribution, one rejection."""
    quotes = (REQUEST.quote,) if REQUEST.quote else ()
    rejection = Rejection("lisbon-1", span_of("waited outside"), "trigger", "no political act")
    return Coded(DOCUMENT, (REQUEST, SEIZURE), quotes, (rejection,), sentences=5)


@pytest.fixture(scope="session")
def empty() -> Coded:
    """A document that was rejected as a whole."""
    document = Document("nothing-2", "Une phrase.", language="fr")
    return Coded(document, rejections=(Rejection("nothing-2", None, "language", "not English"),))


@pytest.fixture(scope="session")
def written() -> Callable[[str, Iterable[Coded]], str]:
    """What a text format makes of some documents."""

    def write(name: str, documents: Iterable[Coded]) -> str:
        stream = io.StringIO(newline="")
        assert not exporter(name).binary
        export(name, documents, stream)
        return stream.getvalue()

    return write
