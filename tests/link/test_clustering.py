"""Average linkage under vetoes, on invented links."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from readout.link.clustering import Link, clusters

IDS = "abcdefg"
PAIRS = [(a, b) for i, a in enumerate(IDS) for b in IDS[i + 1 :]]
LINKS = st.fixed_dictionaries({pair: st.builds(Link, st.integers(-3, 3).map(float), st.booleans()) for pair in PAIRS})


def linked(table):
    return lambda a, b: table[min(a, b), max(a, b)]


def of(scores: dict[str, float], ids: str = "abc"):
    """Clusters of one-letter records, with scores like {"ab": 2.0}; a score left out is 0."""
    table = {(a, b): Link(scores.get(a + b, 0.0), False) for a, b in PAIRS}
    return clusters(ids, [tuple(pair) for pair in scores], linked(table))


def test_likely_pairs_are_joined_and_unlikely_ones_not():
    assert of({"ab": 2.0, "bc": -1.0}) == (("a", "b"), ("c",))


def test_a_chain_does_not_hold_where_its_ends_are_too_unlike():
    assert of({"ab": 2.0, "bc": 1.0, "ac": -3.0}) == (("a", "b"), ("c",))
    assert of({"ab": 2.0, "bc": 1.0, "ac": -0.5}) == (("a", "b", "c"),)


def test_a_veto_keeps_two_apart_whatever_lies_between():
    table = {("a", "b"): Link(9.0, False), ("b", "c"): Link(8.0, False), ("a", "c"): Link(9.0, True)}
    assert clusters("abc", table, linked(table)) == (("a", "b"), ("c",))


def test_what_is_joined_by_hand_stays_together_against_a_veto():
    table = {("a", "b"): Link(-9.0, True), ("b", "c"): Link(1.0, False), ("a", "c"): Link(1.0, False)}
    assert clusters("abc", table, linked(table), [("a", "b")]) == (("a", "b", "c"),)


@given(LINKS, st.permutations(IDS), st.permutations(PAIRS), st.lists(st.sampled_from(PAIRS), max_size=2))
def test_any_links_give_one_partition_whatever_the_order(table, ids, candidates, joined):
    found = clusters(ids, candidates, linked(table), joined)
    assert found == clusters(IDS, PAIRS, linked(table), joined[::-1])
    assert sorted(one for members in found for one in members) == list(IDS)
    assert all(any({a, b} <= set(members) for members in found) for a, b in joined)


@given(LINKS)
def test_nothing_forbidden_is_ever_together(table):
    for members in clusters(IDS, PAIRS, linked(table)):
        assert not any(table[a, b].forbidden for a, b in PAIRS if {a, b} <= set(members))


@given(LINKS)
def test_every_cluster_holds_together_on_average(table):
    for members in clusters(IDS, PAIRS, linked(table)):
        inside = [table[pair].score for pair in PAIRS if set(pair) <= set(members)]
        assert not inside or sum(inside) > 0
