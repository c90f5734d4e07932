"""Where a cube tells something of a measure that is a sum over people; and where that only follows from other sums."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.audit.figures import Cube
from orgfit.disclosure.audit.measures import Measures
from orgfit.disclosure.policy import Policy

Flags = NDArray[np.bool_]
Values = NDArray[np.float64]
SUMS = ("mean", "favourable", "joint", "recommendation", "agreement", "view", "shared", "shrunken")
SLICES_TIMES = 10
SAME = 1e-6  # points, of the same value worked out in another order
PREFIXES = ("share:", "band:", "difference", "signal")


def is_sum(statistic: str) -> bool:
    """This function will say whether a statistic is made of the answers of the people of its unit and slice."""
    return statistic in SUMS or statistic.startswith(PREFIXES)


def grain(people: NDArray[np.int64], policy: Policy, part: str = "") -> Values:
    """This function will give the points between two neighbouring values that are shown of so many people.

    Of whole units 1 and in large groups 0.1; of means of slices (``part``) 2, 1, and 0.1 in very large ones.
    """
    large = people >= policy.fine_from
    if not part:
        return np.where(large, 0.1, 1.0)
    return np.where(people >= SLICES_TIMES * policy.fine_from, 0.1, np.where(large, 1.0, 2.0))


def interval_grain(people: NDArray[np.int64], policy: Policy, part: str = "") -> Values:
    """This function will give the same of the ends of intervals: never more than 1."""
    return np.minimum(grain(people, policy, part), 1.0)


@dataclass(frozen=True)
class Shown:
    """Reads where the sums of a cube stand."""

    cube: Cube
    measures: Measures

    def where(self, measure: str, part: str = "") -> Flags:
        """This function will say in which units something is told of the people of a slice, (units,)."""
        found = np.zeros(len(self.cube.units), np.bool_)
        for statistic in self.cube.statistics.get((part, measure), ()):
            if is_sum(statistic):
                found |= self.cube.column(measure, statistic, part).told
        return found

    @cached_property
    def units(self) -> Flags:
        """The units that are shown at all, (units,)."""
        return self.cube.column("people", "answers").told

    def ladders(self, measure: str) -> Iterator[tuple[str, Flags]]:
        """This function will give the slices in which a measure is shown, and the units where."""
        for part in self.cube.slices(measure):
            if (found := self.where(measure, part)).any():
                yield part, found

    def stands_in(self, measure: str, part: str = "") -> bool:
        """This function will say whether all shown means of a measure are those that follow from its parts.

        A mean that follows in some units only may do so by chance; a distribution never follows.
        """
        parts = self._parts(measure)
        told = [name for name in self.cube.statistics.get((part, measure), ()) if name.startswith("band:")]
        if not parts or any(self.cube.column(measure, name, part).told.any() for name in told):
            return False
        column = self.cube.column(measure, "mean", part)
        own = np.isfinite(column.value)
        return bool((self.where(measure, part) == own).all() and (self.follows(measure, part) == own).all())

    def follows(self, measure: str, part: str = "") -> Flags:
        """This function will say in which units the shown mean is that of the shown means of its parts, (units,)."""
        column, parts = self.cube.column(measure, "mean", part), self._parts(measure)
        if not parts:
            return np.zeros(len(self.cube.units), np.bool_)
        means = np.stack([self.cube.column(name, "mean", part).value for name in parts], axis=1)
        made = means @ np.array(list(parts.values()))
        return np.asarray(np.abs(made - column.value) <= grain(column.n, self.measures.policy, part) / 2.0 + SAME)

    def _parts(self, measure: str) -> Mapping[str, float]:
        if measure in self.measures.composites:
            return self.measures.composites[measure].shares
        if measure in self.measures.facets:
            items = self.measures.facets[measure].items
            return {item.id: 1.0 / len(items) for item in items}
        return {}
