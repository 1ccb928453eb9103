"""Writes docs/reference/offices.md: how much of 1990-2026 the offices cover, by state, and what is not known.

python docs/coverage.py          write the page
python docs/coverage.py --check  exit 5 if the page is not up to date
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from readout.knowledge.offices import Tenure, tenures
from readout.tables import earliest, latest, rows

PAGE = Path(__file__).parent / "reference" / "offices.md"
STALE = 5
FIRST, LAST = date(1990, 1, 1), date(2026, 8, 31)
SHORT = timedelta(days=92)  # a shorter gap is a handover or a formation of government
NOT_IN_UN = frozenset({"EUR", "TWN", "XKX", "PSE", "VAT", "HKG", "MAC", "ESH"})
HEADS = ("head_of_state", "head_of_government", "de_facto_leader")
MINISTERS = {"foreign": "foreign_minister", "defence": "defence_minister", "security": "national_security_adviser"}
BODY_CODES = frozenset({"IGO", "UNO", "EUR", "NGO"})

Span = tuple[date, date]


def day(text: str) -> date:
    """A day of a date as tables.earliest and latest give it; day 31 stands for the end of any month."""
    year, month, number = (int(part) for part in text.split("-"))
    for last in (number, 30, 29, 28):
        try:
            return date(max(year, 1), month, last)
        except ValueError:
            continue
    raise ValueError(text)


def spans(terms: Iterable[Tenure]) -> list[Span]:
    """The terms within 1990-2026, joined where they touch."""
    joined: list[Span] = []
    for start, end in sorted((day(earliest(t.start)), day(latest(t.end))) for t in terms):
        start, end = max(start, FIRST), min(end, LAST)
        if start > end:
            continue
        if joined and start <= joined[-1][1] + timedelta(days=1):
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def share(terms: list[Tenure], first: date) -> str:
    """Percent of the days since `first` that the terms cover; empty without a term."""
    if not terms:
        return ""
    days = sum((min(end, LAST) - max(start, first)).days + 1 for start, end in spans(terms) if end >= first)
    return f"{min(100, round(100 * days / ((LAST - first).days + 1)))}"


def gaps(terms: list[Tenure], first: date) -> str:
    """The gaps of three months and more, as years and months."""
    found, at = [], first
    for start, end in [*spans(terms), (LAST, LAST)]:
        if start - at > SHORT:
            found.append(f"{at:%Y-%m} to {start:%Y-%m}")
        at = max(at, end)
    return ", ".join(found)


@cache
def beginnings() -> dict[str, date]:
    """Independence of the states that are new since 1990, by code."""
    return {r["code"]: day(r["from"]) for r in rows("readout.knowledge", "data/codes.tsv") if r["from"]}


def born(code: str) -> date:
    """The first day within 1990-2026 that a state can have heads."""
    return beginnings().get(code, FIRST)


def states() -> dict[str, str]:
    """Names of the states that have offices, by code."""
    return {r["code"]: r["form"] for r in rows("readout.knowledge", "data/states.tsv") if r["kind"] == "name"}


def by_seat() -> dict[tuple[str, str], list[Tenure]]:
    """The terms of states, by code and office; the heads together."""
    seats: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for term in tenures():
        if not term.body:
            seats[term.code, "head" if term.office in HEADS else term.office].append(term)
            seats[term.code, term.office].append(term)
    return seats


def table_of_states() -> list[str]:
    """One line a state."""
    seats = by_seat()
    lines = [
        "| code | state | head | head of state | head of government | foreign | defence | security adviser |",
        "|---|---|--:|--:|--:|--:|--:|--:|",
    ]
    for code, name in sorted(states().items(), key=lambda pair: pair[1]):
        shares = [share(seats[code, o], born(code)) for o in ("head", *HEADS[:2], *MINISTERS.values())]
        if any(shares):
            lines.append(f"| {code} | {name} | " + " | ".join(shares) + " |")
    return lines


def table_of_bodies() -> list[str]:
    """One line an international body with heads."""
    seats: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for term in tenures():
        if term.code in BODY_CODES and term.office in {"head_of_body", "foreign_minister"}:
            seats[term.body or "European Union, High Representative", term.code].append(term)
    lines = ["| body | holders | first | gaps of three months and more since then |", "|---|--:|---|---|"]
    for (body, _), terms in sorted(seats.items()):
        first = max(FIRST, min(day(earliest(t.start)) for t in terms))
        lines.append(f"| {body} | {len({t.person for t in terms})} | {first:%Y} | {gaps(terms, first)} |")
    return lines


def list_of_gaps() -> list[str]:
    """The gaps of heads, and of ministers where there is a holder at all."""
    seats, lines = by_seat(), []
    for code, name in sorted(states().items(), key=lambda pair: pair[1]):
        found = {}
        for title, office in {"head": "head", **MINISTERS}.items():
            terms = seats[code, office]
            if terms and (missing := gaps(terms, born(code))):
                found[title] = missing
        if found:
            lines.append(f"- {name}: " + "; ".join(f"{title} {missing}" for title, missing in found.items()))
    return lines


INTRODUCTION = """# Offices: what is covered

<!-- Written by docs/coverage.py. -->

`offices.tsv` holds {terms:,} terms of {persons:,} persons. The numbers are percent of the days from {first} (for a new state:
from its independence) to {last} on which a holder is known; empty means that none is recorded. `head` counts a head of
state, a head of government or another leader. An office that was vacant or did not exist counts as not covered. Names after
January 2026 are known for a few states only, and a term without an end is taken to go on.

Heads: {whole} of {all} states (territories with offices of their own included) are covered on at least 99 % of the days.
At least 90 %: foreign ministers of {foreign} states, defence ministers of {defence}, security advisers of {security}.
"""

GAPS = """## Gaps of three months and more

Some are vacancies (no president, a ministry led by the Prime Minister) or years without such an office (most national security
advisers); in the others somebody held the office whom we do not know for certain. Heads are listed only where neither a head of
state nor one of government is known.
"""


def page() -> str:
    """The page as Markdown."""
    seats = by_seat()
    members = [code for code in states() if code not in NOT_IN_UN and seats[code, "head"]]

    def covered(office: str, least: float) -> int:
        return sum(float(share(seats[code, office], born(code)) or 0) >= least for code in members)

    introduction = INTRODUCTION.format(
        terms=len(tenures()),
        persons=len({(t.code, t.person) for t in tenures()}),
        first=FIRST.isoformat(),
        last=LAST.isoformat(),
        whole=covered("head", 99),
        all=len(members),
        **{title: covered(office, 90) for title, office in MINISTERS.items()},
    )
    bodies = ["", "## International bodies", "", *table_of_bodies(), ""]
    return "\n".join([introduction, *table_of_states(), *bodies, GAPS, *list_of_gaps(), ""])


def main() -> int:
    """Write the page, or compare it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    made = page()
    if parser.parse_args().check:
        return 0 if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == made else STALE
    PAGE.write_text(made, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
