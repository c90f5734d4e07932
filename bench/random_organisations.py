"""Organisations drawn at random, to attack what is released of them: deep and flat, few and many attributes."""

from __future__ import annotations

import numpy as np

from orgfit.instruments.scales import SCALES
from orgfit.instruments.schema import Block, Dimension, Facet, Index, Instrument, Item
from orgfit.responses.columns import CANT_SAY, SKIPPED, Attribute, Responses
from orgfit.responses.units import UnitRow, UnitTree

SMALLEST, LARGEST = 200, 10_000
DEEPEST = 40


def instrument() -> Instrument:
    """Two facets with an index, and beside them a question about one's leader and one on eleven steps."""
    facets = [
        Facet(
            f"f{place}", f"Facet {place}", tuple(Item(f"q{place}{k}", "Text.", SCALES["agree5"]) for k in range(size))
        )
        for place, size in enumerate((3, 2))
    ]
    dimensions = tuple(Dimension(f"d{place}", "Dimension", (facet,)) for place, facet in enumerate(facets))
    beside = Block(
        "beside",
        "Beside",
        (Item("led", "Text.", SCALES["agree5"], about_leader=True), Item("likely", "Text.", SCALES["likely11"])),
    )
    index = Index(combine="mean")
    return Instrument(
        "random",
        1,
        "Random",
        "organisation",
        asked_of=("employees",),
        index=index,
        dimensions=dimensions,
        blocks=(beside,),
    )


def tree(rng: np.random.Generator, units: int, deep: bool) -> UnitTree:  # noqa: FBT001
    """A tree of about so many units: flat ones hang below a few, deep ones below whatever came last."""
    rows, depth = [UnitRow("u0", "", "")], [0]
    for unit in range(1, units):
        above = max(unit - int(rng.geometric(0.3)), 0) if deep else int(rng.integers(0, max(unit // 8, 1)))
        above = above if depth[above] < DEEPEST else 0
        depth.append(depth[above] + 1)
        rows.append(UnitRow(f"u{unit}", "", f"u{above}"))
    return UnitTree.build(rows, "random")


def organisation(seed: int) -> Responses:
    """200 to 10,000 people, 40 to 100 % of whom answered, with 2 to 8 attributes of 2 to 8 uneven categories."""
    rng = np.random.default_rng(seed)
    staff = round(SMALLEST * (LARGEST / SMALLEST) ** rng.random())
    units = tree(rng, max(4, staff // int(rng.integers(6, 25))), bool(rng.random() < 0.5))
    weight = rng.lognormal(0.0, float(rng.uniform(0.3, 1.3)), len(units))
    unit = np.sort(rng.choice(len(units), staff, p=weight / weight.sum()))
    headcount = np.array([((unit >= u) & (unit < units.end[u])).sum() for u in range(len(units))], np.int64)
    answered = rng.random(staff) < rng.uniform(0.4, 1.0)
    unit = unit[answered]
    made = instrument()
    return Responses(
        made,
        units,
        f"organisation {seed}",
        _answers(rng, made, unit, len(units)),
        np.searchsorted(unit, np.arange(len(units) + 1)).astype(np.int64),
        tuple(_attribute(rng, place, unit) for place in range(int(rng.integers(2, 9)))),
        headcount,
    )


def _answers(rng: np.random.Generator, made: Instrument, unit: np.ndarray, units: int) -> np.ndarray:
    """People of a unit see things alike to some degree; some leave a question open, in some organisations many."""
    mood = rng.normal(0.0, 0.5, units)[unit] + rng.normal(0.0, 0.6, len(unit))
    open_share = float(rng.choice([0.0, 0.01, 0.05, 0.15]))
    columns = []
    for item in made.coded_items:
        low, high = item.steps[0], item.steps[-1]
        raw = low + (high - low) * (0.6 + 0.22 * (mood + rng.normal(0.0, 0.6, len(unit))))
        given = np.clip(np.round(raw), low, high)
        left = rng.random(len(unit)) < open_share
        columns.append(np.where(left, np.where(rng.random(len(unit)) < 0.7, SKIPPED, CANT_SAY), given))
    return np.asfortranarray(np.stack(columns, axis=1).astype(np.int8))


def _attribute(rng: np.random.Generator, place: int, unit: np.ndarray) -> Attribute:
    """Uneven categories; some attributes hang together with the unit, of some people it is not known."""
    size = int(rng.integers(2, 9))
    share = rng.dirichlet(np.full(size, 0.8))
    codes = rng.choice(size, len(unit), p=share)
    if rng.random() < 0.4:
        of_unit = rng.choice(size, int(unit.max(initial=0)) + 1, p=share)
        codes = np.where(rng.random(len(unit)) < 0.7, of_unit[unit], codes)
    codes = np.where(rng.random(len(unit)) < rng.choice([0.0, 0.03]), -1, codes)
    return Attribute(f"a{place}", f"Attribute {place}", tuple(f"c{k}" for k in range(size)), codes.astype(np.int8))
