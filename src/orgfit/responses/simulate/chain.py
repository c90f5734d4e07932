"""The chain from flourishing to the bottom line, as it is planted between units."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.responses.simulate.fields import field, series
from orgfit.responses.units import UnitTree

Floats = NDArray[np.float64]
STATES: Final = ("flourishing", "fitness", "customers", "bottom_line", "openness")
BEFORE: Final = 4  # waves that nobody sees, until what follows what has settled


@dataclass(frozen=True, slots=True)
class Chain:
    """How strongly the state of a unit follows another state, one wave later; all states have variance 1.

    A share of 1 - ``drift`` of a unit's variance never changes; the rest has the correlation ``carry`` from wave to
    wave. So two linked states correlate by the coefficient with one wave between them, and by
    coefficient (1 - drift (1 - carry)) in the same wave. Openness goes with fitness in the same wave.
    """

    flourishing_to_fitness: float = 0.6
    fitness_to_customers: float = 0.6
    customers_to_bottom_line: float = 0.5
    fitness_with_openness: float = 0.5
    drift: float = 0.3
    carry: float = 0.5

    @property
    def links(self) -> tuple[tuple[str, str, float], ...]:
        """What leads to what, and how strongly."""
        return (
            ("flourishing", "fitness", self.flourishing_to_fitness),
            ("fitness", "customers", self.fitness_to_customers),
            ("customers", "bottom_line", self.customers_to_bottom_line),
        )

    @property
    def same_wave(self) -> float:
        """What a link's coefficient has to be multiplied by for the correlation within one wave."""
        return 1.0 - self.drift * (1.0 - self.carry)

    def states(self, tree: UnitTree, waves: int, rng: np.random.Generator) -> dict[str, Floats]:
        """This function will draw the state of each unit in each wave, as arrays (waves, units)."""
        lasting, passing = self._lasting(tree, rng), self._passing(tree, rng)
        found = []
        for number, wave in zip(range(BEFORE + waves), passing, strict=False):
            if number >= BEFORE:
                found.append({k: self._mixed(lasting[k], wave[k]) for k in STATES})
        return {name: np.stack([wave[name] for wave in found]) for name in STATES}

    def _mixed(self, lasting: Floats, passing: Floats) -> Floats:
        return float(np.sqrt(1.0 - self.drift)) * lasting + float(np.sqrt(self.drift)) * passing

    def _lasting(self, tree: UnitTree, rng: np.random.Generator) -> dict[str, Floats]:
        found = {name: field(tree, rng) for name in STATES}
        for cause, effect, strength in self.links:
            found[effect] = _led(found[cause], found[effect], strength)
        found["openness"] = _led(found["fitness"], found["openness"], self.fitness_with_openness)
        return found

    def _passing(self, tree: UnitTree, rng: np.random.Generator) -> Iterator[dict[str, Floats]]:
        own = {name: series(tree, self.carry, rng) for name in STATES}
        before = {name: next(own[name]) for name in STATES}
        while True:
            now = {name: next(own[name]) for name in STATES}
            for cause, effect, strength in self.links:
                now[effect] = _led(before[cause], now[effect], strength)
            now["openness"] = _led(now["fitness"], now["openness"], self.fitness_with_openness)
            yield now
            before = now


def _led(cause: Floats, own: Floats, strength: float) -> Floats:
    return strength * cause + float(np.sqrt(1.0 - strength**2)) * own
