"""From the people of each unit itself to those of each unit with all below it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from orgfit.responses.units import UnitTree
from orgfit.tallies.counting import THREADS
from orgfit.tallies.tally import Tally


def roll_up(tally: Tally, units: UnitTree) -> Tally:
    """This function will add every unit into all units above it; ``tally`` has one row for each unit itself."""
    return Tally(tally.layout, *(add_upwards(counts, units) for counts in tally.counts))


def add_upwards(own: NDArray[np.int64], units: UnitTree, *, threads: int = THREADS) -> NDArray[np.int64]:
    """This function will add counts (units, ...) of every unit into those of all units above it.

    The subtrees right below the whole are added up by several threads.
    """
    from orgfit.tallies.kernels import sums

    total = np.empty(own.shape, np.int64)
    mine, whole = np.ascontiguousarray(own, np.int64).reshape(len(units), -1), total.reshape(len(units), -1)
    children = units.children(0)

    def below(unit: int) -> None:
        sums.add_upwards(mine, whole, units.depth, units.end, (unit, int(units.end[unit])))

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(below, children))
    whole[0] = mine[0] + whole[list(children)].sum(axis=0)
    return total
