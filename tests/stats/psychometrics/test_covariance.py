from __future__ import annotations

import numpy as np
import pytest

from orgfit.stats.psychometrics.covariance import pairwise_covariance
from orgfit.tallies.crossproducts import CrossProducts


def crossed(rows: np.ndarray) -> CrossProducts:
    """The cross-products of rows in which -1 and -2 are missing, the plain way."""
    there = (rows >= 0).astype(np.int64)
    value = np.where(rows >= 0, rows, 0).astype(np.int64)
    return CrossProducts(there.T @ there, value.T @ there, value.T @ value)


ROWS = np.random.default_rng(6).choice([-2, -1, 1, 2, 3, 4, 5], size=(60, 4), p=[0.05, 0.1, *[0.17] * 5])


def test_each_pair_rests_on_those_who_answered_both() -> None:
    found = pairwise_covariance(crossed(ROWS))
    fewest = 60
    for i in range(4):
        for j in range(4):
            both = ROWS[(ROWS[:, i] >= 0) & (ROWS[:, j] >= 0)]
            fewest = min(fewest, len(both))
            assert found.matrix[i, j] == pytest.approx(np.cov(both[:, i], both[:, j])[0, 1], rel=1e-12)
    assert found.n == fewest


def test_groups_side_by_side_are_those_one_by_one() -> None:
    one, other = crossed(ROWS[:30]), crossed(ROWS[30:])
    stacked = CrossProducts(
        np.stack([one.counts, other.counts]),
        np.stack([one.sums, other.sums]),
        np.stack([one.products, other.products]),
    )
    found = pairwise_covariance(stacked)
    assert found.matrix[1].tolist() == pairwise_covariance(other).matrix.tolist()
    assert found.n.tolist() == [pairwise_covariance(one).n, pairwise_covariance(other).n]


def test_a_pair_that_one_person_answered_has_no_covariance() -> None:
    found = pairwise_covariance(crossed(np.array([[1, 2], [3, -1], [-1, 4]])))
    assert np.isnan(found.matrix).tolist() == [[False, True], [True, False]]
    assert found.n == 1
