from __future__ import annotations

import numpy as np
import pytest

from orgfit.errors import TreeError
from orgfit.responses.unit_rows import UnitRow
from orgfit.responses.units import DEPTH_LIMIT, UnitTree

ROWS = (
    UnitRow("A1", "Cranes", "A", 2),
    UnitRow("B", "Office", "ORG", 3),
    UnitRow("ORG", "Harbour", "", 4),
    UnitRow("A", "Quay", "ORG", 5),
    UnitRow("A2", "", "A", 6),
)


def a_chain(units: int) -> list[UnitRow]:
    return [UnitRow(f"u{unit}", "", f"u{unit - 1}" if unit else "", unit + 2) for unit in range(units)]


def test_units_stand_in_depth_first_order_and_children_in_the_order_they_came() -> None:
    tree = UnitTree.build(ROWS, "units.csv")
    assert tree.codes == ("ORG", "B", "A", "A1", "A2")
    assert tree.names == ("Harbour", "Office", "Quay", "Cranes", "A2")
    assert tree.parent.tolist() == [-1, 0, 0, 2, 2]
    assert tree.depth.tolist() == [0, 1, 1, 2, 2]
    assert tree.end.tolist() == [5, 2, 5, 4, 5]
    assert (tree.parent.dtype, tree.depth.dtype, tree.end.dtype) == (np.int32, np.int16, np.int32)
    assert len(tree) == 5


def test_the_tree_is_walked_by_place() -> None:
    tree = UnitTree.build(ROWS, "units.csv")
    assert tree.index == {"ORG": 0, "B": 1, "A": 2, "A1": 3, "A2": 4}
    assert [tree.children(unit) for unit in range(5)] == [(1, 2), (), (3, 4), (), ()]
    assert [tree.path(unit) for unit in range(5)] == [(0,), (0, 1), (0, 2), (0, 2, 3), (0, 2, 4)]
    assert [tree.level(depth).tolist() for depth in range(4)] == [[0], [1, 2], [3, 4], []]


def test_trees_are_equal_by_what_they_hold() -> None:
    tree = UnitTree.build(ROWS, "units.csv")
    again = UnitTree.build([ROWS[2], ROWS[1], ROWS[3], ROWS[0], ROWS[4]], "other.csv")
    renamed = UnitTree.build([*ROWS[:4], UnitRow("A2", "Ropes", "A")], "units.csv")
    moved = UnitTree.build([*ROWS[:4], UnitRow("A2", "", "ORG")], "units.csv")
    assert tree == again
    assert hash(tree) == hash(again)
    assert tree != renamed
    assert tree != moved
    assert moved.codes == tree.codes  # so that only the parents differ
    assert tree != "units.csv"


def test_nobody_changes_a_tree() -> None:
    tree = UnitTree.build(ROWS, "units.csv")
    with pytest.raises(ValueError, match="read-only"):
        tree.parent[1] = 4


def test_the_deepest_tree_is_built() -> None:
    tree = UnitTree.build(a_chain(DEPTH_LIMIT + 1), "units.csv")
    assert int(tree.depth[-1]) == DEPTH_LIMIT == 64
    assert tree.path(DEPTH_LIMIT) == tuple(range(DEPTH_LIMIT + 1))


@pytest.mark.parametrize("units", [DEPTH_LIMIT + 2, 10_000])
def test_one_step_more_is_a_fault_told_once(units: int) -> None:
    with pytest.raises(TreeError) as error:
        UnitTree.build(a_chain(units), "units.csv")
    assert [str(fault) for fault in error.value.faults] == [
        "units.csv:67: Unit 'u65' stands 65 steps below the top; at most 64 are possible. "
        "Take out levels, or check the parents above it."
    ]
