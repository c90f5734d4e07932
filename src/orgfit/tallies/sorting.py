"""Counting rows that are not sorted: a counting sort, fused with laying the answers out in the new order."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgfit.tallies.counting import LEAST_BYTES, Plan, count
from orgfit.tallies.tally import Tally


class Sorter:
    """Counts unsorted rows in a tally, at most ``rows`` at a time, in memory that it keeps for the next.

    ``stretch``: rows sorted together. Few stay in the cache, many have more people of one unit side by side.
    """

    def __init__(self, tally: Tally, plan: Plan, *, rows: int, stretch: int) -> None:
        self._tally, self._plan, self._stretch = tally, plan, stretch
        self._units = len(tally.people)
        stretches = self._stretches(rows)
        self._targets = np.tile(np.arange(self._units), stretches)
        self._offsets = np.empty(stretches * self._units + 1, np.int64)
        self._order = np.empty(rows, np.int32)
        self._laid = np.empty(max(rows * len(plan.layout.items), LEAST_BYTES), np.int8)

    def count(self, answers: NDArray[np.int8], starts: NDArray[np.int64], codes: NDArray[Any]) -> None:
        """This function will count rows, each for the unit that its code says (for none where negative).

        The answers to each item begin at ``starts`` in one run of bytes. ``codes`` are whole numbers, int (people,),
        below the units.
        """
        from orgfit.tallies.kernels.order import Order, gather, sort_rows
        from orgfit.tallies.kernels.rows import Rows

        places = self._stretches(len(codes)) * self._units
        offsets = self._offsets[: places + 1]
        sort_rows(codes, self._stretch, offsets, self._order)
        order = Order(self._order, offsets[:: self._units].copy(), self._stretch, len(codes))
        gather(answers, starts, order, self._laid)
        count(self._tally, self._plan, Rows(self._laid, int(offsets[-1]), offsets, self._targets[:places]))

    def _stretches(self, rows: int) -> int:
        return -(-rows // self._stretch)
