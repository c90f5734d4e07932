"""Made-up organisations of any size, the same each time."""

from __future__ import annotations

from dataclasses import dataclass

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


@dataclass(frozen=True)
class Workforce:
    """Who works where: ``unit`` int64 (people,), each person's unit itself; by attribute its ``codes`` int8 (people,)
    and how many categories it has.
    """

    units: UnitTree
    unit: np.ndarray
    codes: tuple[np.ndarray, ...]
    sizes: tuple[int, ...]


CATEGORIES = (2, 4, 6, 3, 5, 8, 2, 3, 7, 2, 4, 3)


def workforce(people: int, units: int, attributes: int, seed: int = 2024) -> Workforce:
    """Divisions of very different size, some deep and some flat; few people in units with others below them.

    Attributes have up to 8 categories of uneven shares. Every second one leans to the unit; the seventh follows from
    the second, as the side does from the role.
    """
    rng = np.random.default_rng(seed)
    grown = uneven_tree(units, rng)
    inner = np.append(grown.parent[1:], 0)
    weight = rng.lognormal(0.0, 0.7, units) * np.where(np.isin(np.arange(units), inner), 0.3, 1.0)
    unit = np.sort(rng.choice(units, people, p=weight / weight.sum())).astype(np.int64)
    codes = []
    for place, size in enumerate(CATEGORIES[:attributes]):
        share = 0.65 ** np.arange(size)
        share /= share.sum()
        leaning = rng.dirichlet(4.0 * share, units) if place % 2 else np.broadcast_to(share, (units, size))
        below = np.cumsum(leaning, axis=1)[unit]
        drawn = (rng.random(people)[:, None] > below).sum(axis=1)
        codes.append(np.minimum(drawn, size - 1).astype(np.int8))
    if attributes > 6:
        codes[6] = (codes[1] > 1).astype(np.int8)
    return Workforce(grown, unit, tuple(codes), CATEGORIES[:attributes])


def uneven_tree(units: int, rng: np.random.Generator) -> UnitTree:
    """Up to 7 levels: divisions of 1 to 6 levels each, and in them units that hold many others, few, or none."""
    divisions = min(10, units - 1)
    share = rng.lognormal(0.0, 0.8, divisions)
    number = 1 + np.floor((units - 1 - divisions) * share / share.sum()).astype(np.int64)
    number[0] += units - 1 - number.sum()
    rows = [UnitRow("u0", "", "")]
    for size in number:
        above = [len(rows)]
        rows.append(UnitRow(f"u{above[0]}", "", "u0"))
        for level in _levels(int(size) - 1, int(rng.integers(1, 6))):
            here = list(range(len(rows), len(rows) + level))
            parents = _parents(above, level, rng)
            rows += [UnitRow(f"u{place}", "", f"u{parent}") for place, parent in zip(here, parents, strict=True)]
            above = here
    return UnitTree.build(rows, "bench")


def _parents(above: list[int], size: int, rng: np.random.Generator) -> list[int]:
    """A parent for each unit of a level: some of those above get two or more, most often three to ten; others none."""
    leading = rng.choice(above, min(len(above), max(5, size // 4)), replace=False)
    pull = rng.lognormal(0.0, 0.5, len(leading))
    twice = np.repeat(leading, 2)[:size]
    return sorted([*twice, *rng.choice(leading, size - len(twice), p=pull / pull.sum())])


def _levels(units: int, depth: int) -> list[int]:
    """How many units of a division are on each of its levels: each is as many times the one above, but at least 8."""
    share = np.power(float(max(units, 1)), np.arange(1, depth + 1) / depth)
    found, left = [], units
    for part in share[:-1] / share.sum():
        size = min(left, max(8, round(units * float(part))))
        found.append(size)
        left -= size
    return [size for size in (*found, left) if size > 0]
