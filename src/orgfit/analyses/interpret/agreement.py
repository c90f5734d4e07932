"""Do people see one question alike? And what the shape of the answers says beside their mean."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from orgfit.disclosure.draft import Figure
from orgfit.disclosure.plan import Plan
from orgfit.disclosure.policy import Policy
from orgfit.disclosure.rounding import Numbers, round_points
from orgfit.disclosure.totals import Shown
from orgfit.instruments.scales import Kind
from orgfit.instruments.schema import Item
from orgfit.stats.multilevel.consensus import Outcome, consensus
from orgfit.stats.multilevel.shared_view import shared_view
from orgfit.stats.recommendation import recommendation_score

FEWEST: Final = 3
MOST: Final = 16
PLACES: Final = 2  # of an agreement, -1 to 1
VIEWS: Final = {Outcome.ONE_VIEW: 1.0, Outcome.SPREAD: 0.0, Outcome.TWO_CAMPS: -1.0}


def shape_figures(
    item: Item, counts: Numbers, plan: Plan, policy: Policy, rng: np.random.Generator
) -> tuple[Figure, ...]:
    """This function will describe the shape of one question's answers in all units whose distribution is given.

    ``counts`` (units, categories). What is no sum of answers is worked out for groups of 100 or more only.
    """
    n = counts.sum(axis=1)
    given = plan.distributions[item.id]
    large = given & (n >= policy.structure_from)
    return tuple(_figures(item, counts, given, large, policy=policy, rng=rng))


def _figures(
    item: Item, counts: Numbers, given: Shown, large: Shown, *, policy: Policy, rng: np.random.Generator
) -> Iterator[Figure]:
    n = counts.sum(axis=1)
    if item.scale.kind is Kind.CHOICE and large.any():
        found = shared_view(counts)
        value, low, high = (np.round(100.0 * x) for x in (found.value, found.interval.low, found.interval.high))
        yield Figure("shared", value, large, low, high, n)
        return
    if item.nps and given.any():
        score = recommendation_score(counts)
        parts = (round_points(x, n, policy) for x in (score.value, score.interval.low, score.interval.high))
        value, low, high = parts
        yield Figure("recommendation", value, given, low, high, n)
    if FEWEST <= counts.shape[1] <= MOST and large.any():
        yield from _agreement(counts, large, rng)


def _agreement(counts: Numbers, large: Shown, rng: np.random.Generator) -> Iterator[Figure]:
    found = consensus(counts[large], rng)
    value, low, high, view = np.full((4, len(counts)), np.nan)
    for into, what in ((value, found.value), (low, found.interval.low), (high, found.interval.high)):
        into[large] = np.round(what, PLACES)
    view[large] = [VIEWS.get(outcome, np.nan) for outcome in found.outcomes]
    yield Figure("agreement", value, large, low, high, counts.sum(axis=1))
    yield Figure("view", view, large)
