"""Records one to one."""

from __future__ import annotations

import pytest

from readout.evaluate.pairs import Pair, most_pairs, overlap, pair_up, unpaired

from .making import act


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((0, 10), (0, 10), 1.0),
        ((0, 10), (5, 20), 0.25),  # 5 of 20
        ((0, 10), (10, 20), 0.0),
        ((0, 10), (30, 40), 0.0),
        (None, (0, 10), 0.0),
        ((5, 5), (5, 5), 0.0),
    ],
)
def test_overlap(one: tuple[int, int] | None, other: tuple[int, int] | None, expected: float) -> None:
    assert overlap(one, other) == expected


def test_dyads_go_before_nearness_and_a_copy_stays_over() -> None:
    gold = [act("REQUEST", "USA", "RUS", anchor=(0, 10)), act("REQUEST", "USA", "CHN", anchor=(50, 60))]
    system = [
        act("REQUEST", "USA", "CHN", anchor=(0, 10)),  # lies at the first, but has the dyad of the second
        act("REQUEST", "USA", "CHN", anchor=(50, 60)),  # same dyad and nearer: this one is taken
        act("ACCUSE", "USA", "RUS", anchor=(0, 10)),  # another type never pairs
    ]
    pairs = pair_up(gold, system)
    assert pairs == [Pair(1, 1, 1.0, 1.0), Pair(0, 0, 0.0, 1.0)]
    assert [p.right for p in pairs] == [True, False]
    assert unpaired(pairs, gold, system) == ([], [2])


def test_a_fifth_of_common_text_is_not_enough() -> None:
    gold = [act("AID", "USA", "UKR", anchor=(0, 10))]
    assert not pair_up(gold, [act("AID", "FRA", "UKR", anchor=(6, 26))])  # 4 of 26
    assert not pair_up(gold, [act("AID", "FRA", "UKR", anchor=(5, 25))])  # 5 of 25, just a fifth
    assert pair_up(gold, [act("AID", "FRA", "UKR", anchor=(5, 24))])  # 5 of 24


def test_most_pairs_makes_room() -> None:
    """The first could take either; only if it takes the second does the other find a place."""
    assert most_pairs(["ab", "a"], ["a", "b"], lambda want, have: have in want) == {0: 1, 1: 0}
