"""Where each unit stands in a report, over all its questionnaires, and how far down what is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Final

import numpy as np
import pyarrow.compute as pc
from numpy.typing import NDArray

from orgfit.disclosure.released import Released
from orgfit.responses.unit_rows import UnitRow
from orgfit.responses.units import UnitTree

SECTIONS_AT_MOST: Final = 1_500
ITEM_ROWS_AT_MOST: Final = 6_000
SLICE_ROWS_AT_MOST: Final = 6_000
COMMENTS_AT_MOST: Final = 3_000
Counts = NDArray[np.int64]
Rows = Iterable[tuple[str, int]]


class Places:
    """The units of all cubes as one tree, and the depth down to which a section, its questions and so on are shown.

    A level of the tree gets a section for each unit, and each unit its questions, slices and comments, only where the
    whole level fits: no unit is treated otherwise than the units beside it, and the file stays small enough to send.
    """

    def __init__(self, cubes: Sequence[Released]) -> None:
        self._cubes = tuple(cubes)
        self.units = _merged(self._cubes)

    def of(self, units: UnitTree, unit: int) -> int:
        """This function will give the place of a unit of one cube; the top of each cube is the same organisation."""
        return self.units.index[units.codes[unit]] if unit else 0

    def within(self, units: UnitTree, place: int) -> int | None:
        """This function will give the unit of one cube that stands at a place, if that cube knows it."""
        return (units.index.get(self.units.codes[place]) or None) if place else 0

    @cached_property
    def _visible(self) -> NDArray[np.bool_]:
        """Units that are shown, or have a shown one below them: a way down must lead through them."""
        seen = np.zeros(len(self.units), np.bool_)
        for cube in self._cubes:
            for code in cube.table.filter(cube.table["value"].is_valid())["unit"].unique().to_pylist():
                seen[self.of(cube.units, cube.units.index[code])] = True
        for unit in range(len(self.units) - 1, 0, -1):
            seen[self.units.parent[unit]] |= seen[unit]
        return seen

    @cached_property
    def section_depth(self) -> int:
        """The lowest level on which units have a section (0: only the organisation itself)."""
        return self._deepest(self._units_by_depth, SECTIONS_AT_MOST)

    @cached_property
    def item_depth(self) -> int:
        """The lowest level on which units show every question."""
        rows = self._units_by_depth * max(sum(map(_questions, self._cubes)), 1)
        return min(self._deepest(rows, ITEM_ROWS_AT_MOST), self.section_depth)

    @cached_property
    def slice_depth(self) -> int:
        """The lowest level on which units show their people by role, tenure and so on."""
        return min(self._deepest(self._by_depth(_slices), SLICE_ROWS_AT_MOST), self.section_depth)

    @cached_property
    def comment_depth(self) -> int:
        """The lowest level on which units show comments of their own."""
        return min(self._deepest(self._by_depth(_comments), COMMENTS_AT_MOST), self.section_depth)

    @property
    def _units_by_depth(self) -> Counts:
        counts = np.bincount(np.asarray(self.units.depth)[self._visible]).astype(np.int64)
        counts[:1] = 0  # the organisation has chapters, not a section
        return counts

    def _by_depth(self, rows: Callable[[Released], Rows]) -> Counts:
        counts = np.zeros(int(self.units.depth.max()) + 1, np.int64)
        for cube in self._cubes:
            for code, number in rows(cube):
                counts[self.units.depth[self.of(cube.units, cube.units.index[code])]] += number
        counts[:1] = 0
        return counts

    @staticmethod
    def _deepest(rows: Counts, room: int) -> int:
        return int(np.searchsorted(np.cumsum(rows), room, side="right")) - 1

    @cached_property
    def sections(self) -> tuple[int, ...]:
        """The units that have a section, depth first."""
        return tuple(place for place in range(1, len(self.units)) if self.has_section(place))

    def has_section(self, place: int) -> bool:
        """Does a link to this unit lead somewhere?"""
        return bool(0 < self.units.depth[place] <= self.section_depth and self._visible[place])

    def link(self, place: int) -> str:
        """The way to a unit's section, or nothing where it has none."""
        return f"#unit-{place}" if self.has_section(place) else ""


def _questions(cube: Released) -> int:
    """The questions on ordered scales of which the cube knows a mean."""
    known = {measure for measure, statistic in cube.figures(cube.units.codes[0]) if statistic == "mean"}
    return sum(item.id in known for item in cube.instrument.coded_items)


def _slices(cube: Released) -> Rows:
    """Each unit of which any slice is shown gets a row for every category."""
    rows = sum(len(split.categories) for split in cube.splits)
    sliced = cube.table.filter((pc.field("slice") != "") & pc.field("value").is_valid())
    return ((code, rows) for code in sliced["unit"].unique().to_pylist())


def _comments(cube: Released) -> Rows:
    said = cube.table.filter(pc.field("text").is_valid())["unit"].value_counts()
    return ((row["values"], row["counts"]) for row in said.to_pylist())


def _merged(cubes: Sequence[Released]) -> UnitTree:
    """One tree of all units: where two cubes put a unit in different places, the first is followed."""
    first = cubes[0].units
    if all(cube.units == first for cube in cubes):
        return first
    rows: dict[str, UnitRow] = {}
    for cube in cubes:
        codes = (first.codes[0], *cube.units.codes[1:])
        for unit, code in enumerate(codes):
            above = codes[cube.units.parent[unit]] if unit else ""
            rows.setdefault(code, UnitRow(code, cube.units.names[unit], above))
    return UnitTree.build(rows.values(), "the units of this report")
