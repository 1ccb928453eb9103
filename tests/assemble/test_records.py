"""Finished records: evidence for every filled field, dates and their basis, ids that stay, nothing lost without a reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from readout.assemble.draft import ChosenDate
from readout.assemble.events import dated, event_id
from readout.ontology.plover import event_types
from readout.records import Document, Event
from readout.resolve.dates import DateMention

from .coding import coded, draft, events, one

TEXTS = (
    "Police in Cairo arrested 12 protesters on Monday.",
    "According to Ukraine, Russia shelled Kharkiv on 3 May 2024.",
    "Japan called on Iran to release the Japanese citizens. “We condemn Iran,” said Antony Blinken.",
    "Russia launched an attack on Ukraine. The Russian attack on Ukraine began at dawn.",
    "Emmanuel Macron met Olaf Scholz in Berlin. He thanked him. The two leaders agreed to meet again.",
)
FIELDS = ("actor", "recipient", "according_to", "event_loc", "gist", "quote", "affected", "size")


@pytest.fixture(scope="module", params=TEXTS, ids=lambda text: text[:24])
def found(request: pytest.FixtureRequest) -> tuple[str, list[Event]]:
    text: str = request.param
    return text, events(text)


def test_something_is_coded(found: tuple[str, list[Event]]) -> None:
    assert found[1]


def test_every_filled_field_has_evidence(found: tuple[str, list[Event]]) -> None:
    for event in found[1]:
        named = {e.field for e in event.evidence}
        assert {"event", "anchor"} <= named
        filled = {name for name in FIELDS if getattr(event, name)}
        assert filled <= named, event
        assert ("date" in named) == (event.date_basis not in {"publication", "unknown"})


def test_evidence_slices_back(found: tuple[str, list[Event]]) -> None:
    text, coded_events = found
    for evidence in (e for event in coded_events for e in event.evidence):
        assert evidence.exact == text[evidence.start : evidence.end]
        assert text[: evidence.start].endswith(evidence.prefix)
        assert text[evidence.end :].startswith(evidence.suffix)


def test_the_trigger_comes_first_and_lies_in_the_anchor(found: tuple[str, list[Event]]) -> None:
    for event in found[1]:
        assert event.evidence[0].field == "event"
        assert event.anchor[0] <= event.trigger[0] < event.anchor[1]


def test_values_follow_from_the_ontology(found: tuple[str, list[Event]]) -> None:
    for event in found[1]:
        kind = event_types()[event.event]
        assert event.quad_code == kind.quad
        assert event.event_scale == kind.modes.get(event.mode or "", kind.score)
        assert 0 <= event.confidence <= 1


def test_a_rerun_gives_the_same_records(found: tuple[str, list[Event]]) -> None:
    text, before = found
    coded.cache_clear()
    assert events(text) == before
    assert len({event.id for event in before}) == len(before)


def test_an_id_names_document_type_trigger_and_parties() -> None:
    this = draft("REQUEST", ("JPN/GOV/",), ("IRN/GOV/",), mode="yield")
    others = (
        ("two", this),
        ("one", draft("REQUEST", ("JPN/GOV/",), ("IRN/GOV/",), mode="meet")),
        ("one", draft("ACCUSE", ("JPN/GOV/",), ("IRN/GOV/",), mode="yield")),
        ("one", draft("REQUEST", ("JPN/GOV/",), ("IRN/GOV/",), mode="yield", at=4)),
        ("one", draft("REQUEST", ("JPN/GOV/A",), ("IRN/GOV/",), mode="yield")),
        ("one", draft("REQUEST", ("IRN/GOV/",), ("JPN/GOV/",), mode="yield")),
    )
    assert len({event_id("one", this), *(event_id(*other) for other in others)}) == 7


def test_an_id_does_not_depend_on_date_or_factuality() -> None:
    this = draft("REQUEST", ("JPN/GOV/",))
    assert event_id("one", this) == event_id("one", replace(this, factuality="future", background=True))


# ---- dates -----------------------------------------------------------------------------------------------------------
DOCUMENT = Document("one", "x", "2024-05-14")


def test_a_stated_date_is_taken() -> None:
    event = one("The United States imposed sanctions on Iran on 3 May 2024.", "SANCTION")
    assert (event.date, event.date_precision, event.date_basis) == ("2024-05-03", "day", "stated")


def test_a_weekday_counts_from_publication() -> None:
    event = one("Police in Cairo arrested 12 protesters on Monday.", "COERCE")
    assert (event.date, event.date_basis) == ("2024-05-13", "relative")


def test_without_a_date_of_publication_nothing_is_dated() -> None:
    (event,) = [e for e in coded("Russia shelled Kharkiv.", date=None).events if e.event == "ASSAULT"]
    assert (event.date, event.date_basis) == (None, "unknown")


@pytest.mark.parametrize(
    ("background", "chosen", "expected"),
    [
        pytest.param(False, None, ("2024-05-14", None, "day", "publication"), id="the day of publication"),
        pytest.param(True, None, (None, None, None, "unknown"), id="unknown for what is looked back on"),
        pytest.param(False, "2024-05", ("2024-05", None, "month", "publication"), id="in news, the month if that was chosen"),
        pytest.param(True, "2024", ("2024", None, "year", "publication"), id="or the year"),
        pytest.param(False, "", (None, None, None, "unknown"), id="or none"),
    ],
)
def test_what_is_not_dated(background: bool, chosen: str | None, expected: tuple[object, ...]) -> None:
    undated = draft("ASSAULT", background=background)
    undated.chosen = None if chosen is None else ChosenDate(chosen or None, None, 0.5)
    found: DateMention | None = None
    assert dated(DOCUMENT, undated, found) == expected


# ---- other values ----------------------------------------------------------------------------------------------------
def test_numbers_of_people() -> None:
    event = one("Police in Cairo arrested 12 protesters on Monday.", "COERCE")
    assert {name: (c.min, c.max) for name, c in event.size.items()} == {"arrested": (12, 12)}


def test_the_place() -> None:
    event = one("Police in Cairo arrested 12 protesters on Monday.", "COERCE")
    assert event.event_loc is not None
    assert (event.event_loc.name, event.event_loc.country) == ("Cairo", "EGY")


def test_what_is_presupposed_is_background() -> None:
    assert one("After Russia invaded Ukraine, Finland joined NATO.", "ASSAULT").background
    assert not one("Russia invaded Ukraine.", "ASSAULT").background


# ---- what is not coded -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "stage", "reason"),
    [
        pytest.param("If the army of Ghana attacks Togo, the war begins.", "factuality", "hypothetical", id="condition"),
        pytest.param("The army of Ghana did not attack Togo at all.", "factuality", "negated", id="absence"),
    ],
)
def test_what_did_not_happen_is_a_rejection(text: str, stage: str, reason: str) -> None:
    made = coded(text)
    assert not [e for e in made.events if e.event == "ASSAULT"]
    assert (stage, reason) in {(r.stage, r.reason) for r in made.rejections}


def test_rejections_name_document_and_words() -> None:
    text = "If the army of Ghana attacks Togo, the war begins."
    for rejection in coded(text, id="x").rejections:
        assert rejection.document == "x"
        assert rejection.span is not None
        assert text[slice(*rejection.span)]


def test_what_lies_below_the_confidence_asked_for_is_a_rejection() -> None:
    from readout.api import code_documents
    from readout.settings import Settings

    document = Document("one", "Russia shelled Kharkiv.", "2024-05-14")
    (made,) = code_documents([document], Settings(confidence=1.0))
    assert made.events == ()
    assert [r.stage for r in made.rejections if r.reason == "below 1"] == ["confidence"]
