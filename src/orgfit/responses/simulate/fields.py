"""Normal variables that hang together: along the tree of units, and from wave to wave."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.responses.units import UnitTree

Floats = NDArray[np.float64]
IN_COMMON: Final = 0.5


def field(tree: UnitTree, rng: np.random.Generator) -> Floats:
    """This function will draw a standard normal for the people of each unit; those near in the tree are alike.

    Half of the variance is split over the levels of the tree below the whole; two units have in common the part of the
    levels on which both belong to the same unit. The rest is each unit's own.
    """
    depth = tree.depth.astype(np.int64)
    deepest = max(int(depth.max()), 1)
    step = rng.standard_normal(len(tree)) * np.sqrt(IN_COMMON / deepest)
    step[0] = 0.0
    path = np.zeros(len(tree))
    for level in range(1, deepest + 1):
        here = tree.level(level)
        path[here] = path[tree.parent[here]] + step[here]
    own = rng.standard_normal(len(tree))
    return path + np.sqrt(1.0 - IN_COMMON * depth / deepest) * own


def series(tree: UnitTree, carry: float, rng: np.random.Generator) -> Iterator[Floats]:
    """This function will draw such a field again and again; each correlates by ``carry`` with the one before."""
    now = field(tree, rng)
    while True:
        yield now
        now = carry * now + np.sqrt(1.0 - carry**2) * field(tree, rng)
