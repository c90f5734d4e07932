"""Dropped slices that may come back: others, dropped later, may have undone the same combinations."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.repair.drops import grouped
from orgfit.disclosure.rounding import Numbers

KEPT: Final = 4  # combinations remembered for each slice that was dropped


@dataclass
class Record:
    """For each dropped slice, some of the combinations that lost it and no other: the slices that they use."""

    sets: list[Numbers] = field(default_factory=list)

    def add(self, sets: Numbers, members: Numbers, chosen: Numbers) -> None:
        """This function will remember some sets that hold one chosen member alone; arguments as in ``hitting_set``."""
        order = np.argsort(sets, kind="stable")
        sets, members = sets[order], members[order]
        is_chosen = np.isin(members, chosen)
        single = np.flatnonzero(is_chosen & (np.bincount(sets[is_chosen], minlength=int(sets[-1]) + 1)[sets] == 1))
        by_member = single[np.argsort(members[single], kind="stable")]
        first = np.searchsorted(members[by_member], members[by_member])
        starts = np.searchsorted(sets, np.arange(int(sets[-1]) + 2))
        for one in sets[by_member[np.arange(len(by_member)) - first < KEPT]]:
            self.sets.append(members[starts[one] : starts[one + 1]].copy())

    def not_needed(self, dropped: Numbers, value: NDArray[np.float64]) -> Numbers:
        """This function will choose dropped slices without which every remembered set still loses one.

        ``value`` (dropped,): those of most value come first.
        """
        if not self.sets:
            return dropped[:0]
        members = np.concatenate(self.sets)
        sets = np.repeat(np.arange(len(self.sets)), [len(one) for one in self.sets])
        there = np.isin(members, dropped)
        members, sets = members[there], sets[there]
        times = np.bincount(sets, minlength=len(self.sets))
        slices, numbered = np.unique(members, return_inverse=True)
        order, starts = grouped(numbered)
        free = np.setdiff1d(dropped, slices).tolist()
        for one in dropped[np.argsort(-value, kind="stable")].tolist():
            place = int(np.searchsorted(slices, one))
            if place < len(slices) and slices[place] == one:
                own = sets[order[starts[place] : starts[place + 1]]]
                if (times[own] > 1).all():
                    times[own] -= 1
                    free.append(one)
        return np.array(free, np.int64)
