"""Is there any structure in the answers? How many components stand out from chance, over all scored questions."""

from __future__ import annotations

from typing import Final

import numpy as np

from orgfit.analyses.measure.reliability import NONE
from orgfit.disclosure.draft import Whole
from orgfit.errors import EstimateError
from orgfit.responses.columns import Responses
from orgfit.stats.psychometrics.covariance import pairwise_covariance
from orgfit.stats.psychometrics.parallel import parallel_analysis
from orgfit.tallies.crossproducts import cross_products
from orgfit.tallies.layout import Layout

LEAST_ITEMS: Final = 3


def structure(responses: Responses, layout: Layout, rng: np.random.Generator) -> dict[str, Whole]:
    """This function will count the components beyond chance beside the facets; nothing for fewer than 3 questions."""
    columns = tuple(column for facet in layout.facets for column in facet.columns)
    if len(columns) < LEAST_ITEMS:
        return {}
    covariance = pairwise_covariance(cross_products(responses, columns))
    n = int(covariance.n)
    sd = np.sqrt(np.diagonal(covariance.matrix))
    facets = Whole(float(len(layout.facets)))
    try:
        if not (sd > 0).all() or not np.isfinite(covariance.matrix).all():
            raise EstimateError("Every question has to vary; one does not. Leave it out.")
        found = parallel_analysis(covariance.matrix / np.outer(sd, sd), n, rng)
    except EstimateError:
        return {"components": NONE, "facets": facets}
    return {"components": Whole(float(found.components), n=n), "facets": facets}
