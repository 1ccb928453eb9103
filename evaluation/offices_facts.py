"""Compares offices.tsv with the facts in READOUT_EVAL_DATA/reference/offices_facts.tsv: who, from when, until when.

    python evaluation/offices_facts.py            every disagreement, as a table
    python evaluation/offices_facts.py --check    exit 1 if one is not listed in evaluation/offices/disagreements.tsv

A fact agrees where a person of that name held such an office of that state at that time, and began and left within a day of
what the fact says; a year or a month is as wide as it is. Facts without an end are compared with the day of their source.
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

from readout.knowledge.forms import words_of
from readout.knowledge.offices import Tenure, tenures
from readout.tables import earliest, latest, rows

HERE = Path(__file__).parent / "offices"
FACTS = "reference/offices_facts.tsv"
TOLERANCE = 1  # days: either day of a handover
JOINED = 31  # days between two terms that count as one
SIMILAR = 0.75  # letters in common, for spellings such as Kraprayoon and Kraprayun
SOURCES = {"REIGN": "2021-03-28", "Wikidata 2022": "2022-10-10", "Wikidata, as of": "2026-08-22"}
STATES = ("head_of_state", "head_of_government", "de_facto_leader", "deputy_head_of_state")
BODIES = ("head_of_body", "rebel_leader", "envoy")
PREMIERS = ("prime minister", "premier", "chancellor", "taoiseach", "chief minister", "minister of state", "executive yuan")
OPEN = "9999-12-31"

Period = tuple[str, str]  # as written, the end empty where it is open


@dataclass(frozen=True, order=True)
class Disagreement:
    """One fact that our files do not share; `field` is `person`, `start` or `end`, the dates are theirs and ours."""

    code: str
    person: str
    field: str
    theirs: str
    ours: str

    @property
    def key(self) -> tuple[str, ...]:
        return self.code, self.person, self.field, self.theirs, self.ours


def day(text: str) -> date:
    """A day of a date; day 31 stands for the end of any month."""
    year, month, number = (int(part) for part in text.split("-"))
    return date(max(year, 1), month or 1, min(number or 1, monthrange(max(year, 1), month or 1)[1]))


def gap(fact: str, ours: str) -> int:
    """Days between two dates of any precision, 0 where they can be the same."""
    if earliest(ours) > latest(fact):
        return (day(earliest(ours)) - day(latest(fact))).days
    return max(0, (day(earliest(fact)) - day(latest(ours))).days)


@cache
def codes() -> dict[str, frozenset[str]]:
    """Our codes by their code or by their name of the state in lower case."""
    text = (HERE / "codes.tsv").read_text(encoding="utf-8").splitlines()
    found = {r["theirs"]: frozenset(r["code"].split()) for r in csv.DictReader(text[1:], delimiter="\t")}
    for row in rows("readout.knowledge", "data/states.tsv"):
        if row["kind"] in {"name", "alias", "former"}:
            found.setdefault(row["form"].lower(), frozenset({row["code"]}))
    return found


def codes_of(fact: dict[str, str]) -> frozenset[str]:
    """Our codes for a fact. Raises KeyError for a state that neither table names."""
    if fact["country_code"]:
        return codes().get(fact["country_code"]) or frozenset({fact["country_code"]})
    name = fact["country"].lower()
    return codes()[name if name in codes() else name.removeprefix("the ")]


def tokens(name: str) -> list[str]:
    """The words of a name that tell it apart, folded, in lower case."""
    plain = name.split(" of ")[0].split(",")[0] if " of " in name or ", Prince" in name else name
    words = words_of(plain.replace("-", " ").replace("(acting)", ""))
    return [w.lower() for w in words if len(w) > 1 and w.isalnum()]


def likeness(name: str, forms: tuple[str, ...]) -> float:
    """How far the words of a name are those of a written form, 0 to 1, and more where the last word is the same."""
    wanted, best = tokens(name), 0.0
    for have in (tokens(form) for form in forms):
        if wanted and have:
            ratios = [max(SequenceMatcher(None, a, b).ratio() for b in have) for a in wanted]
            score = sum(r for r in ratios if r >= SIMILAR) / min(len(wanted), max(len(have), 1) + 1)
            best = max(best, score + (0.3 if wanted[-1] == have[-1] else 0))
    return best


def periods(terms: list[Tenure]) -> list[Period]:
    """The terms, and what terms that follow each other make together."""
    ordered = sorted(((t.start, t.end) for t in terms), key=lambda p: (earliest(p[0]), latest(p[1])))
    joined: list[Period] = []
    for start, end in ordered:
        if joined and (day(earliest(start)) - day(latest(joined[-1][1]))).days <= JOINED:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end, key=latest))
        else:
            joined.append((start, end))
    return ordered + joined


def offices_of(fact: dict[str, str], found: list[Tenure]) -> list[Tenure]:
    """The terms that the fact's title can mean."""
    title = fact["office"].lower()
    premier = any(word in title for word in PREMIERS)
    if title == "effective leader" or premier or "council" in title:
        return found
    return [t for t in found if t.office != "head_of_government"] + [t for t in found if t.code == "IRN"]


def compared(fact: dict[str, str]) -> Iterator[Disagreement]:
    """What our files say otherwise than one fact."""
    wanted = codes_of(fact)
    end_of_source = next(day_ for source, day_ in SOURCES.items() if fact["origin"].startswith(source))
    by_person: dict[str, list[Tenure]] = defaultdict(list)
    for term in offices_of(fact, [t for t in tenures() if t.code in wanted and t.office in STATES + BODIES]):
        by_person[term.person].append(term)
    until = latest(fact["end"]) if fact["end"] else end_of_source
    code = "+".join(sorted(wanted))
    ranked = []
    for person, terms in by_person.items():
        score = max(likeness(fact["person"], t.forms) for t in terms)
        spans = [p for p in periods(terms) if earliest(p[0]) <= until and latest(p[1]) >= earliest(fact["start"])]
        if score >= 0.45 and spans:
            ranked.append((round(score, 1), -min(gap(fact["start"], p[0]) for p in spans), person, spans))
    if not ranked:
        yield Disagreement(code, fact["person"], "person", f"{fact['start']}/{fact['end']}", "")
        return
    _, _, person, spans = max(ranked)
    start = min((p[0] for p in spans), key=lambda d: gap(fact["start"], d))
    if gap(fact["start"], start) > TOLERANCE:
        yield Disagreement(code, person, "start", fact["start"], start)
    ends = [p[1] for p in spans]
    if fact["end"]:
        end = min(ends, key=lambda d: gap(fact["end"], d or OPEN))
        if gap(fact["end"], end or OPEN) > TOLERANCE:
            yield Disagreement(code, person, "end", fact["end"], end)
    elif max(latest(e) for e in ends) < end_of_source:
        yield Disagreement(code, person, "end", f"in office on {end_of_source}", max(ends, key=latest))


def disagreements(facts: Path) -> list[Disagreement]:
    """All disagreements with a file of facts, in order, each once."""
    with facts.open(encoding="utf-8", newline="") as lines:
        return sorted({d for f in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) for d in compared(f)})


def listed() -> dict[tuple[str, ...], str]:
    """The reason of every disagreement that is listed, by its key."""
    text = (HERE / "disagreements.tsv").read_text(encoding="utf-8").splitlines()
    found = csv.DictReader((line for line in text if not line.startswith("#")), delimiter="\t")
    return {(r["code"], r["person"], r["field"], r["theirs"], r["ours"]): r["reason"] for r in found}


def main() -> int:
    """Print the disagreements with their reason; with --check tell by the exit code whether all are listed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    root = os.environ.get("READOUT_EVAL_DATA")
    check = parser.parse_args().check
    if not root or not (Path(root) / FACTS).is_file():
        print(f"set READOUT_EVAL_DATA to the folder that holds {FACTS}", file=sys.stderr)
        return 2
    found, known = disagreements(Path(root) / FACTS), listed()
    missing = [d for d in found if d.key not in known]
    for d in missing if check else found:
        print(*d.key, known.get(d.key, "NOT LISTED"), sep="\t")
    print(f"{len(found)} disagreements, {len(missing)} not listed", file=sys.stderr)
    return 1 if check and missing else 0


if __name__ == "__main__":
    sys.exit(main())
