"""The gate: every figure of this version against its floor, and the file of floors itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.errors import DataError
from readout.evaluate.annotated import Annotated, Record
from readout.evaluate.floors import CEILINGS, Floors, Lowered, broken, load_floors, renewed, write_floors
from readout.evaluate.gate import FLOORS, PINNED, Measured, main, measure, of_seed, since_pin, table
from readout.evaluate.layout import stream_console

ROOT = Path(__file__).parents[1]
CEILING = "eventless.false_per_1000"
OURS = tuple(f"{name}." for name in "golden cases quotes eventless contexts codebook mentions_written ledger compare".split())


@pytest.fixture(scope="module")
def measured() -> Measured:
    """All sets of the repository, coded once."""
    return measure(ROOT)


def test_no_floor_is_broken(measured: Measured) -> None:
    floors = load_floors(ROOT / FLOORS)
    if not floors.figures:
        pytest.skip("no floors yet: run `make pin`")
    failed = {name: (measured.figures[name], floors.figures[name]) for name in broken(measured.figures, floors)}
    assert failed == {}, "figure and floor; `make gate` lists the events gained and lost"


def test_every_set_of_the_repository_is_measured(measured: Measured) -> None:
    annotated = {"episodes."} if (ROOT / "evaluation/linking/episodes.jsonl").is_file() else set()
    assert {name.split(".")[0] + "." for name in measured.figures} == set(OURS) | annotated
    assert all(value >= 0 for value in measured.figures.values())


def test_every_golden_document_is_in_the_run(measured: Measured) -> None:
    assert [d.id for d in measured.run] == [d.id for d in measured.gold]


def test_the_pinned_run_reads_back(measured: Measured) -> None:
    if not (ROOT / PINNED).is_file():
        pytest.skip("no run is pinned yet: run `make pin`")
    told = list(since_pin(ROOT, measured).lines())
    assert "gained" in told[0]
    assert '"confidence"' not in (ROOT / PINNED).read_text(encoding="utf-8")


# ---- floors ----------------------------------------------------------------------------------------------------------
def test_floors_are_written_and_read_back(tmp_path: Path) -> None:
    floors = Floors({"golden.dyad_f1": 61.2, CEILING: 2.5}, (Lowered("golden.dyad_f1", 62.0, 61.2, 'a "wrong" label'),))
    write_floors(tmp_path / "floors.toml", floors)
    assert load_floors(tmp_path / "floors.toml") == floors


def test_a_missing_file_has_no_floors(tmp_path: Path) -> None:
    assert load_floors(tmp_path / "none.toml") == Floors({})


def test_a_file_in_another_shape_is_refused(tmp_path: Path) -> None:
    (tmp_path / "floors.toml").write_text("golden = 5\n", encoding="utf-8")
    with pytest.raises(DataError, match="--pin"):
        load_floors(tmp_path / "floors.toml")


def test_a_figure_below_its_floor_breaks_it() -> None:
    floors = Floors({"golden.dyad_f1": 60.0, "cases.passed": 10, "seed.record_f1": 80.0})
    assert broken({"golden.dyad_f1": 59.9, "cases.passed": 10}, floors) == ("golden.dyad_f1",)


def test_false_records_above_their_ceiling_break_it() -> None:
    assert CEILING in CEILINGS
    assert broken({CEILING: 3.0}, Floors({CEILING: 2.5})) == (CEILING,)
    assert broken({CEILING: 2.0}, Floors({CEILING: 2.5})) == ()


def test_pinning_raises_and_never_lowers() -> None:
    floors = Floors({"golden.dyad_f1": 60.0, "cases.passed": 10, CEILING: 2.5})
    now = renewed(floors, {"golden.dyad_f1": 59.0, "cases.passed": 12, CEILING: 3.0, "quotes.cue_f1": 90.0})
    assert now.figures == {"golden.dyad_f1": 60.0, "cases.passed": 12, CEILING: 2.5, "quotes.cue_f1": 90.0}
    assert now.lowered == ()


def test_a_floor_is_lowered_with_a_reason_which_is_kept() -> None:
    first = renewed(Floors({"golden.dyad_f1": 60.0}), {"golden.dyad_f1": 59.0}, "a label was wrong")
    assert first == Floors({"golden.dyad_f1": 59.0}, (Lowered("golden.dyad_f1", 60.0, 59.0, "a label was wrong"),))
    assert renewed(first, {"golden.dyad_f1": 61.0}).lowered == first.lowered


def test_the_table_marks_what_is_broken(capsys: pytest.CaptureFixture[str]) -> None:
    import sys

    stream_console(sys.stdout).print(table({"a.x": 1.0, "a.y": 2.0}, Floors({"a.x": 1.5, "b.z": 3.0})))
    lines = capsys.readouterr().out.splitlines()
    assert "BROKEN" in next(line for line in lines if "a.x" in line)
    assert not any("BROKEN" in line for line in lines if "a.x" not in line)
    assert any("b.z" in line and "-" in line for line in lines)


def test_seed_records_agree_on_type_codes_names_and_date() -> None:
    one = Record("REQUEST", "yield", ("IND/GOV/Narendra Modi",), ("RUS/GOV/",), "2022-02-24")
    other_sector = Record("REQUEST", None, ("IND/ELI/Modi",), ("RUS/MIL/",), "2022-02-24")
    for found, matched in (
        (other_sector, 1),
        (Record("REQUEST", None, ("IND/GOV/Narendra Modi",), ("RUS/GOV/",), "2022-02-25"), 0),
        (Record("REQUEST", None, ("IND/GOV/",), ("RUS/GOV/",), "2022-02-24"), 0),
        (Record("REQUEST", None, ("IND/GOV/Narendra Modi",), (), "2022-02-24"), 0),
    ):
        figures = of_seed([Annotated("a", (one,))], [Annotated("a", (found,))])
        assert (figures["seed.matched"], figures["seed.invented"]) == (matched, 1 - matched)


# ---- the command -----------------------------------------------------------------------------------------------------
def test_a_folder_without_the_sets_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(tmp_path)]) == 1
    assert "documents.jsonl" in capsys.readouterr().err


def test_a_reason_without_a_pin_is_refused() -> None:
    with pytest.raises(SystemExit):
        main(["--lower", "why"])


def test_the_exit_code_tells_of_a_broken_floor(
    measured: Measured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("readout.evaluate.gate.measure", lambda root, data: measured)
    (tmp_path / "evaluation").mkdir()
    assert main(["--root", str(tmp_path), "--pin"]) == 0
    assert load_floors(tmp_path / FLOORS).figures == measured.figures
    floors = load_floors(tmp_path / FLOORS)
    write_floors(tmp_path / FLOORS, Floors({**floors.figures, "golden.dyad_f1": 100.1}))
    capsys.readouterr()
    assert main(["--root", str(tmp_path)]) == 5
    told = capsys.readouterr()
    assert "golden.dyad_f1" in told.err
    assert "0 gained, 0 lost" in told.out
    assert main(["--root", str(tmp_path), "--pin"]) == 5
    assert main(["--root", str(tmp_path), "--pin", "--lower", "an invented floor"]) == 0
    assert load_floors(tmp_path / FLOORS).lowered[0].reason == "an invented floor"
