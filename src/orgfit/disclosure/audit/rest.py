"""How many people are left of a unit when others are taken away."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from orgfit.responses.units import UnitTree

Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]


def parents_rest(units: UnitTree, total: Ints) -> Ints:
    """This function will count those of the unit above who are not in each unit; ``total`` (units,) has everybody."""
    above = np.maximum(units.parent, 0)
    return np.where(units.parent >= 0, total[above] - total, 0)


def shown_above(units: UnitTree, shown: Flags) -> Ints:
    """This function will find the lowest shown unit strictly above each unit, -1 where there is none."""
    above = np.full(len(units), -1, np.int64)
    for unit in range(1, len(units)):
        parent = int(units.parent[unit])
        above[unit] = parent if shown[parent] else above[parent]
    return above


def units_rest(units: UnitTree, shown: Flags, total: Ints) -> Ints:
    """This function will count, for each shown unit, its people who are in no shown unit below it.

    ``total`` (units, ...) has everybody of a unit with all below it.
    """
    left = np.where(shown.reshape(-1, *[1] * (total.ndim - 1)), total, 0)
    above = shown_above(units, shown)
    inside = np.flatnonzero(shown & (above >= 0))
    np.subtract.at(left, above[inside], total[inside])
    return np.asarray(left)
