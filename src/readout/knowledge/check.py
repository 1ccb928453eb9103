"""Checks the data files of knowledge/: dates, codes, sectors, sources, holders (`python -m readout.knowledge.check`).

Every check takes rows and yields faults, so that it can be tried on rows that are wrong on purpose.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise

from readout.tables import BEFORE, earliest, latest, rows

Row = dict[str, str]
Seat = tuple[str, str, str]

FAULTY = 1
DATED = (
    "states.tsv",
    "bodies.tsv",
    "offices.tsv",
    "conflicts.tsv",
    "titles_of_states.tsv",
    "epithets.tsv",
    "leading_offices.tsv",
)
CODED = (
    "states.tsv",
    "bodies.tsv",
    "offices.tsv",
    "publishers.tsv",
    "places.tsv",
    "titles_of_states.tsv",
    "epithets.tsv",
    "leading_offices.tsv",
)
SINGLE_SEATS = frozenset(
    "head_of_state head_of_government foreign_minister defence_minister interior_minister finance_minister army_chief "
    "national_security_adviser legislature_speaker ambassador_un".split()
)
SEVERAL_HEADS = frozenset({"SMR", "AND"})  # two captains regent, two co-princes
_DATE = re.compile(rf"{BEFORE}|\d{{4}}(-\d{{2}}(-\d{{2}})?)?")


@dataclass(frozen=True)
class Fault:
    """One thing wrong: the file, the row in short, and what to mend."""

    file: str
    row: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}: {self.row}: {self.what}"


def table(file: str) -> list[Row]:
    """The rows of one data file of knowledge/."""
    return list(rows("readout.knowledge", f"data/{file}"))


def _short(row: Row) -> str:
    return " ".join(v for v in list(row.values())[:5] if v) + (f" {row['from']}" if row.get("from") else "")


def undated(file: str, table: Sequence[Row]) -> Iterator[Fault]:
    """Rows without a first day, with a date that is none, or that end before they begin."""
    for row in table:
        start, end = row["from"], row["to"]
        if not start:
            yield Fault(file, _short(row), f"no date in `from`; write {BEFORE} for what held before 1990")
        if not all(_DATE.fullmatch(d) and _possible(d) for d in (start, end) if d) or end == BEFORE:
            yield Fault(file, _short(row), f"{start}/{end} is no period; write YYYY, YYYY-MM or YYYY-MM-DD")
        elif start and end and earliest(start) > latest(end):
            yield Fault(file, _short(row), "ends before it begins")


def _possible(text: str) -> bool:
    try:
        return text == BEFORE or bool(date.fromisoformat(earliest(text)))
    except ValueError:
        return False


def unknown_codes(file: str, table: Sequence[Row], codes: frozenset[str]) -> Iterator[Fault]:
    """Rows whose code stands for no state and no kind of actor."""
    for row in table:
        if row["code"] and row["code"] not in codes:
            yield Fault(file, _short(row), f"code {row['code']} is not in codes.tsv")


def unknown_sectors(file: str, table: Sequence[Row], sectors: frozenset[str]) -> Iterator[Fault]:
    """Rows with a sector that PLOVER does not have."""
    for row in table:
        for sector in set(filter(None, row["sector"].split("|"))) - sectors:
            yield Fault(file, _short(row), f"sector {sector} is not in sectors.tsv")


def without_source(file: str, table: Sequence[Row]) -> Iterator[Fault]:
    """Rows that do not say where they can be checked."""
    return (Fault(file, _short(row), "no source") for row in table if not row["source"])


def overlapping_holders(file: str, table: Sequence[Row]) -> Iterator[Fault]:
    """Two at once in an office that has one holder; a day of handover may be shared, a coarse date may touch the next."""
    for seat, terms in _seats(table).items():
        if seat[2] not in SINGLE_SEATS or (seat[2] == "head_of_state" and seat[0] in SEVERAL_HEADS):
            continue
        for one, other in combinations(sorted(terms, key=_when), 2):
            if one["person"] != other["person"] and latest(other["from"]) < earliest(one["to"] or "9999-12-31"):
                yield Fault(file, _short(other), f"overlaps {one['person']}, {one['from']} to {one['to'] or 'today'}")


def overlapping_terms(file: str, table: Sequence[Row]) -> Iterator[Fault]:
    """The same person twice at once in the same office."""
    for terms in _seats(table).values():
        for one, other in pairwise(sorted(terms, key=lambda r: (r["person"], r["title"], *_when(r)))):
            same = one["person"] == other["person"] and one["title"] == other["title"]
            if same and latest(other["from"]) < earliest(one["to"] or "9999-12-31"):
                yield Fault(file, _short(other), f"begins before the term that began {one['from']} ends")


def out_of_order(file: str, table: Sequence[Row]) -> Iterator[Fault]:
    """Holders of one office that do not stand together in order of their first day."""
    for one, other in pairwise(table):
        if _seat(one) == _seat(other) and _when(one)[0] > _when(other)[0]:
            yield Fault(file, _short(other), f"stands after {one['person']}, who came later")
    blocks = Counter(_seat(other) for one, other in pairwise([{}, *table]) if not one or _seat(one) != _seat(other))
    yield from (Fault(file, " ".join(seat), "holders stand in several places") for seat, n in blocks.items() if n > 1)


def _seats(table: Sequence[Row]) -> dict[Seat, list[Row]]:
    seats: dict[Seat, list[Row]] = defaultdict(list)
    for row in table:
        seats[_seat(row)].append(row)
    return seats


def _seat(row: Row) -> Seat:
    return row["code"], row["body"], row["office"]


def _when(row: Row) -> tuple[str, str]:
    return earliest(row["from"]), latest(row["to"])


def unmarked_doubles(file: str, table: Sequence[Row]) -> Iterator[Fault]:
    """Forms that two states share at one time, where a row does not say `ambiguous`."""
    by_form: dict[str, list[Row]] = defaultdict(list)
    for row in table:
        by_form[row["form"]].append(row)
    for found in by_form.values():
        for one, other in combinations(found, 2):
            together = _when(one)[0] <= _when(other)[1] and _when(other)[0] <= _when(one)[1]
            marked = "ambiguous" in one["note"] and "ambiguous" in other["note"]
            if one["code"] != other["code"] and together and not marked:
                yield Fault(file, _short(other), f"{one['code']} has this form too; mark both rows `ambiguous`")


def overlapping_periods(file: str, table: Sequence[Row]) -> Iterator[Fault]:
    """Two rows of one body at one time, but for rows that hold its forms shared with others."""
    periods: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in table:
        if "generic" not in row["note"]:
            periods[row["name"], row["code"]].append(row)
    for found in periods.values():
        for one, other in pairwise(sorted(found, key=_when)):
            if _when(other)[0] <= _when(one)[1]:
                yield Fault(file, _short(other), f"begins before the period that began {one['from']} ends")


def empty_aliases(file: str, table: Sequence[Row], column: str) -> Iterator[Fault]:
    """Aliases that repeat the name, stand twice or are empty."""
    for row in table:
        forms = [row[column], *row["aliases"].split("|")] if row["aliases"] else [row[column]]
        wrong = [form for form, n in Counter(forms).items() if n > 1 or not form.strip()]
        yield from (Fault(file, _short(row), f"alias {form!r} stands twice or is empty") for form in wrong)


def missing_states(codes: Sequence[Row], states: Sequence[Row]) -> Iterator[Fault]:
    """Codes of ISO 3166-1 without a name, and states without a code."""
    wanted = {row["code"] for row in codes if row["kind"] in {"iso", "user_assigned"}}
    named = {row["code"] for row in states if row["kind"] == "name"}
    yield from (Fault("states.tsv", code, "has no row of kind `name`") for code in sorted(wanted - named))
    yield from (Fault("states.tsv", code, "is not in codes.tsv") for code in sorted(named - wanted - {"EUR"}))


def faults() -> Iterator[Fault]:
    """Everything wrong in the shipped files; nothing when they are sound."""
    codes = table("codes.tsv")
    known = frozenset(row["code"] for row in codes)
    sectors = frozenset(row["sector"] for row in table("sectors.tsv"))
    former = frozenset(row["code"] for row in codes if row["kind"] == "former")
    for file in DATED:
        yield from undated(file, table(file))
        yield from without_source(file, table(file))
    for file in CODED:
        yield from unknown_codes(file, table(file), known if file == "offices.tsv" else known - former)
    for file in ("bodies.tsv", "publishers.tsv", "roles.tsv", "titles.tsv", "modifiers.tsv"):
        yield from unknown_sectors(file, table(file), sectors)
    offices = table("offices.tsv")
    for check in (overlapping_holders, overlapping_terms, out_of_order):
        yield from check("offices.tsv", offices)
    yield from empty_aliases("offices.tsv", offices, "person")
    yield from empty_aliases("bodies.tsv", table("bodies.tsv"), "name")
    yield from overlapping_periods("bodies.tsv", table("bodies.tsv"))
    yield from unmarked_doubles("states.tsv", table("states.tsv"))
    yield from missing_states(codes, table("states.tsv"))


def main() -> int:
    """Print every fault to stderr and tell by the exit code whether there is one."""
    found = list(faults())
    for fault in found:
        print(fault, file=sys.stderr)
    print(f"{len(found)} faults")
    return FAULTY if found else 0


if __name__ == "__main__":
    sys.exit(main())
