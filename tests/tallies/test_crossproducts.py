from __future__ import annotations

import numpy as np
import pytest

from counted_by_hand import instrument, organisation
from orgfit.responses.columns import Responses
from orgfit.tallies.crossproducts import cross_products, unit_cross_products


@pytest.fixture
def responses() -> Responses:
    found = organisation(instrument([[("agree5", 3)]]), [-1], [4], seed=1)
    found.answers[:] = [[1, 2, 5], [3, -1, 4], [-2, 5, 5], [2, 2, -1]]
    return found


def test_pairs_that_were_both_answered(responses: Responses) -> None:
    found = cross_products(responses, [0, 2])
    assert found.counts.tolist() == [[3, 2], [2, 3]]
    assert found.sums.tolist() == [[6, 4], [9, 14]]
    assert found.products.tolist() == [[14, 17], [17, 66]]


def test_ranges_are_summed_apart(responses: Responses) -> None:
    found = cross_products(responses, [1], [slice(0, 2), slice(2, 4), slice(1, 1), slice(3, 99)])
    assert found.counts.tolist() == [[[1]], [[2]], [[0]], [[1]]]
    assert found.sums.tolist() == [[[2]], [[7]], [[0]], [[2]]]
    assert found.products.tolist() == [[[4]], [[29]], [[0]], [[4]]]


def test_no_ranges_and_no_columns(responses: Responses) -> None:
    assert cross_products(responses, [0, 1], []).counts.shape == (0, 2, 2)
    assert cross_products(responses, []).counts.shape == (0, 0)


def test_a_column_that_is_not_there(responses: Responses) -> None:
    with pytest.raises(IndexError):
        cross_products(responses, [3])


def test_many_rows_of_the_largest_values() -> None:
    """32-bit sums inside the kernel may not run over."""
    found = organisation(instrument([[("likely11", 2)]], choices=[127]), [-1], [150_000], seed=2)
    found.answers[:] = [10, 10, 127]
    made = cross_products(found, [0, 2])
    assert made.products.tolist() == [[15_000_000, 190_500_000], [190_500_000, 150_000 * 127**2]]
    raw = np.asarray(found.answers[:, [0, 2]], np.int64)
    assert made.products.tolist() == (raw.T @ raw).tolist()


def test_units_with_all_below_them_are_as_if_summed_one_by_one() -> None:
    """A staff above, an empty unit, and units of one to forty people, some of whom skip."""
    found = organisation(instrument([[("agree5", 4)]]), [-1, 0, 1, 1, 0, 4], [3, 0, 40, 1, 7, 12], seed=3)
    every = [found.rows(unit) for unit in range(len(found.units))]
    rolled, one_by_one = unit_cross_products(found, [0, 3, 2]), cross_products(found, [0, 3, 2], every)
    assert rolled.counts.shape == (6, 3, 3)
    assert rolled.counts[0, 0, 1] < rolled.counts[0, 0, 0] < found.people == 63
    for name in ("counts", "sums", "products"):
        assert np.array_equal(getattr(rolled, name), getattr(one_by_one, name))
    assert np.array_equal(rolled.products[2] + rolled.products[3], rolled.products[1])


def test_units_of_a_tree_of_one(responses: Responses) -> None:
    rolled, whole = unit_cross_products(responses, [0, 2]), cross_products(responses, [0, 2])
    assert np.array_equal(rolled.products, whole.products[None])
    assert np.array_equal(rolled.sums, whole.sums[None])
