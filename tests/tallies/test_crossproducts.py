from __future__ import annotations

import numpy as np
import pytest

from counted_by_hand import instrument, organisation
from orgfit.responses.columns import Responses
from orgfit.tallies.crossproducts import cross_products


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
