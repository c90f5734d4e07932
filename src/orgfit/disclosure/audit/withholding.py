"""Does it tell something by itself that a figure is not there? A reason must not rest on what people answered.

"unanimous" says that a group is near the end of a scale. Beside a bound it says no more than the bound; alone it says
that somebody there is of one mind, and means of the groups around tell soon who, and what they answered.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.attack_report import Hit, Tried
from orgfit.disclosure.audit.figures import Key
from orgfit.disclosure.audit.view import View
from orgfit.disclosure.reasons import Reason

Flags = NDArray[np.bool_]
WANTED: Final = "A figure that is withheld for what people answered, with no bound in its place that says the same."
NOTE: Final = "By the reasons that are given: what is left out for its answers under another reason is not seen."


def withholding(view: View) -> Tried:
    """This function will look for reasons that tell what people answered."""
    hits: list[Hit] = []
    number = 0
    for key in view.cube.keys:
        column = view.cube.column(key.measure, key.statistic, key.slice)
        number += int(np.count_nonzero(column.reason != ""))
        alone = (column.reason == Reason.UNANIMOUS) & ~column.told & ~_of_a_bound(view, key)
        told = "That this is not there says that somebody is of one mind."
        hits += view.hits(key, alone, view.people(key.measure, key.slice), told)
    return Tried("Groups of one mind: what is withheld", WANTED, number, tuple(hits), note=NOTE)


def _of_a_bound(view: View, key: Key) -> Flags:
    """Where a mean of facets is not told because of one of them there is a bound only, (units,)."""
    found = np.zeros(len(view.units), np.bool_)
    if key.measure in view.measures.composites and key.statistic == "mean":
        for facet in view.measures.composites[key.measure].weights:
            part = view.cube.column(facet, "mean", key.slice)
            found |= part.told & np.isnan(part.value)
    return found
