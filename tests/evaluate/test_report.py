"""The report: constant answers, lists with their words, tables and JSON."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from readout.evaluate.baselines import Baseline
from readout.evaluate.report import Report, report, write_report

from .making import act, doc

TEXT = "Oslo sent grain to Chad. Paris warned Tunis. Norway thanked Chad."
GOLD = (
    doc(
        "a",
        act("AID", "NOR", "TCD", mode="food", date="2023-03-03", anchor=(0, 23)),
        act("THREATEN", "FRA/MIL/", "TUN", date="2023-03-01", anchor=(25, 43)),
        act("SUPPORT", "NOR", "TCD", mode=None, date="2023-03-03", factuality="future", anchor=(45, 64)),
        text=TEXT,
    ),
)
SYSTEM = (
    doc(
        "a",
        act("AID", "NOR", "TCD", mode="military", date="2023-03-03", anchor=(0, 23)),
        act("SUPPORT", "NOR/CVL/", "NER/CVL/", date="2023-03-02", anchor=(45, 64)),
        act("REQUEST", "FRA", "TUN", anchor=(25, 43)),
        act("STATEMENT", "FRA", anchor=(25, 43)),
    ),
)


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(scope="module")
def made() -> Report:
    return report(GOLD, SYSTEM)


def text_of(made: Report, **how: Any) -> str:
    stream = io.StringIO()
    write_report(made, stream, **how)
    return stream.getvalue()


def test_constant_answers(made: Report) -> None:
    """Two pairs, aid and thanks, the one mode is food; both on the day of publication; one asserted, one future.

    Sector: GOV five times in six; with GOV everywhere one of gold's three dyads is found among the system's three.
    """
    assert made.baselines == {
        "mode": Baseline("food", 100.0),
        "date": Baseline("publication date", 100.0),
        "factuality": Baseline("asserted", 50.0),
        "sector": Baseline("GOV", 33.3),
    }


def test_a_body_has_no_sector_to_guess() -> None:
    gold = (doc("a", act("AID", "NOR", "UNO//"), act("AID", "FRA", "IGO//NATO")),)
    system = (doc("a", act("AID", "NOR/CVL/", "UNO//"), act("AID", "FRA", "IGO/MIL/NATO")),)
    made = report(gold, system)
    assert (made.scores.dyads_with_sector.f1, made.baselines["sector"].score) == (0.0, 100.0)


def test_lists_with_their_words(made: Report) -> None:
    (missed,), (invented,), ((gold, system),) = made.explained.missed, made.explained.invented, made.explained.differing
    assert (missed.record.type, missed.words) == ("THREATEN", "Paris warned Tunis")
    assert (invented.record.type, invented.words) == ("REQUEST", "Paris warned Tunis")
    assert (gold.record.recipient, system.record.recipient) == (("TCD/GOV/",), ("NER/CVL/",))


def test_text_may_come_from_elsewhere() -> None:
    bare = (doc("a", *GOLD[0].records),)
    assert report(bare, ()).explained.missed[0].words == ""
    assert report(bare, (), {"a": TEXT}).explained.missed[0].words == "Oslo sent grain to Chad"


def test_plain_in_a_pipe(made: Report) -> None:
    written = text_of(made)
    assert "\x1b" not in written
    assert "missed: 1\n- THREATEN  FRA/MIL/ > TUN/GOV/  [a]\n    Paris warned Tunis\n" in written
    rows = {line.split()[0]: line.split()[1:] for line in reversed(written.splitlines()) if line.strip()}
    assert rows["dyads"][:4] == ["33.3", "33.3", "33.3", "3"]
    assert rows["AID"] == ["100.0", "100.0", "100.0", "1"]
    assert rows["mode"] == ["0.0", "1", "100.0", "food"]
    assert rows["sector"] == ["33.3", "3", "33.3", "GOV"]


def test_lists_may_be_left_out(made: Report) -> None:
    assert "missed" not in text_of(made, lists=False)


def test_colour_on_a_terminal(made: Report) -> None:
    stream = Terminal()
    write_report(made, stream)
    assert "\x1b[" in stream.getvalue()


def test_json_is_one_line_with_the_figures_on_top(made: Report) -> None:
    written = text_of(made, as_json=True)
    read = json.loads(written)
    assert written.count("\n") == 1
    assert {k: read[k] for k in made.scores.as_json()} == made.scores.as_json()
    assert read["baselines"]["factuality"] == {"answer": "asserted", "score": 50.0}
    assert read["missed"][0]["words"] == "Paris warned Tunis"
    assert read["differing"][0]["system"]["recipient"] == ["NER/CVL/"]


def test_what_a_terminal_must_not_get_is_replaced() -> None:
    gold = (doc("a\x1b[2J", act("AID", "NOR/GOV/\x1b[31mEvil [bold]", anchor=(0, 4)), text="\x1b[1m[red]"),)
    written = text_of(report(gold, ()))
    assert "\x1b" not in written
    assert "Evil [bold]" in written
