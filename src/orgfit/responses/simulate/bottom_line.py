"""The bottom line by unit and wave: figures that follow the customers' view, and one that does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.responses.simulate.tree import Organisation

Floats = NDArray[np.float64]
LOADING: Final = 0.8  # of each figure on the unit's state
CONTROL: Final = "bl07"
# The middle of each figure and what one standard deviation between units is; bl01 is a factor on revenue a person.
FIGURES: Final[Mapping[str, tuple[float, float]]] = {
    "bl01": (80_000.0, 0.15),
    "bl02": (12.0, 4.0),
    "bl03": (82.0, 5.0),
    "bl04": (1.03, 0.05),
    "bl05": (18.0, 5.0),
    "bl06": (1.0, 0.04),
    "bl07": (140.0, 20.0),
}
DIGITS: Final = {"bl01": 0, "bl02": 1, "bl03": 1, "bl04": 3, "bl05": 1, "bl06": 3, "bl07": 2}
PERCENT: Final = ("bl03", "bl05")
MISSING: Final = 0.05


@dataclass(frozen=True)
class BottomLine:
    """The figures of one wave by unit; nan where one is missing, and everywhere in units without people."""

    wave: int
    figures: Mapping[str, Floats]


def figures(tree: Organisation, state: Floats, wave: int, rng: np.random.Generator) -> BottomLine:
    """This function will draw the figures of one wave; ``state`` is that of each unit."""
    found = {}
    for name, (middle, spread) in FIGURES.items():
        loading = 0.0 if name == CONTROL else LOADING
        value = loading * state + np.sqrt(1.0 - loading**2) * rng.standard_normal(len(state))
        figure = tree.own * middle * np.exp(spread * value) if name == "bl01" else middle + spread * value
        if name in PERCENT:
            figure = np.clip(figure, 0.0, 100.0)
        there = (tree.own > 0) & (rng.random(len(state)) >= MISSING)
        found[name] = np.where(there, np.round(figure, DIGITS[name]), np.nan)
    return BottomLine(wave, found)
