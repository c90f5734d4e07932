"""How well a covariance structure fits: the chi-square test and the usual indices, from what it implies."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from orgfit.errors import EstimateError
from orgfit.stats.estimates import FloatArray

RMSEA_LEVEL = 0.90


@dataclass(frozen=True, slots=True)
class FitIndices:
    """The fit of a model by maximum likelihood; none of them is a pass mark.

    ``cfi`` and ``tli`` compare it with a ``baseline`` of unrelated items. ``rmsea`` has an interval of 90 %. Without
    degrees of freedom every model fits: ``p`` is nan, ``rmsea`` 0 and ``tli`` 1.
    """

    chi_square: float
    degrees: int
    p: float
    cfi: float
    tli: float
    rmsea: float
    rmsea_low: float
    rmsea_high: float
    srmr: float
    baseline: float
    baseline_degrees: int
    loglik: float


def fit_indices(covariance: ArrayLike, implied: ArrayLike, n: int, parameters: int) -> FitIndices:
    """This function will say how well a model's covariances fit those observed.

    ``covariance`` with n - 1 in the denominator and ``implied`` with n (items, items), both positive definite; ``n``
    people; ``parameters`` that were free. Raises EstimateError with more parameters than variances and covariances.

    Formula: chi-square = n F, F the discrepancy (``factors.one_factor``); rmsea = sqrt(max(chi-square - df, 0) / (n
    df)); cfi = 1 - max(chi-square - df, 0) / max(the same of the baseline, of the model, 0); srmr is the root mean
    square of the residuals over the items' standard deviations, diagonal included.
    Source: Steiger (1990), doi:10.1207/s15327906mbr2502_4; Bentler (1990), doi:10.1037/0033-2909.107.2.238; Tucker &
    Lewis (1973), doi:10.1007/BF02291170.
    R: lavaan::fitMeasures(fit).

    >>> found = fit_indices([[1.0, 0.5], [0.5, 1.0]], [[0.99, 0.0], [0.0, 0.99]], 100, 2)
    >>> round(found.chi_square, 3), found.degrees, round(found.srmr, 4)
    (28.768, 1, 0.2887)
    """
    observed, model = np.asarray(covariance, np.float64) * (n - 1) / n, np.asarray(implied, np.float64)
    items = len(observed)
    known = items * (items + 1) // 2
    degrees = known - parameters
    if degrees < 0:
        raise EstimateError(
            f"A model has no more parameters than variances and covariances, here {known}; {parameters} came. "
            "Fix some, or add items."
        )
    chi_square, baseline = n * _discrepancy(observed, model), n * _discrepancy(observed, np.diag(np.diagonal(observed)))
    baseline_degrees = items * (items - 1) // 2
    cfi, tli = _relative((chi_square, degrees), (baseline, baseline_degrees))
    rmsea, low, high = _rmsea(chi_square, degrees, n)
    sd = np.sqrt(np.diagonal(observed))
    residuals = ((observed - model) / np.outer(sd, sd))[np.tril_indices(items)]
    saturated = items * np.log(2.0 * np.pi) + np.linalg.slogdet(observed)[1] + items
    return FitIndices(
        chi_square=chi_square,
        degrees=degrees,
        p=_p(chi_square, degrees),
        cfi=cfi,
        tli=tli,
        rmsea=rmsea,
        rmsea_low=low,
        rmsea_high=high,
        srmr=float(np.sqrt((residuals**2).mean())),
        baseline=baseline,
        baseline_degrees=baseline_degrees,
        loglik=float(-0.5 * (n * saturated + chi_square)),
    )


def _discrepancy(observed: FloatArray, model: FloatArray) -> float:
    determinants = np.linalg.slogdet(model)[1] - np.linalg.slogdet(observed)[1]
    return max(float(determinants + np.trace(np.linalg.solve(model, observed)) - len(observed)), 0.0)


def _p(chi_square: float, degrees: int) -> float:
    from scipy.special import chdtrc

    return float(chdtrc(degrees, chi_square)) if degrees else float("nan")


def _relative(model: tuple[float, int], baseline: tuple[float, int]) -> tuple[float, float]:
    """The comparative fit index and the Tucker-Lewis index."""
    excess, baseline_excess = (max(chi_square - degrees, 0.0) for chi_square, degrees in (model, baseline))
    worst = max(excess, baseline_excess)
    cfi = 1.0 - excess / worst if worst > 0 else 1.0
    if model[1] == 0:
        return cfi, 1.0
    ratio, baseline_ratio = model[0] / model[1], baseline[0] / baseline[1]
    return cfi, (baseline_ratio - ratio) / (baseline_ratio - 1.0)


def _rmsea(chi_square: float, degrees: int, n: int) -> tuple[float, float, float]:
    """The error of approximation and its interval, from the noncentrality at which chi-square is a tail."""
    from scipy.special import chndtr, chndtrinc

    if degrees == 0:
        return 0.0, 0.0, 0.0
    tails = ((1.0 + RMSEA_LEVEL) / 2, (1.0 - RMSEA_LEVEL) / 2)
    reached = [
        chndtrinc(chi_square, degrees, tail) if chndtr(chi_square, degrees, 0.0) > tail else 0.0 for tail in tails
    ]
    low, high = (float(np.sqrt(noncentrality / (n * degrees))) for noncentrality in reached)
    return float(np.sqrt(max(chi_square - degrees, 0.0) / (n * degrees))), low, high
