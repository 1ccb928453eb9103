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
