"""Files of a user's own actors: what each form holds, and that a broken line is named and costs no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.errors import DataError, MissingInput, SourceError
from readout.knowledge.actor_codes import cameo_party, cameo_sector, party_code, sector_code
from readout.knowledge.own import Fault, Own, OwnActor, OwnRole
from readout.sources.actors.read import load, read
from tests.own_actors import AGENTS, BROKEN_DICTIONARY, BROKEN_TABLE, DICTIONARY, ENTITIES, TABLE


def found(folder: Path, name: str, text: str) -> list[Own]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return list(read(str(path)))


def actors(rows: list[Own]) -> list[OwnActor]:
    return [row for row in rows if isinstance(row, OwnActor)]


def faults(rows: list[Own]) -> list[tuple[int, str]]:
    return [(int(row.where.rsplit(":", 1)[1]), row.message) for row in rows if isinstance(row, Fault)]


# ---- actor dictionaries ----------------------------------------------------------------------------------------------
def test_dated_codes_and_the_code_for_all_other_days(tmp_path: Path) -> None:
    rows = [a for a in actors(found(tmp_path, "a.txt", DICTIONARY)) if a.name == "Vladimir Putin"]
    assert [(a.code, a.sector, a.start, a.end) for a in rows] == [
        ("RUS", "GOV", "1999-12-31", "2008-05-07"),
        ("RUS", "GOV", "2012-05-08", ""),
        ("RUS", "ELI", "", "1999-12-30"),
        ("RUS", "ELI", "2008-05-08", "2012-05-07"),
    ]
    assert {"Putin", "V. V. Putin"} <= set(rows[0].aliases)


def test_comments_tags_and_codes_for_nobody_are_passed_over(tmp_path: Path) -> None:
    rows = found(tmp_path, "a.txt", DICTIONARY)
    assert faults(rows) == []
    assert {a.name for a in actors(rows)} == {
        *("Vladimir Putin", "Zarkovian Front", "Ruritania", "World Chess Union", "Jane Q Doe"),
    }


def test_synonyms_in_braces_and_a_day_before(tmp_path: Path) -> None:
    rebels, opposition = (a for a in actors(found(tmp_path, "a.txt", DICTIONARY)) if a.name == "Zarkovian Front")
    assert {"Zark Front", "ZFR"} <= set(rebels.aliases)
    assert (rebels.sector, rebels.start, rebels.end) == ("REB", "", "2009-12-31")
    assert (opposition.sector, opposition.start, opposition.end) == ("OPP", "2010-01-01", "")


def test_where_is_the_line_of_the_code(tmp_path: Path) -> None:
    first = actors(found(tmp_path, "a.txt", DICTIONARY))[0]
    assert first.where == f"{tmp_path}/a.txt:8"
    assert DICTIONARY.splitlines()[7].strip() == "[RUSGOV 991231-080507]"


def test_a_broken_line_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    rows = found(tmp_path, "a.txt", BROKEN_DICTIONARY)
    assert [number for number, _ in sorted(faults(rows))] == [2, 3, 4, 5, 7, 8]
    assert {a.name for a in actors(rows)} == {"Good Person", "No Such Day"}  # the second has a good code, too


@pytest.mark.parametrize(
    ("given", "code", "sector"),
    [
        ("RUSGOV", "RUS", "GOV"),
        ("rusgovmil", "RUS", "GOV"),
        ("ROMGOV", "ROU", "GOV"),
        ("IRQINS", "IRQ", "REB"),
        ("GBRMED", "GBR", "JRN"),
        ("USAHLH", "USA", "MED"),
        ("IGOUNO", "UNO", ""),
        ("IGOEUREEC", "EUR", ""),
        ("NGO", "NGO", "SOC"),
        ("AFRREB", "UNK", "REB"),
        ("IRQMOSSHI", "IRQ", "CVL"),
        ("REB", "UNK", "REB"),
        ("RUS", "RUS", ""),
    ],
)
def test_cameo_codes_become_ours(given: str, code: str, sector: str) -> None:
    coded = cameo_party(given)
    assert coded is not None
    assert (coded.code, coded.sector) == (code, sector)


def test_codes_that_nobody_knows() -> None:
    assert cameo_party("QQQGOV") is None
    assert cameo_party("USAGOVXYZ") is not None
    assert cameo_sector("QQQ") is None
    assert party_code("xx") is None
    assert sector_code("GOOD") is None
    assert [party_code(c) for c in ("in", "GBR", "gb-sct", "xk", "eu", "NGO")] == ["IND", "GBR", "GBR", "XKX", "EUR", "NGO"]


# ---- agents ----------------------------------------------------------------------------------------------------------
def test_agents_with_plurals_and_sets_of_words(tmp_path: Path) -> None:
    roles = [row for row in found(tmp_path, "agents.txt", AGENTS) if isinstance(row, OwnRole)]
    assert [(r.phrase, r.sector, r.plurals, r.plural) for r in roles] == [
        ("wizard of the state", "GOV", (), False),
        ("wizards of the state", "GOV", (), True),
        ("court mage of the state", "GOV", (), False),
        ("chessman", "SOC", (), False),
        ("chesswoman", "SOC", (), False),
        ("grandmaster", "ELI", ("grandmasters",), False),
        ("effendi", "GOV", ("effendis",), False),
        ("rabble", "CVL", (), False),
    ]


# ---- tables and entities ---------------------------------------------------------------------------------------------
def test_headers_are_mapped_and_aliases_split(tmp_path: Path) -> None:
    modi, ada, works = actors(found(tmp_path, "a.csv", TABLE))
    assert (modi.code, modi.sector, modi.office, modi.start, modi.qid) == (
        "IND",
        "GOV",
        "Prime Minister",
        "2014-05-26",
        "Q1058",
    )
    assert modi.aliases == ("NaMo", "Modiji")
    assert (ada.name, ada.end, ada.where) == ("Test; Ada", "2021-01-01", f"{tmp_path}/a.csv:3")
    assert (works.code, works.sector) == ("USA", "BUS")


def test_each_bad_row_of_a_table_is_named_with_the_fix(tmp_path: Path) -> None:
    rows = found(tmp_path, "a.csv", BROKEN_TABLE)
    said = dict(faults(rows))
    assert sorted(said) == [2, 3, 4, 5, 6, 7, 8]
    for number, words in {
        2: "ISO 3166",
        3: "PLOVER",
        4: "after end",
        5: "YYYY-MM-DD",
        6: "Wikidata",
        7: "name",
        8: "fields",
    }.items():
        assert words in said[number]
    assert [a.name for a in actors(rows)] == ["Ben Test"]


def test_a_table_needs_names(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"a.csv:1: no column `name`; there are first, second"):
        found(tmp_path, "a.csv", "first,second\n1,2\n")


def test_entities_of_four_schemas(tmp_path: Path) -> None:
    rows = actors(found(tmp_path, "a.json", ENTITIES))
    assert [(a.name, a.code, a.sector, a.kind) for a in rows] == [
        ("Bo Beispiel", "DEU", "GOV", "person"),
        ("Beispiel Holding", "DEU", "BUS", "body"),
        ("Haven Police", "NOR", "COP", "body"),
        ("Haven Brigade", "XKX", "REB", "body"),
    ]
    assert (rows[0].office, rows[0].qid, rows[0].aliases) == ("Deputy Minister of Justice", "Q12345678", ("B. Beispiel",))
    assert (rows[1].start, rows[1].end) == ("2001-05", "2009")


def test_a_line_that_is_no_entity(tmp_path: Path) -> None:
    rows = found(tmp_path, "a.jsonl", "nonsense\n" + ENTITIES + '{"schema": "Person"}\n')
    assert [number for number, _ in faults(rows)] == [1, 7]
    assert len(actors(rows)) == 4


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="nowhere"):
        list(read(str(tmp_path / "nowhere.csv")))
    (tmp_path / "binary.csv").write_bytes(b"\0\1\2")
    with pytest.raises(SourceError):
        list(read(str(tmp_path / "binary.csv")))


# ---- rows ------------------------------------------------------------------------------------------------------------
def test_persons_whom_we_know_keep_our_name_and_identifier(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("NARENDRA_MODI [INDGOV]\nADA_UNHEARD_OF [INDGOV]\n", encoding="utf-8")
    rows, _ = load([str(tmp_path / "a.txt")])
    assert [(t.person, t.qid) for t in rows.tenures] == [("Narendra Modi", "Q1058")]
    assert {e.name for e in rows.entries} == {"Ada Unheard of"}  # `of` stands in no personal name


def test_what_is_a_body_once_is_a_body_always(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("ZARKOVIAN_FRONT_ [SRBREB <100101] [SRBOPP]\n", encoding="utf-8")
    rows, _ = load([str(tmp_path / "a.txt")])
    assert rows.tenures == ()
    assert {(e.sector, e.end) for e in rows.entries} == {("REB", "2009-12-31"), ("OPP", "")}


def test_a_form_of_a_state_that_we_have_is_left_to_our_row(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("RUSSIAN_ [RUS]\nRURITANIAN_ [RUS]\n", encoding="utf-8")
    rows, _ = load([str(tmp_path / "a.txt")])
    assert {e.form for e in rows.entries} >= {"Ruritanian"}
    assert "Russian" not in {e.form for e in rows.entries}
