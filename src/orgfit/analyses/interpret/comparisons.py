"""Scores of all units with their two intervals, and which of them differ from the whole by more than noise."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.draft import Means
from orgfit.disclosure.plan import Plan
from orgfit.disclosure.policy import Policy
from orgfit.disclosure.rounding import Numbers, Values
from orgfit.errors import EstimateError
from orgfit.responses.units import UnitTree
from orgfit.stats.comparison.differences import part_against_whole
from orgfit.stats.comparison.multiplicity import false_discovery
from orgfit.stats.estimates import Scores, Spread
from orgfit.stats.intervals import mean_interval
from orgfit.stats.multilevel.pooling import random_intercept, shrink
from orgfit.stats.multilevel.variance import pooled_spread

NOTICEABLE: Final = 2.0  # points; a smaller difference gets no colour, however sure it is
LARGE: Final = 5.0
FALSE_DISCOVERY_RATE: Final = 0.05
NEVER: Final = np.iinfo(np.int64).max


@dataclass(frozen=True)
class Family:
    """Measures whose differences are judged together: ``names`` and arrays (units, measures).

    ``own``: scores of the people of each unit itself; ``total``: with all below it; ``step``: points between two
    neighbouring scores of one person.
    """

    names: tuple[str, ...]
    own: Scores
    total: Scores
    step: Values


def compared(family: Family, units: UnitTree, plan: Plan, policy: Policy, headcount: Numbers | None) -> list[Means]:
    """This function will give every measure of a family its intervals, its signals and its shrunken scores.

    One false discovery rate of 5 % over all shown differences of the family; a signal needs 2 points as well, and is
    strong from 5.
    """
    total = family.total
    pooled = pooled_spread(family.own)
    sparse = np.stack([plan.pooled(name, total.n[:, m], policy) for m, name in enumerate(family.names)], axis=1)
    level = _level(total, pooled, sparse, headcount)
    whole = Scores(total.n[:1], total.mean[:1], total.squares[:1])
    gap = part_against_whole(total, whole, pooled, own_from=np.where(sparse, NEVER, policy.own_variance_from))
    shown = np.stack([plan.shown(name) for name in family.names], axis=1)
    shown[0] = False
    flagged = false_discovery(np.where(shown, gap.p, np.nan), FALSE_DISCOVERY_RATE).flagged
    size = np.abs(gap.value)
    strength = np.where(size >= LARGE, 2.0, 1.0)
    signal = np.where(flagged & (size >= NOTICEABLE), np.sign(gap.value) * strength, 0.0)
    half = gap.interval.high - gap.value
    towards, pull = shrinkage(units, total)
    return [
        Means(total.mean[:, m], level[:, m], half[:, m], signal[:, m], float(family.step[m]), towards[:, m], pull[:, m])
        for m in range(len(family.names))
    ]


def _level(total: Scores, pooled: Spread, sparse: NDArray[np.bool_], headcount: Numbers | None) -> Values:
    """Half widths of "what would all of us here have said?": with the headcount where it is known."""
    own = total.spread
    population = None if headcount is None else headcount[:, None]
    interval = mean_interval(
        total.mean,
        np.where(sparse, pooled.variance, own.variance),
        total.n,
        population=population,
        degrees=np.where(sparse, pooled.degrees, own.degrees),
    )
    return np.asarray(interval.high - total.mean)


def shrinkage(units: UnitTree, total: Scores) -> tuple[Values, Values]:
    """This function will say where each unit's score is drawn to, and how far: two arrays (units, measures).

    Units are compared with those on their level of the tree; nan where a level has fewer than two units with scores.
    """
    towards = np.full(total.mean.shape, np.nan)
    pull = np.full(total.mean.shape, np.nan)
    for depth in range(1, int(units.depth.max()) + 1):
        level = np.flatnonzero(units.depth == depth)
        for m in range(total.n.shape[1]):
            n, mean, squares = total.n[level, m], total.mean[level, m], total.squares[level, m]
            with suppress(EstimateError):  # one unit alone, or nothing varies: there is nothing to draw it to
                fit = random_intercept(n, mean, squares)
                towards[level, m] = fit.intercept
                pull[level, m] = 1.0 - shrink(fit, n, mean).weight
    return towards, pull
