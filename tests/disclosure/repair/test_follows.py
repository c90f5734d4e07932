"""Slices that follow from others."""

from __future__ import annotations

import numpy as np

from orgfit.disclosure.repair.follows import following, spared

# Three categories, and people of unknown category last. The second is the largest of all.
COUNT = np.array([[20, 40, 20, 0], [10, 12, 9, 0], [10, 0, 8, 0], [10, 12, 9, 2], [10, 12, 3, 0]])
WHOLE = np.array([[1, 1, 1], [1, 1, 1], [1, 0, 1], [1, 1, 1], [1, 1, 0]], bool)


def test_one_slice_is_spared_where_everybody_is_in_a_shown_one() -> None:
    """Not where two people are of unknown category, nor where a category is hidden."""
    assert spared(WHOLE, COUNT).tolist() == [[0, 1, 0], [0, 1, 0], [1, 0, 0], [0, 0, 0], [0, 0, 0]]


def test_where_nothing_is_shown_nothing_is_spared() -> None:
    assert not spared(np.zeros((1, 3), bool), np.zeros((1, 4), np.int64)).any()


def test_the_only_one_that_is_missing_follows() -> None:
    left = np.array([[1, 0, 1], [1, 0, 0], [0, 0, 1], [1, 0, 1], [1, 1, 0]], bool)
    assert following(left, WHOLE, COUNT).tolist() == [[0, 1, 0], [0, 0, 0], [1, 0, 0], [0, 0, 0], [0, 0, 0]]


def test_what_is_spared_follows_where_all_others_are_left() -> None:
    spare = spared(WHOLE, COUNT)
    assert ((WHOLE & ~spare) | following(WHOLE & ~spare, WHOLE, COUNT)).tolist() == WHOLE.tolist()
