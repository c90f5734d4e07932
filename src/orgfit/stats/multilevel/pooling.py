"""Partial pooling: a random intercept fitted to the sums of the groups, and the means that it shrinks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from orgfit.errors import EstimateError
from orgfit.stats.estimates import Caveat, FloatArray
from orgfit.stats.multilevel.variance import group_sums

RATIOS = np.concatenate([[0.0], np.logspace(-10, 12, 45)])
SINGULAR_BELOW = 1e-8


@dataclass(frozen=True, slots=True)
class RandomIntercept:
    """A model with one variance ``between`` groups and one ``within`` them, in the square of the score's
    unit.

    ``intercept`` is the mean over groups that the model finds, with its standard error. ``loglik`` is the
    restricted log-likelihood. ``caveat`` is SINGULAR where the variance between groups is 0 or next to it,
    NOT_CONVERGED where the search ended at its border.
    """

    intercept: float
    intercept_se: float
    between: float
    within: float
    loglik: float
    n: int
    groups: int
    iterations: int
    converged: bool
    caveat: Caveat

    @property
    def icc(self) -> float:
        """The share of the variance that lies between groups, 0-1."""
        return self.between / (self.between + self.within)


@dataclass(frozen=True, slots=True)
class Shrunken:
    """Group means drawn towards the intercept: ``weight`` (0-1) on a group's own mean, the rest on the
    intercept.

    ``standard_error`` holds the group's own uncertainty and that of the intercept; ``conditional_sd`` the
    former only.
    """

    mean: FloatArray
    weight: FloatArray
    standard_error: FloatArray
    conditional_sd: FloatArray


@dataclass(frozen=True, slots=True)
class _Sizes:
    """The groups put together by size: all that the likelihood needs, in a few hundred rows."""

    n: FloatArray
    groups: FloatArray
    mean: FloatArray
    squares: FloatArray
    within: float
    people: float

    @classmethod
    def of(cls, n: FloatArray, mean: FloatArray, within: float) -> _Sizes:
        size, place = np.unique(n, return_inverse=True)
        groups = np.bincount(place).astype(np.float64)
        average = np.bincount(place, mean) / groups
        squares = np.bincount(place, (mean - average[place]) ** 2).astype(np.float64)
        return cls(np.asarray(size, np.float64), groups, average, squares, within, float(n.sum()))

    def profile(self, ratio: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
        """At each ratio: -2 restricted log-likelihood, its slope, the intercept, and the sum of weights."""
        weight = self.n / (1.0 + ratio[:, None] * self.n)
        total = weight @ self.groups
        centre = (weight * self.groups) @ self.mean / total
        apart = self.squares + self.groups * (self.mean - centre[:, None]) ** 2
        residual = self.within + (weight * apart).sum(axis=1)
        free = self.people - 1.0
        deviance = (
            free * (1.0 + np.log(2.0 * np.pi * residual / free))
            + np.log1p(ratio[:, None] * self.n) @ self.groups
            + np.log(total)
        )
        slope = total - weight**2 @ self.groups / total - free * (weight**2 * apart).sum(axis=1) / residual
        return deviance, slope, centre, total


def random_intercept(n: ArrayLike, mean: ArrayLike, squares: ArrayLike) -> RandomIntercept:
    """This function will fit y = intercept + group + person by restricted maximum likelihood, from sums.

    ``n``, ``mean`` and ``squares`` (sum of squares about the mean) of each group (groups,), a partition of
    the people; groups without people are left out. Raises EstimateError with fewer than 2 groups, no group of
    2 people, or no variance within groups.

    Formula: given the ratio of between to within, all else has a closed form (weights n / (1 + ratio n)); so
    minus twice the log-likelihood is searched over that one ratio, first on a grid from 0 on, then for the
    root of its slope.
    Source: Patterson & Thompson (1971), doi:10.1093/biomet/58.3.545; Bates et al. (2015),
    doi:10.18637/jss.v067.i01, eq. 39-42.
    R: lme4::lmer(y ~ 1 + (1 | group)); isSingular() names the same fits.

    >>> fit = random_intercept([3, 3, 3], [1.0, 2.0, 4.0], [2.0, 2.0, 2.0])
    >>> round(fit.between, 4), round(fit.within, 4), round(fit.icc, 4)
    (2.0, 1.0, 0.6667)
    """
    size, average, inside = group_sums(n, mean, squares)
    within = float(inside.sum())
    if not within > 0:
        raise EstimateError(
            "A random intercept needs people who differ within groups; in every group all answered the same. "
            "Show the groups' own means."
        )
    shift = float(size @ average) / float(size.sum())
    sizes = _Sizes.of(size, average - shift, within)
    ratio, iterations, converged = _best_ratio(sizes)
    deviance, _, centre, total = (part[0] for part in sizes.profile(np.array([ratio])))
    apart = sizes.squares + sizes.groups * (sizes.mean - centre) ** 2
    variance = (within + float((sizes.n / (1.0 + ratio * sizes.n)) @ apart)) / (sizes.people - 1.0)
    return RandomIntercept(
        intercept=shift + float(centre),
        intercept_se=float(np.sqrt(variance / total)),
        between=ratio * variance,
        within=variance,
        loglik=-0.5 * float(deviance),
        n=int(sizes.people),
        groups=len(size),
        iterations=iterations,
        converged=converged,
        caveat=_singular(ratio) if converged else Caveat.NOT_CONVERGED,
    )


def shrink(fit: RandomIntercept, n: ArrayLike, mean: ArrayLike) -> Shrunken:
    """This function will draw group means towards the intercept, the more the fewer people they rest on.

    ``n`` and ``mean`` of any groups, in the unit of the fit, broadcast; a group without people gets the
    intercept with weight 0.

    Formula: weight = between / (between + within / n), mean = intercept + weight (mean - intercept);
    standard_error^2 = between (1 - weight) + (1 - weight)^2 intercept_se^2, conditional_sd^2 is its first
    term. Both take the variances as known.
    Source: Robinson (1991), doi:10.1214/ss/1177011926; Kackar & Harville (1984),
    doi:10.1080/01621459.1984.10477102.
    R: coef(m)$group, lme4::ranef(m, condVar = TRUE).

    >>> fit = random_intercept([3, 3, 3], [1.0, 2.0, 4.0], [2.0, 2.0, 2.0])
    >>> shrink(fit, [3, 0], [4.0, float("nan")]).mean.round(4).tolist()
    [3.7619, 2.3333]
    """
    size = np.asarray(n, np.float64)
    weight = size * fit.between / (size * fit.between + fit.within)
    own = np.where(size > 0, np.asarray(mean, np.float64), fit.intercept)
    conditional = fit.between * (1.0 - weight)
    error = np.sqrt(conditional + ((1.0 - weight) * fit.intercept_se) ** 2)
    return Shrunken(fit.intercept + weight * (own - fit.intercept), weight, error, np.sqrt(conditional))


def _best_ratio(sizes: _Sizes) -> tuple[float, int, bool]:
    """The ratio with the highest likelihood: the best point of the grid, then the root of the slope beside
    it."""
    from scipy.optimize import brentq

    deviance, slope, _, _ = sizes.profile(RATIOS)
    best = int(np.argmin(deviance))
    if best == 0 and slope[0] >= 0:
        return 0.0, 0, True
    low, high = (best, best + 1) if slope[best] < 0 else (best - 1, best)
    if high == len(RATIOS):
        return float(RATIOS[-1]), 0, False
    if not slope[low] < 0 <= slope[high]:
        return float(RATIOS[best]), 0, False
    root, report = brentq(
        lambda ratio: float(sizes.profile(np.array([ratio]))[1][0]),
        RATIOS[low],
        RATIOS[high],
        xtol=1e-300,
        rtol=1e-14,
        full_output=True,
    )
    return float(root), int(report.iterations), bool(report.converged)


def _singular(ratio: float) -> Caveat:
    return Caveat.SINGULAR if ratio < SINGULAR_BELOW else Caveat.NONE
