"""Records in, episodes out: which records report one happening, what they say alike, and why they were joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from readout.link.accounts import contradicted, corroborated, preferred
from readout.link.clustering import Link, Pair, clusters
from readout.link.episode import Decision, Episode, episode_id
from readout.link.keys import keys
from readout.link.likeness import PairScore, pair_score
from readout.link.memory import Memory
from readout.link.report import Report
from readout.link.traits import Traits

__all__ = ["Decision", "Episode", "episodes", "keys", "scored"]

# Records up to which every pair of an episode is shown with its score: 66 pairs.
ALL_PAIRS = 12


def episodes(
    reports: Sequence[Report],
    decisions: Sequence[Decision] = (),
    memory: Memory | None = None,
    *,
    explained: bool = True,
) -> tuple[Episode, ...]:
    """Cluster exactly these reports; every report is in one episode, be it alone.

    Args:
        reports: records with their documents and source families, in any order; a record given twice counts once.
        decisions: joins and splits by hand, by record id. Of two on one pair the later (by `on`, then by order) holds; those
            on other records are ignored. A join holds against any veto, a split against any likeness.
        memory: what was worked out before, where the same records come again and again; it changes nothing but the time.
        explained: whether to give the scores of all pairs, whose number grows with the square of an episode's records.

    Returns:
        The episodes in the order of their smallest record id; the same for any order of `reports`.
    """
    known = memory or Memory()
    held = {r.event.id: known.traits(r) for r in sorted(reports, key=lambda r: (r.event.id, r.document.id))}
    ruled = _ruled(decisions, held)
    scores = _Scores(held, {pair for pair, kind in ruled.items() if kind == "split"}, known)
    joined = [pair for pair, kind in ruled.items() if kind == "join"]
    found = clusters(held, candidates(held.values(), known), scores.link, joined)
    return tuple(_episode([held[one] for one in members], scores, explained) for members in found)


def scored(reports: Sequence[Report], best: str) -> tuple[PairScore, ...]:
    """The scores that an episode of these reports shows: of all pairs, or if there are many, of each with the record `best`."""
    held = {r.event.id: Traits(r) for r in reports}
    return tuple(pair_score(held[a], held[b]) for a, b in _shown(sorted(held), best))


def candidates(traits: Iterable[Traits], memory: Memory | None = None) -> list[Pair]:
    """Pairs of ids that share a key, sorted."""
    blocks: dict[str, list[str]] = {}
    for one in traits:
        for key in memory.keys(one) if memory else keys(one.report):
            blocks.setdefault(key, []).append(one.id)
    return sorted({pair for ids in blocks.values() for pair in combinations(sorted(ids), 2)})


class _Scores:
    """Links and scores of pairs, each computed once; what is forbidden is not scored unless somebody asks."""

    def __init__(self, held: dict[str, Traits], split: set[Pair], memory: Memory) -> None:
        self._held = held
        self._split = split
        self._memory = memory
        self._links: dict[Pair, Link] = {}

    def link(self, a: str, b: str) -> Link:
        pair = (a, b) if a < b else (b, a)
        if pair not in self._links:
            self._links[pair] = self._linked(pair)
        return self._links[pair]

    def of(self, a: str, b: str) -> PairScore:
        return pair_score(self._held[a], self._held[b])

    def _linked(self, pair: Pair) -> Link:
        a, b = self._held[pair[0]], self._held[pair[1]]
        return Link(0.0, True) if pair in self._split else self._memory.link(a, b)


def _ruled(decisions: Sequence[Decision], held: dict[str, Traits]) -> dict[Pair, str]:
    """The decision that holds on each pair of these records."""
    ruled: dict[Pair, str] = {}
    for decision in sorted(decisions, key=lambda d: d.on):
        if decision.a in held and decision.b in held and decision.a != decision.b:
            ruled[min(decision.a, decision.b), max(decision.a, decision.b)] = decision.kind
    return ruled


def _episode(members: Sequence[Traits], scores: _Scores, explained: bool) -> Episode:
    best, why = preferred(members)
    ids = tuple(t.id for t in members)
    return Episode(
        id=episode_id(ids[0]),
        event=best.event.event,
        date=(best.days.written if best.days else None) or best.event.date,
        enddate=best.event.enddate,
        records=ids,
        documents=tuple(sorted({t.report.document.id for t in members})),
        families=tuple(sorted({t.report.family for t in members})),
        corroborated=corroborated(members),
        contradicted=contradicted(members),
        preferred=best.id,
        why=why,
        pairs=tuple(scores.of(a, b) for a, b in _shown(ids, best.id)) if explained else (),
    )


def _shown(ids: Sequence[str], best: str) -> list[Pair]:
    """The pairs whose scores are shown: all, or in a large episode each record with the preferred one."""
    if len(ids) <= ALL_PAIRS:
        return list(combinations(ids, 2))
    return [(min(one, best), max(one, best)) for one in ids if one != best]
