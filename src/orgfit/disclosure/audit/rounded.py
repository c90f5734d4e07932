"""What a shown figure says: the bounds that its rounding leaves for a sum over the people behind it.

Read from what is written in a cube and from the rules of the policy; how the figures were chosen is not looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import ceil, floor
from typing import Final

import numpy as np

from orgfit.disclosure.audit.insider import Flags, Insider
from orgfit.disclosure.audit.measures import POINTS
from orgfit.disclosure.audit.question import Question
from orgfit.disclosure.audit.shown import grain
from orgfit.disclosure.policy import Policy
from orgfit.disclosure.released import Cell, Released
from orgfit.stats.intervals import wilson_interval

EPSILON: Final = 1e-7
COARSE: Final = 0.5
ANSWERS: Final = ("people", "answers")
Ends = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Group:
    """People of a unit (with all below it) in a slice, without those of the units ``less``."""

    unit: str
    slice: str = ""
    less: tuple[str, ...] = ()

    def people(self, insider: Insider) -> Flags:
        """This function will say who they are, (people,)."""
        inside = insider.group(self.unit, self.slice)
        for unit in self.less:
            inside[insider.inside(unit)] = False
        return inside


@dataclass(frozen=True, slots=True)
class Told:
    """Over the answers of a group, the sum of what ``statistic`` counts lies from ``low`` to ``high``.

    In points where it is "mean", else in people. ``figure`` says where it stands in the cube; ``people`` is how many
    of the group have a value.
    """

    group: Group
    figure: str
    statistic: str
    people: int
    low: float
    high: float


@dataclass(frozen=True)
class Reading:
    """Reads the figures of one question from a cube."""

    insider: Insider
    released: Released
    question: Question
    _read: dict[str, tuple[Told, ...]] = field(default_factory=dict, init=False, repr=False)

    def told(self, units: Iterable[str]) -> Iterator[Told]:
        """This function will read all figures of some units and of their slices.

        Not read: intervals of means and what else is made of variances, agreement, shrunken scores, and what comes from
        shown figures alone.
        """
        for unit in units:
            if unit not in self._read:
                self._read[unit] = tuple(self._of_unit(unit))
            yield from self._read[unit]

    def _of_unit(self, unit: str) -> Iterator[Told]:
        measure = self.question.measure
        whole = {name: cell for (of, name), cell in self.released.figures(unit).items() if of == measure}
        yield from self._of_cells(Group(unit), whole)
        yield from self._rest(unit, whole)
        yield from self._parents_rest(unit, whole)
        by_slice: dict[str, dict[str, Cell]] = {}
        for (name, of, statistic), cell in self.released.sliced(unit).items():
            if of == measure:
                by_slice.setdefault(name, {})[statistic] = cell
        for name, cells in by_slice.items():
            yield from self._of_cells(Group(unit, name), cells)

    @cached_property
    def shown(self) -> Flags:
        """The units that are shown at all, (units,)."""
        cells = (self.released.figures(code).get(ANSWERS, Cell()) for code in self.released.units.codes)
        return np.array([cell.shown for cell in cells], np.bool_)

    def _of_cells(self, group: Group, cells: Mapping[str, Cell]) -> Iterator[Told]:
        people, policy = self._people(group), self.released.policy
        for name in (name for name in self.question.worth if name in cells):
            cell = cells[name]
            where = " · ".join(part for part in (group.unit, group.slice, name) if part)
            if name == "mean":
                ends = self._mean(cell, group, people)
            elif cell.value is None:
                ends = None if cell.low is None else counted(cell, people)
            elif name == "recommendation":
                ends = around(cell.value, half_a_step(people, policy), people)
            else:
                ends = counted(cell, people)
            if ends is not None:
                yield Told(group, where, name, people, *ends)

    def _mean(self, cell: Cell, group: Group, people: int) -> Ends | None:
        """The sum behind a mean, or behind bounds in its place."""
        if cell.value is not None:
            return self._sum(cell.value, half_a_step(people, self.released.policy, group.slice), people)
        if cell.low is None or cell.high is None:
            return None
        return cell.low * people, cell.high * people

    def _rest(self, unit: str, cells: Mapping[str, Cell]) -> Iterator[Told]:
        """The mean of a unit's people who are in no shown unit below it."""
        rest = cells.get("rest", Cell())
        if rest.value is not None:
            place, end = self.released.units.index[unit], int(self.released.units.end[self.released.units.index[unit]])
            below = tuple(self.released.units.codes[v] for v in range(place + 1, end) if self.shown[v])
            group = Group(unit, less=below)
            people = self._people(group)
            ends = self._sum(rest.value, half_a_step(people, self.released.policy), people)
            yield Told(group, f"{unit} · rest", "mean", people, *ends)

    def _parents_rest(self, unit: str, cells: Mapping[str, Cell]) -> Iterator[Told]:
        """The mean of those in the unit above who are not in this one: the shown mean less the shown difference."""
        apart, mean = cells.get("difference:parent", Cell()).value, cells.get("mean", Cell()).value
        if apart is not None and mean is not None:
            units = self.released.units
            group = Group(units.codes[int(units.parent[units.index[unit]])], less=(unit,))
            people = self._people(group)
            fewer = min(people, self._people(Group(unit)))
            ends = self._sum(mean - apart, half_a_step(fewer, self.released.policy), people)
            yield Told(group, f"{unit} · difference:parent", "mean", people, *ends)

    def _people(self, group: Group) -> int:
        return int(np.count_nonzero(group.people(self.insider) & self.question.members))

    def _sum(self, shown: float, half: float, people: int) -> Ends:
        """The sum of points behind a mean. That of a small group was kept one step inside the ends of the scale."""
        low, high = max(shown - half, 0.0), min(shown + half, POINTS)
        inside = self.question.step / max(people, 1)
        if people < self.released.policy.small_under:
            low = 0.0 if low <= inside + EPSILON else low
            high = POINTS if high >= POINTS - inside - EPSILON else high
        grain = self.question.grain
        return grain * ceil(low * people / grain - EPSILON), grain * floor(high * people / grain + EPSILON)


def half_a_step(people: int, policy: Policy, part: str = "") -> float:
    """This function will give the points by which a shown mean of so many people can be off; of slices more."""
    return float(grain(np.array([people]), policy, part)[0]) / 2.0


def around(shown: float, half: float, people: int) -> Ends:
    """This function will bound a whole number of people whose share, in per cent, is shown rounded."""
    return ceil(people * (shown - half) / 100.0 - EPSILON), floor(people * (shown + half) / 100.0 + EPSILON)


def counted(cell: Cell, people: int) -> Ends:
    """This function will bound a count from its share in whole per cent, or from the bounds given in its place.

    Where Wilson's interval stands beside the share, only counts that give the same interval are left.
    """
    if cell.value is None:
        low, high = 0.0 if cell.low is None else cell.low, 100.0 if cell.high is None else cell.high
        return ceil(people * low / 100.0 - EPSILON), floor(people * high / 100.0 + EPSILON)
    low, high = (max(around(cell.value, COARSE, people)[0], 0), min(around(cell.value, COARSE, people)[1], people))
    if cell.low is None or cell.high is None:
        return low, high
    counts = np.arange(low, high + 1)
    interval = wilson_interval(counts, people)
    same = (abs(100.0 * interval.low - cell.low) <= COARSE + EPSILON) & (
        abs(100.0 * interval.high - cell.high) <= COARSE + EPSILON
    )
    return float(counts[same].min()), float(counts[same].max())
