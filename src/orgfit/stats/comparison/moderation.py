"""The variance of a unit, drawn to what variances are like in all units: what tests of many units go by.

A unit of some 20 people guesses its own variance poorly, and where answers are skewed a high mean goes with a small
variance. Both make tails heavier than Student's t knows.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from orgfit.errors import EstimateError
from orgfit.stats.estimates import FloatArray, IntArray, Spread

LEAST_GROUPS = 3
LEAST_SHARE = 1e-5  # of the middle variance: the least that a group counts with, as in limma
FLAT = 1e-12  # a trigamma so small belongs to degrees of freedom that are infinite for all purposes
STEPS = 60  # Newton's method needs far fewer
Kept = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class VariancePrior:
    """What variances within groups are like: ``variance`` in squared units, worth ``degrees`` people and one.

    ``degrees`` is infinite where variances differ no more than by chance, and 0 with a nan variance where fewer than
    3 ``groups`` have one: then nothing is known beforehand.
    """

    variance: FloatArray
    degrees: FloatArray
    groups: IntArray


def variance_prior(variance: ArrayLike, degrees: ArrayLike) -> VariancePrior:
    """This function will guess from the variances of many groups what the variance of one of them may be.

    ``variance`` (groups, ...) with the ``degrees`` of freedom of each, of groups with nobody in common. Groups with
    fewer than 1 degree or a variance of nan are left out; a variance of nearly 0 counts as 0.00001 of the middle one.
    Returns arrays of the shape that is left. Raises EstimateError where a variance is below 0.

    Formula: e = log s2 - digamma(d / 2) + log(d / 2); trigamma(d0 / 2) = var(e) - mean trigamma(d / 2);
    s0_2 = exp(mean(e) + digamma(d0 / 2) - log(d0 / 2)). Where the right side is not above 0, d0 is infinite and s0_2
    the mean of s2.
    Source: Smyth, G. K. (2004), doi:10.2202/1544-6115.1027, section 6.2.
    R: fit <- limma::squeezeVar(var, df); fit$var.prior; fit$df.prior.

    >>> prior = variance_prior([1.0, 4.0, 2.0, 16.0, 3.0], [19.0, 19.0, 30.0, 40.0, 25.0])
    >>> prior.variance.round(4).item(), prior.degrees.round(4).item()
    (2.3561, 2.9598)
    """
    own, free = np.broadcast_arrays(np.asarray(variance, np.float64), np.asarray(degrees, np.float64))
    if (own < 0).any():
        raise EstimateError(f"A variance is not below 0; {np.nanmin(own):g} came. Give squares over degrees.")
    used = np.isfinite(own) & np.isfinite(free) & (free >= 1)
    groups = np.asarray(used.sum(axis=0))
    enough = groups >= LEAST_GROUPS
    kept = used & enough
    raised = _raised(own, kept)
    centre, excess = _log_moments(raised, np.where(kept, free, 1.0), kept)
    worth = 2.0 * _inverse_trigamma(excess)
    with np.errstate(invalid="ignore", divide="ignore"):
        even = np.where(kept, raised, 0.0).sum(axis=0) / groups
        typical = np.where(np.isinf(worth), even, np.exp(centre + _log_bias(worth)))
    return VariancePrior(np.where(enough, typical, np.nan), np.where(enough, worth, 0.0), groups)


def moderated(spread: Spread, prior: VariancePrior) -> Spread:
    """This function will draw the variances of groups to what is known of variances beforehand.

    ``spread`` (groups, ...), ``prior`` broadcasts against it. Returns variances, in the same unit, and degrees of
    freedom of the shape of both. A group without a variance of its own gets that of the prior, and without a prior it
    keeps its own.

    Formula: (d0 s0_2 + d s2) / (d0 + d), with d0 + d degrees of freedom.
    Source: Smyth, G. K. (2004), doi:10.2202/1544-6115.1027, section 3.
    R: limma::squeezeVar(var, df)$var.post.

    >>> prior = VariancePrior(np.array(4.0), np.array(10.0), np.array(8))
    >>> moderated(Spread(np.array(10.0), np.array(20.0)), prior).variance.item()
    8.0
    """
    there = np.isfinite(spread.variance) & (spread.degrees > 0)
    free = np.where(there, spread.degrees, 0.0)
    own = np.where(there, spread.variance, 0.0)
    degrees = free + prior.degrees
    with np.errstate(invalid="ignore", divide="ignore"):
        drawn = (prior.degrees * prior.variance + free * own) / degrees
        drawn = np.where(np.isinf(prior.degrees), prior.variance, drawn)
    return Spread(np.where(prior.degrees > 0, drawn, spread.variance), degrees)


def _raised(own: FloatArray, kept: Kept) -> FloatArray:
    """Variances of 0 have no logarithm; where most groups have one, 1 stands for the middle one, as in limma."""
    if not kept.any():
        return np.ones_like(own)
    nobody = ~kept.any(axis=0)  # not used, but numpy warns of a median of nothing
    middle = np.nanmedian(np.where(kept, own, np.where(nobody, 0.0, np.nan)), axis=0)
    return np.maximum(np.where(kept, own, 1.0), LEAST_SHARE * np.where(middle > 0, middle, 1.0))


def _log_moments(variance: FloatArray, free: FloatArray, kept: Kept) -> tuple[FloatArray, FloatArray]:
    """The mean of log variances, and how much more they vary than by chance; nan with fewer than 2 groups."""
    from scipy.special import polygamma

    groups = kept.sum(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        e = np.where(kept, np.log(variance) - _log_bias(free), 0.0)
        centre = e.sum(axis=0) / groups
        spread = np.where(kept, e - centre, 0.0) ** 2
        chance = np.where(kept, polygamma(1, free / 2.0), 0.0)
        return centre, np.asarray(spread.sum(axis=0) / (groups - 1) - chance.sum(axis=0) / groups)


def _log_bias(degrees: FloatArray) -> FloatArray:
    """The mean of log(s2 / sigma2) with so many degrees of freedom."""
    from scipy.special import digamma

    return np.asarray(digamma(degrees / 2.0) - np.log(degrees / 2.0))


def _inverse_trigamma(value: FloatArray) -> FloatArray:
    """Infinite where ``value`` is not above 0; Newton's method on 1 / trigamma, which is convex, from below."""
    from scipy.special import polygamma

    known = value > 0
    wanted = np.where(known, np.maximum(value, FLAT), 1.0)
    x = 0.5 + 1.0 / wanted
    for _ in range(STEPS):
        found = polygamma(1, x)
        step = found * (1.0 - found / wanted) / polygamma(2, x)
        x = x + step
        if np.all(-step <= 1e-10 * x):
            break
    return np.where(known, x, np.inf)
