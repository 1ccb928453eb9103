"""How answers about mentions are counted: fields, groups, refusals."""

from __future__ import annotations

from readout.evaluate.mentions import Asked, Tally, judged
from readout.records import Participant
from readout.resolve.lookup import Query

MODI = Participant("IND", ("GOV",), name="Narendra Modi")
PUTIN = Participant("RUS", ("GOV",), name="Vladimir Putin")
QUERY = Query("PM Modi")


def test_each_field_counts_for_itself() -> None:
    given = Participant("IND", ("OPP",), name="Modi")
    assert judged([MODI], [given]) == {"code": True, "sector": False, "name": True, "all": False}


def test_a_state_has_no_name_to_ask_for() -> None:
    assert judged([Participant("IND", ("GOV",))], [MODI]) == {"code": True, "sector": True, "all": True}


def test_of_a_group_all_are_needed_and_no_other() -> None:
    assert judged([MODI, PUTIN], [PUTIN, MODI])["all"]
    assert not judged([MODI, PUTIN], [PUTIN])["code"]
    assert not judged([MODI], [PUTIN, MODI])["code"]


def test_refusals_are_counted_apart() -> None:
    tally = Tally()
    assert tally.add(Asked(QUERY, "title", ()), ())
    assert not tally.add(Asked(QUERY, "title", ()), (MODI,))
    assert not tally.add(Asked(QUERY, "title", (MODI,)), ())
    assert (tally.refused, tally.refusals, tally.asked["code"], tally.name_precision) == (1, 2, 1, 0.0)
