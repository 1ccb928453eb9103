"""What a constant answer would score, so that no attribute looks better than it is.

The constant is the most frequent value in gold: of all guesses that never look at the text, the best one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from readout.evaluate.annotated import Json, Record, party
from readout.evaluate.dyads import WITH_SECTOR
from readout.evaluate.events import Compared, coded_act, dyad_rates

PUBLICATION = "publication date"

# Bodies whose sector the guidelines leave empty; there is nothing to guess.
WITHOUT_SECTOR = frozenset(("EUR", "IGO", "UNO"))


@dataclass(frozen=True)
class Baseline:
    """A constant answer and the percentage that it reaches: an accuracy, for `sector` the F1 of dyads with sector."""

    answer: str
    score: float

    def as_json(self) -> Json:
        """The answer and its figure."""
        return {"answer": self.answer, "score": self.score}


def baselines(documents: Iterable[Compared]) -> dict[str, Baseline]:
    """The constant answers for mode, date, factuality (over the paired records) and sector (over all records)."""
    acts = [d.keeping(coded_act) for d in documents]
    paired = [(d.date, d.gold[p.first]) for d in acts for p in d.pairs()]
    known = {
        "mode": _most_frequent([r.mode for _, r in paired if r.mode]),
        "date": _publication([(published, r.date) for published, r in paired if r.date]),
        "factuality": _most_frequent([r.factuality for _, r in paired]),
        "sector": _sector(acts),
    }
    return {name: baseline for name, baseline in known.items() if baseline}


def _most_frequent(values: Sequence[str]) -> Baseline | None:
    """The value that is right most often; the first in the alphabet where two are."""
    if not values:
        return None
    answer, times = min(Counter(values).items(), key=lambda item: (-item[1], item[0]))
    return Baseline(answer, round(100 * times / len(values), 1))


def _publication(dates: Sequence[tuple[str | None, str | None]]) -> Baseline | None:
    """For a date, the constant is the day of publication."""
    if not dates:
        return None
    return Baseline(PUBLICATION, round(100 * sum(date == published for published, date in dates) / len(dates), 1))


def _sector(acts: Sequence[Compared]) -> Baseline | None:
    """Every party of the system put into the sector that is most frequent in gold, types and countries as they are."""
    parties = (party(p) for d in acts for r in d.gold for p in r.actor + r.recipient)
    majority = _most_frequent([p.sector for p in parties if p.sector])
    if not majority:
        return None
    constant = (replace(d, system=tuple(_in_sector(r, majority.answer) for r in d.system)) for d in acts)
    return Baseline(majority.answer, dyad_rates(constant, coded_act, WITH_SECTOR).f1)


def _in_sector(record: Record, sector: str) -> Record:
    def moved(parties: Iterable[str]) -> tuple[str, ...]:
        known = map(party, parties)
        return tuple(f"{p.code}/{'' if p.code in WITHOUT_SECTOR else sector}/{p.name}" for p in known)

    return replace(record, actor=moved(record.actor), recipient=moved(record.recipient))
