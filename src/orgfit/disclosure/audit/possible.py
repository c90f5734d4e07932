"""How many of a group can have given each answer, when shares are told in whole per cent?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Values = NDArray[np.float64]
EDGE = 1e-9


@dataclass(frozen=True)
class Possible:
    """People by category: ``low`` to ``high`` (groups, categories) of so many ``people`` (groups,)."""

    people: Ints
    low: Ints
    high: Ints

    @classmethod
    def of_shares(cls, people: Ints, least: Values, most: Values) -> Possible:
        """This function will read shares in per cent that lie from ``least`` to ``most``, (groups, categories)."""
        whole = people[:, None]
        low = np.ceil(np.maximum(least, 0.0) * whole / 100.0 - EDGE)
        high = np.floor(np.minimum(most, 100.0) * whole / 100.0 + EDGE)
        return cls(people, low.astype(np.int64), high.astype(np.int64)).tightened()

    def tightened(self) -> Possible:
        """This function will use that all categories together hold everybody."""
        low, high, whole = self.low, self.high, self.people[:, None]
        for _ in range(2):
            low, high = (
                np.maximum(np.maximum(low, 0), whole - (high.sum(axis=1, keepdims=True) - high)),
                np.minimum(np.minimum(high, whole), whole - (low.sum(axis=1, keepdims=True) - low)),
            )
        return Possible(self.people, low, high)

    def less(self, other: Possible) -> Possible:
        """This function will take groups from groups that they are part of."""
        return Possible(self.people - other.people, self.low - other.high, self.high - other.low).tightened()

    def added(self, into: Ints, groups: int) -> Possible:
        """This function will add up groups; ``into`` (groups,) says into which of so many."""
        arrays = []
        for counts in (self.people, self.low, self.high):
            whole = np.zeros((groups, *counts.shape[1:]), np.int64)
            np.add.at(whole, into, counts)
            arrays.append(whole)
        return Possible(*arrays)

    def picked(self, groups: Ints | Flags) -> Possible:
        """This function will give some of the groups."""
        return Possible(self.people[groups], self.low[groups], self.high[groups])

    def one_mind(self, under: int) -> Flags:
        """This function will say in which groups of fewer people one category holds everybody for sure."""
        small = (self.people > 0) & (self.people < under)
        return np.asarray(small & (self.low == self.people[:, None]).any(axis=1))
