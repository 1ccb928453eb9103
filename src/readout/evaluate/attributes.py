"""How right the other fields of paired records are, each counted only where gold has something to find."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from readout.evaluate.annotated import Json, Record, party
from readout.evaluate.names import same_name
from readout.evaluate.pairs import Pair
from readout.evaluate.rates import Rates

SAME_PLACE = 0.5

# Day of publication, gold record, system record, how they were paired.
Match = tuple[str | None, Record, Record, Pair]


@dataclass(frozen=True)
class Attribute:
    """Percentage of `n` cases that are right; for `according_to` the F1 over actors' codes."""

    accuracy: float
    n: int

    def as_json(self) -> Json:
        """The figures under the names that scripts rely on."""
        return {"accuracy": self.accuracy, "n": self.n}


def attributes(matches: Iterable[Match]) -> dict[str, Attribute]:
    """Every attribute that could be judged, sorted by name, `according_to` last."""
    matches = list(matches)
    verdicts = {name: [right for match in matches for right in check(match)] for name, check in CHECKS.items()}
    judged = {name: _attribute(rights) for name, rights in sorted(verdicts.items()) if rights}
    heard = Rates.total(_according_to(gold, system) for _, gold, system, _ in matches)
    return {**judged, "according_to": Attribute(heard.f1, heard.n)}


def _attribute(rights: list[bool]) -> Attribute:
    return Attribute(round(100 * sum(rights) / len(rights), 1), len(rights))


def _anchor(match: Match) -> Iterator[bool]:
    _, gold, system, pair = match
    if gold.anchor and system.anchor:
        yield pair.overlap >= SAME_PLACE


def _date(match: Match) -> Iterator[bool]:
    _, gold, system, _ = match
    if gold.date:
        yield gold.date == system.date


def _date_not_publication(match: Match) -> Iterator[bool]:
    published, gold, _, _ = match
    if gold.date != published:
        yield from _date(match)


def _factuality(match: Match) -> Iterator[bool]:
    _, gold, system, _ = match
    yield gold.factuality == system.factuality


def _mode(match: Match) -> Iterator[bool]:
    _, gold, system, _ = match
    if gold.mode:
        yield gold.mode == system.mode


def _name(match: Match) -> Iterator[bool]:
    """One verdict for every name that gold has in a slot, whichever system party of that slot bears it."""
    _, gold, system, _ = match
    for wanted, found in ((gold.actor, system.actor), (gold.recipient, system.recipient)):
        have = _names(found)
        yield from (any(same_name(name, other) for other in have) for name in _names(wanted))


def _names(parties: Iterable[str]) -> list[str]:
    return [name for name in (party(p).name for p in parties) if name]


def _according_to(gold: Record, system: Record) -> Rates:
    wanted, found = ({party(p).code for p in record.according_to} for record in (gold, system))
    return Rates(len(wanted & found), len(found - wanted), len(wanted - found))


CHECKS: dict[str, Callable[[Match], Iterator[bool]]] = {
    "mode": _mode,
    "date": _date,
    "date_not_publication": _date_not_publication,
    "factuality": _factuality,
    "name": _name,
    "anchor": _anchor,
}
