"""Step 5, rounding: figures are rounded once, here, and small groups are never said to be of one mind.

Rounding is an addition to the gate, never the gate: attackers are given the rounded values.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.policy import Policy

POINTS: Final = 100.0
QUARTER: Final = 25.0  # points: what has to be left open of fewer than n people
TIMES: Final = 10
Values = NDArray[np.float64]
Numbers = NDArray[np.int64]


def round_points(points: Values, people: Numbers, policy: Policy) -> Values:
    """This function will round points to 0.1 from ``policy.fine_from`` people and to 1 below."""
    return np.where(people >= policy.fine_from, np.round(points, 1), np.round(points))


def round_slices(points: Values, people: Numbers, policy: Policy) -> Values:
    """This function will round points of slices: to 2 below ``policy.fine_from`` people, to 1 below ten times as many.

    Of slices there are many over the same people. To a tenth of a point their sums would leave a few at the end of the
    scale.
    """
    coarse = np.where(people >= policy.fine_from, np.round(points), 2.0 * np.round(points / 2.0))
    return np.where(people >= TIMES * policy.fine_from, np.round(points, 1), coarse)


def round_ends(ends: Values | float, people: Numbers, policy: Policy) -> Values:
    """This function will round the ends of intervals of slices: to 1 point below ten times ``policy.fine_from``."""
    return np.where(people >= TIMES * policy.fine_from, np.round(ends, 1), np.round(ends))


def near_end(people: Numbers, points: Values, threshold: int, policy: Policy) -> NDArray[np.bool_]:
    """This function will say which small groups are so near an end of the scale that a few would be known too well.

    ``points``: the sum over the group. n - 1 of its people would be known to a quarter of the scale.
    """
    inside = QUARTER * (threshold - 1)
    few = (people > 0) & (people < policy.small_under)
    return np.asarray(few & ((points > POINTS * people - inside) | (points < inside)))


def slice_points(points: Values, people: Numbers, threshold: int, policy: Policy) -> tuple[Values, Values, Values]:
    """This function will give means of slices as they are shown: the value, or bounds near the ends of the scale.

    Where the mean of a small slice is so near an end that n - 1 of its people would be known to a quarter of the scale,
    it is only told to lie that near: "85 or more" of seven. nan in the value there, and in the bounds elsewhere.
    """
    inside = QUARTER * (threshold - 1) / np.maximum(people, 1)
    near = near_end(people, points * people, threshold, policy)
    top, bottom = near & (points > POINTS / 2.0), near & (points <= POINTS / 2.0)
    nothing = np.full(len(points), np.nan)
    value = np.where(top | bottom, np.nan, round_slices(points, people, policy))
    low = np.where(top, np.floor(POINTS - inside), np.where(bottom, 0.0, nothing))
    high = np.where(top, POINTS, np.where(bottom, np.ceil(inside), nothing))
    return value, low, high


def clip_means(points: Values, people: Numbers, step: float, policy: Policy) -> Values:
    """This function will keep the mean of a small group one step inside the ends of the scale.

    ``step``: points between two neighbouring scores of one person. A group of ``people`` that all chose the end is
    told the mean it would have, had one of them stopped one step short; so the two cannot be told apart.
    """
    inside = step / np.maximum(people, 1)
    small = people < policy.small_under
    return np.where(small, np.clip(points, inside, 100.0 - inside), points)


def edge_share(people: Numbers) -> Values:
    """This function will give the share (per cent) above which small groups only read "... or more".

    90 from 10 people; below, the share at which all but one agree, so that at least two outcomes read the same.
    """
    return np.minimum(90.0, np.floor(100.0 * (1.0 - 1.0 / np.maximum(people, 1))))
