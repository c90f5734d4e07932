"""Do the questions of a facet belong together, and is there one thing behind them?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from orgfit.disclosure.draft import Whole
from orgfit.disclosure.reasons import Reason
from orgfit.errors import EstimateError
from orgfit.responses.columns import Responses
from orgfit.stats.psychometrics.covariance import Covariance, pairwise_covariance
from orgfit.stats.psychometrics.factors import FitCaveat, one_factor
from orgfit.stats.psychometrics.fit import fit_indices
from orgfit.stats.psychometrics.omega import Coefficient, omega
from orgfit.stats.psychometrics.reliability import alpha, item_analysis
from orgfit.tallies.crossproducts import cross_products
from orgfit.tallies.layout import FacetLayout, Layout

NOTHING: Final = float("nan")
NONE: Final = Whole(NOTHING, reason=Reason.NOT_ESTIMABLE)
FIT_FROM: Final = 4  # items; three are fitted by one factor always
Findings = dict[str, dict[str, Whole]]


def reliability(responses: Responses, layout: Layout) -> Findings:
    """This function will describe each facet by alpha, omega and the fit of one factor, and each item by its part."""
    found: Findings = {}
    for facet in layout.facets:
        covariance = pairwise_covariance(cross_products(responses, facet.columns))
        found[facet.id] = dict(_facet(covariance, facet))
        names = [layout.items[column] for column in facet.columns]
        for place, name in enumerate(names):
            found[name] = dict(_item(covariance, facet, place))
    return found


def _facet(covariance: Covariance, facet: FacetLayout) -> Iterator[tuple[str, Whole]]:
    n = int(covariance.n)
    if len(facet.columns) < 2:  # one question is no scale
        return
    try:
        known = alpha(covariance.matrix, n, scale=facet.id)
        yield "alpha", Whole(known.value, known.low, known.high, n)
    except EstimateError:
        yield "alpha", NONE
    try:
        better = omega(covariance.matrix, n, scale=facet.id)
        name = "spearman_brown" if better.coefficient is Coefficient.SPEARMAN_BROWN else "omega"
        yield name, _known(better.value, better.low, better.high, n)
    except EstimateError:
        yield "omega" if len(facet.columns) > 2 else "spearman_brown", NONE
    if len(facet.columns) >= FIT_FROM:
        yield from _fit(covariance, n)


def _fit(covariance: Covariance, n: int) -> Iterator[tuple[str, Whole]]:
    """How well one factor reproduces the covariances: CFI, and RMSEA with its interval of 90 %."""
    try:
        factor = one_factor(covariance.matrix, n)
        if factor.caveat in (FitCaveat.NOT_CONVERGED, FitCaveat.NOT_IDENTIFIED):
            raise EstimateError("One factor was to be fitted; no such fit was found. Leave it out.")
        implied = np.outer(factor.loadings, factor.loadings) + np.diag(factor.residual_variances)
        fit = fit_indices(covariance.matrix, implied, n, 2 * len(implied))
    except EstimateError:
        yield "fit", NONE
        yield "misfit", NONE
        return
    yield "fit", Whole(fit.cfi, n=n)
    yield "misfit", Whole(fit.rmsea, fit.rmsea_low, fit.rmsea_high, n)


def _item(covariance: Covariance, facet: FacetLayout, place: int) -> Iterator[tuple[str, Whole]]:
    if len(facet.columns) < 2:
        return
    try:
        found = item_analysis(covariance.matrix, int(covariance.n), scale=facet.id)
    except EstimateError:
        yield "item_rest", NONE
        return
    yield "item_rest", _known(float(found.item_rest[place]), None, None, int(covariance.n))
    if len(facet.columns) > 2:
        yield "alpha_without", _known(float(found.alpha_if_dropped[place]), None, None, int(covariance.n))


def _known(value: float, low: float | None, high: float | None, n: int) -> Whole:
    if not np.isfinite(value):
        return NONE
    low, high = (None if end is None or not np.isfinite(end) else end for end in (low, high))
    return Whole(value, low, high, n)
