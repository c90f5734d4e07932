"""An invented tree of units, and how many people each of them has."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import log
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.responses.simulate.settings import SMALLEST_UNIT, Settings
from orgfit.responses.unit_rows import UnitRow
from orgfit.responses.units import UnitTree

WHOLE: Final = "all"
NAME: Final = "Larkfield Works"
SPAN: Final = 5.0  # units below a unit, where no depth is asked for
SPREAD: Final = 0.8  # of the logarithm of sizes
PARENTS: Final = 0.85  # share of the units on a level that have units below them
STAFFED: Final = 0.15  # share of those with units below them that have people of their own
BRANCHES: Final = (
    "Sales",
    "Service",
    "Production",
    "Development",
    "Administration",
    "Field Service",
    "Logistics",
    "Data and IT",
    "Online Shop",
    "Finance",
)


@dataclass(frozen=True)
class Organisation:
    """A tree of units; ``own`` counts the people of each unit itself, without those of the units below it."""

    units: UnitTree
    own: NDArray[np.int64]

    @property
    def offsets(self) -> NDArray[np.int64]:
        """Where the people of each unit begin when they are sorted by unit, and one past the last."""
        return np.concatenate([[0], np.cumsum(self.own)]).astype(np.int64)

    @property
    def headcount(self) -> NDArray[np.int64]:
        """The people of each unit with all below it."""
        offsets = self.offsets
        return np.asarray(offsets[self.units.end] - offsets[:-1], np.int64)

    @property
    def inner(self) -> NDArray[np.bool_]:
        """Which units have units below them."""
        return np.asarray(self.units.end > np.arange(len(self.units)) + 1)

    @property
    def branch(self) -> NDArray[np.int64]:
        """The unit right under the whole that each unit belongs to; 0 for the whole itself."""
        found = np.arange(len(self.units))
        for unit in range(1, len(found)):
            above = self.units.parent[unit]
            found[unit] = found[above] if above else unit
        return found


def grow(settings: Settings, rng: np.random.Generator) -> Organisation:
    """This function will invent a tree with so many units, and give each its people.

    Every unit without units below it has people, at least 3; sizes beyond that are log-normal.
    """
    sizes = _level_sizes(settings)
    parents = [_parents(above, here, rng) for above, here in pairwise(sizes)]
    units = UnitTree.build(_rows(parents), "simulated units")
    tree = Organisation(units, np.zeros(len(units), np.int64))
    return Organisation(units, _people(tree, settings.people, rng))


def _level_sizes(settings: Settings) -> list[int]:
    """How many units stand on each level, from the whole down: each level larger than the last by one factor."""
    units = settings.units
    if units == 1:
        return [1]
    depth = settings.depth or min(max(1, round(log(units) / log(SPAN))), units - 1)
    low, high = 1.0, float(units)
    for _ in range(60):
        ratio = (low + high) / 2
        low, high = (low, ratio) if sum(ratio**level for level in range(depth + 1)) > units else (ratio, high)
    sizes = [max(1, int(low**level)) for level in range(depth)]
    return [*sizes, units - sum(sizes)]


def _parents(above: int, here: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """The unit of the level above for each unit of a level: two at least for those that have any."""
    count = max(1, min(round(PARENTS * above), here // 2))
    chosen = np.sort(rng.choice(above, count, replace=False))
    weights = rng.lognormal(0.0, SPREAD / 2, count)
    children = np.full(count, min(2, here // count))
    children += rng.multinomial(here - children.sum(), weights / weights.sum())
    return np.repeat(chosen, children)


def _rows(parents: list[NDArray[np.int64]]) -> list[UnitRow]:
    rows = [UnitRow(WHOLE, NAME, "")]
    above = [rows[0]]
    for level in parents:
        born: dict[int, int] = {}
        here = []
        for parent in level.tolist():
            born[parent] = born.get(parent, 0) + 1
            here.append(_row(above[parent], born[parent]))
        rows += here
        above = here
    return rows


def _row(parent: UnitRow, number: int) -> UnitRow:
    if parent.code == WHOLE:
        name = BRANCHES[number - 1] if number <= len(BRANCHES) else f"Branch {number}"
        return UnitRow(f"u{number}", name, WHOLE)
    joint = "." if "-" in parent.code else " "
    return UnitRow(f"{parent.code}-{number}", f"{parent.name}{joint}{number}", parent.code)


def _people(tree: Organisation, people: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """Three people in each unit that has any, and the rest log-normally."""
    has = ~tree.inner | (rng.random(len(tree.units)) < STAFFED)
    has[0] = len(tree.units) == 1
    weights = np.where(has, rng.lognormal(0.0, SPREAD, len(tree.units)), 0.0)
    weights[tree.inner] /= 3.0  # a staff is small
    rest = people - SMALLEST_UNIT * int(has.sum())
    share = rest * weights / weights.sum()
    extra = np.floor(share).astype(np.int64)
    largest = np.argsort(extra - share, kind="stable")
    extra[largest[: rest - int(extra.sum())]] += 1
    return np.asarray(np.where(has, SMALLEST_UNIT + extra, 0), np.int64)
