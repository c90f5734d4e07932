"""Changes that are planted: in known units, from a known wave on, by a known size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.responses.simulate.latents import Latents
from orgfit.responses.simulate.tree import Organisation

Floats = NDArray[np.float64]
LEAST_PEOPLE: Final = 20
SHARE_OF_UNITS: Final = 0.08
MOVED: Final = ("follow_through", "voice_in_strategy", "connectedness", "leadership_in_all")
SIZES: Final = (0.6, 0.5, 0.6, -0.5)


@dataclass(frozen=True, slots=True)
class Change:
    """From ``wave`` on (the first is 1) the facet lies ``size`` standard deviations of people higher in a unit with
    all below it; ``points`` is what this makes of the unit's mean in that wave.
    """

    unit: int
    facet: str
    wave: int
    size: float
    points: float = 0.0


def plant(tree: Organisation, waves: int, rng: np.random.Generator) -> tuple[Change, ...]:
    """This function will choose what changes, where and when: in each wave after the first some units, each once."""
    heads = tree.headcount
    fit = (heads >= LEAST_PEOPLE) & (heads <= heads[0] / 2) & ~tree.inner
    if not fit.any():
        fit = np.arange(len(heads)) == np.argmax(np.where(np.arange(len(heads)) > 0, heads, -1))
    left = np.flatnonzero(fit)
    count = max(1, round(SHARE_OF_UNITS * len(left)))
    found: list[Change] = []
    for wave in range(2, waves + 1):
        chosen = rng.choice(left, min(count, len(left)), replace=False)
        for number, unit in enumerate(np.sort(chosen).tolist(), len(found)):
            found.append(Change(unit, MOVED[number % len(MOVED)], wave, SIZES[number % len(SIZES)]))
        left = np.setdiff1d(left, chosen)
    return tuple(found)


def shifts(changes: tuple[Change, ...], latents: Latents, tree: Organisation, waves: int) -> Floats:
    """This function will give what is added to each facet of each unit's people, as an array (waves, facets, units)."""
    found = np.zeros((waves, len(latents.facets), len(tree.units)))
    for change in changes:
        below = slice(change.unit, int(tree.units.end[change.unit]))
        found[change.wave - 1 :, latents.place[change.facet], below] += change.size
    return found
