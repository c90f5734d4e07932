"""How many people show signs of not having read the questions; they are counted, and never left out."""

from __future__ import annotations

from typing import Final

import numpy as np

from orgfit.disclosure.draft import Whole
from orgfit.responses.columns import Responses
from orgfit.stats.psychometrics.quality import Questions, careless
from orgfit.tallies.layout import Layout

LEAST_ITEMS: Final = 20


def careless_shares(responses: Responses, layout: Layout) -> dict[str, Whole]:
    """This function will give the share of people with any sign and with each, in per cent.

    Nothing where fewer than 20 scored questions were asked: no sign would tell anything.
    """
    facet_of = {column: place for place, facet in enumerate(layout.facets) for column in facet.columns}
    columns = sorted(facet_of)
    if len(columns) < LEAST_ITEMS or not responses.people:
        return {}
    low, high = (np.array([ends[column] for column in columns], np.int64) for ends in (layout.low, layout.high))
    questions = Questions(np.array([facet_of[column] for column in columns]), low, high)
    found = careless(responses.answers[:, columns], questions)
    signs = {"careless": found.flagged, "careless:alike": found.long_string, "careless:uneven": found.inconsistent}
    return {name: Whole(100.0 * float(flags.mean()), n=responses.people) for name, flags in signs.items()}
