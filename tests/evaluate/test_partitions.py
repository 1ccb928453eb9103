"""Measures of partitions, against worked examples and by brute force."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.evaluate.assignment import best_sum
from readout.evaluate.partitions import Score, b_cubed, ceaf_e, conll_f1, muc, pairs, parts


def partition(words: str):
    """`ab c` is two parts."""
    return [frozenset(part) for part in words.split()]


GOLD = partition("abcde fg hijkl")


def test_one_link_too_many():
    """The example of Bagga and Baldwin (1998): the second and the third part are taken for one."""
    system = partition("abcde fghijkl")
    assert muc(GOLD, system) == Score(pytest.approx(9 / 10), 1.0)
    assert b_cubed(GOLD, system) == Score(pytest.approx((5 + 4 / 7 + 25 / 7) / 12), 1.0)


def test_joining_the_two_large_parts_costs_more_in_b_cubed_and_as_much_in_muc():
    system = partition("abcdehijkl fg")
    assert muc(GOLD, system).precision == pytest.approx(9 / 10)
    assert b_cubed(GOLD, system).precision == pytest.approx((5 * 0.5 + 5 * 0.5 + 2) / 12)


def test_parts_matched_one_to_one():
    assert ceaf_e(partition("abc de"), partition("ab cde")) == Score(pytest.approx(0.8), pytest.approx(0.8))
    assert ceaf_e(partition("ab"), partition("a b")) == Score(pytest.approx(1 / 3), pytest.approx(2 / 3))


def test_pairs_count_what_is_together():
    assert pairs(partition("abc d"), partition("ab cd")) == Score(0.5, pytest.approx(1 / 3))


def test_the_same_partition_is_perfect_and_order_does_not_matter():
    assert conll_f1(GOLD, GOLD[::-1]) == pytest.approx(1.0)
    assert pairs(partition("a b"), partition("a b")) == Score(1.0, 1.0)


def test_labels_make_parts():
    assert sorted(map(sorted, parts({"a": 1, "b": 2, "c": 1}))) == [["a", "c"], ["b"]]


MATRICES = st.integers(1, 4).flatmap(
    lambda n: st.lists(st.lists(st.integers(0, 9).map(float), min_size=n, max_size=n), min_size=1, max_size=4)
)


@given(MATRICES)
def test_the_assignment_is_the_best_there_is(values):
    tall = values if len(values) >= len(values[0]) else [list(column) for column in zip(*values, strict=True)]
    n = len(tall[0])
    best = max(sum(tall[row][column] for column, row in enumerate(order)) for order in permutations(range(len(tall)), n))
    assert best_sum(values) == pytest.approx(best)


LABELS = st.lists(st.integers(0, 3), min_size=6, max_size=6)


@given(LABELS, LABELS)
def test_precision_is_recall_the_other_way_round(one, other):
    first, second = parts(dict(enumerate(one))), parts(dict(enumerate(other)))
    for measure in (pairs, b_cubed, muc, ceaf_e):
        there, back = measure(first, second), measure(second, first)
        assert there.precision == pytest.approx(back.recall)
        assert 0 <= there.f1 <= 1 + 1e-9
