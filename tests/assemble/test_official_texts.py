"""What only official texts do: clauses without a subject, accounts of a talk that run on, protests at home in the news."""

from __future__ import annotations

import pytest

from readout.assemble.build import settle_parties
from readout.settings import DEFAULT_CONFIDENCE, STATEMENT_CONFIDENCE, Settings

from .coding import coded, draft, gold, one


def test_a_list_item_without_subject_is_the_issuers() -> None:
    text = "The Council met on Tuesday.\n\nUrges Sudan to release the ministers."
    found = [e for e in coded(text, issuer="African Union", kind="statement", id="au").events if e.event == "REQUEST"]
    assert [gold(e.actor) for e in found] == [["IGO//African Union"]]


def test_points_are_of_who_opens_the_list() -> None:
    text = "Guyana and Venezuela:\n- condemned the raid by Brazil;\n- thanked Kenya for its help."
    found = {e.event: e for e in coded(text, kind="statement", id="points").events}
    assert gold(found["ACCUSE"].actor) == ["GUY/GOV/", "VEN/GOV/"]
    assert gold(found["SUPPORT"].recipient) == ["KEN/GOV/"]


def test_who_asks_in_the_passive_issues_the_text() -> None:
    text = "Kenya was asked to return the detainees."
    (event,) = [e for e in coded(text, issuer="African Union", kind="statement", id="asked").events if e.event == "REQUEST"]
    assert (gold(event.actor), gold(event.recipient)) == (["IGO//African Union"], ["KEN/GOV/"])
    assert not [e for e in coded(text).events if e.event == "REQUEST" and gold(e.actor) == ["IGO//African Union"]]


def test_who_is_thanked_by_his_own_group_does_not_thank() -> None:
    thanks = draft("SUPPORT", ("TCD/GOV/", "MLI/GOV/", "NER/GOV/"), ("NER/GOV/",))
    settle_parties(thanks)
    assert (gold(thanks.actors), gold(thanks.recipients)) == (["TCD/GOV/", "MLI/GOV/"], ["NER/GOV/"])


def test_in_the_news_a_clause_without_subject_is_nobodys() -> None:
    assert not [e for e in coded("Urges Sudan to release the ministers.").events if e.event == "REQUEST"]


def test_students_at_home_march_against_their_government() -> None:
    event = one("Students marched in Nairobi on Monday against the tax.", "PROTEST")
    assert (gold(event.actor), gold(event.recipient)) == (["KEN/EDU/"], ["KEN/GOV/"])


@pytest.mark.parametrize(
    ("given", "event", "threshold"),
    [
        (None, "REQUEST", DEFAULT_CONFIDENCE),
        (None, "STATEMENT", STATEMENT_CONFIDENCE),
        (0.7, "STATEMENT", 0.7),
        (0.2, "AID", 0.2),
    ],
)
def test_a_threshold_that_is_given_holds_for_all_types(given: float | None, event: str, threshold: float) -> None:
    assert Settings(confidence=given).threshold(event) == threshold
