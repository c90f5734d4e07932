"""Do people name the same thing? The chance that two of them do, in one group and between two.

From whole-number counts of choices: arrays (..., options). The options have no order; those who named nothing do not
count.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from orgfit.stats.counts import category_counts
from orgfit.stats.estimates import FloatArray, IntArray, Interval
from orgfit.stats.intervals import critical_value, wilson_interval

LEAST = 2  # people
FEWEST, MOST = 2, 1000  # options


@dataclass(frozen=True, slots=True)
class SameChoice:
    """The chance, 0-1, that two people who are drawn by lot named the same; nan where there are no two."""

    value: FloatArray
    interval: Interval


def shared_view(counts: ArrayLike, *, level: float = 0.95) -> SameChoice:
    """This function will give the chance that two different people of a group named the same thing.

    ``counts`` (..., options), whole numbers. Returns arrays (...), nan with fewer than 2 people. 1 where all named one
    thing, about 1 / options where nothing is shared. Raises EstimateError where the counts are not whole numbers from 0
    on, or there is one option only.

    Formula: sum c (c - 1) / (n (n - 1)), unbiased; its variance 2 / (n (n - 1)) (2 (n - 2) sum p^3 + sum p^2 - (2 n -
    3) (sum p^2)^2), where p are the shares after one more person, spread evenly over the options; interval on the logit
    with t of n - 1. Where all named one thing it begins at the square of the lower end of Wilson's interval of n in n;
    where no two did, it ends where that of none in n / 2 does.
    Source: Simpson (1949), doi:10.1038/163688a0.
    R: vegan::simpson.unb(counts, inverse = FALSE) is 1 minus it.

    >>> found = shared_view([[15, 3, 2], [20, 0, 0]])
    >>> found.value.round(4).tolist(), found.interval.low.round(2).tolist()
    ([0.5737, 1.0], [0.33, 0.7])
    """
    cells = _counted(counts)
    n = cells.sum(axis=-1).astype(np.float64)
    share = _smoothed(cells)
    squares, cubes = (share**2).sum(axis=-1), (share**3).sum(axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        value = (cells * (cells - 1)).sum(axis=-1) / (n * (n - 1))
        variance = 2 / (n * (n - 1)) * (2 * (n - 2) * cubes + squares - (2 * n - 3) * squares**2)
    pairs = n // 2
    none = wilson_interval(np.zeros(n.shape), pairs, level=level)
    edge = Interval(wilson_interval(n, n, level=level).low ** 2, none.high, level)
    return _same_choice(np.where(n >= LEAST, value, np.nan), variance, n - 1, edge)


def match(first: ArrayLike, second: ArrayLike, *, level: float = 0.95) -> SameChoice:
    """This function will give the chance that one person of a group and one of another named the same thing.

    ``first`` and ``second`` (..., options) broadcast; nobody is in both. nan where either group is empty. 1 only where
    all of both named one thing; two groups can share a view and still match no better than by chance.

    Formula: v = sum p q, unbiased; its variance (v - v^2 + (m - 1) (sum p q^2 - v^2) + (n - 1) (sum p^2 q - v^2)) / (n
    m) for n and m people, p and q there as in ``shared_view``; interval on the logit with t of the smaller group. Where
    all named one thing, and where nobody named what the other group did: from Wilson's intervals of both.
    Source: Hoeffding (1948), doi:10.1214/aoms/1177730196, on statistics of two samples.

    >>> match([[15, 3, 2]], [[2, 3, 15]]).value.round(4).tolist()
    [0.1725]
    """
    one, other = _counted(first), _counted(second)
    n, m = (np.asarray(cells.sum(axis=-1), np.float64) for cells in (one, other))
    p, q = _smoothed(one), _smoothed(other)
    chance = (p * q).sum(axis=-1)
    by_first, by_second = ((part * p * q).sum(axis=-1) - chance**2 for part in (p, q))
    with np.errstate(invalid="ignore", divide="ignore"):
        value = np.asarray((one * other).sum(axis=-1) / (n * m))
        variance = (chance - chance**2 + (m - 1) * by_second + (n - 1) * by_first) / (n * m)
    ends = [wilson_interval(people, people, level=level).low for people in (n, m)]
    reach = [wilson_interval(np.zeros(people.shape), people, level=level).high for people in (n, m)]
    edge = Interval(ends[0] * ends[1], 1 - (1 - reach[0]) * (1 - reach[1]), level)
    return _same_choice(value, variance, np.minimum(n, m) - 1, edge)


def _same_choice(value: FloatArray, variance: FloatArray, degrees: FloatArray, edge: Interval) -> SameChoice:
    """The interval on the logit; at 1 and 0, where there is none, it ends at ``edge``."""
    with np.errstate(invalid="ignore", divide="ignore"):
        half = critical_value(degrees, edge.level) * np.sqrt(np.maximum(variance, 0.0)) / (value * (1 - value))
        odds = value / (1 - value)
        low, high = odds / (odds + np.exp(half)), odds / (odds + np.exp(-half))
    low = np.where(value == 1, edge.low, np.where(value == 0, 0.0, low))
    high = np.where(value == 0, edge.high, np.where(value == 1, 1.0, high))
    return SameChoice(value, Interval(low, high, edge.level))


def _smoothed(cells: IntArray) -> FloatArray:
    """Shares after one more person, spread evenly: an option that nobody named is not one that nobody could name."""
    return np.asarray((cells + 1 / cells.shape[-1]) / (cells.sum(axis=-1, keepdims=True) + 1), np.float64)


def _counted(counts: ArrayLike) -> IntArray:
    return category_counts(counts, "A shared view", fewest=FEWEST, most=MOST)
