"""From the people of each unit itself to those of each unit with all below it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from orgfit.responses.units import UnitTree
from orgfit.tallies.tally import Tally


def roll_up(tally: Tally, units: UnitTree) -> Tally:
    """This function will add every unit into all units above it; ``tally`` has one row for each unit itself."""
    return Tally(tally.layout, *(add_upwards(counts, units) for counts in tally.counts))


def add_upwards(own: NDArray[np.int64], units: UnitTree) -> NDArray[np.int64]:
    """This function will add counts (units, ...) of every unit into those of all units above it."""
    from orgfit.tallies.kernels import sums

    total = np.empty(own.shape, np.int64)
    flat = np.ascontiguousarray(own, np.int64).reshape(len(units), -1)
    sums.add_upwards(flat, units.depth, units.end, total.reshape(len(units), -1))
    return total
