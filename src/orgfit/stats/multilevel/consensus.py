"""One view, spread, or two camps? Agreement on single items of ordered categories, with its bootstrap interval.

A mean of 3 of 5 says nothing about whether all say 3 or half say 1 and half 5. Van der Eijk's A does: 1 where all give
one answer, 0 where the answers spread evenly, -1 where half stand at either end.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from orgfit.errors import EstimateError
from orgfit.stats.counts import category_counts
from orgfit.stats.estimates import FloatArray, IntArray, Interval

FEWEST, MOST = 3, 16  # categories
ONE_VIEW_FROM = 0.5
ENOUGH = 2  # people
BITS = 4  # that hold a category's place beside its count
GRID = 4096  # quantiles of a redrawn count
KEPT = 4096  # counts whose quantiles are kept, for the next question
AT_ONCE = 200_000  # draws in memory


class Outcome(StrEnum):
    """What the answers of one group to one item look like, beyond chance."""

    ONE_VIEW = "one_view"  # the whole interval lies at or above ONE_VIEW_FROM
    SPREAD = "spread"  # neither
    TWO_CAMPS = "two_camps"  # the whole interval lies below 0
    TOO_FEW_PEOPLE = "too_few_people"  # fewer than 2 answered


@dataclass(frozen=True, slots=True)
class Consensus:
    """Van der Eijk's A from -1 to 1, its interval, and what it comes to; nan where fewer than 2 people answered."""

    value: FloatArray
    interval: Interval
    outcomes: NDArray[np.object_]


def agreement_a(counts: ArrayLike) -> FloatArray:
    """This function will give van der Eijk's agreement A of answers in ordered categories.

    ``counts`` (..., categories), whole numbers; returns (...), -1 to 1, nan where nobody answered. Raises EstimateError
    outside 3 to 16 categories, and where the counts are not whole numbers from 0 on.

    Formula: the counts are cut into layers that fill some categories evenly; A = sum over layers of share x A_layer,
    A_layer = U (1 - (S - 1) / (K - 1)) with S of K categories filled and U = ((K - 2) TU - (K - 1) TDU) / ((K - 2)
    (TU + TDU)), where TU counts triples of categories filled 110 or 011 and TDU those filled 101.
    Source: van der Eijk (2001), doi:10.1023/A:1010374114305.
    R: agrmt::agreement(counts).

    >>> agreement_a([30, 40, 210, 130, 530, 50, 10]).round(7).item()
    0.6113333
    """
    cells = _counted(counts)
    return np.where(cells.sum(axis=-1) > 0, _agreement(list(np.moveaxis(cells, -1, 0))), np.nan)


def consensus(counts: ArrayLike, rng: np.random.Generator, *, draws: int = 1000, level: float = 0.95) -> Consensus:
    """This function will give A of many groups and items with a bootstrap interval, and name what each comes to.

    ``counts`` and errors as in ``agreement_a``. The interval lies between percentiles of ``draws`` new samples, less
    the bias that they show, and always holds A. "Two camps" is said only where all of it is below 0, "one view" only
    where all of it is at least 0.5: what answers give that spread evenly over half of the scale.

    Formula: counts* ~ Poisson(counts), that is multinomial with a total that varies about n; its standard deviation is
    1 + 1 / (2 n) times that with n fixed. Bias: mean of A* - A.
    Source: Efron (1979), doi:10.1214/aos/1176344552; Hanley & MacGibbon (2006), doi:10.1016/j.cmpb.2006.04.006.

    >>> found = consensus([[60, 5, 0, 5, 60], [0, 5, 60, 5, 0]], np.random.default_rng(1))
    >>> found.value.round(2).tolist(), [str(outcome) for outcome in found.outcomes]
    ([-0.87, 0.89], ['two_camps', 'one_view'])
    """
    cells = _counted(counts)
    if not 0 < level < 1 or draws < 1:
        raise EstimateError(
            f"A bootstrap needs a level between 0 and 1 and at least 1 draw; {level} and {draws} came. "
            "Give 0.95 and 1000."
        )
    value = np.where(cells.sum(axis=-1) >= ENOUGH, agreement_a(cells), np.nan)
    ends = np.array([(1 - level) / 2, (1 + level) / 2])
    low, high = _interval(cells.reshape(-1, cells.shape[-1]), value.ravel(), ends, rng, draws=draws)
    interval = Interval(low.reshape(value.shape), high.reshape(value.shape), level)
    return Consensus(value, interval, _outcomes(interval))


def _interval(
    flat: IntArray, value: FloatArray, ends: FloatArray, rng: np.random.Generator, *, draws: int
) -> tuple[FloatArray, FloatArray]:
    """The ends of the intervals of groups (groups, categories), some groups at a time."""
    different, place = np.unique(flat, return_inverse=True)
    quantiles = [_poisson_quantiles(int(count)) for count in different]
    table = np.stack(quantiles) if quantiles else np.zeros((0, GRID), np.int32)
    place = place.reshape(flat.shape)
    percentiles, mean = np.empty((2, len(flat))), np.empty(len(flat))
    step = max(1, AT_ONCE // draws)
    for start in range(0, len(flat), step):
        rows = slice(start, start + step)
        at = rng.integers(0, GRID, (flat.shape[1], len(place[rows]), draws), np.uint16)
        redrawn = _agreement([table[row[:, None], column] for row, column in zip(place[rows].T, at, strict=True)])
        percentiles[:, rows] = np.quantile(redrawn, ends, axis=1)
        mean[rows] = redrawn.mean(axis=1)
    low, high = np.clip(percentiles - (mean - value), -1.0, 1.0)
    return np.minimum(low, value), np.maximum(high, value)


@lru_cache(KEPT)
def _poisson_quantiles(mean: int) -> NDArray[np.int32]:
    """What a Poisson count with this mean is at the middles of so many equal parts of its distribution."""
    from scipy.special import gammaln

    if mean == 0:
        return np.zeros(GRID, np.int32)
    reach = 10 * int(np.sqrt(mean)) + 20
    values = np.arange(max(0, mean - reach), mean + reach)
    reached = np.exp(values * np.log(mean) - mean - gammaln(values + 1.0)).cumsum()
    return values[np.searchsorted(reached, (np.arange(GRID) + 0.5) / GRID)].astype(np.int32)


def _agreement(counts: list[NDArray[Any]]) -> FloatArray:
    """A from the counts of each category, arrays of one shape; 0 where there are none.

    The categories are put in the order of their counts. Then the layer between one count and the next fills the
    categories from that place on.
    """
    size = len(counts)
    keys = _ascending([(count << BITS) | place for place, count in enumerate(counts)])
    by_pattern = _pattern_agreement(size)
    filled = np.full(keys[0].shape, 2**size - 1, np.int64)
    below, total = np.zeros_like(keys[0]), np.sum(counts, axis=0)
    value = np.zeros(keys[0].shape)
    for at, key in enumerate(keys):
        count = key >> BITS
        value += (size - at) * (count - below) * by_pattern[filled]
        filled -= 1 << (key & (2**BITS - 1))
        below = count
    return np.asarray(value / np.maximum(total, 1), np.float64)


def _ascending(keys: list[NDArray[Any]]) -> list[NDArray[Any]]:
    """The arrays put in order, element by element."""
    for last in range(len(keys) - 1, 0, -1):
        for at in range(last):
            low = np.minimum(keys[at], keys[at + 1])
            keys[at + 1] = np.maximum(keys[at], keys[at + 1])
            keys[at] = low
    return keys


@cache
def _pattern_agreement(size: int) -> FloatArray:
    """A of every pattern of filled categories; bit k of a pattern is category k."""
    patterns = np.arange(2**size)
    filled = [(patterns >> place) & 1 for place in range(size)]
    beside, apart = np.zeros(2**size), np.zeros(2**size)
    for one, two, three in combinations(filled, 3):
        beside += two * (one != three)
        apart += one * (1 - two) * three
    steps = np.sum(filled, axis=0) - 1
    triples = np.maximum(beside + apart, 1)
    unimodality = ((size - 2) * beside - (size - 1) * apart) / ((size - 2) * triples)
    return np.where(steps == 0, 1.0, unimodality * (1 - steps / (size - 1)))


def _outcomes(interval: Interval) -> NDArray[np.object_]:
    outcomes = np.empty(interval.low.shape, object)
    outcomes.fill(Outcome.SPREAD)
    outcomes[interval.low >= ONE_VIEW_FROM] = Outcome.ONE_VIEW
    outcomes[interval.high < 0] = Outcome.TWO_CAMPS
    outcomes[np.isnan(interval.low)] = Outcome.TOO_FEW_PEOPLE
    return outcomes


def _counted(counts: ArrayLike) -> IntArray:
    return category_counts(counts, "Agreement A", fewest=FEWEST, most=MOST)
