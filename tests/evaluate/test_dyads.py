"""Records expanded into dyads: directed, mutual, crowds, what did not happen."""

from __future__ import annotations

import pytest

from readout.evaluate.annotated import Record, party
from readout.evaluate.dyads import TYPE_BLIND, WITH_SECTOR, View, dyads, type_of

from .making import act


def keys(record: Record, view: View | None = None) -> set[str]:
    """The dyads as `TYPE key`."""
    return {" ".join(d) for d in (dyads(record, view) if view else dyads(record))}


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (act("REQUEST", "USA", "RUS"), {"REQUEST USA>RUS"}),
        (act("PROTEST", "FRA/CVL/"), {"PROTEST FRA>-"}),
        (act("ASSAULT", "", "MLI/MIL/"), {"ASSAULT ->MLI"}),
        (act("AID", "USA,CAN", "UKR,MDA"), {"AID USA>UKR", "AID USA>MDA", "AID CAN>UKR", "AID CAN>MDA"}),
        (act("AGREE", "JPN,AUS,IND"), {"AGREE AUS~JPN", "AGREE IND~JPN", "AGREE AUS~IND"}),
        (act("CONSULT", "USA", "KHM"), {"CONSULT KHM~USA"}),  # host and visitor are one side
        (act("CONSULT", "CYP/GOV/A,CYP/GOV/B"), {"CONSULT CYP~CYP"}),
        (act("CONSULT", "CYP,CYP"), {"CONSULT CYP>-"}),  # one party written twice is one party
        (act("CONSULT", "USA", "USA"), {"CONSULT USA>-"}),
        (act("AGREE", "A,B,C,D,E"), {f"AGREE {c}" for c in "ABCDE"}),
        (act("ACCUSE", "A,B,C,D,E", "RUS"), {"ACCUSE *>RUS", *(f"ACCUSE {c}>*" for c in "ABCDE")}),
        (act("RETREAT", "RWA/MIL/", factuality="negated"), {"RETREAT! RWA>-"}),
        (act("ASSAULT", "RUS", "UKR", factuality="hypothetical"), {"ASSAULT! RUS>UKR"}),
        (act("ASSAULT", "RUS", "UKR", factuality="alleged"), {"ASSAULT RUS>UKR"}),
    ],
)
def test_plain(record: Record, expected: set[str]) -> None:
    assert keys(record) == expected


def test_views() -> None:
    record = act("REQUEST", "USA/MIL/Mark Milley", "IGO//NATO", factuality="negated")
    assert keys(record, WITH_SECTOR) == {"REQUEST! USA/MIL>IGO/"}
    assert keys(record, TYPE_BLIND) == {"*! USA>IGO"}
    assert {type_of(d) for d in dyads(record)} == {"REQUEST"}


def test_shorthand_is_taken_apart() -> None:
    assert party("igo//AC/DC ") == ("IGO", "", "AC/DC")
