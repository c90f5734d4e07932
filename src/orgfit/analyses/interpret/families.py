"""Which measures are judged together: facets with their means, and single questions."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from orgfit.analyses.interpret.comparisons import Family
from orgfit.analyses.measure.bases import parts_of
from orgfit.instruments.scales import Kind
from orgfit.instruments.schema import Instrument
from orgfit.stats.estimates import Scores
from orgfit.stats.psychometrics.scoring import POINTS, composite_scores, facet_scores, item_scores
from orgfit.tallies.tally import Tally


def score_family(own: Tally, total: Tally) -> Family:
    """This function will put facets and their means together: the figures of the heat map."""
    layout = total.layout
    names = (*(facet.id for facet in layout.facets), *(composite.id for composite in layout.composites))
    step = [POINTS / (len(facet.columns) * (facet.high - facet.low)) for facet in layout.facets]
    step += [POINTS / composite.full for composite in layout.composites]
    return Family(names, _scores(own), _scores(total), np.array(step), parts_of(total))


def item_family(instrument: Instrument, own: Tally, total: Tally) -> Family:
    """This function will put the single questions on ordered scales together; a choice has no mean."""
    items = instrument.coded_items
    ordered = np.array([place for place, item in enumerate(items) if item.scale.kind is Kind.ORDERED], np.intp)
    step = np.array([POINTS / (items[place].scale.steps - 1) for place in ordered])
    names = tuple(items[place].id for place in ordered)
    return Family(names, _picked(item_scores(own), ordered), _picked(item_scores(total), ordered), step, {})


def _scores(tally: Tally) -> Scores:
    facets, composites = facet_scores(tally), composite_scores(tally)
    return Scores(
        np.concatenate([facets.n, composites.n], axis=1),
        np.concatenate([facets.mean, composites.mean], axis=1),
        np.concatenate([facets.squares, composites.squares], axis=1),
    )


def _picked(scores: Scores, columns: NDArray[np.intp]) -> Scores:
    return Scores(scores.n[:, columns], scores.mean[:, columns], scores.squares[:, columns])
