"""Choices from a list: what matters most to customers, unit by unit, and what people know of the last survey."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.responses.simulate.fields import field
from orgfit.responses.simulate.tree import Organisation

Floats = NDArray[np.float64]
MATTERS: Final = (
    "A fair price",
    "Quick answers",
    "Things that work",
    "Somebody who cares",
    "Being told the truth",
    "As little effort as possible",
)
EMPLOYEES_SAY: Final = (0.32, 0.22, 0.18, 0.13, 0.09, 0.06)
CUSTOMERS_SAY: Final = (0.16, 0.20, 0.30, 0.08, 0.10, 0.16)
UNITS_DIFFER: Final = 0.7
CHOSEN_FROM_LIST: Final = {"cfs1": MATTERS, "cvs1": MATTERS}
# For staff, and for those who lead.
OF_PEOPLE: Final = {
    "pm03": ((0.30, 0.40, 0.30), (0.65, 0.25, 0.10)),
    "pm04": ((0.15, 0.45, 0.40), (0.50, 0.30, 0.20)),
}
OF_CUSTOMERS: Final = {"cvb1": (0.20, 0.35, 0.45), "cvb2": (0.35, 0.50, 0.15)}


@dataclass(frozen=True)
class SharedView:
    """What people say matters most to customers.

    ``chosen`` has the probability of each option by unit, for the people of the unit itself; ``customers`` those of
    customers. ``same`` is the chance that two people of a unit with all below it name the same, ``match`` that one of
    its people and a customer do.
    """

    options: tuple[str, ...]
    chosen: Floats
    customers: Floats
    same: Floats
    match: Floats


def shared_view(tree: Organisation, rng: np.random.Generator) -> SharedView:
    """This function will draw how each unit sees what matters most."""
    weights = np.stack([np.exp(UNITS_DIFFER * field(tree.units, rng)) for _ in MATTERS], axis=1) * EMPLOYEES_SAY
    chosen = weights / weights.sum(axis=1, keepdims=True)
    sums = np.concatenate([np.zeros((1, len(MATTERS))), np.cumsum(chosen * tree.own[:, None], axis=0)])
    below = (sums[tree.units.end] - sums[:-1]) / tree.headcount[:, None]
    customers = np.array(CUSTOMERS_SAY)
    return SharedView(MATTERS, chosen, customers, (below**2).sum(axis=1), below @ customers)


def choose(probabilities: Floats, of_row: NDArray[np.integer], rng: np.random.Generator) -> NDArray[np.int8]:
    """This function will choose an option, counted from 1, for each row by the probabilities ``of_row`` points to."""
    bounds = np.cumsum(probabilities, axis=1)[:, :-1]
    chance = rng.random(len(of_row))
    found = np.ones(len(of_row), np.int8)
    for option in range(bounds.shape[1]):
        found += chance > bounds[of_row, option]
    return found
