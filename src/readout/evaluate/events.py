"""The score of event records against gold: micro F1 over typed country dyads, and what stands beside it.

Main figure: the dyads of all documents, STATEMENT left out, with an interval from documents drawn again with
replacement. Beside it: records one to one, with sector, type-blind, foreground, STATEMENT, per type, attributes.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from readout.evaluate.annotated import STATEMENT, Annotated, Json, Record
from readout.evaluate.attributes import Attribute, attributes
from readout.evaluate.dyads import PLAIN, TYPE_BLIND, WITH_SECTOR, Dyad, View, dyads, type_of
from readout.evaluate.pairs import Pair, pair_up
from readout.evaluate.rates import Rates

ROUNDS = 500
SEED = 7

Keep = Callable[[Record], bool]


@dataclass(frozen=True)
class Compared:
    """One gold document beside what the system gave for it; `date` is the day of publication."""

    id: str
    date: str | None
    gold: tuple[Record, ...]
    system: tuple[Record, ...]
    text: str = ""

    def keeping(self, keep: Keep) -> Compared:
        """The same document with the records that `keep` lets through."""
        return replace(self, gold=tuple(filter(keep, self.gold)), system=tuple(filter(keep, self.system)))

    def pairs(self) -> list[Pair]:
        """Its records, one to one."""
        return pair_up(self.gold, self.system)


@dataclass(frozen=True)
class Scores:
    """Every figure of an evaluation. `interval95` is None without documents, `system_per_gold` without gold records."""

    documents: int
    missing_documents: int
    dyads: Rates
    interval95: tuple[float, float] | None
    records: Rates
    system_per_gold: float | None
    dyads_with_sector: Rates
    type_blind: Rates
    statements: Rates
    foreground: Rates
    per_type: dict[str, Rates]
    attributes: dict[str, Attribute]

    def as_json(self) -> Json:
        """The figures under the names that scripts rely on, rounded to a tenth of a percent."""
        return {
            "documents": self.documents,
            "missing_documents": self.missing_documents,
            "dyads": self.dyads.as_json(),
            "interval95": self.interval95 and list(self.interval95),
            "records": {**self.records.as_json(), "system_per_gold": self.system_per_gold},
            "dyads_with_sector": self.dyads_with_sector.as_json(),
            "type_blind": self.type_blind.as_json(),
            "statements": self.statements.as_json(),
            "foreground": self.foreground.as_json(),
            "per_type": {kind: rates.as_json() for kind, rates in self.per_type.items()},
            "attributes": {name: attribute.as_json() for name, attribute in self.attributes.items()},
        }


def everything(record: Record) -> bool:
    """Keep all records."""
    return True


def coded_act(record: Record) -> bool:
    """Keep what the main figure counts: all types but STATEMENT."""
    return record.type != STATEMENT


def statement(record: Record) -> bool:
    """Keep STATEMENT alone."""
    return record.type == STATEMENT


def foreground(record: Record) -> bool:
    """Keep the acts that the document is about."""
    return coded_act(record) and not record.background


def score(gold: Iterable[Annotated], system: Iterable[Annotated], rounds: int = ROUNDS) -> Scores:
    """Score `system` against `gold`; a gold document that the system lacks counts as one without events."""
    held = {d.id: d for d in system}
    documents = compared(gold, held.values())
    per_type = dyads_by_type(documents, coded_act)
    acts = [d.keeping(coded_act) for d in documents]
    return Scores(
        documents=len(documents),
        missing_documents=sum(d.id not in held for d in documents),
        dyads=Rates.total(per_type.values()),
        interval95=interval(documents, rounds),
        records=record_rates(acts),
        system_per_gold=_system_per_gold(acts),
        dyads_with_sector=dyad_rates(documents, coded_act, WITH_SECTOR),
        type_blind=dyad_rates(documents, coded_act, TYPE_BLIND),
        statements=dyad_rates(documents, statement),
        foreground=dyad_rates(documents, foreground),
        per_type=dict(sorted(per_type.items())),
        attributes=attributes((d.date, d.gold[p.first], d.system[p.second], p) for d in acts for p in d.pairs()),
    )


def compared(gold: Iterable[Annotated], system: Iterable[Annotated]) -> list[Compared]:
    """Put the documents of `gold` beside those of `system`, sorted by id; what only the system has is left out."""
    held = {d.id: d.records for d in system}
    documents = (Compared(d.id, d.date, d.records, held.get(d.id, ()), d.text) for d in gold)
    return sorted(documents, key=lambda d: d.id)


def dyad_rates(documents: Iterable[Compared], keep: Keep, view: View = PLAIN) -> Rates:
    """Agreement on the dyads of the records that `keep` lets through."""
    return Rates.total(dyads_by_type(documents, keep, view).values())


def dyads_by_type(documents: Iterable[Compared], keep: Keep, view: View = PLAIN) -> dict[str, Rates]:
    """The same, for every type that occurs on either side."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for document in documents:
        gold, system = _all_dyads(document.gold, keep, view), _all_dyads(document.system, keep, view)
        for place, found in enumerate((gold & system, system - gold, gold - system)):
            for dyad in found:
                counts[type_of(dyad)][place] += 1
    return {kind: Rates(*count) for kind, count in counts.items()}


def record_rates(documents: Iterable[Compared]) -> Rates:
    """Agreement on whole records, one to one: right where all dyads agree."""
    return Rates.total(_record_rates(d) for d in documents)


def interval(documents: Sequence[Compared], rounds: int = ROUNDS) -> tuple[float, float] | None:
    """Where the main F1 lies in 95 of 100 draws of as many documents, with replacement."""
    single = [dyad_rates([d], coded_act) for d in documents]
    if not single or not rounds:
        return None
    draw = random.Random(SEED)
    figures = sorted(Rates.total(draw.choice(single) for _ in single).f1 for _ in range(rounds))
    return figures[int(0.025 * rounds)], figures[min(rounds - 1, int(0.975 * rounds))]


def _all_dyads(records: Iterable[Record], keep: Keep, view: View) -> frozenset[Dyad]:
    return frozenset().union(*(dyads(r, view) for r in records if keep(r)))


def _record_rates(document: Compared) -> Rates:
    right = sum(pair.right for pair in document.pairs())
    return Rates(right, len(document.system) - right, len(document.gold) - right)


def _system_per_gold(documents: Iterable[Compared]) -> float | None:
    gold = system = 0
    for document in documents:
        gold, system = gold + len(document.gold), system + len(document.system)
    return round(system / gold, 2) if gold else None
