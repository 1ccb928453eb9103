"""The checker of the data files: the shipped files are sound, and it finds each kind of fault in rows made wrong on purpose."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest

from readout.knowledge import check
from readout.knowledge.check import Fault, Row
from readout.resolve.named_persons import FORMER_STATES
from readout.tables import BEFORE, earliest, valid

Check = Callable[[str, Sequence[Row]], Iterator[Fault]]


def term(person: str, start: str, end: str = "", **other: str) -> Row:
    row = {"code": "FRA", "body": "", "office": "head_of_state", "title": "President", "person": person, "aliases": ""}
    return {**row, "from": start, "to": end, "source": "public record", **other}


def form(code: str, text: str, note: str = "", start: str = BEFORE, end: str = "") -> Row:
    return {"code": code, "form": text, "kind": "name", "from": start, "to": end, "source": "common usage", "note": note}


def test_the_shipped_files_are_sound() -> None:
    assert [str(fault) for fault in check.faults()] == []


def test_the_command_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main() == 0
    assert capsys.readouterr().out == "0 faults\n"


@pytest.mark.parametrize(
    ("checked", "rows", "said"),
    [
        pytest.param(check.undated, [term("A", "")], "no date", id="no first day"),
        pytest.param(check.undated, [term("A", "2020-13")], "no period", id="no such month"),
        pytest.param(check.undated, [term("A", "May 2020")], "no period", id="words"),
        pytest.param(check.undated, [term("A", "2020", BEFORE)], "no period", id="an end before 1990"),
        pytest.param(check.undated, [term("A", "2020", "2019")], "ends before it begins", id="backwards"),
        pytest.param(check.without_source, [term("A", "2020", source="")], "no source", id="no source"),
        pytest.param(
            check.overlapping_holders, [term("A", "2020-01-01", "2020-03-01"), term("B", "2020-02-01")], "overlaps A", id="two"
        ),
        pytest.param(
            check.overlapping_holders,
            [term("A", "2010", "2020"), term("B", "2011", "2012"), term("C", "2013", "2014")],
            "overlaps A",
            id="a long term over two",
        ),
        pytest.param(check.overlapping_terms, [term("A", "2020", "2023"), term("A", "2022")], "begins before", id="one twice"),
        pytest.param(check.out_of_order, [term("B", "2020"), term("A", "2010", "2020")], "came later", id="order"),
        pytest.param(
            check.out_of_order,
            [term("A", "2010", "2020"), term("X", "2010", code="ITA"), term("B", "2020")],
            "several places",
            id="scattered",
        ),
        pytest.param(check.unmarked_doubles, [form("COD", "Congo"), form("COG", "Congo", "ambiguous")], "too", id="double"),
    ],
)
def test_a_fault_is_found(checked: Check, rows: list[Row], said: str) -> None:
    found = list(checked("offices.tsv", rows))
    assert found
    assert all(said in str(fault) for fault in found)


@pytest.mark.parametrize(
    ("checked", "rows"),
    [
        pytest.param(check.overlapping_holders, [term("A", "2010", "2020-05-01"), term("B", "2020-05-01")], id="handover"),
        pytest.param(check.overlapping_holders, [term("A", "2010", "2020"), term("B", "2020-05-01")], id="coarse date"),
        pytest.param(
            check.overlapping_holders, [term("A", "2020", code="SMR"), term("B", "2020", code="SMR")], id="two heads by law"
        ),
        pytest.param(
            check.overlapping_holders, [term("A", "2020", office="envoy"), term("B", "2020", office="envoy")], id="many envoys"
        ),
        pytest.param(check.undated, [term("A", BEFORE)], id="before 1990"),
        pytest.param(
            check.unmarked_doubles,
            [form("RUS", "Union", end="1991"), form("COM", "Union", start="2001")],
            id="one form at two times",
        ),
    ],
)
def test_what_is_right_passes(checked: Check, rows: list[Row]) -> None:
    assert list(checked("offices.tsv", rows)) == []


def test_two_rows_of_one_body_at_a_time_are_found() -> None:
    body = {"code": "AFG", "name": "Taliban", "aliases": "", "note": ""}
    rows = [{**body, "from": "1994", "to": "2021-08-14"}, {**body, "from": "2021-08-15", "to": ""}]
    assert list(check.overlapping_periods("bodies.tsv", rows)) == []
    assert list(check.overlapping_periods("bodies.tsv", [{**rows[0], "to": ""}, rows[1]]))


def test_unknown_codes_and_sectors_are_found() -> None:
    assert list(check.unknown_codes("bodies.tsv", [{"code": "ZZZ", "name": "X"}], frozenset({"FRA"})))
    assert list(check.unknown_sectors("roles.tsv", [{"sector": "GOV|ZZZ"}], frozenset({"GOV"})))


def test_a_state_without_a_name_is_found() -> None:
    codes = [{"code": "FRA", "kind": "iso"}, {"code": "ITA", "kind": "iso"}, {"code": "IGO", "kind": "actor"}]
    states = [{"code": "FRA", "kind": "name"}, {"code": "ZZZ", "kind": "name"}]
    assert [fault.row for fault in check.missing_states(codes, states)] == ["ITA", "ZZZ"]


def test_all_of_iso_3166_is_there() -> None:
    kinds = [row["kind"] for row in check.table("codes.tsv")]
    assert (kinds.count("iso"), kinds.count("user_assigned")) == (249, 1)


def test_states_that_are_gone_have_the_successors_that_the_resolver_takes() -> None:
    former = {row["code"]: row["successor"] for row in check.table("codes.tsv") if row["kind"] == "former"}
    assert former == FORMER_STATES


def test_before_1990_is_before_every_day() -> None:
    assert earliest(BEFORE) == "0000-00-00"
    assert valid(BEFORE, "", "1985-01-01")
    assert not valid(BEFORE, "1991", "1992-01-01")
