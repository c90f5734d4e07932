"""Joint shares and lowest parts, on people counted by hand."""

from __future__ import annotations

import numpy as np
import pytest

from orgfit.errors import EstimateError
from orgfit.stats.psychometrics.joint import joint, lowest_mean, lowest_part

NONE = float("nan")


def test_all_parts_have_to_be_high_and_there() -> None:
    found = joint([[8, 9, 10], [8, 7, 10], [8, 9, NONE], [10, 10, 10]], 8)
    assert found.complete.tolist() == [True, True, False, True]
    assert found.reached.tolist() == [True, False, False, True]


def test_the_lowest_part_is_named_where_it_is_clear() -> None:
    rng = np.random.default_rng(1)
    parts = np.clip(np.round(rng.normal([8, 6, 8], 1.5, (200, 3))), 0, 10)
    found = lowest_part(parts, np.random.default_rng(2))
    assert (found.place, found.n) == (1, 200)
    assert found.shares[1] > 0.99


def test_no_part_is_named_where_chance_could_have_chosen_it() -> None:
    parts = [[5, 6, 9], [6, 9, 5], [9, 5, 6]] * 20
    found = lowest_part(parts, np.random.default_rng(2))
    assert found.place is None
    assert found.shares.sum() <= 1.0


def test_ties_count_for_none() -> None:
    found = lowest_part(np.full((30, 2), 5.0), np.random.default_rng(1))
    assert (found.place, found.shares.tolist()) == (None, [0.0, 0.0])


def test_people_without_every_part_are_left_out() -> None:
    found = lowest_part([[1, NONE], [9, 2], [9, 2]], np.random.default_rng(1))
    assert (found.place, found.n) == (1, 2)
    assert lowest_part([[1, NONE]], np.random.default_rng(1)).place is None


def test_the_lowest_mean_needs_enough_parts_that_apply() -> None:
    means = [60.0, NONE, 55.0, NONE, 58.0, NONE]
    assert lowest_mean(means, at_least_parts=3).place == 2
    few = lowest_mean(means, at_least_parts=4)
    assert (few.place, few.applicable) == (None, 3)
    with pytest.raises(EstimateError, match="at least 1 part"):
        lowest_mean(means, at_least_parts=0)


def test_parts_are_a_table() -> None:
    with pytest.raises(EstimateError, match="column a part"):
        joint([1.0, 2.0], 1)
