"""Blocking keys: what can be one happening shares one, and what shares one is little. And the days that dates stand for."""

from __future__ import annotations

import datetime

import pytest
from reporting import report

from readout.link.days import LOOKBACK
from readout.link.keys import keys
from readout.link.traits import Traits
from readout.tables import rows

CALL = "Modi spoke with Putin by telephone."


def on(date: str | None, **fields):
    return report(CALL, "spoke", date=date, doc=f"doc-{date}", **fields)


def shared(one, other) -> set[str]:
    return set(keys(one)) & set(keys(other))


def test_a_day_and_the_next_share_a_key_wherever_the_cut_falls():
    days = [(datetime.date(2022, 2, 24) + datetime.timedelta(n)).isoformat() for n in range(6)]
    for first, second, third in zip(days, days[1:], days[2:], strict=False):
        assert shared(on(first), on(second))
        assert not shared(on(first), on(third))


def test_a_month_shares_a_key_with_each_of_its_days_and_no_other():
    assert shared(on("2022-02"), on("2022-02-01")) and shared(on("2022-02"), on("2022-02-28"))
    assert not shared(on("2022-02"), on("2022-03-03"))


def test_a_year_is_too_long_to_look_through():
    assert not shared(on("2022"), on("2022-02-24"))


def test_a_visit_shares_a_key_with_each_of_its_days():
    visit = report("Modi visited Israel.", "visited", mode="visit", date="2017-07-04", enddate="2017-07-06")
    assert all(shared(visit, report(CALL, "spoke", date=f"2017-07-0{day}")) for day in (4, 5, 6))


def test_type_or_dyad_alone_are_no_key():
    other_day, other_pair = on("2022-05-01"), report(CALL, "spoke", actor=("FRA/GOV", "DEU/GOV"), doc="other")
    assert not shared(on("2022-02-24"), other_day)
    assert not shared(on("2022-02-24"), other_pair)


def test_types_without_a_common_group_share_none():
    attack = report("India attacked Russia.", "attacked", event="ASSAULT", actor=("IND/MIL",), recipient=("RUS/MIL",))
    assert not shared(on("2022-02-24"), attack)


def test_a_record_that_knows_one_side_only_meets_the_other_by_a_word():
    full = report(
        "Modi urged Putin to open corridors.", "urged", event="REQUEST",
        actor=("IND/GOV/Narendra Modi",), recipient=("RUS/GOV/Vladimir Putin",),
    )  # fmt: skip
    half = report("Modi appealed for corridors.", "appealed", event="REQUEST", actor=("IND/GOV/Narendra Modi",))
    assert shared(full, half)


def test_records_of_one_document_and_copies_of_one_text_meet_whatever_their_dates():
    first, second = report(CALL, "spoke", date=None, doc="one"), report(CALL, "spoke", date="2021-01-01", doc="one")
    assert shared(first, second)
    copies = [report(CALL, "spoke", date=f"2022-02-2{n}", doc=f"copy-{n}", family="wire") for n in (1, 5)]
    assert shared(*copies)


def test_every_type_has_a_group():
    from readout.ontology.plover import event_types

    assert {row["event"] for row in rows("readout.link", "data/groups.tsv")} == set(event_types())


# ---- days ------------------------------------------------------------------------------------------------------------
MAIN = datetime.date(2018, 3, 17).toordinal()


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("Moscow answered on Saturday, three days after Britain expelled its envoys.", 3, 3),
        ("Moscow answered on Saturday, a week after Britain expelled its envoys.", 7, 7),
        ("Moscow answered on Saturday, hours after Britain expelled its envoys.", 0, 1),
        ("Moscow answered on Saturday after Britain expelled its envoys.", 0, LOOKBACK),
        ("Moscow answered on Saturday, days after Britain expelled its envoys.", 1, LOOKBACK),
    ],
)
def test_what_a_clause_looks_back_on_lies_before_the_main_clause(text, least, most):
    made = report(text, "expelled", event="SANCTION", mode="expel", date="2018-03-17", dated="on Saturday", background=True)
    days = Traits(made).days
    assert (MAIN - days.last, MAIN - days.first) == (least, most)
    assert days.soft == (least != most)


def test_a_date_of_its_own_is_kept():
    text = "Moscow answered on Saturday after Britain expelled its envoys on Wednesday."
    made = report(text, "expelled", event="SANCTION", date="2018-03-14", dated="on Wednesday", background=True)
    assert Traits(made).days.written == "2018-03-14"


def test_a_pluperfect_without_a_date_is_only_known_to_be_earlier():
    made = report("The two had agreed to meet.", "agreed", event="AGREE", date="2018-03-17")
    days = Traits(made).days
    assert (days.precision, days.written, MAIN - days.first) == ("about", None, LOOKBACK)


def test_without_a_date_the_day_of_publication_stands_in_softly():
    made = report(CALL, "spoke", date=None, published="2022-02-25")
    assert (Traits(made).days.written, Traits(made).days.soft) == ("2022-02-25", True)


def test_background_without_a_date_lies_somewhere_before_publication():
    days = Traits(report(CALL, "spoke", date=None, published="2022-02-25", background=True)).days
    assert (days.bounded, days.written, days.last) == (True, None, datetime.date(2022, 2, 25).toordinal())
    assert days.apart(Traits(on("2019-05-01")).days) == 0 and days.apart(Traits(on("2022-02-27")).days) == 2


def test_the_last_day_of_any_month():
    assert Traits(on("2022-02")).days.last == datetime.date(2022, 2, 28).toordinal()
    assert Traits(on("2020-02")).days.last == datetime.date(2020, 2, 29).toordinal()
    assert Traits(on("2022-12-31")).days.first == datetime.date(2022, 12, 31).toordinal()
