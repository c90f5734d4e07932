"""What outcomes take from the facets, over people drawn from all units that there could be.

It follows exactly from loadings, weights and thresholds, before roles, planted changes and careless answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from orgfit.responses.simulate.latents import Latents
from orgfit.responses.simulate.questions import Question
from orgfit.responses.simulate.steps import covariance

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class OutcomeTruth:
    """What drives an outcome.

    ``weights`` are standardised, on the facets themselves and the latent outcome; ``observed`` are what a regression of
    the answers on the scores of all facets of the instrument tends to, standardised; so are the shares of variance.
    """

    id: str
    facets: tuple[str, ...]
    weights: tuple[float, ...]
    explained: float
    observed: tuple[float, ...]
    observed_explained: float


def outcome_truth(
    outcome: Question, facets: Sequence[str], items: dict[str, list[Question]], latents: Latents
) -> OutcomeTruth:
    """This function will give the truth about one outcome and the facets of one instrument."""
    count = len(facets)
    joint = np.empty((count, count))
    with_outcome = np.empty(count)
    for a, one in enumerate(facets):
        with_outcome[a] = _between_scores(items[one], [outcome], latents)
        for b, other in enumerate(facets):
            joint[a, b] = _between_scores(items[one], items[other], latents)
    size = _between_scores([outcome], [outcome], latents)
    slopes = np.linalg.solve(joint, with_outcome)
    weights = np.array([outcome.weights[latents.place[name]] for name in facets])
    return OutcomeTruth(
        id=outcome.item.id,
        facets=tuple(facets),
        weights=tuple(weights.tolist()),
        explained=float(outcome.weights @ latents.correlation @ outcome.weights),
        observed=tuple((slopes * np.sqrt(np.diag(joint) / size)).tolist()),
        observed_explained=float(with_outcome @ slopes / size),
    )


def _between_scores(ones: Sequence[Question], others: Sequence[Question], latents: Latents) -> float:
    """The covariance of two scores over people drawn from all units."""
    total = 0.0
    for one, other in product(ones, others):
        if one is other:
            total += one.variance * one.points_a_step**2
            continue
        alike = float(one.weights @ latents.correlation @ other.weights)
        steps = float(covariance(one.coefficients, other.coefficients, alike))
        total += steps * one.points_a_step * other.points_a_step
    return total / (len(ones) * len(others))
