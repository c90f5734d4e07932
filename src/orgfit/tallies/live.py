"""A tally that grows person by person, in the memory of one process."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from orgfit.errors import Fault, TableError
from orgfit.tallies.counting import plan_of
from orgfit.tallies.layout import Layout
from orgfit.tallies.tally import Tally


class LiveTally:
    """``tally`` counts all who were added so far.

    Its rows may stand for anything that people are counted in: units with all above them, or slices of these. The
    difference of two states is one person's answers: neither may leave the process but through the gate.
    """

    def __init__(self, layout: Layout, units: int) -> None:
        from orgfit.tallies.kernels.person import Into, Ranges

        self.tally = Tally.empty(layout, units)
        plan = plan_of(layout)
        cells = np.zeros(plan.facets.starts[-1], np.int64)
        cells[plan.facets.cells] = np.arange(len(plan.facets.cells))
        ranges = Ranges(np.array(layout.low, np.int64), np.array(layout.high, np.int64), cells)
        self._plan = (ranges, plan.facets, plan.composites)
        self._into = Into(*self.tally.counts)

    def add(self, answers: NDArray[np.int8], units: Sequence[int] | NDArray[np.int64]) -> None:
        """This function will count one person in each of ``units``.

        ``answers``: int8 (items,). Raises TableError, and counts nothing, where an answer is none of its item's values
        or a unit is not there.
        """
        from orgfit.tallies.kernels.person import FITS, add_person

        own, rows = np.asarray(answers, np.int8), np.asarray(units, np.int64)
        if own.shape != (len(self.tally.layout.items),):
            message = f"{len(self.tally.layout.items)} answers were wanted; {own.size} came. Give one for each item."
            raise TableError([Fault("", 0, message)])
        done = add_person(own, rows, self._plan, self._into)
        if done != FITS:
            raise TableError([Fault("", 0, self._fault(int(done), own, rows))])

    def _fault(self, item: int, answers: NDArray[np.int8], units: NDArray[np.int64]) -> str:
        layout = self.tally.layout
        if item < 0:
            return f"Units run from 0 to {len(self.tally.people) - 1}; {units.tolist()} came. Give their places."
        return (
            f"Answers to '{layout.items[item]}' run from {layout.low[item]} to {layout.high[item]}, with -1 for "
            f"skipped and -2 for can't say; {answers[item]} came. Correct it."
        )
