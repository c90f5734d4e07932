"""Intervals of means and of shares, for many units at once.

Two questions, two intervals (docs/methods/intervals.md). "What would all of us here have said?" knows the
headcount and gives it as ``population``. "Is this unit different, or has it changed?" means the unit's
condition, of which the people of today are one draw, and gives none.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from orgfit.errors import EstimateError
from orgfit.stats.estimates import FloatArray, Interval


def standard_error(variance: ArrayLike, n: ArrayLike, *, population: ArrayLike | None = None) -> FloatArray:
    """This function will give the standard error of means of n people.

    ``variance`` is that between people (own or pooled), ``population`` the headcount (nan where it is not
    known). All broadcast. nan where n is 0 or the variance is nan; 0 where everybody has answered. Raises
    EstimateError where more people answered than there are.

    Formula: sqrt(variance / n * (1 - n / population)). Source: Cochran, W. G. (1977), Sampling Techniques,
    eq. 2.20.
    R: survey::svymean with ``fpc``.

    >>> standard_error(400.0, 25, population=100).round(4).item()
    3.4641
    """
    people = np.asarray(n, np.float64)
    missing = _missing(people, population)
    with np.errstate(invalid="ignore", divide="ignore"):
        error = np.sqrt(np.asarray(variance, np.float64) / np.where(people > 0, people, np.nan) * missing)
    return np.where(missing == 0, 0.0, error)


def critical_value(degrees: ArrayLike, level: float) -> FloatArray:
    """This function will give the two-sided critical value of Student's t; degrees may be infinite (normal).

    nan where degrees are not positive. Raises EstimateError where the level is not between 0 and 1.

    R: qt(1 - (1 - level) / 2, degrees).

    >>> critical_value(19, 0.95).round(4).item()
    2.093
    """
    from scipy.special import ndtri, stdtrit

    if not 0 < level < 1:
        raise EstimateError(f"A level lies between 0 and 1; {level} came. Give 0.95 for 95 %.")
    upper = (1 + level) / 2
    free = np.asarray(degrees, np.float64)
    known = stdtrit(np.where(free > 0, free, 1.0), upper)
    return np.where(free > 0, np.where(np.isinf(free), ndtri(upper), known), np.nan)


def mean_interval(
    mean: ArrayLike,
    variance: ArrayLike,
    n: ArrayLike,
    *,
    population: ArrayLike | None = None,
    level: float = 0.95,
    degrees: ArrayLike | None = None,
) -> Interval:
    """This function will give the confidence intervals of means.

    ``variance`` between people with its ``degrees`` of freedom; without ``degrees`` it is the units' own,
    with n - 1. Units under 20 take the pooled one (``multilevel.variance.own_or_pooled``). ``population``:
    see ``standard_error``. All broadcast; low and high are in the unit of the mean and are not cut at the
    ends of its scale. nan where n is 0 or the variance is nan; low = high where everybody has answered.

    Formula: mean -+ t(degrees) * standard error. Source: Student (1908), doi:10.1093/biomet/6.1.1; Cochran
    (1977).
    R: t.test(x, conf.level = level)$conf.int (no population, own variance).

    >>> interval = mean_interval(60.0, 400.0, 25)
    >>> interval.low.round(3).item(), interval.high.round(3).item()
    (51.744, 68.256)
    """
    people = np.asarray(n, np.float64)
    centre = np.asarray(mean, np.float64)
    error = standard_error(variance, people, population=population)
    value = critical_value(people - 1 if degrees is None else degrees, level)
    half = np.where(error == 0, 0.0, value * error)
    return Interval(centre - half, centre + half, level)


def wilson_interval(count: ArrayLike, n: ArrayLike, *, level: float = 0.95) -> Interval:
    """This function will give Wilson's intervals of shares.

    ``count`` of ``n`` people, broadcast. Returns shares 0-1; nan where n is 0. Raises EstimateError where a
    count is below 0 or above n. It inverts the score test: never empty at 0 or n, never outside 0-1.

    Formula: (p + z^2/2n -+ z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n).
    Source: Wilson, E. B. (1927), doi:10.1080/01621459.1927.10502953.
    R: prop.test(count, n, conf.level = level, correct = FALSE)$conf.int.

    >>> interval = wilson_interval(7, 10)
    >>> interval.low.round(4).item(), interval.high.round(4).item()
    (0.3968, 0.8922)
    """
    hits, people = _counted(count, n)
    square = critical_value(np.inf, level) ** 2
    with np.errstate(invalid="ignore", divide="ignore"):
        share = hits / people
        centre = share + square / (2 * people)
        half = np.sqrt(square * (share * (1 - share) / people + square / (4 * people**2)))
        scale = 1 + square / people
        low, high = (centre - half) / scale, (centre + half) / scale
    return _closed(Interval(low, high, level), hits, people)


def jeffreys_interval(count: ArrayLike, n: ArrayLike, *, level: float = 0.95) -> Interval:
    """This function will give Jeffreys' intervals of shares: equal tails of the Beta posterior.

    Arguments, result and errors as in ``wilson_interval``; low is 0 where the count is 0, high is 1 where it
    is n.

    Formula: quantiles of Beta(count + 1/2, n - count + 1/2).
    Source: Brown, Cai & DasGupta (2001), doi:10.1214/ss/1009213286, section 4.3.
    R: qbeta(c(.025, .975), count + .5, n - count + .5).

    >>> interval = jeffreys_interval(7, 10)
    >>> interval.low.round(4).item(), interval.high.round(4).item()
    (0.3942, 0.9073)
    """
    from scipy.special import betaincinv

    critical_value(np.inf, level)
    hits, people = _counted(count, n)
    yes, no = hits + 0.5, people - hits + 0.5
    low = np.asarray(betaincinv(yes, no, (1 - level) / 2), np.float64)
    high = np.asarray(betaincinv(yes, no, (1 + level) / 2), np.float64)
    return _closed(Interval(low, high, level), hits, people)


def _missing(people: FloatArray, population: ArrayLike | None) -> FloatArray:
    """The share of the population that did not answer; 1 where its size is not known."""
    if population is None:
        return np.ones(())
    size = np.asarray(population, np.float64)
    over = people - size
    if (over > 0).any():
        raise EstimateError(
            "A headcount must be at least the number of people who answered; one has "
            f"{np.nanmax(over):g} fewer. Correct the headcount or leave it out."
        )
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(np.isnan(size), 1.0, 1.0 - people / size)


def _counted(count: ArrayLike, n: ArrayLike) -> tuple[FloatArray, FloatArray]:
    hits, people = np.broadcast_arrays(np.asarray(count, np.float64), np.asarray(n, np.float64))
    wrong = (hits < 0) | (hits > people)
    if wrong.any():
        first = int(np.argmax(wrong))
        raise EstimateError(
            f"A share needs a count from 0 to n; {hits.flat[first]:g} of {people.flat[first]:g} came. "
            "Count the people, and among them those meant."
        )
    return hits, people


def _closed(interval: Interval, hits: FloatArray, people: FloatArray) -> Interval:
    """A share of 0 begins at 0 and a share of 1 ends at 1, exactly; without people there is nothing."""
    known = people > 0
    low = np.where(hits == 0, 0.0, interval.low)
    high = np.where(hits == people, 1.0, interval.high)
    return Interval(np.where(known, low, np.nan), np.where(known, high, np.nan), interval.level)
