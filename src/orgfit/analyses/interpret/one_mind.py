"""Slices of one mind: nobody is told that a small slice all gave the same answer."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from orgfit.analyses.interpret.measures import Counted
from orgfit.analyses.interpret.slices import SliceTally
from orgfit.disclosure.policy import Policy
from orgfit.disclosure.rounding import Numbers
from orgfit.disclosure.splits import SplitPlan
from orgfit.disclosure.totals import Shown
from orgfit.disclosure.unanimity import withheld_slices
from orgfit.stats.psychometrics.scoring import category_counts
from orgfit.tallies.tally import Tally


def without_one_mind(plan: SplitPlan, parts: Sequence[SliceTally], counted: Counted, policy: Policy) -> SplitPlan:
    """This function will take out of a plan the slices of units where one small slice is of one mind."""
    shown: dict[str, dict[int, Shown]] = {}
    for name, by_attribute in plan.shown.items():
        shown[name] = {}
        for place, allowed in by_attribute.items():
            slices = [part for part in parts if part.place == place]
            own = np.stack([_by_mind(part.own, counted, name) for part in slices], axis=1)
            withheld = withheld_slices(counted.responses.units, allowed, own, policy.small_under)
            shown[name][place] = allowed & ~withheld[:, None]
    return SplitPlan(shown, plan.proven, plan.totals)


def _by_mind(own: Tally, counted: Counted, name: str) -> Numbers:
    """People of each unit itself by what would give them away, were they alike: (units, categories).

    Of a question: is the answer favourable, or which it is; of a facet: is the score at an end of the scale. All
    scores between the ends are no common mind, and so count as two. A joint figure says how many itself, with a bound
    where all are alike.
    """
    items = {item.id: (place, item) for place, item in enumerate(counted.responses.instrument.coded_items)}
    if name in items:
        place, item = items[name]
        counts = category_counts(own, place)
        if item.scale.favourable is None:
            return counts
        cut = item.scale.favourable - item.scale.low
        return np.stack([counts[:, :cut].sum(axis=1), counts[:, cut:].sum(axis=1)], axis=1)
    facets = {facet.id: place for place, facet in enumerate(own.layout.facets)}
    if name not in facets:
        return np.zeros((len(own.people), 2), np.int64)
    points, cells = own.layout.facets[facets[name]].points, own.facets[facets[name]]
    ends = [cells @ (points == end) for end in (0.0, 100.0)]
    between = cells @ np.isfinite(points) - ends[0] - ends[1]
    half = np.diff(np.cumsum(between) // 2, prepend=0)  # of every subtree too, which is a range
    return np.stack([*ends, half, between - half], axis=1)
