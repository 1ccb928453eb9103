"""Every data file of knowledge/: known codes and sectors, dates that parse and run forward, nothing twice, sources given."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from importlib import resources
from itertools import pairwise

import pytest

from readout.resolve.named_persons import FORMER_STATES
from readout.tables import earliest, latest, rows

PACKAGE = "readout.knowledge"
FILES = sorted(f.name for f in resources.files(PACKAGE).joinpath("data").iterdir() if f.name.endswith(".tsv"))

SPECIAL = frozenset({"IGO", "UNO", "EUR", "NGO", "MNC", "IMG", "ISM"})
SECTORS = frozenset(
    "GOV MIL LEG JUD COP SPY PTY OPP REB PRM UAF CVL BUS JRN CRM REL EDU LAB MED REF ELI SOC AGR UNK PRE".split()
)
WITHOUT_SECTOR = frozenset({"IGO", "UNO", "EUR"})
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
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
    "roles.tsv": {"person", "group", "body"},
    "places.tsv": {"state", "capital", "city", "region", "site", "water"},
}
SINGLE_SEATS = frozenset(
    "head_of_state head_of_government foreign_minister defence_minister interior_minister finance_minister army_chief "
    "national_security_adviser legislature_speaker ambassador_un".split()
)
SEVERAL_HEADS = frozenset({"SMR", "AND"})  # two captains regent, two co-princes

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
OFFICE_CODES = CODES | FORMER_STATES.keys()  # offices of states that are gone, whose successor is looked up


def test_codes_are_those_of_states_and_kinds_of_bodies() -> None:
    assert all(re.fullmatch("[A-Z]{3}", code) for code in STATES)
    assert not STATES & SPECIAL - {"EUR"}
    wrong = [(name, row) for name, row in each("code") if name != "offices.tsv" and row["code"] and row["code"] not in CODES]
    assert wrong == []
    assert {row["code"] for row in table("offices.tsv")} <= OFFICE_CODES


def test_parties_of_conflicts_are_known() -> None:
    for row in table("conflicts.tsv"):
        assert {row["actor"], row["recipient"]} <= CODES
        assert row["recipient_sector"] in SECTORS


def test_one_canonical_name_a_state() -> None:
    named = Counter(row["code"] for row in table("states.tsv") if row["kind"] == "name")
    assert {code: n for code, n in named.items() if n != 1} == {}
    assert named.keys() == STATES


@pytest.mark.parametrize("name", FILES)
def test_no_row_stands_twice(name: str) -> None:
    counted = Counter(tuple(sorted(row.items())) for row in table(name))
    assert [row for row, n in counted.items() if n > 1] == []


KEYS = {
    "bodies.tsv": ("code", "name", "from", "aliases"),
    "conflicts.tsv": ("actor", "recipient", "from", "names"),
    "modifiers.tsv": ("modifier",),
    "offices.tsv": ("code", "body", "office", "person", "from"),
    "places.tsv": ("name", "code", "kind", "lat", "lon"),
    "publishers.tsv": ("publisher",),
    "roles.tsv": ("phrase",),
    "states.tsv": ("code", "form", "kind", "from"),
    "targets.tsv": ("sector",),
    "titles.tsv": ("title",),
}


@pytest.mark.parametrize("name", sorted(KEYS))
def test_no_key_stands_twice(name: str) -> None:
    counted = Counter(tuple(row[column] for column in KEYS[name]) for row in table(name))
    assert [key for key, n in counted.items() if n > 1] == []


@pytest.mark.parametrize("column", ["from", "to"])
def test_dates_parse(column: str) -> None:
    for name, row in each(column):
        if row[column]:
            assert DATE.fullmatch(row[column]), (name, row)
            assert date.fromisoformat(earliest(row[column])), (name, row)


def test_terms_run_forward() -> None:
    backward = [
        (name, row) for name, row in each("from") if row["from"] and row["to"] and earliest(row["from"]) > latest(row["to"])
    ]
    assert backward == []


def test_single_seats_hold_one_at_a_time() -> None:
    """A day of handover may be shared, and a coarse date (`2011`) may touch the next term."""
    seats: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in table("offices.tsv"):
        if row["office"] in SINGLE_SEATS and not (row["office"] == "head_of_state" and row["code"] in SEVERAL_HEADS):
            seats[row["code"], row["body"], row["office"]].append(row)
    overlapping = []
    for seat, terms in seats.items():
        terms.sort(key=lambda r: (earliest(r["from"]), latest(r["to"])))
        for one, other in pairwise(terms):
            if one["person"] != other["person"] and latest(other["from"]) < earliest(one["to"] or "9999-12-31"):
                overlapping.append((*seat, one["person"], one["to"], other["person"], other["from"]))
    assert overlapping == []


def test_periods_of_one_body_do_not_overlap() -> None:
    periods: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in table("bodies.tsv"):
        if "generic" not in row["note"]:
            periods[row["name"], row["code"]].append(row)
    for found in periods.values():
        found.sort(key=lambda r: earliest(r["from"]))
        for one, other in pairwise(found):
            assert earliest(other["from"]) > latest(one["to"]), (one, other)


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


def test_sources_are_filled() -> None:
    assert [(name, row) for name, row in each("source") if not row["source"]] == []


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
