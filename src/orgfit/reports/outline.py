"""One questionnaire of a report: its parts, its questions, its figures, and the words for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from markupsafe import Markup

from orgfit.disclosure.released import Cell, Key, Released, SliceKey
from orgfit.instruments.schema import Dimension, Facet, Index, Item
from orgfit.reports.places import Places

REMEMBERED_UNITS: Final = 2_000
REMEMBERED_SLICES: Final = 8
NOTHING: Final = Cell()
EVERYBODY: Final = ("", "each_wave")  # other blocks are asked of some: of members of units with an open measure, say
# What would be a finding; answers that support no conclusion have none.
FINDINGS: Final = ("signal", "gap_signal", "distance_signal", "view", "shrunken", "evenness")
PROTECTED: Final = Cell(reason="protected")


@dataclass(frozen=True, slots=True)
class Part:
    """A figure that is made of several questions: the index, a dimension or a facet."""

    measure: str
    title: str
    facet: Facet | None = None
    dimension: Dimension | None = None


class Outline:
    """A released cube, seen as a report: its parts, its questions, its figures.

    ``places`` are those of all cubes of the report; those of this one where there is no other.
    """

    def __init__(self, released: Released, places: Places | None = None) -> None:
        self.released = released
        self.places = places or Places([released])
        self.instrument = released.instrument
        self.units = released.units
        self.figures = lru_cache(REMEMBERED_UNITS)(self._figures)
        self.sliced = lru_cache(REMEMBERED_SLICES)(self._sliced)

    def _figures(self, unit: int) -> Mapping[Key, Cell]:
        known = self.released.figures(self.units.codes[unit])
        if not self.unsupported:
            return known
        return {key: cell for key, cell in known.items() if not key[1].startswith(FINDINGS)}

    def _sliced(self, unit: int) -> Mapping[SliceKey, Cell]:
        known = self.released.sliced(self.units.codes[unit]) if self.released.splits else {}
        if not self.unsupported:
            return known
        return {key: cell for key, cell in known.items() if not key[2].startswith(FINDINGS)}

    def comments(self, unit: int) -> Mapping[str, tuple[str, ...]]:
        """The comments of a unit by question."""
        return self.released.comments(self.units.codes[unit])

    def knows(self, measure: str, statistic: str, unit: int = 0) -> bool:
        """Does the cube have such a row?"""
        return (measure, statistic) in self.figures(unit)

    def cell(self, unit: int, measure: str, statistic: str) -> Cell:
        """This function will give one figure, or the reason of its measure or unit where it has no row."""
        known = self.figures(unit)
        if (measure, statistic) in known:
            return known[measure, statistic]
        above = (known.get(key, NOTHING) for key in ((measure, "mean"), ("people", "answers")))
        return next((cell for cell in above if cell.reason), NOTHING)

    def slice_cell(self, unit: int, part: str, measure: str, statistic: str) -> Cell:
        """This function will give one figure of a slice; a slice that is not shown has at most one row a measure."""
        known = self.sliced(unit)
        if (part, measure, statistic) in known:
            return known[part, measure, statistic]
        mean = known.get((part, measure, "mean"), PROTECTED)
        return mean if mean.reason else NOTHING

    @cached_property
    def unsupported(self) -> bool:
        """Do the questions hang together no more than chance would bring? Then nothing follows from the answers."""
        return self.released.figures(self.units.codes[0]).get(("structure", "components"), NOTHING).value == 0

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
    def titles(self) -> Mapping[str, str]:
        """The titles of dimensions and facets by their ids."""
        titles = {dimension.id: dimension.title for dimension in self.instrument.dimensions}
        return titles | {facet.id: facet.title for facet in self.instrument.facets}

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The ordered questions whose means the cube knows, in the order of the instrument."""
        known = self.figures(0)
        return tuple(item for item in self.instrument.coded_items if (item.id, "mean") in known)

    @cached_property
    def asked_of_some(self) -> frozenset[str]:
        """The questions that not everybody was asked: that most have no answer to them says nothing."""
        instrument = self.instrument
        some = {item.id for block in instrument.blocks if block.asked not in EVERYBODY for item in block.items}
        apart = {i.id for i in instrument.items if i.asked_of and i.asked_of not in instrument.asked_of}
        return frozenset(some | apart)

    @cached_property
    def _has_figures(self) -> frozenset[str]:
        table = self.released.table
        return frozenset(table.filter(table["value"].is_valid())["unit"].unique().to_pylist())

    def shown(self, unit: int) -> bool:
        """Is any figure of this unit shown?"""
        return self.units.codes[unit] in self._has_figures

    def place(self, unit: int) -> int:
        """The place of a unit among those of all questionnaires of the report."""
        return self.places.of(self.units, unit)

    def at(self, place: int) -> int | None:
        """The unit that stands at a place, if this questionnaire knows it."""
        return self.places.within(self.units, place)

    def has_section(self, unit: int) -> bool:
        """Does a link to this unit lead somewhere?"""
        return self.places.has_section(self.place(unit))

    def link(self, unit: int) -> str:
        """The way to a unit's section, or nothing where it has none."""
        return self.places.link(self.place(unit))

    @property
    def title(self) -> str:
        """The title of the questionnaire."""
        return self.instrument.title

    @property
    def tongue(self) -> Markup:
        """Questions are in the language of the questionnaire; the words around them are English."""
        language = self.instrument.language
        return Markup("") if language == "en" else Markup(' lang="{}"').format(language)

    def name(self, unit: int) -> str:
        """The name of a unit."""
        return self.units.names[unit]

    def question(self, item: Item) -> str:
        """This function will give the words of a question, with the organisation as its subject."""
        text = item.text or f"“{item.left.rstrip('.')}” (0) or “{item.right.rstrip('.')}” (100)"
        return text.replace("{subject}", self.name(0)).replace("{partner}", "the partner")
