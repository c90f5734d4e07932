"""Laws of the tree of units: whatever the order of the rows, and whatever is wrong with them."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgfit.errors import TreeError
from orgfit.responses.unit_rows import UnitRow
from orgfit.responses.units import DEPTH_LIMIT, UnitTree


@st.composite
def organisations(draw: st.DrawFn) -> list[UnitRow]:
    """The rows of a tree, shuffled."""
    parents = draw(st.lists(st.integers(0, 10**6), max_size=40))
    rows = [UnitRow("u0", "", "", 1)]
    rows += [UnitRow(f"u{n}", f"Unit {n}", f"u{seed % n}", n + 1) for n, seed in enumerate(parents, 1)]
    return draw(st.permutations(rows))


@st.composite
def anything(draw: st.DrawFn) -> list[UnitRow]:
    """Rows that may be a tree or anything else."""
    code = st.sampled_from(["", "a", "b", "c", "d", "e"])
    pairs = draw(st.lists(st.tuples(code, code), max_size=7))
    return [UnitRow(code, "", parent, line) for line, (code, parent) in enumerate(pairs, 2)]


def below(rows: list[UnitRow], code: str) -> set[str]:
    """A unit with all below it, found the slow way."""
    found = {code}
    while more := {row.code for row in rows if row.parent in found} - found:
        found |= more
    return found


@given(organisations())
def test_every_subtree_is_one_range(rows: list[UnitRow]) -> None:
    tree = UnitTree.build(rows, "units.csv")
    for unit, code in enumerate(tree.codes):
        assert set(tree.codes[unit : tree.end[unit]]) == below(rows, code)
        assert tree.end[unit] - unit == len(below(rows, code))


@given(organisations())
def test_parents_stand_before_their_children_one_step_higher(rows: list[UnitRow]) -> None:
    tree = UnitTree.build(rows, "units.csv")
    given_parent = {row.code: row.parent for row in rows}
    assert (tree.parent[0], tree.depth[0], tree.end[0]) == (-1, 0, len(rows))
    for unit in range(1, len(tree)):
        above = int(tree.parent[unit])
        assert above < unit
        assert tree.codes[above] == given_parent[tree.codes[unit]]
        assert tree.depth[unit] == tree.depth[above] + 1


@given(organisations())
def test_children_keep_the_order_in_which_they_came(rows: list[UnitRow]) -> None:
    tree = UnitTree.build(rows, "units.csv")
    for unit, code in enumerate(tree.codes):
        assert [tree.codes[child] for child in tree.children(unit)] == [r.code for r in rows if r.parent == code]


@given(organisations())
def test_paths_and_levels_say_the_same_as_the_parents(rows: list[UnitRow]) -> None:
    tree = UnitTree.build(rows, "units.csv")
    for unit in range(len(tree)):
        path = tree.path(unit)
        assert (path[0], path[-1]) == (0, unit)
        assert all(tree.parent[low] == high for high, low in pairwise(path))
        assert unit in tree.level(len(path) - 1)
    levels = [tree.level(depth) for depth in range(len(tree))]
    assert sorted(np.concatenate(levels)) == list(range(len(tree)))


@given(organisations())
def test_the_order_of_the_rows_changes_no_relation(rows: list[UnitRow]) -> None:
    tree = UnitTree.build(rows, "units.csv")
    other = UnitTree.build(sorted(rows, key=lambda row: row.line), "units.csv")
    named = {code: tree.codes[tree.parent[unit]] for unit, code in enumerate(tree.codes) if unit}
    assert named == {code: other.codes[other.parent[unit]] for unit, code in enumerate(other.codes) if unit}


@given(anything())
def test_rows_are_a_tree_or_every_fault_has_a_place(rows: list[UnitRow]) -> None:
    codes = [row.code for row in rows]
    tops = [row for row in rows if not row.parent]
    is_tree = (
        len(tops) == 1 and "" not in codes and len(set(codes)) == len(codes) and below(rows, tops[0].code) == set(codes)
    )
    if is_tree:
        assert set(UnitTree.build(rows, "units.csv").codes) == set(codes)
        return
    with pytest.raises(TreeError) as error:
        UnitTree.build(rows, "units.csv")
    assert all(0 <= fault.line <= len(rows) + 1 for fault in error.value.faults)
    assert len(set(error.value.faults)) == len(error.value.faults)


@given(st.integers(1, 2 * DEPTH_LIMIT))
def test_a_tree_is_as_deep_as_it_may_be_and_no_deeper(depth: int) -> None:
    rows = [UnitRow(f"u{n}", "", f"u{n - 1}" if n else "", n + 2) for n in range(depth + 1)]
    if depth <= DEPTH_LIMIT:
        assert UnitTree.build(rows, "units.csv").depth.tolist() == list(range(depth + 1))
    else:
        with pytest.raises(TreeError, match=f"at most {DEPTH_LIMIT} are possible"):
            UnitTree.build(rows, "units.csv")
