"""Promises of harm in official texts: a threat against whom they would hit, also where they stand behind another content."""

from __future__ import annotations

import pytest

from readout.assemble.speech import Speech
from readout.extract.parse import parse
from readout.extract.quotes import find_quotes
from readout.records import Document
from readout.resolve.actors import Actors

from .coding import coded, gold

CALL = "Readout of Foreign Minister Larsen's call with the foreign minister of Estonia"


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        pytest.param(
            "Norway and Estonia reaffirmed their support for Moldova, as well as their readiness to hold Belarus accountable.",
            "BLR/GOV/",
            id="behind a support",
        ),
        pytest.param(
            "Norway and Estonia reiterated their condemnation of the raid, as well as their commitment to hold Belarus "
            "accountable and provide Moldova with aid.",
            "BLR/GOV/",
            id="not who is helped in the same breath",
        ),
        pytest.param(
            "Norway and Estonia affirmed their determination to continue raising the costs on Belarus.",
            "BLR/GOV/",
            id="on whom the cost falls",
        ),
    ],
)
def test_harm_is_aimed_at_somebody(text: str, recipient: str) -> None:
    doc = next(parse([text]))
    drafts, _ = Speech(Actors(Document("one", text, "2024-05-14", kind="readout"), doc, None, find_quotes(doc))).drafts()
    assert [gold(d.recipients) for d in drafts if d.event == "THREATEN"] == [[recipient]]


def test_what_a_frame_has_read_is_not_read_twice() -> None:
    text = "Norway and Estonia reaffirmed their support for Moldova, as well as their readiness to hold Belarus accountable."
    found = [e for e in coded(text, title=CALL, issuer="NOR", kind="readout").events if e.event == "SUPPORT"]
    assert [gold(e.recipient) for e in found] == [["MDA/GOV/"]]
