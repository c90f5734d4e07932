"""Made-up organisations of any size, the same each time."""

from __future__ import annotations

import numpy as np

from orgfit.instruments.scales import SCALES
from orgfit.instruments.schema import Dimension, Facet, Index, Instrument, Item
from orgfit.responses.columns import Attribute, Responses
from orgfit.responses.units import UnitRow, UnitTree
from orgfit.tallies.layout import Layout

VALUES = np.array([-1, -2, 1, 2, 3, 4, 5], np.int8)
SHARES = [0.05, 0.03, 0.05, 0.1, 0.2, 0.37, 0.2]
DIMENSIONS = ((4, 3, 3, 3), (3, 3, 3), (3, 3, 3), (3, 3, 3))
LEVELS = (1, 5, 25, 125, 625, 2500)


def instrument() -> Instrument:
    """40 items on five steps, 13 facets, 4 dimensions and an index."""
    numbers = iter(range(100))
    dimensions = []
    for d, sizes in enumerate(DIMENSIONS):
        facets = []
        for f, size in enumerate(sizes):
            items = tuple(Item(f"i{next(numbers):02}", "Text.", SCALES["agree5"]) for _ in range(size))
            facets.append(Facet(f"f{d}{f}", "Facet", items))
        dimensions.append(Dimension(f"d{d}", "Dimension", tuple(facets)))
    return Instrument("bench", 1, "Bench", "organisation", index=Index(combine="mean"), dimensions=tuple(dimensions))


def tree(units: int) -> UnitTree:
    """7 levels; each level's units are dealt out among the units of the level above."""
    rows, above = [UnitRow("u0", "", "")], [0]
    for size in (*LEVELS[1:], units):
        level = range(len(rows), min(len(rows) + size, units))
        rows += [UnitRow(f"u{unit}", "", f"u{above[place % len(above)]}") for place, unit in enumerate(level)]
        above = list(level) or above
    return UnitTree.build(rows, "bench")


def organisation(people: int, units: int) -> Responses:
    """People in units of very different sizes, who skip 5 % and cannot say 3 % of their answers."""
    rng = np.random.default_rng(2024)
    weight = rng.lognormal(0.0, 1.0, units)
    ends = np.round(np.cumsum(weight) / weight.sum() * people).astype(np.int64)
    # Item by item, so that a large organisation needs no more memory than its answers.
    answers = np.empty((people, 40), np.int8, order="F")
    for item in range(40):
        answers[:, item] = VALUES[np.searchsorted(np.cumsum(SHARES[:-1]), rng.random(people, np.float32))]
    return Responses(instrument(), tree(units), "bench", answers, np.concatenate([[0], ends]))


def attribute(people: int, categories: int) -> Attribute:
    """A property that people have by chance; it is known of all but a few."""
    codes = np.random.default_rng(7).integers(-1, categories, people).astype(np.int8)
    return Attribute("kind", "Kind", tuple(f"kind {number}" for number in range(categories)), codes)


def unit_of(responses: Responses) -> np.ndarray:
    """The unit of each person, int32."""
    return np.repeat(np.arange(len(responses.units), dtype=np.int32), np.diff(responses.offsets))


def items_only(layout: Layout) -> Layout:
    """The same items without facets and composites: what other programs are asked for, too."""
    return Layout(layout.items, layout.low, layout.high)
