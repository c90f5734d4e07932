"""What an insider does not know of one person: the answer to one item, or the score on one facet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import lcm
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.audit.insider import Flags, Insider
from orgfit.disclosure.audit.measures import POINTS, Measures, has_mean
from orgfit.disclosure.policy import Policy
from orgfit.instruments.schema import Facet, Item

BANDS: Final = 5
FOR_IT: Final = 9  # of the recommendation score
AGAINST: Final = 6
Worth = NDArray[np.float64]


@dataclass(frozen=True)
class Question:
    """One unknown a person: which of a few ``categories`` it is, or a blend of them.

    ``members`` (people,): who has one. ``worth``: by statistic, what each category counts in its sum over people;
    "mean" counts in points, all others in people. ``step``: points between two neighbouring scores of one person, as
    the ends of the scale are kept; ``grain``: every sum of points is a whole number of these. ``threshold``: the
    fewest people shown. Of a facet, each fifth of the scale is two categories, its lowest and its highest score: any
    score is a blend of those of its fifth.
    """

    measure: str
    members: Flags
    categories: int
    worth: Mapping[str, Worth]
    step: float
    grain: float
    threshold: int


def question(insider: Insider, measure: str, policy: Policy) -> Question | None:
    """This function will say what is unknown of a measure; None where a sum of shown figures stands for it.

    None too for what is neither an ordered item nor a facet.
    """
    measures = Measures(insider, policy)
    if measure in measures.facets:
        return _of_facet(measures, measures.facets[measure])
    if measure in measures.items and has_mean(measures.items[measure]):
        return _of_item(measures, measures.items[measure])
    return None


def _of_item(measures: Measures, item: Item) -> Question:
    steps = np.array(item.steps)
    each = np.eye(len(steps))
    worth = {"mean": np.array([item.scale.points(step) for step in item.steps])}
    worth |= {f"share:{step}": each[place] for place, step in enumerate(item.steps)}
    if item.scale.favourable is not None:
        worth["favourable"] = (steps >= item.scale.favourable).astype(np.float64)
    if item.nps:
        worth["recommendation"] = (steps >= FOR_IT).astype(np.float64) - (steps <= AGAINST)
    step = measures.step(item.id)
    return Question(item.id, measures.given(item.id), len(steps), worth, step, step, measures.threshold(item.id))


def _of_facet(measures: Measures, facet: Facet) -> Question | None:
    """Where fewer than n people answered some of the items only, the items' figures stand in for the facet's."""
    answered, members, threshold = measures.answers(facet), measures.scored(facet), measures.threshold(facet.id)
    full = len(facet.items)
    if 0 < np.count_nonzero((answered > 0) & (answered < full)) < threshold:
        return None
    numbers = sorted({int(number) for number in answered[members]}) or [full]
    span = facet.items[0].scale.steps - 1
    ends = np.array([end for band in _bands(numbers, span) for end in band])
    worth = {"mean": ends}
    worth |= {f"band:{band + 1}": (np.arange(2 * BANDS) // 2 == band).astype(np.float64) for band in range(BANDS)}
    grain = POINTS / (lcm(*numbers) * span)  # coarser than ``finest`` where some numbers of answers do not occur
    return Question(facet.id, members, 2 * BANDS, worth, measures.step(facet.id), grain, threshold)


def _bands(numbers: list[int], span: int) -> list[tuple[float, float]]:
    """By fifth of the scale: the lowest and the highest score in it of people with so many answers."""
    found = []
    for band in range(BANDS):
        sums = [(above, number * span) for number in numbers for above in range(number * span + 1)]
        inside = [POINTS * above / full for above, full in sums if min(BANDS * above // full, BANDS - 1) == band]
        found.append((min(inside), max(inside)) if inside else (POINTS * band / BANDS, POINTS * (band + 1) / BANDS))
    return found
