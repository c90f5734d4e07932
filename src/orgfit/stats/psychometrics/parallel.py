"""Parallel analysis: how many components of the items' correlations stand out from what chance gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from orgfit.errors import EstimateError
from orgfit.stats.estimates import FloatArray

LEAST_ITEMS: Final = 2
LEAST_PEOPLE: Final = 3
NEAR: Final = 1e-6  # of a diagonal to 1, and of a matrix to its transpose
AT_ONCE: Final = 2_000_000  # numbers of simulated matrices in memory


@dataclass(frozen=True, slots=True)
class ParallelAnalysis:
    """Eigenvalues of the correlations, from the largest down, and what chance alone seldom exceeds; both (items,).

    ``components`` counts the first eigenvalues above their thresholds, up to the one that is not.
    """

    eigenvalues: FloatArray
    thresholds: FloatArray
    components: int


def parallel_analysis(
    correlation: ArrayLike, n: int, rng: np.random.Generator, *, draws: int = 200, quantile: float = 0.95
) -> ParallelAnalysis:
    """This function will count the principal components that are larger than in items which share nothing.

    ``correlation`` (items, items), Pearson's; ``n`` people behind it: where pairs of items rest on different people,
    the smallest number. ``draws`` of as many normal items that share nothing give the threshold of each eigenvalue, at
    ``quantile``. Raises EstimateError with fewer than 2 items or 3 people, with anything but correlations, fewer than 1
    draw, or a quantile outside 0-1. Where nothing is shared, 1 - ``quantile`` find a component all the same.

    Formula: centred normal data have W = T T', T lower triangular, T_ii^2 chi-square with n - i degrees of freedom (i
    from 1) and normal below (Bartlett), so no answers are drawn; its correlations are those of the rows of T.
    Source: Horn (1965), doi:10.1007/BF02289447; Glorfeld (1995), doi:10.1177/0013164495055003002, for the quantile;
    Bartlett (1933), Proc. R. Soc. Edinb. 53, 260-283.
    R: psych::fa.parallel(x, fa = "pc", sim = TRUE, quant = .95)$ncomp.

    >>> together = np.kron(np.eye(2), np.full((3, 3), 0.5)) + np.diag(np.full(6, 0.5))
    >>> parallel_analysis(together, 200, np.random.default_rng(1)).components
    2
    """
    matrix = _checked(correlation, n)
    if draws < 1 or not 0 < quantile < 1:
        raise EstimateError(
            f"Parallel analysis needs at least 1 draw and a quantile between 0 and 1; {draws} and {quantile} came. "
            "Give 200 and 0.95."
        )
    eigenvalues = np.asarray(np.linalg.eigvalsh(matrix)[::-1], np.float64)
    thresholds = np.quantile(_by_chance(len(matrix), n, draws, rng), quantile, axis=0)
    above = eigenvalues > thresholds
    return ParallelAnalysis(eigenvalues, thresholds, int(np.argmin(np.append(above, False))))


def _by_chance(items: int, n: int, draws: int, rng: np.random.Generator) -> FloatArray:
    """The eigenvalues of correlations of items that share nothing, from the largest down, (draws, items)."""
    found = np.empty((draws, items))
    step = max(1, AT_ONCE // items**2)
    for start in range(0, draws, step):
        rows = _rows(items, n, min(step, draws - start), rng)
        rows /= np.linalg.norm(rows, axis=-1, keepdims=True)
        found[start : start + step] = np.linalg.eigvalsh(rows @ rows.swapaxes(-1, -2))[:, ::-1]
    return found


def _rows(items: int, n: int, draws: int, rng: np.random.Generator) -> FloatArray:
    """A row an item, whose products are distributed as those of n people's centred answers."""
    degrees = n - 1
    if degrees < items:  # too few people for Bartlett's triangle, and so few that the answers themselves cost nothing
        return rng.standard_normal((draws, items, degrees))
    rows = np.tril(rng.standard_normal((draws, items, items)), -1)
    places = np.arange(items)
    rows[:, places, places] = np.sqrt(rng.chisquare(degrees - places, (draws, items)))
    return rows


def _checked(correlation: ArrayLike, n: int) -> FloatArray:
    matrix = np.asarray(correlation, np.float64)
    items = len(matrix) if matrix.ndim else 0
    if items < LEAST_ITEMS or n < LEAST_PEOPLE:
        raise EstimateError(
            f"Parallel analysis needs at least {LEAST_ITEMS} items and {LEAST_PEOPLE} people; {items} and {n} came. "
            "Add items, or ask more people."
        )
    square = matrix.shape == (items, items) and bool(np.isfinite(matrix).all())
    if not square or np.abs(matrix - matrix.T).max() > NEAR or np.abs(np.diagonal(matrix) - 1.0).max() > NEAR:
        raise EstimateError(
            "Parallel analysis needs the correlations of all pairs of items, with 1 in the diagonal; others came. "
            "Divide the covariances by the standard deviations, and drop items that do not vary."
        )
    return matrix
