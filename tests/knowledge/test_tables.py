"""Every data file of knowledge/: kinds, keys, sexes, coordinates and cells. What the checker checks is in test_check.py."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib import resources

import pytest

from readout.tables import rows

PACKAGE = "readout.knowledge"
FILES = sorted(f.name for f in resources.files(PACKAGE).joinpath("data").iterdir() if f.name.endswith(".tsv"))

SPECIAL = frozenset({"IGO", "UNO", "EUR", "NGO", "MNC", "IMG", "ISM"})
SECTORS = frozenset(
    "GOV MIL LEG JUD COP SPY PTY OPP REB PRM UAF CVL BUS JRN CRM REL EDU LAB MED REF ELI SOC AGR UNK PRE".split()
)
WITHOUT_SECTOR = frozenset({"IGO", "UNO", "EUR"})
QID = re.compile(r"Q[1-9]\d*")
KINDS = {
    "states.tsv": {
        *("name", "alias", "former", "adjective", "demonym", "demonyms", "capital", "metonym", "region", "city"),
    },
    "bodies.tsv": {
        *("igo", "un", "eu", "ngo", "firm", "armed_group", "ministry", "government", "legislature", "court", "military"),
        *("intelligence", "police", "party", "media", "central_bank", "religious", "union"),
    },
    "publishers.tsv": {"public", "media"},
    "codes.tsv": {"iso", "user_assigned", "actor", "former"},
    "roles.tsv": {"person", "group", "body"},
    "places.tsv": {"state", "capital", "city", "region", "site", "water"},
}
Row = dict[str, str]


def table(name: str) -> list[Row]:
    return list(rows(PACKAGE, f"data/{name}"))


def each(column: str) -> Iterator[tuple[str, Row]]:
    """Every row of every table that has a column."""
    for name in FILES:
        found = table(name)
        if found and column in found[0]:
            yield from ((name, row) for row in found)


STATES = frozenset(row["code"] for row in rows(PACKAGE, "data/states.tsv"))
CODES = STATES | SPECIAL


def test_parties_of_conflicts_are_known() -> None:
    for row in table("conflicts.tsv"):
        assert {row["actor"], row["recipient"]} <= CODES
        assert row["recipient_sector"] in SECTORS


@pytest.mark.parametrize("name", FILES)
def test_no_row_stands_twice(name: str) -> None:
    counted = Counter(tuple(sorted(row.items())) for row in table(name))
    assert [row for row, n in counted.items() if n > 1] == []


KEYS = {
    "bodies.tsv": ("code", "name", "from", "aliases"),
    "conflicts.tsv": ("actor", "group", "recipient", "from", "names"),
    "modifiers.tsv": ("modifier",),
    "offices.tsv": ("code", "body", "office", "person", "from"),
    "places.tsv": ("name", "code", "kind", "lat", "lon"),
    "publishers.tsv": ("publisher",),
    "roles.tsv": ("phrase",),
    "states.tsv": ("code", "form", "kind", "from"),
    "targets.tsv": ("sector",),
    "titles.tsv": ("title",),
    "titles_of_states.tsv": ("title",),
    "leading_offices.tsv": ("code", "from"),
    "nouns_again.tsv": ("noun", "sense"),
    "stateless_nouns.tsv": ("noun",),
    "epithets.tsv": ("phrase", "code", "from"),
    "codes.tsv": ("code",),
    "sectors.tsv": ("sector",),
}


@pytest.mark.parametrize("name", sorted(KEYS))
def test_no_key_stands_twice(name: str) -> None:
    counted = Counter(tuple(row[column] for column in KEYS[name]) for row in table(name))
    assert [key for key, n in counted.items() if n > 1] == []


@pytest.mark.parametrize("column", ["sector", "recipient_sector"])
def test_sectors_are_known(column: str) -> None:
    wrong = [(n, r) for n, r in each(column) if not set(filter(None, r[column].split("|"))) <= SECTORS]
    assert wrong == []


@pytest.mark.parametrize("name", ["bodies.tsv", "publishers.tsv"])
def test_who_needs_a_sector_has_one(name: str) -> None:
    wrong = [row for row in table(name) if row["code"] in WITHOUT_SECTOR and row["sector"]]
    assert wrong == []


@pytest.mark.parametrize("name", sorted(KINDS))
def test_kinds_are_known(name: str) -> None:
    assert {row["kind"] for row in table(name)} <= KINDS[name]


def test_sexes_and_identifiers_have_their_form() -> None:
    assert {row["sex"] for _, row in each("sex")} <= {"", "m", "f"}
    wrong = [(n, r) for n, r in each("qid") if r["qid"] and not QID.fullmatch(r["qid"])]
    assert wrong == []


def test_one_person_has_one_identifier() -> None:
    known: dict[str, set[str]] = defaultdict(set)
    for row in table("offices.tsv"):
        if row["qid"]:
            known[row["qid"]].add(row["person"])
    assert {qid: names for qid, names in known.items() if len(names) > 1} == {}


def test_coordinates_lie_on_the_earth() -> None:
    for row in table("places.tsv"):
        assert -90 <= float(row["lat"]) <= 90, row
        assert -180 <= float(row["lon"]) <= 180, row


@pytest.mark.parametrize("name", FILES)
def test_a_file_without_a_column_of_sources_names_them_at_its_head(name: str) -> None:
    text = resources.files(PACKAGE).joinpath("data", name).read_text(encoding="utf-8")
    head = next(line for line in text.splitlines() if not line.startswith("#"))
    notes = [line for line in text.splitlines() if line.startswith("#")]
    assert "source" in head.split("\t") or any("ource" in line for line in notes) or name == "dates.tsv"


@pytest.mark.parametrize("name", FILES)
def test_cells_are_clean(name: str) -> None:
    """No blanks at the ends, no empty alternative between two `|`."""
    wrong = []
    for row in table(name):
        for column, value in row.items():
            if value != value.strip() or value.startswith("|") or value.endswith("|") or "||" in value:
                wrong.append((column, value))
    assert wrong == []
