"""One factor behind the items of a scale, fitted by maximum likelihood to their covariances."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from orgfit.errors import EstimateError
from orgfit.stats.estimates import FloatArray

LEAST_ITEMS: Final = 3
STEPS_AT_MOST: Final = 200
HALVINGS: Final = 40
NOISE: Final = 1e-13  # of a discrepancy, from rounding
SINGULAR: Final = 1e-10  # smallest eigenvalue of the correlations
FLAT: Final = 1e-10  # largest slope at which the top is reached
UNIDENTIFIED: Final = 1e-8  # smallest eigenvalue of the information, items having variance 1


class FitCaveat(StrEnum):
    """Why a fit is not to be relied on. Empty: there is nothing to say."""

    NONE = ""
    HEYWOOD = "heywood"  # an item with a residual variance of 0 or below
    NOT_IDENTIFIED = "not_identified"  # other loadings fit as well
    NOT_CONVERGED = "not_converged"


@dataclass(frozen=True, slots=True)
class OneFactor:
    """A one-factor model: arrays (items,) in the unit of the items (``residual_variances`` in its square).

    The factor has variance 1 and goes up with the sum of the loadings. ``discrepancy`` is what the likelihood lacks to
    that of the observed covariances, ``information`` its curvature (2 items, 2 items) in loadings, then residual
    variances. With a caveat the figures are those of the last of ``steps``.
    """

    loadings: FloatArray
    residual_variances: FloatArray
    discrepancy: float
    information: FloatArray
    n: int
    steps: int
    converged: bool
    caveat: FitCaveat

    @property
    def implied(self) -> FloatArray:
        """The covariances that the model implies, with n in the denominator."""
        return np.outer(self.loadings, self.loadings) + np.diag(self.residual_variances)

    @property
    def standardised(self) -> FloatArray:
        """The loadings of items with variance 1, as implied by the model."""
        return self.loadings / np.sqrt(self.loadings**2 + self.residual_variances)


def one_factor(covariance: ArrayLike, n: int, *, scale: str = "") -> OneFactor:
    """This function will fit one factor to the covariances of 3 items or more.

    ``covariance`` (items, items) with n - 1 in the denominator, items keyed alike; ``n`` people behind it: where pairs
    of items rest on different people, the smallest number. ``scale`` is named in errors. Raises EstimateError with
    fewer than 3 items, no more people than items, or a matrix that is not positive definite. A search that fails, an
    item with a residual variance of 0 or below, and loadings that are not unique are named in ``caveat``.

    Formula: minimises log|M| - log|C| + trace(C M^-1) - items over M = l l' + diag(t), C = covariance (n - 1) / n, by
    Newton steps with halving; residual variances are not bounded.
    Source: Joreskog (1969), doi:10.1007/BF02289343; Lawley & Maxwell (1971), Factor Analysis as a Statistical Method.
    R: lavaan::cfa("f =~ a + b + c", data, std.lv = TRUE).

    >>> fit = one_factor([[1.0, 0.48, 0.4], [0.48, 1.0, 0.3], [0.4, 0.3, 1.0]], 100)
    >>> fit.standardised.round(4).tolist(), fit.converged
    ([0.8, 0.6, 0.5], True)
    """
    matrix = _checked(covariance, n, scale) * (n - 1) / n
    sd = np.sqrt(np.diagonal(matrix))
    correlation = matrix / np.outer(sd, sd)
    parameters, steps, converged = _search(correlation, _start(correlation))
    loadings, residuals = np.split(parameters, 2)
    sign = -1.0 if (loadings * sd).sum() < 0 else 1.0
    units = np.concatenate([sign * sd, sd**2])
    information = _information(parameters)
    return OneFactor(
        loadings=sign * sd * loadings,
        residual_variances=sd**2 * residuals,
        discrepancy=max(_discrepancy(correlation, parameters), 0.0),
        information=information / np.outer(units, units),
        n=n,
        steps=steps,
        converged=converged,
        caveat=_caveat(residuals, information, converged=converged),
    )


def _start(correlation: FloatArray) -> FloatArray:
    """Joreskog's start: residuals from the squared multiple correlations, loadings from the first eigenvector."""
    items = len(correlation)
    residuals = (1.0 - 0.5 / items) / np.diagonal(np.linalg.inv(correlation))
    root = np.sqrt(residuals)
    values, vectors = np.linalg.eigh(correlation / np.outer(root, root))
    loadings = root * vectors[:, -1] * np.sqrt(max(values[-1] - 1.0, 0.1))
    return np.concatenate([loadings, residuals])


def _search(correlation: FloatArray, parameters: FloatArray) -> tuple[FloatArray, int, bool]:
    """The parameters with the least discrepancy, how many steps it took, and whether the slope there is 0."""
    least = _discrepancy(correlation, parameters)
    for step in range(STEPS_AT_MOST):
        slope, direction = _downhill(correlation, parameters)
        if np.abs(slope).max() < FLAT:
            return parameters, step, True
        tried = (parameters + direction / 2**halvings for halvings in range(HALVINGS))
        reached = ((_discrepancy(correlation, one), one) for one in tried)
        least, parameters = next((pair for pair in reached if pair[0] <= least + NOISE), (-np.inf, parameters))
        if least == -np.inf:
            return parameters, step, False
    return parameters, STEPS_AT_MOST, False


def _discrepancy(correlation: FloatArray, parameters: FloatArray) -> float:
    """The function that is minimised; infinite where the model's matrix is not positive definite."""
    if not np.isfinite(parameters).all():
        return float("inf")
    try:
        root = np.linalg.cholesky(_implied(parameters))
    except np.linalg.LinAlgError:
        return float("inf")
    determinant = 2.0 * np.log(np.diagonal(root)).sum() - np.linalg.slogdet(correlation)[1]
    return float(determinant + np.trace(np.linalg.solve(_implied(parameters), correlation)) - len(correlation))


def _downhill(correlation: FloatArray, parameters: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The slope, and a step against it: Newton's where the curvature is positive, else by the expected curvature."""
    loadings = np.split(parameters, 2)[0]
    inverse: FloatArray = np.linalg.inv(_implied(parameters)).astype(np.float64)
    seen = inverse @ correlation @ inverse
    weight = inverse - seen
    slope = np.concatenate([2.0 * weight @ loadings, np.diagonal(weight)])
    expected = _products(inverse, inverse, loadings)
    curvature = 2.0 * _products(inverse, seen, loadings) - expected
    curvature[: len(loadings), : len(loadings)] += 2.0 * weight
    if np.linalg.eigvalsh(curvature)[0] < UNIDENTIFIED:
        curvature = expected
    return slope, -np.linalg.lstsq(curvature, slope, rcond=1e-12)[0]


def _products(left: FloatArray, right: FloatArray, loadings: FloatArray) -> FloatArray:
    """The traces of D_a left D_b right, D_a the slope of the implied covariances in parameter a."""
    pull, push = left @ loadings, right @ loadings
    crossed = np.outer(pull, push)
    among = crossed + crossed.T + (loadings @ pull) * right + (loadings @ push) * left
    both = left * push + right * pull
    return np.block([[among, both], [both.T, left * right]])


def _information(parameters: FloatArray) -> FloatArray:
    """The expected curvature of the discrepancy."""
    inverse: FloatArray = np.linalg.inv(_implied(parameters)).astype(np.float64)
    return _products(inverse, inverse, np.split(parameters, 2)[0])


def _implied(parameters: FloatArray) -> FloatArray:
    loadings, residuals = np.split(parameters, 2)
    return np.outer(loadings, loadings) + np.diag(residuals)


def _caveat(residuals: FloatArray, information: FloatArray, *, converged: bool) -> FitCaveat:
    if not converged:
        return FitCaveat.NOT_CONVERGED
    if np.linalg.eigvalsh(information)[0] < UNIDENTIFIED:
        return FitCaveat.NOT_IDENTIFIED
    return FitCaveat.HEYWOOD if (residuals <= 0).any() else FitCaveat.NONE


def _checked(covariance: ArrayLike, n: int, scale: str) -> FloatArray:
    matrix = np.asarray(covariance, np.float64)
    items, name = len(matrix), f"scale '{scale}'" if scale else "the scale"
    if items < LEAST_ITEMS:
        raise EstimateError(
            f"A factor needs at least {LEAST_ITEMS} items; {name} has {items}. Add items, or show how two go together."
        )
    if n <= items:
        raise EstimateError(f"A factor needs more people than items; {name} has {n} for {items}. Ask more people.")
    sd = np.sqrt(np.maximum(np.diagonal(matrix), 0.0))
    if np.isnan(matrix).any() or not (sd > 0).all() or np.linalg.eigvalsh(matrix / np.outer(sd, sd))[0] <= SINGULAR:
        raise EstimateError(
            f"A factor needs a positive definite covariance matrix; that of {name} is not: an item does not vary, or "
            "is the sum of others, or too few answered both of a pair. Drop the item, or use complete answers."
        )
    return matrix
