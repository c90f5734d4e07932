"""Nobody is told that a small group is of one mind, not even by subtraction."""

from __future__ import annotations

import numpy as np

from orgfit.disclosure.totals import shown_parent
from orgfit.disclosure.unanimity import unanimous, withheld_blocks, withheld_slices
from orgfit.responses.unit_rows import UnitRow
from orgfit.responses.units import UnitTree

UNITS = UnitTree.build(
    [
        UnitRow("all", "All", ""),
        UnitRow("a", "A", "all"),
        UnitRow("a1", "A1", "a"),
        UnitRow("a2", "A2", "a"),
        UnitRow("b", "B", "all"),
    ],
    "units",
)
ALL_SHOWN = np.ones(5, bool)
SPREAD = [5, 5, 5]


def own(**rows: list[int]) -> np.ndarray:
    return np.array([rows.get(code, [0, 0, 0]) for code in UNITS.codes], np.int64)


def withheld(counts: np.ndarray, shown: np.ndarray = ALL_SHOWN, under: int = 50) -> set[str]:
    return {UNITS.codes[v] for v in np.flatnonzero(withheld_blocks(UNITS, shown, counts, under))}


def test_one_mind() -> None:
    counts = np.array([[0, 9, 0], [1, 8, 0], [0, 0, 0], [0, 60, 0]])
    assert unanimous(counts, 50).tolist() == [True, False, False, False]


def test_next_shown_unit_above() -> None:
    assert shown_parent(UNITS, np.array([True, False, True, True, True])).tolist() == [-1, 0, 0, 0, 0]


def test_nothing_is_withheld_where_views_differ() -> None:
    assert withheld(own(a1=SPREAD, a2=SPREAD, b=SPREAD)) == set()


def test_the_siblings_of_a_group_of_one_mind_are_withheld_too() -> None:
    assert withheld(own(a1=[0, 8, 0], a2=SPREAD, b=SPREAD)) == {"a1", "a2"}


def test_what_is_left_of_the_unit_above_counts_as_a_group() -> None:
    """Seven people of A itself all chose the middle: A minus A1 and A2 would say so."""
    assert withheld(own(a=[0, 7, 0], a1=SPREAD, a2=SPREAD, b=SPREAD)) == {"a1", "a2"}


def test_what_is_left_includes_units_that_are_not_shown() -> None:
    shown = np.array([True, True, True, False, True])
    assert withheld(own(a1=SPREAD, a2=[0, 6, 0], b=SPREAD), shown) == {"a1"}


def test_large_groups_may_be_of_one_mind() -> None:
    assert withheld(own(a1=[0, 50, 0], a2=SPREAD, b=SPREAD)) == set()


def test_a_whole_organisation_of_one_mind() -> None:
    assert withheld(own(b=[9, 0, 0]), np.array([True, False, False, False, False])) == {"all"}


def slices_withheld(small: list[int], other: list[int]) -> set[str]:
    """Two categories of an attribute, both shown everywhere: the people of a1 in them by answer."""
    by_slice = np.zeros((5, 2, 3), np.int64)
    by_slice[2], by_slice[3], by_slice[4] = (small, other), (SPREAD, SPREAD), (SPREAD, SPREAD)
    found = withheld_slices(UNITS, np.ones((5, 2), bool), by_slice, 50)
    return {code for code, hidden in zip(UNITS.codes, found, strict=True) if hidden}


def test_a_slice_of_one_mind_takes_its_block_and_its_attribute_along() -> None:
    assert slices_withheld([0, 0, 7], SPREAD) == {"a1", "a2"}
    assert slices_withheld(SPREAD, [7, 0, 0]) == {"a1", "a2"}


def test_slices_that_differ_hide_nothing() -> None:
    assert slices_withheld([1, 0, 6], SPREAD) == set()
    assert slices_withheld([0, 0, 60], SPREAD) == set()
