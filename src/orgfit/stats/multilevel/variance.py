"""Variance within units and between them, from n, mean and sum of squares of each unit.

The units must be a partition: everybody is in exactly one of them. A rolled-up tally, in which people count
in their unit and in every unit above, is none; take the tally before the roll-up.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from orgfit.errors import EstimateError
from orgfit.stats.estimates import Caveat, FloatArray, Scores, Spread


@dataclass(frozen=True, slots=True)
class OneWayAnova:
    """A one-way analysis of variance, and what it says about averaging answers to units.

    ``icc1`` and ``icc2`` use the mean group size, ``icc1_unequal`` with its interval (``low``, ``high``) the
    size that is right for unequal groups. ``caveat`` is SINGULAR where groups differ less than by chance: the
    ICCs are then below 0, and an ICC is not defined outside 0-1.
    """

    n: int
    groups: int
    mean_size: float
    effective_size: float
    between: float
    within: float
    f: float
    p: float
    eta_squared: float
    icc1: float
    icc2: float
    icc1_unequal: float
    low: float
    high: float
    level: float
    caveat: Caveat


def pooled_spread(scores: Scores) -> Spread:
    """This function will pool the variance within units over the first axis.

    ``scores`` (units, ...), a partition. Returns arrays of the shape that is left, in the square of the
    scores' unit; nan with 0 degrees where no unit has 2 people.

    Formula: sum of the squares / sum of (n - 1) over units with people. Source: Fisher (1925), Statistical
    Methods for Research Workers. R: anova(lm(y ~ factor(unit)))["Residuals", "Mean Sq"].

    >>> pooled_spread(Scores(np.array([3, 2]), np.array([1.0, 5.0]), np.array([2.0, 4.0]))).variance.item()
    2.0
    """
    degrees = np.maximum(scores.n - 1, 0).sum(axis=0).astype(np.float64)
    with np.errstate(invalid="ignore", divide="ignore"):
        variance = scores.squares.sum(axis=0) / degrees
    return Spread(np.asarray(np.where(degrees > 0, variance, np.nan)), np.asarray(degrees))


def own_or_pooled(scores: Scores, pooled: Spread, *, own_from: int = 20) -> Spread:
    """This function will give each unit its own variance from ``own_from`` people on, and the pooled one
    below.

    A small unit's own variance is a poor guess, is 0 where all agree, and hands out the unit's sum of
    squares. ``pooled`` broadcasts against ``scores``; returns arrays of the shape of the scores.
    """
    return scores.spread.replaced(pooled, scores.n < own_from)


def one_way_anova(n: ArrayLike, mean: ArrayLike, squares: ArrayLike, *, level: float = 0.95) -> OneWayAnova:
    """This function will give ICC(1) and ICC(2) of one score over groups.

    ``n``, ``mean`` and ``squares`` (sum of squares about the mean) of each group (groups,); groups without
    people are left out. Raises EstimateError with fewer than 2 groups, no group of 2 people, or no variation
    at all.

    Formula: ICC(1) = (MSB - MSW) / (MSB + (k - 1) MSW), ICC(2) = (MSB - MSW) / MSB, k = N / groups; for
    unequal groups k = (N - sum n^2 / N) / (groups - 1), with the F interval on it (approximate unless groups
    are of one size).
    Source: Bliese (2000), in Klein & Kozlowski; Shrout & Fleiss (1979), doi:10.1037/0033-2909.86.2.420.
    R: m <- aov(y ~ factor(group)); multilevel::ICC1(m); multilevel::ICC2(m).

    >>> found = one_way_anova([3, 3, 3], [1.0, 2.0, 4.0], [2.0, 2.0, 2.0])
    >>> round(found.icc1, 4), round(found.icc2, 4)
    (0.6667, 0.8571)
    """
    size, average, within = group_sums(n, mean, squares)
    total, groups = float(size.sum()), len(size)
    centre = float(size @ average) / total
    between = float(size @ (average - centre) ** 2)
    inside = float(within.sum())
    if not between + inside > 0:
        raise EstimateError(
            "An ICC needs answers that differ; all are the same. Leave the measure out, or ask more people."
        )
    msb, msw = between / (groups - 1), inside / (total - groups)
    effective = (total - float(size @ size) / total) / (groups - 1)
    f, p, low, high = _f_test(msb, msw, (groups - 1, total - groups), level)
    return OneWayAnova(
        n=int(total),
        groups=groups,
        mean_size=total / groups,
        effective_size=effective,
        between=msb,
        within=msw,
        f=f,
        p=p,
        eta_squared=between / (between + inside),
        icc1=_icc1(msb, msw, total / groups),
        icc2=(msb - msw) / msb if msb > 0 else -np.inf,
        icc1_unequal=_icc1(msb, msw, effective),
        low=_icc1(low, 1.0, effective),
        high=_icc1(high, 1.0, effective),
        level=level,
        caveat=Caveat.SINGULAR if msb < msw else Caveat.NONE,
    )


def group_sums(n: ArrayLike, mean: ArrayLike, squares: ArrayLike) -> tuple[FloatArray, FloatArray, FloatArray]:
    """This function will keep the groups that have people; raises EstimateError where they cannot be
    compared."""
    size, average, within = (np.asarray(a, np.float64) for a in (n, mean, squares))
    there = size > 0
    size, average, within = size[there], average[there], within[there]
    if len(size) < 2 or size.sum() <= len(size):
        raise EstimateError(
            "Variance between groups needs at least 2 groups, and at least 2 people in one of them; "
            f"{len(size)} groups with {size.sum():g} people came. Use groups further up, or leave it out."
        )
    return size, average, within


def _icc1(between: float, within: float, size: float) -> float:
    if np.isinf(between):
        return 1.0
    return (between - within) / (between + (size - 1) * within)


def _f_test(msb: float, msw: float, degrees: tuple[float, float], level: float) -> tuple[float, float, float, float]:
    """F, its p, and the ends of the interval of the ratio of expected mean squares."""
    from scipy.special import fdtrc, fdtri

    f = msb / msw if msw > 0 else np.inf
    upper, lower = (float(fdtri(*degrees, p)) for p in ((1 + level) / 2, (1 - level) / 2))
    return f, float(fdtrc(*degrees, f)), f / upper, f / lower
