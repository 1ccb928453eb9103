"""Where a point begins and ends, what counts as denied and who does the same thing."""

from __future__ import annotations

import pytest

from readout.extract.parse import parse
from readout.link.polarity import denied, opposite
from readout.link.propositions import propositions
from tests.link.test_compare import clauses, only


def claims(text: str):
    """The parse of a text and its propositions."""
    (doc,) = parse([text])
    return doc, propositions(doc)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        (
            "On the initiative of the Norland side, the premier had a telephone conversation with the king.",
            ["On the initiative of the Norland side", "the premier had a telephone conversation with the king"],
        ),
        (
            "The premier had a conversation with the king in Oslo, at the request of the Sudland side.",
            ["The premier had a conversation with the king in Oslo", "at the request of the Sudland side"],
        ),
        (
            "The ministers agreed to meet in May at the invitation of the king.",
            ["The ministers agreed to meet in May at the invitation of the king"],
        ),
        ("Nobody survived.", ["Nobody survived"]),
        (
            "He raised concerns about the support that it gives to industry and about its unfair trade practices.",
            ["He raised concerns about the support that it gives to industry", "about its unfair trade practices"],
        ),
        ("He asked about the ferry and about fish.", ["He asked about the ferry and about fish"]),
        (
            "They discussed issues, including their enduring support for the port and the need to keep it free of ice.",
            ["They discussed issues", "their enduring support for the port", "the need to keep it free of ice"],
        ),
        (
            "Shells hit the homes of civilians in Farby, as the town is called here.",
            ["Shells hit the homes of civilians in Farby, as the town is called here"],
        ),
    ],
)  # fmt: skip
def test_a_point_begins_and_ends_where_its_matter_does(text, cut):
    assert clauses(text) == cut


def test_an_aside_that_tells_whose_word_it_is_parts_no_point_and_adds_no_words():
    doc, (claim,) = claims("Both ports, the minister said, must stay open to ships.")
    assert doc.text[slice(*claim.span)] == "Both ports, the minister said, must stay open to ships"
    assert {"port", "ship"} <= set(claim.lemmas)
    assert "minister" not in claim.lemmas


@pytest.mark.parametrize(
    ("text", "lemmas"),
    [
        ("The guards opposed the new tariff.", {"tariff", "new"}),
        ("There was no attack on the barracks.", {"attack", "barrack"}),
        ("At no time did the plane enter the zone.", {"enter", "plane", "zone"}),
        ("The guards backed the tariff.", set()),
        ("The envoy sees no way other than a tariff.", set()),
        ("There is no alternative to the tariff.", set()),
        ("The guards have no choice but to leave.", set()),
    ],
)
def test_what_stands_under_a_negation_is_denied(text, lemmas):
    doc, (claim,) = claims(text)
    assert denied(doc[claim.head], [doc[i] for i in claim.tokens]) == lemmas


@pytest.mark.parametrize(
    ("a", "b", "difference"),
    [
        ("Norland wants no blockade of the harbour.", "Norland opposes a blockade of the harbour.", None),
        ("The tariff on fish will remain in force.", "Norland will lift the tariff on fish.", "polarity"),
        ("Norland will lift the tariff on fish.", "Norland will remove the tariff on fish.", None),
        ("France asked for a session of the council.", "Germany called for a session of the council.", "initiator"),
        ("The dam was attacked by French troops at night.", "French troops attacked the dam at night.", None),
        ("The raid killed 900 people and drove out some 240.", "The raid drove out 240 people.", None),
        ("The raid killed 900 people and drove out some 240.", "The raid drove out 370 people.", "number"),
        ("He spoke of the danger at Zaporizhzhia.", "He spoke of the danger at Zaporozhye.", None),
        ("The full talks lasted more than two hours.", "The talks went on for two and a half hours.", "number"),
    ],
)
def test_two_clauses_differ_in_who_acts_and_in_what_is_denied(a, b, difference):
    assert only(a, b)[1] == difference


def test_opposites_hold_both_ways():
    assert opposite({"lift"}, {"keep"}) == ("lift", "keep")
    assert opposite({"keep"}, {"lift"}) == ("keep", "lift")
    assert opposite({"lift"}, {"lift"}) is None
