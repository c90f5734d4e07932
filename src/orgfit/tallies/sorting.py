"""Counting rows that are not sorted: a counting sort, fused with laying the answers out in the new order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from orgfit.tallies.counting import LEAST_BYTES, Plan, count
from orgfit.tallies.tally import Tally


class Columns(NamedTuple):
    """Items whose answers, int8, begin at ``starts`` in one run of bytes."""

    answers: NDArray[np.int8]
    starts: NDArray[np.int64]


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

    def count(self, items: Sequence[Columns], codes: NDArray[Any]) -> None:
        """This function will count rows, each for the unit that its code says (for none where negative).

        ``items`` are all items of the layout, in order. ``codes`` are whole numbers, int (people,), below the units.
        """
        from orgfit.tallies.kernels.order import gather, sort_rows
        from orgfit.tallies.kernels.rows import Rows

        places = self._stretches(len(codes)) * self._units
        offsets = self._offsets[: places + 1]
        sort_rows(codes, self._stretch, offsets, self._order)
        order = self._order[: offsets[-1]]
        before = accumulate((len(columns.starts) for columns in items), initial=0)
        for number, columns in zip(before, items, strict=False):
            gather(columns.answers, columns.starts, order, self._stretch, self._laid[number * len(order) :])
        count(self._tally, self._plan, Rows(self._laid, len(order), offsets, self._targets[:places]))

    def _stretches(self, rows: int) -> int:
        return -(-rows // self._stretch)
