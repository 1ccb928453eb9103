"""Acts whose clause does not name who did them, or only half says that they were done; as drafts, before any are doubted."""

from __future__ import annotations

import pytest

from readout.assemble.draft import Draft
from readout.extract.parse import parse
from readout.extract.quotes import find_quotes
from readout.pipeline import raise_drafts
from readout.records import Document


def drafts(text: str, kind: str = "statement") -> list[Draft]:
    (doc,) = parse([text])
    return raise_drafts(Document("one", text, "2016-09-08", kind=kind), doc, None, find_quotes(doc)).drafts


def dyads(text: str, kind: str = "statement") -> set[tuple[str, str, str]]:
    return {(d.event, a.code, r.code) for d in drafts(text, kind) for a in d.actors for r in d.recipients}


@pytest.mark.parametrize(
    ("text", "dyad"),
    [
        pytest.param(
            "Peru's foreign minister condemned the attack. Chile was asked to return the sailors at once.",
            ("REQUEST", "PER", "CHL"),
            id="passive",
        ),
        pytest.param(
            "Norway recalled its ambassador from Chile. Several delegations urged Argentina to release the sailors.",
            ("REQUEST", "NOR", "ARG"),
            id="subject that stands for somebody else",
        ),
    ],
)
def test_who_acted_before_acts_where_nobody_is_named(text: str, dyad: tuple[str, str, str]) -> None:
    assert dyad in dyads(text)


def test_in_news_another_may_have_acted_in_between() -> None:
    text = "Peru's foreign minister condemned the attack. Chile was asked to return the sailors at once."
    assert not [d for d in drafts(text, "news") if d.features.get("actor_before")]


def test_violence_is_not_laid_at_the_door_of_who_spoke_before() -> None:
    text = "Norway condemned the attack on the port. Three sailors from Chile were killed there."
    assert not [d for d in drafts(text) if d.event == "ASSAULT" and any(a.code == "NOR" for a in d.actors)]


@pytest.mark.parametrize(
    ("text", "dyad"),
    [
        pytest.param("Latvia would not hear of a pardon for Belarus.", ("REJECT", "LVA", "BLR"), id="refused"),
        pytest.param(
            "Bolivia is a friend, the minister added, and Peru would keep its promise of aid to the country.",
            ("AGREE", "PER", "BOL"),
            id="promised",
        ),
    ],
)
def test_an_auxiliary_does_not_undo_what_is_said(text: str, dyad: tuple[str, str, str]) -> None:
    assert dyad in dyads(text, "news")


def test_a_condition_does() -> None:
    assert not dyads("If Peru continued to help Bolivia, its ministry said, nobody would object.", "news") & {
        ("AGREE", "PER", "BOL")
    }


def test_who_is_somewhere_to_see_somebody_has_seen_him() -> None:
    text = "Uruguay's president, Luis Lacalle Pou, who was in Washington to see Joe Biden, praised the weather."
    met = [d for d in drafts(text, "news") if d.event == "CONSULT"]
    assert {p.code for d in met for p in (*d.actors, *d.recipients)} == {"URY", "USA"}


@pytest.mark.parametrize(
    ("text", "dyad"),
    [
        pytest.param(
            "A court in Minsk sentenced the Polish journalist to eight years in prison.", ("COERCE", "BLR", "POL"), id="prison"
        ),
        pytest.param("Norway said that Chile had harboured the gang.", ("ACCUSE", "NOR", "CHL"), id="offence"),
        pytest.param("Latvia did not accept the Estonian proposal.", ("REJECT", "LVA", "EST"), id="not accepted"),
    ],
)
def test_acts_that_follow_from_others(text: str, dyad: tuple[str, str, str]) -> None:
    assert dyad in dyads(text)


def test_a_fine_locks_nobody_up() -> None:
    assert not [d for d in drafts("A court in Minsk fined the Polish journalist 500 dollars.") if d.event == "COERCE"]


def test_a_coup_is_placed_by_its_country() -> None:
    assert any(
        d.event == "COERCE" and {p.code for p in d.actors} == {"GAB"} for d in drafts("Norway condemned the coup in Gabon.")
    )


def test_who_is_expected_somewhere_has_agreed_to_come() -> None:
    text = "Norway's foreign minister, Espen Barth Eide, is expected to visit Chile next week."
    assert ("AGREE", "NOR", "CHL") in {(d.event, a.code, "CHL") for d in drafts(text) for a in d.actors if d.event == "AGREE"}
