"""Evenness: how far units truly lie apart, in the unit of the score, with its interval."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from orgfit.stats.estimates import Caveat, FloatArray
from orgfit.stats.intervals import critical_value
from orgfit.stats.multilevel.pooling import random_intercept
from orgfit.stats.multilevel.variance import group_sums

NEAR: Final = 1e-8  # of the logarithm of the variance within
DOUBLINGS: Final = 60


@dataclass(frozen=True, slots=True)
class Evenness:
    """The standard deviation of units' true means, in the unit of the score; the smaller, the more even.

    ``low`` is 0 where the units may all be alike. ``caveat`` is SINGULAR where they differ no more than their people
    make them differ by chance (``sd`` 0), NOT_CONVERGED where the fit failed (all nan).
    """

    sd: float
    low: float
    high: float
    level: float
    n: int
    units: int
    converged: bool
    caveat: Caveat


def evenness(n: ArrayLike, mean: ArrayLike, squares: ArrayLike, *, level: float = 0.95) -> Evenness:
    """This function will give the standard deviation of the units' true means, with its profile likelihood interval.

    ``n``, ``mean`` and ``squares`` (sum of squares about the mean) of each unit (units,), a partition of the people;
    units without people are left out. Raises EstimateError as ``random_intercept`` does. What people of one unit differ
    among themselves is taken off: it makes even equal units look uneven.

    Formula: sqrt(between) by restricted maximum likelihood; the interval holds every value at which minus twice the
    restricted log-likelihood, at its best variance within, is at most the chi-square quantile above its least.
    Source: Patterson & Thompson (1971), doi:10.1093/biomet/58.3.545; Pinheiro & Bates (2000), section 2.4,
    doi:10.1007/b98882.
    R: lme4::VarCorr(lme4::lmer(y ~ 1 + (1 | unit))); confint(lme4::lmer(...)) profiles the likelihood that is not
    restricted, whose interval is a little narrower.

    >>> found = evenness([30, 30, 30, 30], [52.0, 60.0, 55.0, 63.0], [6000.0, 5500.0, 7000.0, 6500.0])
    >>> round(found.sd, 2), round(found.low, 2), round(found.high, 2)
    (4.14, 0.0, 14.32)
    """
    quantile = float(critical_value(np.inf, level)) ** 2
    fit = random_intercept(n, mean, squares)
    sd = float(np.sqrt(fit.between)) if fit.converged else np.nan
    low, high = np.nan, np.nan
    if fit.converged:
        excess = _excess(group_sums(n, mean, squares), sd, fit.within, quantile)
        low, high = _crossings(excess, sd, float(np.sqrt(fit.within / fit.n * fit.groups)))
    return Evenness(sd, low, high, level, fit.n, fit.groups, fit.converged, fit.caveat)


def _excess(
    sums: tuple[FloatArray, FloatArray, FloatArray], sd: float, within: float, quantile: float
) -> Callable[[float], float]:
    """How far the profile at a standard deviation between units lies above the end of the interval."""
    size, average, inside = sums
    centred = average - average.mean()
    ends = np.log(within) + np.array([-1.0, 1.0]) * np.log(100.0)

    def profile(between: float) -> float:
        from scipy.optimize import minimize_scalar

        found = minimize_scalar(
            lambda log: _deviance(size, centred, inside.sum(), between**2, np.exp(log)),
            bounds=(ends[0], ends[1]),
            method="bounded",
            options={"xatol": NEAR},
        )
        return float(found.fun)

    least = profile(sd)
    return lambda between: profile(between) - least - quantile


def _deviance(size: FloatArray, average: FloatArray, inside: float, between: float, within: float) -> float:
    """Minus twice the restricted log-likelihood, but for a constant."""
    total = within + size * between
    weight = size / total
    centre = weight @ average / weight.sum()
    free = size.sum() - len(size)
    spread = inside / within + weight @ (average - centre) ** 2
    return float(free * np.log(within) + np.log(total).sum() + np.log(weight.sum()) + spread)


def _crossings(excess: Callable[[float], float], sd: float, step: float) -> tuple[float, float]:
    """The ends of the interval about ``sd``; 0 where it reaches down to it, infinite where it has no upper end."""
    from scipy.optimize import brentq

    low = 0.0 if sd == 0 or excess(0.0) <= 0 else float(brentq(excess, 0.0, sd))
    reach = next((sd + step * 2.0**power for power in range(DOUBLINGS) if excess(sd + step * 2.0**power) > 0), np.inf)
    return low, float(brentq(excess, sd, reach)) if np.isfinite(reach) else np.inf
