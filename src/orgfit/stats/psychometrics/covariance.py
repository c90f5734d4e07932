"""Covariances of items from whole-number sums over pairs that were both answered."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from orgfit.stats.estimates import FloatArray, IntArray
from orgfit.tallies.crossproducts import CrossProducts


@dataclass(frozen=True, slots=True)
class Covariance:
    """``matrix`` (..., items, items), in squared raw steps, and ``n`` (...), the fewest people behind a pair."""

    matrix: FloatArray
    n: IntArray


def pairwise_covariance(sums: CrossProducts) -> Covariance:
    """This function will give the covariances of items, each over the people who answered both of the two.

    ``sums``: arrays (..., items, items). The matrix has n - 1 in the denominator, and nan where fewer than 2
    people answered both.

    Formula: (sum x_i x_j - sum x_i sum x_j / n) / (n - 1), all over the people of the pair; the numerator is
    taken in whole numbers times n, so nothing is lost for large n.
    R: cov(x, use = "pairwise.complete.obs").

    >>> one = np.array([[3, 3], [3, 3]])
    >>> sums = CrossProducts(one, np.array([[6, 6], [9, 9]]), np.array([[14, 20], [20, 29]]))
    >>> pairwise_covariance(sums).matrix.tolist()
    [[1.0, 1.0], [1.0, 1.0]]
    """
    n = sums.counts
    scaled = n * sums.products - sums.sums * np.swapaxes(sums.sums, -1, -2)
    with np.errstate(invalid="ignore", divide="ignore"):
        matrix = scaled / n / (n - 1)  # 0 / 0 where n is 0 or 1
    return Covariance(matrix, np.asarray(n.min(axis=(-2, -1))))
