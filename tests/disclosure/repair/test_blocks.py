"""People sorted into what published figures can tell apart."""

from __future__ import annotations

import numpy as np

from orgfit.disclosure.repair.blocks import Blocks, blocks_of
from orgfit.disclosure.repair.nearby import changed_places, nodes_of, parts
from planted import tree

HOUSE = tree(("all", ""), ("sales", "all"), ("north", "sales"), ("far", "north"), ("service", "all"))
SHOWN = np.array([True, False, True, False, True])


def people(*rows: tuple[int, int, int]) -> Blocks:
    """One row a person: unit, role (of three), site (of two)."""
    unit, role, site = np.array(rows, np.int64).reshape(-1, 3).T
    return blocks_of(HOUSE, SHOWN, unit, [role.astype(np.int8), site.astype(np.int8)], [3, 2])


def kinds(blocks: Blocks) -> list[tuple[int, list[int], int]]:
    forest = blocks.forest
    return list(zip(forest.node.tolist(), forest.columns.tolist(), forest.people.tolist(), strict=True))


def test_published_units_are_a_forest() -> None:
    blocks = people((0, 0, 0))
    assert blocks.units.tolist() == [0, 2, 4]
    assert blocks.forest.parent.tolist() == [-1, 0, 0]
    assert blocks.forest.end.tolist() == [3, 2, 3]
    assert (blocks.nodes, blocks.depth, blocks.columns) == (3, 2, 5)


def test_people_of_one_block_and_the_same_categories_are_one_kind() -> None:
    rows = [(3, 2, 0), (2, 2, 0), (4, 0, 1), (1, 1, 1), (2, 0, 0)]
    blocks = people(*rows)
    assert kinds(blocks) == [(0, [1, 4], 1), (1, [0, 3], 1), (1, [2, 3], 2), (2, [0, 4], 1)]
    assert blocks.forest.first.tolist() == [0, 1, 3, 4]
    assert blocks.size.tolist() == [5, 3, 1]
    assert kinds(people(*reversed(rows))) == kinds(blocks)


def test_an_unknown_category_is_no_column() -> None:
    assert kinds(people((0, -1, 1), (0, 2, -1))) == [(0, [-1, 4], 1), (0, [2, -1], 1)]


def test_people_in_no_published_unit_are_left_out() -> None:
    shown = np.array([False, False, True, False, False])
    blocks = blocks_of(HOUSE, shown, np.array([0, 1, 2, 3, 4]), [np.zeros(5, np.int8)], [1])
    assert kinds(blocks) == [(0, [0], 2)]
    assert blocks.forest.parent.tolist() == [-1]


def test_profiles_of_any_length_are_told_apart() -> None:
    """Forty attributes of a hundred categories do not fit into one number."""
    rng = np.random.default_rng(1)
    codes = rng.integers(-1, 100, (40, 30)).astype(np.int8)
    codes[:, 15:] = codes[:, :15]
    codes[39, 29] = (codes[39, 14] + 2) % 100
    unit = np.tile([0, 4, 2, 4, 0], 6)
    blocks = blocks_of(HOUSE, SHOWN, unit, list(codes), [100] * 40)
    assert np.diff(blocks.forest.first).tolist() == np.bincount(blocks.forest.node).tolist()
    assert (np.diff(blocks.forest.node) >= 0).all()
    assert sorted(blocks.people.tolist()) == [1, 1] + [2] * 14
    profiles = np.where(codes >= 0, codes + 100 * np.arange(40)[:, None], -1)
    assert {tuple(row) for row in blocks.forest.columns.tolist()} == {tuple(row) for row in profiles.T.tolist()}


def test_a_small_forest_is_one_part() -> None:
    assert parts(people((0, 0, 0), (2, 0, 0))).tolist() == [0, 0, 0]


def test_parts_hold_whole_subtrees() -> None:
    blocks = people((0, 0, 0), (2, 0, 0), (2, 0, 1), (4, 1, 1))
    assert parts(blocks, most_kinds=3).tolist() == [-1, 1, 2]
    assert nodes_of(blocks, np.array([-1, 1, 2]), {2}).tolist() == [0, 2]
    assert nodes_of(blocks, np.array([-1, 1, 2]), {0}).tolist() == [0]


def test_nodes_of_a_place_are_its_own_and_all_above() -> None:
    blocks = blocks_of(HOUSE, np.ones(5, bool), np.array([0]), [np.zeros(1, np.int8)], [1])
    part = np.array([-1, -1, 2, 2, 4])
    assert nodes_of(blocks, part, {2}).tolist() == [0, 1, 2, 3]
    assert nodes_of(blocks, part, {1, 4}).tolist() == [0, 1, 4]
    assert nodes_of(blocks, part, set()).tolist() == []


def test_a_dropped_slice_changes_its_place_and_all_below_it_where_no_other_is_above() -> None:
    blocks = people((0, 0, 0), (2, 0, 0), (4, 1, 1))
    part, nobody = np.array([-1, 1, 2]), np.zeros(0, np.int64)
    shown = np.zeros((3, 5), bool)
    assert changed_places(blocks, part, shown, nobody, np.array([[1, 0]])) == {1}
    assert changed_places(blocks, part, shown, nobody, np.array([[0, 0]])) == {0, 1, 2}
    assert changed_places(blocks, part, shown, np.array([2]), np.zeros((0, 2), np.int64)) == {2}
