"""Bodies: full canonical names with their acronyms as aliases, and one name for a body in every table."""

from __future__ import annotations

from collections import defaultdict

import pytest

from readout.knowledge.lexicon import named_so
from readout.tables import rows


def canonical(form: str, day: str) -> set[str]:
    """Codes, sectors and names of the bodies that go by a form on a day, in shorthand."""
    return {f"{e.code}/{e.sector}/{e.name}" for e in named_so(form) if e.kind == "body" and e.holds(day)}


@pytest.mark.parametrize(
    ("form", "day", "body"),
    [
        pytest.param("FARC", "2010-05-04", "COL/REB/Revolutionary Armed Forces of Colombia", id="rebels"),
        pytest.param("UNIFIL", "2010-05-04", "UNO//United Nations Interim Force in Lebanon", id="mission"),
        pytest.param("UN Interim Force in Lebanon", "2010-05-04", "UNO//United Nations Interim Force in Lebanon", id="UN"),
        pytest.param("OPCW", "2010-05-04", "IGO//Organisation for the Prohibition of Chemical Weapons", id="igo"),
        pytest.param("CNOOC", "2010-05-04", "CHN/BUS/China National Offshore Oil Corporation", id="firm"),
        pytest.param("NATO", "2010-05-04", "IGO//NATO", id="an acronym that is the name"),
        pytest.param("UNICEF", "2010-05-04", "UNO//UNICEF", id="another"),
    ],
)
def test_an_acronym_leads_to_the_canonical_name(form: str, day: str, body: str) -> None:
    assert canonical(form, day) == {body}


@pytest.mark.parametrize(("file", "column"), [("offices.tsv", "body"), ("publishers.tsv", "name")])
def test_other_tables_call_a_body_by_its_canonical_name(file: str, column: str) -> None:
    names: set[tuple[str, str]] = set()
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows("readout.knowledge", "data/bodies.tsv"):
        names.add((row["code"], row["name"]))
        if "generic" not in row["note"]:
            for alias in filter(None, row["aliases"].split("|")):
                owners[row["code"], alias].add(row["name"])
    found = {(row["code"], row[column]) for row in rows("readout.knowledge", f"data/{file}")}
    assert {key: owners[key] for key in found - names if len(owners.get(key, ())) == 1} == {}


@pytest.mark.parametrize(
    ("form", "day", "sector"),
    [
        pytest.param("Seleka", "2013-01-10", "REB", id="Séléka on the march"),
        pytest.param("Seleka", "2013-06-10", "GOV", id="Séléka in Bangui"),
        pytest.param("Seleka", "2014-06-10", "REB", id="Séléka driven out"),
        pytest.param("AFRC", "1997-09-01", "GOV", id="junta"),
        pytest.param("AFRC", "1999-01-06", "REB", id="junta in the bush"),
        pytest.param("HTS", "2024-11-30", "REB", id="Aleppo"),
        pytest.param("HTS", "2024-12-20", "GOV", id="Damascus"),
        pytest.param("SPLM", "2003-05-01", "REB", id="SPLM at war"),
        pytest.param("SPLM", "2009-05-01", "PTY", id="SPLM in Khartoum's cabinet"),
        pytest.param("SPLM", "2013-05-01", "GOV", id="SPLM in Juba"),
        pytest.param("URNG", "1994-05-01", "REB", id="URNG at war"),
        pytest.param("URNG", "2003-05-01", "PTY", id="URNG as a party"),
    ],
)
def test_a_body_that_changed_sides_has_a_sector_for_each_time(form: str, day: str, sector: str) -> None:
    assert {e.sector for e in named_so(form) if e.kind == "body" and e.holds(day)} == {sector}


@pytest.mark.parametrize(
    ("form", "day", "code", "sector"),
    [
        pytest.param("ONUSAL", "1993-05-01", "UNO", "", id="mission in El Salvador"),
        pytest.param("UNAVEM III", "1995-05-01", "UNO", "", id="mission in Angola"),
        pytest.param("SAMIM", "2022-05-01", "IGO", "", id="regional mission"),
        pytest.param("Histadrut", "2011-05-01", "ISR", "LAB", id="union"),
        pytest.param("DISY", "2018-05-01", "CYP", "PTY", id="party"),
        pytest.param("Twirwaneho", "2022-05-01", "COD", "REB", id="militia"),
        pytest.param("Supreme Constitutional Court of Egypt", "2012-06-14", "EGY", "JUD", id="court"),
        pytest.param("Gaza Health Ministry", "2024-01-14", "PSE", "GOV", id="ministry"),
    ],
)
def test_bodies_that_news_names(form: str, day: str, code: str, sector: str) -> None:
    assert [(e.code, e.sector) for e in named_so(form) if e.kind == "body" and e.holds(day)] == [(code, sector)]
