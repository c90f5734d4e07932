"""What lies behind the answers of employees: a value for each facet, part of it the unit's, part of it the person's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.instruments import library
from orgfit.responses.simulate.chain import Chain
from orgfit.responses.simulate.fields import field, series
from orgfit.responses.units import UnitTree

Floats = NDArray[np.float64]
STATE_OF: Final = {"customer-fitness": "fitness", "openness": "openness", "flourishing": "flourishing"}
UNIT_ALIKE: Final = 0.6  # share of a facet's variance between units that is the unit's state
PERSON_ALIKE: Final = 0.45  # share of a facet's variance between people that all facets of a person have in common
PERSON_LASTS: Final = 0.7  # share of the rest that a person keeps from wave to wave
BETWEEN_OF: Final = {"passion": 1.5, "voice_in_strategy": 1.3, "leadership_in_all": 1.2, "value": 0.8}
# Added for: leads a team, leads leaders, top team. The higher, the rosier.
OF_ROLE: Final = {"voice_in_strategy": (0.3, 0.7, 0.9), "leadership_in_all": (0.2, 0.4, 0.5)}


@dataclass(frozen=True)
class Latents:
    """How the facets hang together; each has variance 1, before roles and planted changes.

    ``between`` is the share of it between units. ``unit_corr`` and ``person_corr`` are correlations among facets of
    the units' and of the people's parts. ``role`` is what each role adds, (facets, roles).
    """

    facets: tuple[str, ...]
    instruments: tuple[str, ...]
    between: Floats
    unit_corr: Floats
    person_corr: Floats
    role: Floats

    @cached_property
    def place(self) -> dict[str, int]:
        """Where each facet stands."""
        return {name: number for number, name in enumerate(self.facets)}

    @cached_property
    def unit_covariance(self) -> Floats:
        """Of the units' parts."""
        return np.sqrt(np.outer(self.between, self.between)) * self.unit_corr

    @cached_property
    def correlation(self) -> Floats:
        """Among the facets of people drawn from all units."""
        inside = 1.0 - self.between
        return self.unit_covariance + np.sqrt(np.outer(inside, inside)) * self.person_corr


def of_employees(chain: Chain, between: float) -> Latents:
    """This function will give the facets of all instruments that employees answer."""
    pairs = [(facet.id, name) for name in STATE_OF for facet in library.get(name).facets]
    facets, instruments = (tuple(part) for part in zip(*pairs, strict=True))
    states = [STATE_OF[name] for name in instruments]
    unit_corr = np.array([[UNIT_ALIKE * _together(chain, one, other) for other in states] for one in states])
    np.fill_diagonal(unit_corr, 1.0)
    person_corr = np.full((len(facets), len(facets)), PERSON_ALIKE)
    np.fill_diagonal(person_corr, 1.0)
    shares = np.array([between * BETWEEN_OF.get(name, 1.0) for name in facets])
    role = np.array([(0.0, *OF_ROLE.get(name, (0.0, 0.0, 0.0))) for name in facets])
    return Latents(facets, instruments, shares, unit_corr, person_corr, role)


def _together(chain: Chain, one: str, other: str) -> float:
    """The correlation of two states in one wave."""
    link = chain.flourishing_to_fitness * chain.same_wave
    known = {
        frozenset(("fitness", "openness")): chain.fitness_with_openness,
        frozenset(("fitness", "flourishing")): link,
        frozenset(("openness", "flourishing")): link * chain.fitness_with_openness,
    }
    return known.get(frozenset((one, other)), 1.0)


def of_units(
    latents: Latents, chain: Chain, states: dict[str, Floats], tree: UnitTree, rng: np.random.Generator
) -> Floats:
    """This function will draw the units' parts, variance 1, as an array (waves, facets, units)."""
    waves = len(states["fitness"])
    found = np.empty((waves, len(latents.facets), len(tree)))
    sources = rng.spawn(len(latents.facets))
    for place, (instrument, source) in enumerate(zip(latents.instruments, sources, strict=True)):
        lasting = field(tree, source)
        passing = np.stack(list(islice(series(tree, chain.carry, source), waves)))
        own = np.sqrt(1.0 - chain.drift) * lasting + np.sqrt(chain.drift) * passing
        state = states[STATE_OF[instrument]]
        found[:, place] = np.sqrt(UNIT_ALIKE) * state + np.sqrt(1.0 - UNIT_ALIKE) * own
    return found


def of_people(latents: Latents, people: int, rng: np.random.Generator) -> Iterator[Floats]:
    """This function will draw the people's parts wave by wave, variance 1, as arrays (facets, people)."""
    shape = (len(latents.facets), people)
    common = rng.standard_normal(people)
    lasting = rng.standard_normal(shape)
    while True:
        own = np.sqrt(PERSON_LASTS) * lasting + np.sqrt(1.0 - PERSON_LASTS) * rng.standard_normal(shape)
        yield np.sqrt(PERSON_ALIKE) * common + np.sqrt(1.0 - PERSON_ALIKE) * own
