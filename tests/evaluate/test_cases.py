"""Marked-up cases: read, judged, summed by phenomenon."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from readout.errors import DataError, MissingInput
from readout.evaluate.annotated import Record
from readout.evaluate.cases import Case, CaseResult, by_phenomenon, case_table, parse_case, read_cases, run_cases
from readout.evaluate.layout import stream_console
from readout.evaluate.rates import Rates
from readout.records import Coded

from .making import act, coded

OURS = Path(__file__).parent.parent / "cases"

TWO_ACTS = """\
# presupposed act: before X did Y -- the second act is only looked back on
date: 2021-05-04
publisher: The Harbour Post
[Peru|1:actor=PER/GOV/] [recalled|1:SANCTION withdraw] its envoy
after [Chilean boats|2:actor=CHL/MIL/] [fired on|2:ASSAULT firearms background] [fishermen|2:recipient=PER/CVL/],
[a mayor|1:by=PER/GOV/; 2:by=PER/GOV/] said.
+ 1:recipient=CHL/GOV/
+ 2:date=2021-05"""

DENIED = """\
# negation: a meeting denied
date: 2021-05-04
[Ana Duarte|actor=PRT/GOV/Ana Duarte] had [not|fact=negated] [met|CONSULT] [the rebels|actor=AGO/REB/]."""

NONE = """\
# weather
The storm attacked the coast.
none"""


def parsed(text: str) -> Case:
    return parse_case(text.splitlines(), "x.txt:1", "x:1")


def judged(text: str, *records: Record) -> CaseResult:
    (result,) = run_cases([parsed(text)], lambda text, **meta: coded(meta["id"], *records))
    return result


def test_heading_meta_and_plain_text() -> None:
    case = parsed(TWO_ACTS)
    assert (case.phenomenon, case.detail) == ("presupposed act", "before X did Y")
    assert case.reason == "the second act is only looked back on"
    assert case.meta == {"date": "2021-05-04", "publisher": "The Harbour Post"}
    assert case.text == "Peru recalled its envoy\nafter Chilean boats fired on fishermen,\na mayor said."


def test_two_acts() -> None:
    first, second = parsed(TWO_ACTS).expected
    assert first.record == act("SANCTION", "PER", "CHL", mode="withdraw", date="2021-05-04", according_to=("PER/GOV/",))
    assert second.record == act(
        "ASSAULT",
        "CHL/MIL/",
        "PER/CVL/",
        mode="firearms",
        date="2021-05",
        background=True,
        according_to=("PER/GOV/",),
    )
    assert (first.dated, second.dated) == (False, True)
    assert [parsed(TWO_ACTS).text[slice(*e.triggers[0])] for e in (first, second)] == ["recalled", "fired on"]


def test_one_trigger_of_two_acts() -> None:
    text = "# elided\n[A|1:actor=A/GOV/] [gave|1:AID; 2:AID] rice and [B|2:actor=B/GOV/] salt."
    assert [e.triggers for e in parsed(text).expected] == [((2, 6),), ((2, 6),)]


def test_factuality_and_an_undated_background() -> None:
    (denied,) = parsed(DENIED).expected
    assert denied.record == act("CONSULT", "PRT/GOV/Ana Duarte,AGO/REB/", factuality="negated", date="2021-05-04")
    (past,) = parsed("# past\ndate: 2020-01-01\nThe [raid|ASSAULT background] by [Mali|actor=MLI/MIL/].").expected
    assert past.record.date is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("no heading", "a case begins with"),
        ("# x\nA text.", "or write `none`"),
        ("# x\n[A|actor=A/GOV/] [gave|AID].\nnone", "or write `none`"),
        ("# x\n[A|actor=A/GOV/] [gave|MAKE].", "act 1 needs one label"),
        ("# x\n[A|actor=A/GOV/] [gave|AID food more].", "act 1 needs one label"),
        ("# x\n[A|2:actor=A/GOV/] [gave|1:AID].", "act 2 needs one label"),
        ("# x\n[A|actor=A] [gave|AID].", "is not CODE/SECTOR/Name"),
        ("# x\n[A|agent=A/GOV/] [gave|AID].", "label 'agent=A/GOV/'"),
        ("# x\n[A] [gave|AID].", "a bracket that is no mark"),
        ("# x\n[gave|AID] [maybe|fact=perhaps].", "an unknown one"),
        ("# x\n[gave|AID] [now|date=2020] [then|date=2021].", "several dates"),
    ],
)
def test_a_broken_case_is_named(text: str, words: str) -> None:
    with pytest.raises(DataError, match=r"x\.txt:1: ") as raised:
        parsed(text)
    assert words in str(raised.value)


def test_files_are_read_in_order_with_line_numbers(tmp_path: Path) -> None:
    path = tmp_path / "mixed.txt"
    path.write_text(f"{NONE}\n\n\n{DENIED}\n", encoding="utf-8")
    assert [case.id for case in read_cases([path])] == ["mixed:1", "mixed:6"]
    with pytest.raises(MissingInput):
        read_cases([tmp_path / "none.txt"])


def test_our_own_cases_can_be_read() -> None:
    cases = read_cases(sorted(OURS.glob("*.txt")))
    assert len({case.id for case in cases}) == len(cases) > 250
    for case in cases:
        for expected in case.expected:
            assert expected.triggers
            assert all(case.text[start:end].strip() for start, end in expected.triggers)


def test_the_coder_gets_text_and_meta() -> None:
    seen: dict[str, Any] = {}

    def code(text: str, **meta: Any) -> Coded:
        seen.update(meta, text=text)
        return coded("x:1")

    run_cases([parsed(TWO_ACTS)], code)
    assert seen == {
        "id": "x:1",
        "date": "2021-05-04",
        "publisher": "The Harbour Post",
        "text": "Peru recalled its envoy\nafter Chilean boats fired on fishermen,\na mayor said.",
    }


MEETING = act("CONSULT", "PRT/GOV/Duarte,AGO/REB/UNITA", factuality="negated", mode="visit", date="1999")


def test_what_a_case_leaves_open_is_not_asked_for() -> None:
    """No mode, no date, no name of the rebels is marked; a family name is enough for the minister."""
    assert judged(DENIED, MEETING).passed
    assert judged(DENIED, replace(MEETING, actor=MEETING.actor[::-1])).passed


@pytest.mark.parametrize(
    "wrong",
    [
        replace(MEETING, factuality="asserted"),
        replace(MEETING, type="AGREE"),
        replace(MEETING, actor=("PRT/GOV/Duarte",)),
        replace(MEETING, actor=("PRT/GOV/Duarte", "AGO/GOV/")),
        replace(MEETING, actor=("PRT/GOV/Silva", "AGO/REB/")),
        replace(MEETING, actor=("PRT/GOV/", "AGO/REB/")),
        replace(MEETING, recipient=("AGO/REB/",)),
    ],
)
def test_what_is_marked_must_be_right(wrong: Record) -> None:
    result = judged(DENIED, wrong)
    assert not result.passed
    assert (len(result.missing), len(result.extra)) == (1, 1)


def test_marked_mode_and_date_are_asked_for() -> None:
    recall, shots = (e.record for e in parsed(TWO_ACTS).expected)
    assert judged(TWO_ACTS, shots, recall).passed
    assert judged(TWO_ACTS, shots, replace(recall, date=None)).passed
    assert not judged(TWO_ACTS, replace(shots, date="2021-05-03"), recall).passed
    assert not judged(TWO_ACTS, shots, replace(recall, mode="expel")).passed


def test_one_record_too_many() -> None:
    result = judged(NONE, act("ASSAULT", "UNK/UNK/", "FRA"))
    assert not result.passed
    assert list(result.lines()) == ["x:1  + ASSAULT  UNK/UNK/ > FRA/GOV/"]
    assert judged(NONE).passed


def test_an_actor_that_nobody_names_is_unknown() -> None:
    text = "# passive\n[Villagers|recipient=MLI/CVL/] were [shot|ASSAULT firearms]."
    assert judged(text, act("ASSAULT", "", "MLI/CVL/", mode="firearms")).passed  # the gold format writes UNK/UNK/
    assert not judged(text, act("ASSAULT", "MLI/MIL/", "MLI/CVL/", mode="firearms")).passed


def test_summed_by_phenomenon() -> None:
    """Two denials, one found with a wrong sector (country dyad right) and one missed; one invented storm."""
    results = (
        judged(DENIED, replace(MEETING, actor=("PRT/GOV/Ana Duarte", "AGO/GOV/"))),
        judged(NONE, act("ASSAULT", "UNK/UNK/", "FRA")),
        judged(DENIED),
    )
    negation, weather = by_phenomenon(results)
    assert (negation.name, negation.cases, negation.passed) == ("negation", 2, 0)
    assert negation.dyads == negation.records == Rates(right=1, invented=0, missed=1)
    assert (weather.name, weather.cases, weather.dyads) == ("weather", 1, Rates(invented=1))


def test_table_ends_with_the_sum(capsys: pytest.CaptureFixture[str]) -> None:
    stream_console(sys.stdout).print(case_table([judged(NONE), judged(DENIED, MEETING)]))
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert rows[-1] == ["all", "100.0", "100.0", "100.0", "1", "2", "of", "2", "cases", "passed"]
