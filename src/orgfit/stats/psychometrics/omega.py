"""McDonald's omega: how much of the variance of a scale's sum is due to what its items share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from orgfit.errors import EstimateError
from orgfit.stats.estimates import FloatArray
from orgfit.stats.intervals import critical_value
from orgfit.stats.psychometrics.factors import FitCaveat, OneFactor, one_factor

PAIR: Final = 2
LEAST_PEOPLE: Final = 4  # that Fisher's z has an error for


class Coefficient(StrEnum):
    """Which reliability it is: two items do not identify a factor, so they get another coefficient."""

    OMEGA = "omega"
    SPEARMAN_BROWN = "spearman_brown"


@dataclass(frozen=True, slots=True)
class Omega:
    """The reliability of a scale's sum, 0-1, with its interval; nan where the fit is not unique or did not converge.

    ``observed`` divides by the observed variance of the sum in place of that of the model; ``standardised`` is omega of
    items with variance 1, and ``average_variance_extracted`` the mean square of their loadings. With two items these
    are nan, and ``standardised`` is the value. ``caveat`` and ``steps`` are those of the fit: with HEYWOOD there is a
    value without an interval.
    """

    coefficient: Coefficient
    value: float
    low: float
    high: float
    level: float
    observed: float
    standardised: float
    average_variance_extracted: float
    items: int
    n: int
    steps: int
    converged: bool
    caveat: FitCaveat


def omega(covariance: ArrayLike, n: int, *, scale: str = "", level: float = 0.95) -> Omega:
    """This function will give McDonald's omega of a scale from a one-factor model; of two items, Spearman-Brown.

    ``covariance`` (items, items) with n - 1 in the denominator, items keyed alike; ``n`` people behind it; ``scale`` is
    named in errors. Raises EstimateError as ``one_factor`` does, and with 1 item. No value is a pass mark.

    Formula: (sum l)^2 / ((sum l)^2 + sum t), l loadings and t residual variances; interval by the delta method on
    log(1 - omega). Two items: 2 r / (1 + r), interval from Fisher's z of r.
    Source: McDonald (1999), Test Theory, ch. 6; Raykov (2002), doi:10.1207/S15327906MBR3701_04; Eisinga, te Grotenhuis
    & Pelzer (2013), doi:10.1007/s00038-012-0416-3.
    R: semTools::compRelSEM(lavaan::cfa(model, data, std.lv = TRUE), obs.var = FALSE).

    >>> found = omega([[1.0, 0.48, 0.4], [0.48, 1.0, 0.3], [0.4, 0.3, 1.0]], 100)
    >>> round(found.value, 4), str(omega([[1.0, 0.5], [0.5, 1.0]], 100).coefficient)
    (0.6735, 'spearman_brown')
    """
    matrix = np.asarray(covariance, np.float64)
    margin = float(critical_value(np.inf, level))
    if len(matrix) == PAIR:
        return _spearman_brown(matrix, n, scale, margin, level=level)
    fit = one_factor(matrix, n, scale=scale)
    unique = fit.caveat in (FitCaveat.NONE, FitCaveat.HEYWOOD)
    unit = fit.standardised
    value, standardised, extracted, observed = np.where(
        unique,
        [
            _omega(fit.loadings, fit.residual_variances),
            _omega(unit, 1.0 - unit**2),
            (unit**2).mean(),
            fit.loadings.sum() ** 2 / matrix.sum() * n / (n - 1),
        ],
        np.nan,
    ).tolist()
    low, high = _delta_interval(fit, value, margin) if fit.caveat is FitCaveat.NONE else (np.nan, np.nan)
    return Omega(
        coefficient=Coefficient.OMEGA,
        value=value,
        low=low,
        high=high,
        level=level,
        observed=observed,
        standardised=standardised,
        average_variance_extracted=extracted,
        items=len(matrix),
        n=n,
        steps=fit.steps,
        converged=fit.converged,
        caveat=fit.caveat,
    )


def _omega(loadings: FloatArray, residual_variances: FloatArray) -> float:
    shared = loadings.sum() ** 2
    return float(shared / (shared + residual_variances.sum()))


def _delta_interval(fit: OneFactor, value: float, margin: float) -> tuple[float, float]:
    """1 - omega is the residuals' share of the sum's variance, always above 0: so its logarithm is what is normal."""
    total, residual = fit.loadings.sum(), fit.residual_variances.sum()
    by_loading = -2.0 * total / (total**2 + residual)
    by_residual = 1.0 / residual - 1.0 / (total**2 + residual)
    slope = np.repeat([by_loading, by_residual], len(fit.loadings))
    error = float(np.sqrt(2.0 / fit.n * slope @ np.linalg.solve(fit.information, slope)))
    return 1.0 - (1.0 - value) * np.exp(margin * error), 1.0 - (1.0 - value) * np.exp(-margin * error)


def _spearman_brown(matrix: FloatArray, n: int, scale: str, margin: float, *, level: float) -> Omega:
    name = f"scale '{scale}'" if scale else "the scale"
    variances = np.diagonal(matrix)
    if n < LEAST_PEOPLE:
        raise EstimateError(f"Spearman-Brown needs at least {LEAST_PEOPLE} people; {name} has {n}. Ask more people.")
    if np.isnan(matrix).any() or not (variances > 0).all() or not abs(matrix[0, 1]) < np.sqrt(variances.prod()):
        raise EstimateError(
            f"Spearman-Brown needs two items that vary and are not each other's copy; those of {name} are not such. "
            "Drop one."
        )
    r = float(matrix[0, 1] / np.sqrt(variances.prod()))
    z, half = np.arctanh(r), margin / np.sqrt(n - 3)
    value, low, high = (float(2.0 * one / (1.0 + one)) for one in (r, np.tanh(z - half), np.tanh(z + half)))
    return Omega(
        coefficient=Coefficient.SPEARMAN_BROWN,
        value=value,
        low=low,
        high=high,
        level=level,
        observed=np.nan,
        standardised=value,
        average_variance_extracted=np.nan,
        items=PAIR,
        n=n,
        steps=0,
        converged=True,
        caveat=FitCaveat.NONE,
    )
