"""Marked-up cases run through a coder: which pass, what is missing, what is too much; summed by phenomenon.

A case passes if every expected record is found and nothing beside it. What a case leaves open (a mode, a sector, a
name, a date) is not asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from rich.table import Table

from readout.evaluate.annotated import Record, from_coded, party
from readout.evaluate.case_files import Case, Expected, parse_case, read_cases
from readout.evaluate.events import Compared, dyad_rates, everything, record_rates
from readout.evaluate.layout import rates_table
from readout.evaluate.names import same_name
from readout.evaluate.pairs import most_pairs
from readout.evaluate.rates import Rates
from readout.evaluate.wording import what, who
from readout.export.gold import UNKNOWN
from readout.records import Coded

__all__ = [
    "Case",
    "CaseResult",
    "Code",
    "Expected",
    "Phenomenon",
    "by_phenomenon",
    "case_table",
    "fits",
    "parse_case",
    "read_cases",
    "run_cases",
]

# What codes a text: called with the text, `id`, and of `date`, `publisher`, `issuer`, `title` what the case gives.
Code = Callable[..., Coded]

# An actor that the text does not name; the gold format writes it out.
NOBODY = (UNKNOWN,)


@dataclass(frozen=True)
class CaseResult:
    """A case and what was coded; `missing` and `extra` are empty where it passed."""

    case: Case
    coded: tuple[Record, ...]
    missing: tuple[Expected, ...]
    extra: tuple[Record, ...]

    @property
    def passed(self) -> bool:
        """Whether all that was expected was found, and nothing else."""
        return not self.missing and not self.extra

    @property
    def compared(self) -> Compared:
        """The case as a document beside what the system gave for it."""
        gold = self.case.gold
        return Compared(gold.id, gold.date, gold.records, self.coded, gold.text)

    def lines(self) -> Iterator[str]:
        """One line for each record missing (`-`) or too much (`+`)."""
        yield from (f"{self.case.id}  - {what(e.record)}  {who(e.record)}" for e in self.missing)
        yield from (f"{self.case.id}  + {what(r)}  {who(r)}" for r in self.extra)


@dataclass(frozen=True)
class Phenomenon:
    """The cases on one phenomenon: how many passed, and agreement on dyads and records, STATEMENT included."""

    name: str
    cases: int
    passed: int
    dyads: Rates
    records: Rates


def run_cases(cases: Iterable[Case], code: Code) -> tuple[CaseResult, ...]:
    """Code every case with `code` and judge what comes out."""
    return tuple(_judged(case, code(case.text, id=case.id, **case.meta)) for case in cases)


def by_phenomenon(results: Iterable[CaseResult]) -> tuple[Phenomenon, ...]:
    """The results summed by phenomenon, in the order in which phenomena first occur."""
    grouped: dict[str, list[CaseResult]] = {}
    for result in results:
        grouped.setdefault(result.case.phenomenon, []).append(result)
    return tuple(summed(name, group) for name, group in grouped.items())


def summed(name: str, results: Iterable[CaseResult]) -> Phenomenon:
    """Some results as one row under `name`."""
    results = tuple(results)
    documents = [r.compared for r in results]
    passed = sum(r.passed for r in results)
    return Phenomenon(name, len(results), passed, dyad_rates(documents, everything), record_rates(documents))


def case_table(results: Iterable[CaseResult]) -> Table:
    """Record-level figures by phenomenon, with the number of cases passed, and a last row for all."""
    results = tuple(results)
    rows = (*by_phenomenon(results), summed("all", results))
    return rates_table("phenomenon", [(p.name, p.dyads, f"{p.passed} of {p.cases} cases passed") for p in rows])


def fits(expected: Expected, coded: Record) -> bool:
    """Whether a coded record is the expected one, in all that the case marks."""
    wanted = expected.record
    return (
        wanted.type == coded.type
        and wanted.factuality == coded.factuality
        and wanted.mode in (None, coded.mode)
        and (not expected.dated or wanted.date == coded.date)
        and _same_parties(wanted.actor or NOBODY, coded.actor or NOBODY)
        and _same_parties(wanted.recipient, coded.recipient)
    )


def _judged(case: Case, coded: Coded) -> CaseResult:
    (document,) = from_coded([coded])
    found = most_pairs(case.expected, document.records, fits)
    missing = tuple(e for i, e in enumerate(case.expected) if i not in found)
    extra = tuple(r for i, r in enumerate(document.records) if i not in found.values())
    return CaseResult(case, document.records, missing, extra)


def _same_parties(wanted: tuple[str, ...], coded: tuple[str, ...]) -> bool:
    """As many on both sides, each fitting another."""
    return len(wanted) == len(coded) == len(most_pairs(wanted, coded, _same_party))


def _same_party(wanted: str, coded: str) -> bool:
    want, have = party(wanted), party(coded)
    return want.code == have.code and want.sector in ("", have.sector) and (not want.name or same_name(want.name, have.name))
