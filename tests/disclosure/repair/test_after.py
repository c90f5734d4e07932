"""What is out stays; of the new only what gives nobody away beside it."""

from __future__ import annotations

import numpy as np

from orgfit.disclosure.repair.after import _Thinning, thinned_after
from orgfit.disclosure.repair.attack import Attack
from orgfit.disclosure.repair.blocks import Blocks, blocks_of
from planted import tree

UNITS = tree(("all", ""))


def laid_out(old: list[list[int]], new: list[list[int]], people: int) -> tuple[Blocks, np.ndarray, np.ndarray]:
    groups = [*old, *new]
    codes = [np.where(np.isin(np.arange(people), group), 0, -1).astype(np.int8) for group in groups]
    weights = np.stack([np.zeros(people, np.int64), *(code + 1 for code in codes)], axis=1).astype(np.int64)
    fixed = np.array([[True] * len(old) + [False] * len(new)])
    nowhere = np.zeros(people, np.int64)
    blocks = blocks_of(UNITS, np.array([True]), nowhere, codes, [1] * len(groups), weights=weights)
    return blocks, np.ones((1, len(groups)), np.bool_), fixed


def left(old: list[list[int]], new: list[list[int]], people: int, value: list[float] | None = None) -> list[bool]:
    """Which new groups of people stay beside some old ones, at n = 5."""
    blocks, shown, fixed = laid_out(old, new, people)
    worth = np.array([[1.0] * len(old) + (value or [1.0] * len(new))])
    found = thinned_after(blocks, shown, fixed, worth, threshold=5, rng=np.random.default_rng(1))
    assert found[0, : len(old)].all()
    return [bool(one) for one in found[0, len(old) :]]


def test_groups_that_differ_by_a_few_people_are_not_both_shown() -> None:
    everybody = list(range(20))
    assert left([everybody], [everybody[:-5], everybody[:-4]], 20) in ([True, False], [False, False])
    assert left([everybody], [everybody[:10]], 20) == [True]
    assert left([everybody], [everybody[:16]], 20) == [False]


def test_what_is_worth_more_stays() -> None:
    everybody = list(range(20))
    assert left([everybody], [everybody[:8], everybody[:10]], 20, [1.0, 9.0]) == [False, True]
    assert left([everybody], [everybody[:8], everybody[:10]], 20, [9.0, 1.0]) == [True, False]


def test_what_was_told_of_a_few_before_does_not_hide_all_else() -> None:
    """Two people were told apart from the rest under other rules: that can not be taken back."""
    assert left([[0, 1], list(range(2, 20))], [list(range(2, 10))], 20) == [True]


def test_of_those_who_were_told_apart_before_nothing_more_is_told() -> None:
    rest = list(range(2, 20))
    assert left([[0, 1], rest], [[0, *rest]], 20) == [False]
    assert left([[0, 1], rest], [[0, *rest], list(range(2, 10))], 20)[0] is False


def test_what_tells_more_of_those_who_are_struck_out_is_seen_by_the_ranks() -> None:
    rest = list(range(2, 20))
    for new, safe in (([[0, *rest]], False), ([list(range(2, 10))], True)):
        blocks, shown, fixed = laid_out([[0, 1], rest], new, 20)
        work = _Thinning(Attack.on(blocks, shown, 5), fixed, np.ones(shown.shape), np.random.default_rng(1))
        first_two = blocks.forest.columns[:, 0] >= 0
        work.struck[first_two] = True
        blocks.forest.weights[first_two] = 0
        assert work.tells_nothing_of_the_struck() is safe
