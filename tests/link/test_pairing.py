"""Which two documents of an episode are set side by side: the ground first, then who says most of the happening."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from readout.errors import DataError
from readout.link.pairing import CAPITALS, ISSUERS, OFFICES, PRESS, SOURCES, Pairing, pairing
from readout.link.report import Report
from tests.link.reporting import report

CALL = "Narendra Modi and Vladimir Putin spoke by telephone."


def told(doc: str, issuer: str | None = None, text: str = CALL, **more: object) -> Report:
    """A document with one record of the call between India and Russia."""
    return report(text, "spoke", doc=doc, issuer=issuer, publisher=more.pop("publisher", issuer), **more)  # type: ignore[arg-type]


DELHI = told("delhi", "Ministry of External Affairs, India")
PMO = told("pmo", "Prime Minister's Office, India")
MOSCOW = told("moscow", "Kremlin")
PARIS = told("paris", "Élysée Palace")
WIRE = told("wire", publisher="Meridian Wire")
PAPER = told("paper", publisher="Harbour Gazette")
COPY = told("copy", publisher="Skerry Times", family="wire")
LONG = told("long", text="At noon Narendra Modi and Vladimir Putin spoke by telephone about grain and peace.")
LATER = told("later", text="At noon Narendra Modi and Vladimir Putin had spoken about all of this and more.", background=True)

RECALLED = told("recalled", "Kremlin", background=True)


@pytest.mark.parametrize(
    ("reports", "pair", "why"),
    [
        ((DELHI, MOSCOW, PARIS, WIRE), ("delhi", "moscow"), CAPITALS),
        ((DELHI, PMO, MOSCOW), ("delhi", "moscow"), CAPITALS),  # one of the two Indian bodies: the first of equals
        ((DELHI, PARIS, WIRE), ("delhi", "paris"), ISSUERS),  # France has no part in it, and still speaks for itself
        ((DELHI, PMO, WIRE), ("delhi", "pmo"), OFFICES),
        ((WIRE, DELHI, PAPER), ("delhi", "paper"), PRESS),
        ((WIRE, PAPER, LONG), ("long", "paper"), SOURCES),
        ((WIRE, COPY, PAPER), ("copy", "paper"), SOURCES),
        ((WIRE, PAPER, LATER), ("paper", "wire"), SOURCES),
        ((WIRE, PAPER, RECALLED), ("paper", "wire"), SOURCES),  # what only looks back is no account, whoever issued it
        ((WIRE, RECALLED), ("recalled", "wire"), PRESS),
    ],
)
def test_the_best_ground_goes_first(reports: tuple[Report, ...], pair: tuple[str, str], why: str) -> None:
    others = tuple(sorted({r.document.id for r in reports} - set(pair)))
    for order in permutations(reports):
        assert pairing(order) == Pairing(*pair, why, others)


def test_the_earlier_is_a() -> None:
    early = told("zagreb", text=CALL, published="2022-02-23")
    assert pairing([WIRE, early]) == Pairing("zagreb", "wire", SOURCES, ())


def test_a_statement_without_issuer_is_official_too() -> None:
    statement = replace(PAPER, document=replace(PAPER.document, kind="statement"))
    assert pairing([WIRE, LONG, statement]).why == PRESS


def test_one_body_under_two_names_is_one_issuer() -> None:
    twice = told("again", "kremlin.ru")
    assert pairing([MOSCOW, twice]).why == SOURCES


def test_capitals_with_the_same_words_stay_two() -> None:
    assert pairing([DELHI, replace(MOSCOW, family="delhi")]).why == CAPITALS


def test_one_document_or_one_source_is_refused() -> None:
    with pytest.raises(DataError, match="only one document tells of it, wire; name"):
        pairing([WIRE, replace(WIRE, event=replace(WIRE.event, id="second"))])
    with pytest.raises(DataError, match=r"the 2 documents that tell of it are copies of one text \(copy, wire\)"):
        pairing([COPY, WIRE])
