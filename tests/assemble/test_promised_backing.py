"""By the rules, promises to back a party are backing, promises to do something for it are agreement."""

from __future__ import annotations

import pytest

from readout.extract.parse import parse
from readout.extract.quotes import find_quotes
from readout.pipeline import raise_drafts
from readout.records import Document

from .coding import gold


@pytest.mark.parametrize(
    ("text", "event"),
    [
        pytest.param("Norway pledged to continue supporting Moldova.", "SUPPORT", id="a verb of promise"),
        pytest.param("Norway discussed its commitment to support Moldova.", "SUPPORT", id="a noun of promise"),
        pytest.param("Norway pledged to stand with Moldova.", "SUPPORT", id="standing with somebody"),
        pytest.param("Norway pledged to cooperate with Moldova.", "AGREE", id="a promise of something else"),
    ],
)
def test_a_promise_to_back_somebody(text: str, event: str) -> None:
    doc = next(parse([text]))
    document = Document("one", text, "2024-05-14", kind="readout")
    drafts = raise_drafts(document, doc, None, find_quotes(doc), by_rules_alone=True).drafts
    assert [(d.event, gold(d.recipients)) for d in drafts] == [(event, ["MDA/GOV/"])]
