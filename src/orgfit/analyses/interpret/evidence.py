"""What signals go by: differences whose p rests on variances drawn to what they are like in all units.

Intervals go by a unit's own variance, or by the pooled one in small units; many of them looked at together need more
care, because the units that stand out are those whose variance came out small.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from orgfit.disclosure.rounding import Values
from orgfit.stats.comparison.differences import difference, part_against_rest, part_against_whole, remainder
from orgfit.stats.comparison.moderation import VariancePrior, moderated, variance_prior
from orgfit.stats.estimates import Difference, Scores, Spread
from orgfit.stats.multilevel.variance import pooled_spread

SIGNALS_FROM: Final = 20  # people; a signal is one of five words, and tells little of a group's own variance
PRIOR_FROM: Final = 10  # people; the variances of smaller units say little, and on few steps they are often 0
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Within:
    """How people differ within the units of a family, by measure: pooled, and what variances of units are like."""

    pooled: Spread
    prior: VariancePrior

    def interval_spread(self, scores: Scores, small: Flags) -> Spread:
        """This function will give what intervals go by: each unit's own variance, in small units the pooled one."""
        return scores.spread.replaced(self.pooled, small)

    def signal_spread(self, scores: Scores, small: Flags) -> Spread:
        """This function will give what signals go by: own variances drawn to the prior, in small units the prior alone.

        Where no prior is known it is what intervals go by.
        """
        known = self.prior.degrees > 0
        expected = Spread(self.prior.variance, self.prior.degrees).replaced(self.pooled, ~known)
        return moderated(scores.spread, self.prior).replaced(expected, small)


def within_units(own: Scores, step: Values) -> Within:
    """This function will say how people differ within units; ``own`` (units, measures) has everybody in one unit.

    ``step`` (measures,): points between two neighbouring scores. A unit of one mind counts as if one person were a
    step away: answers in steps hide differences smaller than that.
    """
    spread = own.spread
    with np.errstate(divide="ignore"):
        least = step**2 / own.n
    variance = np.where(own.n >= PRIOR_FROM, np.maximum(spread.variance, least), np.nan)
    return Within(pooled_spread(own), variance_prior(variance, spread.degrees))


def against_rest(part: Scores, whole: Scores, within: Within, *, own_from: ArrayLike) -> Difference:
    """This function will compare units with the other people of what they belong to, for a signal and an interval."""
    gap = part_against_rest(part, whole, within.pooled, own_from=own_from)
    return _judged(gap, part, remainder(part, whole), within)


def against_whole(part: Scores, whole: Scores, within: Within, *, own_from: ArrayLike) -> Difference:
    """This function will compare units with the whole that they belong to, for a signal and an interval."""
    gap = part_against_whole(part, whole, within.pooled, own_from=own_from)
    return _judged(gap, part, remainder(part, whole), within)


def against_others(first: Scores, second: Scores, within: tuple[Within, Within], small: Flags) -> Difference:
    """This function will compare groups with nobody in common; ``small``: whose interval goes by no own variance."""
    sides = tuple(zip(within, (first, second), strict=True))
    few = (first.n < SIGNALS_FROM) | (second.n < SIGNALS_FROM)
    shown, judged = (
        difference(first, second, spreads=(spreads[0], spreads[1]))
        for spreads in (
            [known.interval_spread(side, small) for known, side in sides],
            [known.signal_spread(side, few) for known, side in sides],
        )
    )
    return replace(shown, p=judged.p)


def against_points(scores: Scores, points: Values, within: Within, small: Flags) -> Difference:
    """This function will compare units with fixed points, (measures,): their own uncertainty is not known."""
    fixed = Scores(np.ones_like(scores.n), np.broadcast_to(points, scores.mean.shape), np.zeros_like(scores.mean))
    none = Spread(np.zeros_like(scores.mean), np.ones_like(scores.mean))
    shown, judged = (
        difference(scores, fixed, spreads=(spread, none))
        for spread in (
            within.interval_spread(scores, small),
            within.signal_spread(scores, scores.n < SIGNALS_FROM),
        )
    )
    return replace(shown, p=judged.p)


def _judged(gap: Difference, part: Scores, rest: Scores, within: Within) -> Difference:
    small = (part.n < SIGNALS_FROM) | (rest.n < SIGNALS_FROM)
    spreads = within.signal_spread(part, small), within.signal_spread(rest, small)
    return replace(gap, p=difference(part, rest, spreads=spreads).p)
