"""What a report will hold: which parts, which units, and which of these with every question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

import numpy as np

from orgfit.disclosure.released import Cell, Key, Released
from orgfit.instruments.schema import Dimension, Facet, Index, Item

SECTIONS_AT_MOST: Final = 1_500
ITEM_ROWS_AT_MOST: Final = 6_000
REMEMBERED_UNITS: Final = 2_000
NOTHING: Final = Cell()


@dataclass(frozen=True, slots=True)
class Part:
    """A figure that is made of several questions: the index, a dimension or a facet."""

    measure: str
    title: str
    facet: Facet | None = None
    dimension: Dimension | None = None


class Outline:
    """A released cube, seen as a report.

    A level of the tree gets a section for each unit, and each unit its questions, only where the whole level
    fits: no unit is treated otherwise than the units beside it, and the file stays small enough to send.
    """

    def __init__(self, released: Released) -> None:
        self.released = released
        self.instrument = released.instrument
        self.units = released.units
        self.figures = lru_cache(REMEMBERED_UNITS)(self._figures)

    def _figures(self, unit: int) -> Mapping[Key, Cell]:
        return self.released.figures(self.units.codes[unit])

    def cell(self, unit: int, measure: str, statistic: str) -> Cell:
        """This function will give one figure, or the reason of its measure or unit where it has no row."""
        known = self.figures(unit)
        if (measure, statistic) in known:
            return known[measure, statistic]
        above = (known.get(key, NOTHING) for key in ((measure, "mean"), ("people", "answers")))
        return next((cell for cell in above if cell.reason), NOTHING)

    def fine(self, n: int | None) -> bool:
        """May points of so many people have a decimal? (The gate has rounded them already.)"""
        return n is not None and n >= self.released.policy.fine_from

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The index, then each dimension of two or more facets before its facets: those the cube knows."""
        index = self.instrument.index or Index()
        found = [Part("index", index.title or "All together")]
        for dimension in self.instrument.dimensions:
            if len(dimension.facets) > 1 and index.use != (dimension.id,):  # else the index is the same figure
                found.append(Part(dimension.id, dimension.title, dimension=dimension))
            found.extend(Part(facet.id, facet.title, facet=facet) for facet in dimension.facets)
        known = self.figures(0)
        return tuple(part for part in found if (part.measure, "mean") in known)

    @cached_property
    def columns(self) -> tuple[Part, ...]:
        """The parts a table of units has room for: the index and the facets."""
        return tuple(part for part in self.parts if part.dimension is None)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The ordered questions whose means the cube knows, in the order of the instrument."""
        known = self.figures(0)
        return tuple(item for item in self.instrument.coded_items if (item.id, "mean") in known)

    @cached_property
    def _has_figures(self) -> frozenset[str]:
        table = self.released.table
        return frozenset(table.filter(table["value"].is_valid())["unit"].unique().to_pylist())

    def shown(self, unit: int) -> bool:
        """Is any figure of this unit shown?"""
        return self.units.codes[unit] in self._has_figures

    @cached_property
    def _visible(self) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """Units that are shown, or have a shown one below them: a way down must lead through them."""
        seen = np.array([self.shown(unit) for unit in range(len(self.units))])
        for unit in range(len(self.units) - 1, 0, -1):
            seen[self.units.parent[unit]] |= seen[unit]
        return seen

    @cached_property
    def section_depth(self) -> int:
        """The lowest level on which units have a section (0: only the organisation itself)."""
        return self._deepest(np.cumsum(self._units_by_depth), SECTIONS_AT_MOST)

    @cached_property
    def item_depth(self) -> int:
        """The lowest level on which units show every question (0: only the organisation itself)."""
        rows = np.cumsum(self._units_by_depth) * max(len(self.items), 1)
        return min(self._deepest(rows, ITEM_ROWS_AT_MOST), self.section_depth)

    @property
    def _units_by_depth(self) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        depths = np.asarray(self.units.depth)[self._visible]
        counts = np.bincount(depths).astype(np.int64)
        counts[:1] = 0  # the organisation has chapters, not a section
        return counts

    @staticmethod
    def _deepest(size: np.ndarray[tuple[int], np.dtype[np.int64]], room: int) -> int:
        return int(np.searchsorted(size, room, side="right")) - 1

    @cached_property
    def sections(self) -> tuple[int, ...]:
        """The units that have a section, depth first."""
        return tuple(unit for unit in range(1, len(self.units)) if self.has_section(unit))

    def has_section(self, unit: int) -> bool:
        """Does a link to this unit lead somewhere?"""
        return bool(0 < self.units.depth[unit] <= self.section_depth and self._visible[unit])

    def name(self, unit: int) -> str:
        """The name of a unit."""
        return self.units.names[unit]

    def question(self, item: Item) -> str:
        """This function will give the words of a question, with the organisation as its subject."""
        text = item.text or f"{item.left} or {item.right}?"
        return text.replace("{subject}", self.name(0)).replace("{partner}", "the partner")
