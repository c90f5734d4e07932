"""Step 5, rounding: figures are rounded once, here, and small groups are never said to be of one mind.

Rounding is an addition to the gate, never the gate: attackers are given the rounded values.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.policy import Policy

Values = NDArray[np.float64]
Numbers = NDArray[np.int64]


def round_points(points: Values, people: Numbers, policy: Policy) -> Values:
    """This function will round points to 0.1 from ``policy.fine_from`` people and to 1 below."""
    return np.where(people >= policy.fine_from, np.round(points, 1), np.round(points))


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
