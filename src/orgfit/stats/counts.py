"""Counts of people as arguments: whole numbers from 0 on, by category where it says so."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from orgfit.errors import EstimateError
from orgfit.stats.estimates import IntArray


def whole_counts(counts: ArrayLike, what: str) -> IntArray:
    """This function will give counts as whole numbers, or raise EstimateError: "``what`` needs counts ..."."""
    found = np.asarray(counts)
    if found.dtype.kind not in "iu" or (found < 0).any():
        raise EstimateError(f"{what} needs counts, whole numbers from 0 on; others came. Count people first.")
    return found.astype(np.int64)


def category_counts(counts: ArrayLike, what: str, *, fewest: int, most: int) -> IntArray:
    """This function will give counts (..., categories), or raise EstimateError also where there are not enough of them.

    >>> category_counts([3, 4], "Agreement", fewest=2, most=11).tolist()
    [3, 4]
    """
    found = whole_counts(counts, what)
    categories = found.shape[-1] if found.ndim else 0
    if not fewest <= categories <= most:
        raise EstimateError(f"{what} needs {fewest} to {most} categories; {categories} came. Show the shares.")
    return found
