"""A user's own actors and decisions in look-ups and texts: they win at equal date fit, and the reason says where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from readout.knowledge.brought import brought
from readout.knowledge.decisions import Decision, Named, in_force
from readout.knowledge.lexicon import lexicon
from readout.knowledge.offices import tenures
from readout.resolve.lookup import AMBIGUOUS, NOTHING, Answer, Query, answers
from readout.resolve.roster import actors_named, roster
from readout.sources.actors.in_use import use
from readout.sources.actors.journal import add, decisions
from tests.own_actors import AGENTS, DICTIONARY, ENTITIES, TABLE

NOW = "2026-01-01T00:00:00Z"
MODI = Named("person", "IND", "Narendra Modi", "Q1058")
HAMAS, HEZBOLLAH = Named("body", "PSE", "Hamas", "Q38799"), Named("body", "LBN", "Hezbollah", "Q41053")


@pytest.fixture(autouse=True)
def ours_alone_afterwards() -> Iterator[None]:
    yield
    use()


def asked(text: str, day: str | None = None, **more: str) -> Answer:
    ((_, answer),) = answers([Query(text, day, **more)])  # type: ignore[arg-type]
    return answer


def chosen(text: str, day: str | None = None, **more: str) -> str | None:
    answer = asked(text, day, **more)
    return answer.reading.party.gold() if answer.reading else None


def files(folder: Path, **texts: str) -> list[str]:
    for name, text in texts.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return [str(folder / name.replace("_", ".")) for name in texts]


def decided(folder: Path, *taken: Decision) -> None:
    journal = folder / "journal.jsonl"
    for decision in taken:
        add(journal, decision)
    use((), str(journal))


def decision(action: str, **what: object) -> Decision:
    return Decision(0, action, "ada", NOW, **what)  # type: ignore[arg-type]


# ---- rows of files ---------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "day", "party"),
    [
        ("Putin", "2010-01-01", "RUS/ELI/Vladimir Putin"),  # our tables say GOV: Prime Minister
        ("ZFR", "2005-01-01", "SRB/REB/Zarkovian Front"),
        ("the Zarkovian Front", "2015-01-01", "SRB/OPP/Zarkovian Front"),
        ("Ruritania", "2015-01-01", "ROU/GOV/"),
        ("NaMo", "2022-01-01", "IND/GOV/Narendra Modi"),
        ("Testperson", "2020-06-01", "NOR/OPP/Test; Ada"),
        ("Bo Beispiel", "2020-06-01", "DEU/GOV/Bo Beispiel"),
        ("Beispiel Holding", "2005-06-01", "DEU/BUS/Beispiel Holding"),
        ("the grandmaster", "2020-06-01", "UNK/ELI/"),
    ],
)
def test_a_mention_means_the_users_row(tmp_path: Path, text: str, day: str, party: str) -> None:
    assert chosen(text, day) != party
    use(files(tmp_path, own_txt=DICTIONARY, agents_txt=AGENTS, own_csv=TABLE, own_json=ENTITIES))
    assert chosen(text, day) == party


def test_the_reason_names_file_and_line(tmp_path: Path) -> None:
    (path,) = files(tmp_path, own_csv=TABLE)
    use([path])
    assert asked("NaMo", "2022-01-01").reason == f"{path}:2, IND Prime Minister: Narendra Modi, from 2014-05-26"


def test_the_users_row_wins_at_equal_date_fit_and_only_then(tmp_path: Path) -> None:
    table = "name,code,sector,start,end\nHamas,NOR,BUS,2010-01-01,2012-12-31\n"
    use(files(tmp_path, own_csv=table))
    assert chosen("Hamas", "2011-06-01") == "NOR/BUS/Hamas"
    assert [r.party.gold() for r in asked("Hamas", "2011-06-01").alternatives] == ["PSE/REB/Hamas"]
    assert chosen("Hamas", "2015-06-01") == "PSE/REB/Hamas"


def test_a_surname_that_no_row_gives_is_no_row_of_the_users(tmp_path: Path) -> None:
    use(files(tmp_path, own_csv="name,code,sector\nAnton Putin,NOR,BUS\n"))
    assert chosen("Putin", "2022-01-01") == "RUS/GOV/Vladimir Putin"
    assert chosen("Anton Putin", "2022-01-01") == "NOR/BUS/Anton Putin"


def test_a_row_without_an_office_leaves_ours(tmp_path: Path) -> None:
    use(files(tmp_path, own_txt="NARENDRA_MODI [INDGOV]\n"))
    reading = asked("Narendra Modi", "2022-01-01").reading
    assert reading is not None
    assert (reading.party.office, reading.party.identifier_id) == ("Prime Minister", "Q1058")


def test_an_office_of_the_users_is_held(tmp_path: Path) -> None:
    table = "name,code,office,start\nAda Test,NOR,Foreign Minister,2030-01-01\n"
    use(files(tmp_path, own_csv=table))
    assert chosen("the Norwegian Foreign Minister", "2031-01-01") == "NOR/GOV/Ada Test"


def test_own_names_are_found_in_a_text(tmp_path: Path) -> None:
    use(files(tmp_path, own_txt=DICTIONARY, own_csv=TABLE))
    text = "Ruritania protested after NaMo met a commander of the Zarkovian Front. He left on Monday."
    assert chosen("NaMo", "2022-01-01", context=text) == "IND/GOV/Narendra Modi"
    assert chosen("the Zarkovian Front", "2005-01-01", context=text) == "SRB/REB/Zarkovian Front"
    assert "own.csv:2" in asked("NaMo", "2022-01-01", context=text).reason


def test_nothing_stays_when_the_files_are_put_away(tmp_path: Path) -> None:
    before = tenures(), len(lexicon().get("ZFR"))
    use(files(tmp_path, own_txt=DICTIONARY))
    assert len(tenures()) > len(before[0])
    use()
    assert (tenures(), len(lexicon().get("ZFR"))) == before
    assert brought().entries == ()


# ---- decisions -------------------------------------------------------------------------------------------------------
def test_an_alias_holds_within_its_dates(tmp_path: Path) -> None:
    decided(tmp_path, decision("alias", actor=MODI, forms=("Old Moody",), start="2014-01-01", end="2020-12-31"))
    assert chosen("Old Moody", "2016-01-01") == "IND/GOV/Narendra Modi"
    assert asked("Old Moody", "2016-01-01").reason.startswith("decision 1, offices.tsv, IND Prime Minister")
    assert asked("Old Moody", "2022-01-01").reason == NOTHING


def test_an_alias_of_a_state_and_of_a_body(tmp_path: Path) -> None:
    decided(
        tmp_path,
        decision("alias", actor=Named("state", "FRA"), forms=("Gallia",)),
        decision("alias", actor=HAMAS, forms=("the Group",), end="2020-12-31"),
    )
    assert chosen("Gallia", "2016-01-01", context="Gallia accused Hamas of murder.") == "FRA/GOV/"
    assert chosen("the Group", "2016-01-01") == "PSE/REB/Hamas"


def test_merged_bodies_are_one(tmp_path: Path) -> None:
    decided(tmp_path, decision("merge", actor=HEZBOLLAH, other=HAMAS), decision("alias", actor=HAMAS, forms=("ZFR",)))
    assert chosen("Hamas", "2016-01-01") == chosen("ZFR", "2016-01-01") == "LBN/REB/Hezbollah"
    assert "merged by decision 1" in asked("Hamas", "2016-01-01").reason


def test_merged_persons_are_one(tmp_path: Path) -> None:
    (putin,) = actors_named("Vladimir Putin")
    decided(tmp_path, decision("merge", actor=MODI, other=putin))
    reading = asked("Vladimir Putin", "2022-01-01").reading
    assert reading is not None
    assert (reading.party.name, reading.party.identifier_id) == ("Narendra Modi", "Q1058")


def test_forms_split_off_are_an_actor_of_their_own(tmp_path: Path) -> None:
    (taliban,) = actors_named("Taliban", "AFG")
    decided(
        tmp_path,
        decision("split", actor=taliban, forms=("Afghan Taliban",), sector="GOV"),
        decision("split", actor=MODI, forms=("PM Modi",), sector="ELI"),
    )
    assert chosen("Afghan Taliban", "2010-01-01") == "AFG/GOV/Afghan Taliban"
    assert chosen("Taliban", "2010-01-01") == "AFG/REB/Taliban"
    assert chosen("PM Modi", "2022-01-01") == "IND/ELI/PM Modi"
    assert chosen("Modi", "2022-01-01") == "IND/GOV/Narendra Modi"


def test_what_is_undone_does_not_count_and_an_undone_undo_does(tmp_path: Path) -> None:
    alias = decision("alias", actor=MODI, forms=("Old Moody",))
    decided(tmp_path, alias, decision("undo", undoes=1))
    assert asked("Old Moody", "2016-01-01").reason == NOTHING
    decided(tmp_path, decision("undo", undoes=2))
    assert chosen("Old Moody", "2016-01-01") == "IND/GOV/Narendra Modi"
    journal = decisions(tmp_path / "journal.jsonl")
    assert [d.id for d in journal] == [1, 2, 3]
    assert [d.id for d in in_force(journal)] == [1]


def test_the_journal_comes_back_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    first = add(path, decision("alias", actor=MODI, forms=("Ö",), start="2014", why="für uns"))
    second = add(path, decision("merge", actor=HEZBOLLAH, other=HAMAS))
    assert decisions(path) == (first, second)


# ---- the list --------------------------------------------------------------------------------------------------------
def test_the_list_by_code_sector_day_and_pattern(tmp_path: Path) -> None:
    held = {row.name for row in roster(code="IND", sector="GOV", day="2022-02-24")}
    assert {"Narendra Modi", "India"} <= held
    assert "Manmohan Singh" not in held
    assert {row.name for row in roster("narendra m?di")} == {"Narendra Modi"}
    assert all("modi" in " ".join((row.name, *row.aliases)).lower() for row in roster("MODI"))


def test_one_name_of_two_actors_is_two() -> None:
    assert len(actors_named("Central Bank")) != 1
    assert actors_named("Q1058") == [MODI]
    assert actors_named("Zzyzx") == []


def test_equally_good_rows_of_the_users_are_not_guessed_between(tmp_path: Path) -> None:
    use(files(tmp_path, own_csv="name,code,sector\nZarko,SRB,REB\nZarko,HRV,REB\n"))
    answer = asked("Zarko", "2020-01-01")
    assert (answer.reading, answer.reason) == (None, AMBIGUOUS)
    assert {r.party.code for r in answer.alternatives} == {"SRB", "HRV"}
