"""Which slices to drop."""

from __future__ import annotations

import numpy as np

from orgfit.disclosure.repair.blocks import blocks_of
from orgfit.disclosure.repair.drops import hitting_set, slices_of, worth
from planted import tree


def chosen(sets: list[set[int]], value: list[float]) -> list[int]:
    links = [(place, member) for place, members in enumerate(sets) for member in sorted(members)]
    first, second = np.array(links, np.int64).reshape(-1, 2).T
    return hitting_set(first, second, np.array(value)).tolist()


def test_one_slice_that_is_in_all_sets_is_enough() -> None:
    assert chosen([{0, 2}, {1, 2}, {2, 3}], [1.0] * 4) == [2]


def test_a_slice_of_much_worth_is_spared() -> None:
    assert chosen([{0, 2}, {1, 2}], [1.0, 1.0, 9.0]) == [0, 1]


def test_every_set_is_hit_once() -> None:
    assert chosen([{0, 1}, {1, 2}, {3}], [1.0] * 4) == [1, 3]
    assert chosen([{0, 2, 3}, {0}, {0}, {2}, {3}], [1.0] * 4) == [0, 2, 3]


def test_nothing_to_hit() -> None:
    assert chosen([], []) == []


def test_larger_units_are_worth_more() -> None:
    assert worth(np.array([3, 5, 20, 45]), 5).tolist() == [1.0, 1.0, 2.0, 3.0]


def test_the_lowest_slices_of_a_person() -> None:
    """Two categories. Nobody below is in a slice of her own block but the last two; for her they count as well."""
    units = tree(("all", ""), ("a", "all"), ("b", "all"))
    codes = [np.array([0, 0, 1, -1], np.int8)]
    blocks = blocks_of(units, np.ones(3, bool), np.array([0, 1, 1, 1]), codes, [2])
    shown = np.array([[True, True], [True, False], [False, False]])
    kinds = [(node, columns) for node, columns in zip(blocks.forest.node, blocks.forest.columns[:, 0], strict=True)]
    assert kinds == [(0, 0), (1, -1), (1, 0), (1, 1)]
    place, slices = slices_of(blocks.forest, shown, np.array([2, 3, 1]))
    assert place.tolist() == [0, 1, 2, 2]
    assert slices.tolist() == [[1, 0], [0, 1], [1, 0], [0, 1]]
