"""What is counted: which columns make a facet, which facets a composite, and where each count stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from math import gcd, isqrt, lcm
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from orgfit.errors import Fault, InstrumentError
from orgfit.instruments.schema import Facet, Index, Instrument

PEOPLE_AT_MOST: Final = 10_000_000
INDEX: Final = "index"
FULL_AT_MOST: Final = isqrt(np.iinfo(np.int64).max // PEOPLE_AT_MOST)


@dataclass(frozen=True)
class FacetLayout:
    """A facet's cells: one for every pair (items answered, raw sum), from (0, 0) to (k, k * high)."""

    id: str
    columns: tuple[int, ...]
    low: int
    high: int
    needed: int

    @cached_property
    def answered(self) -> NDArray[np.int64]:
        """Items answered, by cell."""
        widths = [a * self.span + 1 for a in range(len(self.columns) + 1)]
        return np.repeat(np.arange(len(widths)), widths)

    @cached_property
    def sums(self) -> NDArray[np.int64]:
        """Raw sum of the answers, by cell."""
        return np.concatenate([np.arange(a * self.low, a * self.high + 1) for a in range(len(self.columns) + 1)])

    @cached_property
    def starts(self) -> NDArray[np.int64]:
        """The first cell of each number of items answered."""
        return np.searchsorted(self.answered, np.arange(len(self.columns) + 1))

    @property
    def span(self) -> int:
        """Steps from the lowest raw value to the highest."""
        return self.high - self.low

    @property
    def scored(self) -> range:
        """The numbers of items answered that give a person a score."""
        return range(max(self.needed, 1), len(self.columns) + 1)

    @property
    def cells(self) -> int:
        """How many cells the facet has."""
        items = len(self.columns)
        return items + 1 + self.span * items * (items + 1) // 2

    @cached_property
    def points(self) -> NDArray[np.float64]:
        """The score of a person in each cell, 0-100; nan where too few items were answered."""
        with np.errstate(invalid="ignore", divide="ignore"):
            raw = self.sums / self.answered
        scored = (self.answered >= self.needed) & (self.answered > 0)
        return np.where(scored, 100.0 * (raw - self.low) / self.span, np.nan)


@dataclass(frozen=True)
class CompositeLayout:
    """A mean of facets, counted in whole numbers.

    A person who has a score on every facet gets ``sum_f steps[f][a] * (raw sum - a * low)``, a whole number from 0 to
    ``full``, where a is the number of items answered; points are 100 times it over ``full``.
    """

    id: str
    facets: tuple[int, ...]
    steps: tuple[tuple[int, ...], ...]
    full: int


@dataclass(frozen=True)
class Layout:
    """Everything that one tally counts, in the order of the columns of a table of answers.

    Raises InstrumentError where a composite's sum of squares over 10 million people would outgrow 64 bits.
    """

    items: tuple[str, ...]
    low: tuple[int, ...]
    high: tuple[int, ...]
    facets: tuple[FacetLayout, ...] = ()
    composites: tuple[CompositeLayout, ...] = ()

    def __post_init__(self) -> None:
        faults = [Fault("", 0, message) for message in _overflowing(self)]
        if faults:
            raise InstrumentError(faults)

    @property
    def widest(self) -> int:
        """Number of categories of the item that has most."""
        return max((high - low + 1 for low, high in zip(self.low, self.high, strict=True)), default=0)

    @classmethod
    def of(cls, instrument: Instrument) -> Self:
        """This function will lay out an instrument: its coded items, its facets, its means of facets."""
        items = instrument.coded_items
        place = {item.id: column for column, item in enumerate(items)}
        facets = tuple(_facet(facet, place) for facet in instrument.facets)
        return cls(
            items=tuple(place),
            low=tuple(item.steps[0] for item in items),
            high=tuple(item.steps[-1] for item in items),
            facets=facets,
            composites=_distinct(tuple(_composites(instrument, facets))),
        )


def _facet(facet: Facet, place: dict[str, int]) -> FacetLayout:
    scale = facet.items[0].scale
    columns = tuple(place[item.id] for item in facet.items)
    return FacetLayout(facet.id, columns, scale.low, scale.high, facet.needed)


def _composites(instrument: Instrument, facets: tuple[FacetLayout, ...]) -> Iterator[CompositeLayout]:
    """Dimensions of two or more facets and the index, where they are means."""
    place = {facet.id: number for number, facet in enumerate(facets)}
    groups = {d.id: tuple(place[f.id] for f in d.facets) for d in instrument.dimensions}
    for dimension in instrument.dimensions:
        index = dimension.index or Index(combine="mean")
        if index.combine == "mean" and len(dimension.facets) > 1:
            yield _mean(dimension.id, _parts(index, groups[dimension.id], facets), facets)
    if instrument.index and instrument.index.combine == "mean":
        parts = [groups[part] if part in groups else (place[part],) for part in instrument.index.use or groups]
        if any(parts):
            yield _mean(INDEX, [part for part in parts if part], facets)


def _distinct(composites: tuple[CompositeLayout, ...]) -> tuple[CompositeLayout, ...]:
    """An index over one dimension is that dimension: it is counted once, as the index."""
    index = [composite for composite in composites if composite.id == INDEX]
    return tuple(c for c in composites if c.id == INDEX or replace(c, id=INDEX) not in index)


def _parts(index: Index, own: tuple[int, ...], facets: tuple[FacetLayout, ...]) -> list[tuple[int, ...]]:
    return [(number,) for number in own if not index.use or facets[number].id in index.use]


def _mean(name: str, parts: list[tuple[int, ...]], facets: tuple[FacetLayout, ...]) -> CompositeLayout:
    """Parts weigh alike, and so do the facets within a part; all in whole numbers."""
    numbers = tuple(number for part in parts for number in part)
    used = [facets[number] for number in numbers]
    shares = lcm(*map(len, parts))
    weights = [shares // len(part) for part in parts for _ in part]
    common = lcm(*(answered * facet.span for facet in used for answered in facet.scored))
    steps = tuple(
        tuple(weight * common // (a * facet.span) if a in facet.scored else 0 for a in range(len(facet.columns) + 1))
        for weight, facet in zip(weights, used, strict=True)
    )
    spare = gcd(*(step for own in steps for step in own))
    steps = tuple(tuple(step // spare for step in own) for own in steps)
    return CompositeLayout(name, numbers, steps, common * sum(weights) // spare)


def _overflowing(layout: Layout) -> Iterator[str]:
    for composite in layout.composites:
        if composite.full > FULL_AT_MOST:
            yield (
                f"The mean '{composite.id}' can be counted exactly in at most {FULL_AT_MOST:,} steps; its facets need "
                f"{composite.full:,}. Give facets at most 10 items, or parts the same number of facets."
            )
