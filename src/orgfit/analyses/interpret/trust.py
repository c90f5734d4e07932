"""What holds for the whole organisation: do a facet's questions belong together, and do units differ on it?"""

from __future__ import annotations

import numpy as np

from orgfit.disclosure.draft import Whole
from orgfit.disclosure.reasons import Reason
from orgfit.errors import EstimateError
from orgfit.responses.columns import Responses
from orgfit.responses.units import UnitTree
from orgfit.stats.estimates import Scores
from orgfit.stats.multilevel.pooling import random_intercept
from orgfit.stats.multilevel.variance import pooled_spread
from orgfit.stats.psychometrics.covariance import pairwise_covariance
from orgfit.stats.psychometrics.reliability import alpha
from orgfit.stats.psychometrics.scoring import facet_scores
from orgfit.tallies.crossproducts import cross_products
from orgfit.tallies.layout import FacetLayout
from orgfit.tallies.tally import Tally

NOTHING = float("nan")


def trust(responses: Responses, own: Tally, total: Tally) -> dict[str, dict[str, Whole]]:
    """This function will describe each facet by its reliability, its spread, and how much of it lies between units."""
    inside, scores = facet_scores(own), facet_scores(total)
    spread = np.sqrt(pooled_spread(inside).variance)
    found = {}
    for place, facet in enumerate(own.layout.facets):
        column = Scores(scores.n[:, place], scores.mean[:, place], scores.squares[:, place])
        found[facet.id] = {
            "alpha": _reliability(responses, facet),
            "spread": _figure(float(spread[place]), int(scores.n[0, place])),
            **_between(responses.units, column),
        }
    return found


def _reliability(responses: Responses, facet: FacetLayout) -> Whole:
    try:
        found = pairwise_covariance(cross_products(responses, facet.columns))
        estimate = alpha(found.matrix, int(found.n), scale=facet.id)
    except EstimateError:
        return Whole(NOTHING, reason=Reason.NOT_ESTIMABLE)
    return Whole(estimate.value, estimate.low, estimate.high, estimate.n)


def _between(units: UnitTree, scores: Scores) -> dict[str, Whole]:
    """Per level of the tree: the share of the variance between people that lies between units, in per cent."""
    shares = {}
    for depth in range(1, int(units.depth.max()) + 1):
        level = units.depth == depth
        try:
            fit = random_intercept(scores.n[level], scores.mean[level], scores.squares[level])
        except EstimateError:
            shares[f"between:{depth}"] = Whole(NOTHING, reason=Reason.NOT_ESTIMABLE)
        else:
            shares[f"between:{depth}"] = Whole(100.0 * fit.icc, n=fit.groups)
    return shares


def _figure(value: float, n: int) -> Whole:
    return Whole(value, n=n) if np.isfinite(value) else Whole(NOTHING, reason=Reason.NOT_ESTIMABLE)
