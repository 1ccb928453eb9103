"""What linking has worked out of records before, for a store to which documents come one by one."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from readout.link.clustering import Link, Pair
from readout.link.keys import keys
from readout.link.likeness import score, weights
from readout.link.report import Report
from readout.link.traits import Traits
from readout.link.vetoes import veto

RECORDS, PAIRS = 20_000, 400_000


class Memory:
    """Traits and keys of records and the links of their pairs, each worked out once as long as the record stays the same."""

    def __init__(self) -> None:
        self._traits: OrderedDict[str, Traits] = OrderedDict()
        self._keys: OrderedDict[str, tuple[Traits, tuple[str, ...]]] = OrderedDict()
        self._links: OrderedDict[Pair, tuple[Traits, Traits, Link]] = OrderedDict()

    def traits(self, report: Report) -> Traits:
        """The traits of a record; new ones where the report of this id is another than before."""
        known = self._traits.get(report.event.id)
        if known is None or known.report != report:
            known = self._traits[report.event.id] = Traits(report)
        _trim(self._traits, RECORDS)
        return known

    def keys(self, traits: Traits) -> tuple[str, ...]:
        """The blocking keys of a record."""
        known = self._keys.get(traits.id)
        if known is None or known[0] is not traits:
            known = self._keys[traits.id] = (traits, keys(traits.report))
        _trim(self._keys, RECORDS)
        return known[1]

    def link(self, a: Traits, b: Traits) -> Link:
        """How two records stand to one another; `a` has the smaller id. What is forbidden is not scored."""
        known = self._links.get((a.id, b.id))
        if known is None or known[0] is not a or known[1] is not b:
            found = Link(0.0, True) if veto(a, b) else Link(score(a, b) - weights().threshold, False)
            known = self._links[a.id, b.id] = (a, b, found)
        _trim(self._links, PAIRS)
        return known[2]


def _trim(held: OrderedDict[Any, Any], most: int) -> None:
    """Forget what was worked out longest ago."""
    while len(held) > most:
        held.popitem(last=False)
