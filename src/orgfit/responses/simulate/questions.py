"""How each question on an ordered scale hangs on the facets: known loadings, weights and thresholds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.instruments.scales import Kind
from orgfit.instruments.schema import Instrument, Item
from orgfit.responses.simulate.latents import Latents
from orgfit.responses.simulate.people import ROLES
from orgfit.responses.simulate.steps import coefficients, thresholds, variance

Floats = NDArray[np.float64]
LOADINGS: Final = (0.68, 0.88)
DIFFICULTY: Final = 0.35
SHARES: Final = {
    "agree5": (5, 13, 22, 40, 20),
    "often5": (4, 16, 34, 34, 12),
    "between5": (15, 22, 26, 22, 15),
    "likely11": (2, 2, 3, 4, 6, 11, 12, 19, 20, 12, 9),
    "rate11": (1, 1, 2, 4, 6, 12, 14, 22, 22, 10, 6),
    "much11": (2, 2, 3, 5, 7, 12, 14, 20, 18, 10, 7),
}
# Questions beside the scores: what they take from which facets.
WEIGHTS: Final[Mapping[str, Mapping[str, float]]] = {
    "cfb1": {"leadership_in_all": 0.35, "enthusiasm": 0.2},
    "opb1": {"voice_in_strategy": 0.3, "contribution": 0.3},
    "opb2": {"voice_in_strategy": 0.35},
    "opb3": {"co_creation": 0.4},
    "opb4": {"crossing_lines": 0.45},
    "opv1": {"voice_in_strategy": 0.15},
    "opv2": {"co_creation": 0.2},
    "opv3": {"crossing_lines": 0.2},
    "opw1": {"voice_in_strategy": -0.35},
    "pm01": {"follow_through": 0.3, "leadership_in_all": 0.2},
    "pm02": {"follow_through": 0.4},
    "co01": {"follow_through": 0.3, "leadership_in_all": 0.3},
    "co02": {"follow_through": 0.2, "leadership_in_all": 0.4},
    "co03": {"follow_through": 0.3, "connectedness": 0.3},
    "co04": {"follow_through": 0.4, "leadership_in_all": 0.2},
    "ou01": {"orchestration": 0.35, "follow_through": 0.3, "customer_insight": 0.15},
    "ou02": {"shared_purpose": 0.3, "orchestration": 0.25, "connectedness": 0.1},
    "ou03": {"leadership_in_all": 0.4, "shared_purpose": 0.2},
    "ou04": {"orchestration": 0.2},
}
# Added for: leads a team, leads leaders, top team.
OF_ROLE: Final[Mapping[str, tuple[float, float, float]]] = {
    "cfb1": (0.3, 0.5, 0.6),
    "opb1": (0.3, 0.6, 0.7),
    "opb2": (0.7, 1.2, 1.5),
    "opb3": (0.1, 0.2, 0.3),
    "opv1": (-0.1, -0.4, -0.5),
    "opw1": (-0.3, -0.8, -1.0),
}
# Added in units where a change was planted.
WHERE_CHANGED: Final = {"pm02": 0.8, "co01": 0.3, "co02": 0.3, "co03": 0.2, "co04": 0.2}


@dataclass(frozen=True)
class Question:
    """One item on an ordered scale.

    Its latent value is ``weights`` x facets + ``role`` + ``where_changed`` + noise, with variance 1 over people drawn
    from all units, before roles and planted changes; the answer is the number of ``cuts`` below it.
    """

    item: Item
    weights: Floats
    role: Floats
    cuts: Floats
    where_changed: float = 0.0

    @cached_property
    def coefficients(self) -> Floats:
        """The Hermite coefficients of its steps."""
        return coefficients(self.cuts)

    @cached_property
    def variance(self) -> float:
        """Of its steps, over people drawn from all units."""
        return float(variance(self.cuts))

    @property
    def points_a_step(self) -> float:
        """How many points one step is worth."""
        return 100.0 / (self.item.scale.steps - 1)

    def noise(self, latents: Latents) -> float:
        """This function will give the standard deviation of what is the answer's own."""
        return float(np.sqrt(1.0 - self.weights @ latents.correlation @ self.weights))

    def within(self, latents: Latents) -> float:
        """This function will give the variance of its latent value within units."""
        return float(1.0 - self.weights @ latents.unit_covariance @ self.weights)


def of_instrument(instrument: Instrument, latents: Latents, rng: np.random.Generator) -> dict[str, Question]:
    """This function will give the questions of an instrument, by item; guesses and choices are made elsewhere."""
    facet_of = {item.id: facet.id for facet in instrument.facets for item in facet.items}
    found = {}
    for item in instrument.items:
        if item.scale.kind is not Kind.ORDERED or item.scale.id not in SHARES:
            continue
        loading, shift = rng.uniform(*LOADINGS), rng.uniform(-DIFFICULTY, DIFFICULTY)
        named = {facet_of[item.id]: loading} if item.id in facet_of else WEIGHTS[item.id]
        weights = np.zeros(len(latents.facets))
        for facet, weight in named.items():
            weights[latents.place[facet]] = weight
        role = np.array((0.0, *OF_ROLE.get(item.id, (0.0, 0.0, 0.0)))[: len(ROLES)])
        cuts = thresholds(SHARES[item.scale.id], shift)
        found[item.id] = Question(item, weights, role, cuts, WHERE_CHANGED.get(item.id, 0.0))
    return found
