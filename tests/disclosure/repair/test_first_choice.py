"""Steps 2 and 3 of one attribute: what repair begins with."""

from __future__ import annotations

import numpy as np

from orgfit.disclosure.repair.first_choice import by_category, first_slices
from planted import tree

ONE, TWO = tree(("all", "")), tree(("all", ""), ("a", "all"))


def chosen(*people: int) -> list[bool]:
    """One unit; people by category, those of unknown category last."""
    own, may = np.array([people], np.int64), np.ones((1, len(people) - 1), bool)
    return first_slices(ONE, np.array([True]), own, may, 5)[0].tolist()


def test_people_are_counted_by_unit_and_category_the_unknown_last() -> None:
    unit, code = np.array([1, 0, 1, 1]), np.array([-1, 2, 0, 0], np.int8)
    assert by_category(TWO, unit, code, 3).tolist() == [[0, 0, 1, 0], [2, 0, 0, 1]]


def test_the_unknown_are_in_no_slice_and_stand_beside_all() -> None:
    assert chosen(3, 6, 8, 6) == [False, True, True]
    assert chosen(6, 8, 2) == [False, True]
    assert chosen(6, 8, 0) == [True, True]


def test_as_many_stand_beside_a_slice_as_in_it() -> None:
    assert chosen(20, 4, 0) == [False, False]
    assert chosen(20, 4, 1) == [True, False]


def test_a_category_is_thinned_down_the_tree() -> None:
    """Seven below and nine above: the two between would be known."""
    own, shown = np.array([[2, 9, 0], [7, 9, 0]], np.int64), np.ones(2, bool)
    assert first_slices(TWO, shown, own, np.ones((2, 2), bool), 5).sum(axis=0).tolist() == [1, 2]
