"""Change of a unit between two waves, where its condition is known in both."""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.typing import NDArray

from bench.coverage.covering import Covered, held
from bench.coverage.five_steps import expected_score, latent, scores
from bench.coverage.repeating import repeated
from orgfit.disclosure.policy import Policy
from orgfit.stats.comparison.differences import difference
from orgfit.stats.estimates import Scores, Spread
from orgfit.stats.multilevel.variance import pooled_spread

SIZES = np.repeat([6, 10, 15, 19, 25, 40, 80, 200], 5)
TIMES = 300
UNITS_DIFFER, UNITS_MOVE = 0.35, 0.2  # standard deviations of people
SAME_PERSON = 0.85  # correlation of the factor of one person in two waves


def of_change(*, stay: float = 0.0) -> dict[str, Covered]:
    """By size of the smaller sample; a share ``stay`` of it has answered in both waves, else all are others."""
    drawn = repeated(partial(_changes, stay=stay), TIMES, 20240608)
    small = np.array([smaller < Policy().own_variance_from for smaller, _ in drawn])
    holds = np.array([found for _, found in drawn])
    parts = {"all": np.ones_like(small), "under 20 people": small, "20 people or more": ~small}
    return {name: Covered((holds & part).sum(axis=1), part.sum(axis=1)) for name, part in parts.items()}


def _changes(rng: np.random.Generator, stay: float) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    before, now = SIZES, rng.permutation(SIZES)
    first = UNITS_DIFFER * rng.standard_normal(len(SIZES))
    second = first + UNITS_MOVE * rng.standard_normal(len(SIZES))
    factors = [_factors(rng, int(n), int(m), stay) for n, m in zip(before, now, strict=True)]
    one = _scores(rng, [shift + own for shift, (own, _) in zip(first, factors, strict=True)])
    other = _scores(rng, [shift + own for shift, (_, own) in zip(second, factors, strict=True)])
    smaller = np.minimum(before, now)
    pooled = smaller < Policy().own_variance_from
    found = difference(other, one, spreads=(_spread(other, pooled), _spread(one, pooled))).interval
    return smaller, held(expected_score(second) - expected_score(first), found.low, found.high)


def _factors(rng: np.random.Generator, n: int, m: int, stay: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    one, other = rng.standard_normal(n), rng.standard_normal(m)
    both = int(stay * min(n, m))
    other[:both] = SAME_PERSON * one[:both] + np.sqrt(1.0 - SAME_PERSON**2) * other[:both]
    return one, other


def _scores(rng: np.random.Generator, factors: list[NDArray[np.float64]]) -> Scores:
    n = np.array([len(own) for own in factors])
    unit = np.repeat(np.arange(len(n)), n)
    value = scores(latent(rng, np.concatenate(factors)))
    mean = np.bincount(unit, value) / n
    return Scores(n, mean, np.bincount(unit, (value - mean[unit]) ** 2))


def _spread(of: Scores, pooled: NDArray[np.bool_]) -> Spread:
    """Pooled in both waves where either has fewer than 20 people."""
    within = pooled_spread(of)
    return Spread(np.where(pooled, within.variance, of.variance), np.where(pooled, within.degrees, of.spread.degrees))
