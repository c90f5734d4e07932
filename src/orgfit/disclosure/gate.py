"""The only door for numbers: an analysis hands in every figure, and what may be shown comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.cells import Column, released_table
from orgfit.disclosure.draft import Favourable, Means, Measure, Shares
from orgfit.disclosure.plan import Plan
from orgfit.disclosure.policy import Policy
from orgfit.disclosure.reasons import Reason
from orgfit.disclosure.released import Released
from orgfit.disclosure.rounding import Numbers, Values, clip_means, edge_share, round_points
from orgfit.disclosure.totals import Shown, subtree_totals
from orgfit.responses.columns import Responses

MEASURE_PEOPLE = "people"


@dataclass(frozen=True)
class Draft:
    """All that an analysis found out about one wave, with the plan for what of it may be seen."""

    responses: Responses
    measures: Sequence[Measure]
    plan: Plan
    policy: Policy


@dataclass(frozen=True)
class _Where:
    """Where a measure has a figure, where its distribution is given or withheld, and why it is not elsewhere."""

    shown: Shown
    given: Shown
    withheld: Shown
    reasons: NDArray[np.str_]

    @classmethod
    def of(cls, measure: Measure, plan: Plan) -> Self:
        name = measure.base.measure
        withheld = plan.withheld[name]
        reasons = np.where(measure.people >= measure.base.threshold, Reason.LEFT_OPEN, Reason.PROTECTED)
        return cls(plan.shown(name), plan.distributions[name], withheld, np.where(withheld, Reason.UNANIMOUS, reasons))


def release(draft: Draft) -> Released:
    """This function will let through what the plan allows, rounded once, with a reason in the place of all else."""
    columns = [*_people(draft)]
    rounded: dict[str, Values] = {}
    for measure in draft.measures:
        columns += _measure(measure, draft.plan, draft.policy, rounded)
    responses = draft.responses
    table = released_table(responses, columns, draft.plan.units)
    return Released(table, responses.wave, responses.instrument, responses.units, draft.policy, responses.notices)


def _people(draft: Draft) -> list[Column]:
    """Counts of answers, and response rates: capped in small units, where a full one names those who did answer."""
    answers = subtree_totals(draft.responses.units, np.diff(draft.responses.offsets))
    shown = draft.plan.units
    columns = [Column(MEASURE_PEOPLE, "answers", shown, answers.astype(np.float64), n=answers)]
    headcount = draft.responses.headcount
    if headcount is not None:
        rate = 100.0 * answers / np.maximum(headcount, 1)
        columns.append(Column(MEASURE_PEOPLE, "headcount", shown, headcount.astype(np.float64)))
        columns.append(_share_column((MEASURE_PEOPLE, "rate"), shown, rate, headcount, draft.policy))
    return columns


def _measure(measure: Measure, plan: Plan, policy: Policy, rounded: dict[str, Values]) -> list[Column]:
    """All columns of a measure; ``rounded`` collects the means, for what is made of them."""
    name, where = measure.base.measure, _Where.of(measure, plan)
    columns = []
    if measure.means is not None:
        rounded[name] = _rounded_mean(measure, measure.means, plan, policy, rounded)
        columns += _means(name, measure.means, rounded[name], measure.people, where=where, policy=policy)
    if measure.shares is not None:
        columns += _shares(name, measure.shares, where, policy)
    root = np.arange(len(where.shown)) == 0
    for statistic, whole in measure.whole.items():
        allowed = bool(where.shown[0]) and measure.people[0] >= policy.structure_from
        reason = whole.reason or (None if allowed else Reason.TOO_FEW)
        columns.append(Column.of_whole(name, statistic, root, whole, reason))
    return columns


def _rounded_mean(measure: Measure, means: Means, plan: Plan, policy: Policy, rounded: dict[str, Values]) -> Values:
    """Counted person by person; where that would single somebody out, the mean of the shown figures of its parts."""
    base, people = measure.base, measure.people
    own = clip_means(means.mean, people, means.step, policy)
    if not base.parts:
        return round_points(own, people, policy)
    weights = np.array([weight for _, weight in base.parts])
    parts = np.stack([rounded[part] for part, _ in base.parts], axis=1)
    return round_points(np.where(plan.counted[base.measure], own, parts @ (weights / weights.sum())), people, policy)


def _means(name: str, means: Means, mean: Values, people: Numbers, *, where: _Where, policy: Policy) -> list[Column]:
    """The mean with its interval; and what follows from the rounded mean, so that it tells no more than the mean."""
    below = where.shown & (np.arange(len(mean)) > 0)
    gap = mean - mean[0]

    def around(value: Values, half: Values, floor: float, ceiling: float) -> tuple[Values, Values]:
        low, high = np.clip(value - half, floor, ceiling), np.clip(value + half, floor, ceiling)
        return round_points(low, people, policy), round_points(high, people, policy)

    columns = [
        Column(
            name, "mean", where.shown, mean, *around(mean, means.level, 0.0, 100.0), n=people, reasons=where.reasons
        ),
        Column(
            name,
            "difference",
            below,
            round_points(gap, people, policy),
            *around(gap, means.gap, -100.0, 100.0),
            inner=True,
        ),
        Column(name, "signal", below, means.signal, inner=True),
    ]
    if means.towards is not None and means.pull is not None:
        drawn = mean + means.pull * (means.towards - mean)
        columns.append(
            Column(name, "shrunken", below & np.isfinite(drawn), round_points(drawn, people, policy), inner=True)
        )
    return columns


def _shares(name: str, shares: Shares, where: _Where, policy: Policy) -> list[Column]:
    """The distribution in whole per cent, the favourable share, and the share of those who did not answer."""
    people = shares.counts.sum(axis=1)
    per_cent = 100.0 * shares.counts / np.maximum(people, 1)[:, None]
    columns = [
        Column(name, statistic, where.given, np.round(per_cent[:, place]), reasons=where.reasons)
        for place, statistic in enumerate(shares.names)
    ]
    if shares.favourable is not None:
        columns.append(_favourable(name, shares.counts, shares.favourable, where, policy))
    if shares.unanswered is not None:
        missing = 100.0 * shares.unanswered / np.maximum(people + shares.unanswered, 1)
        columns.append(Column(name, "unanswered", where.shown, np.round(missing), reasons=where.reasons))
    return columns


def _favourable(name: str, counts: Numbers, favourable: Favourable, where: _Where, policy: Policy) -> Column:
    """Shown where the distribution is; a unit of one mind is told a bound, the rest of its block nothing."""
    people = counts.sum(axis=1)
    share = 100.0 * counts[:, favourable.place :].sum(axis=1) / np.maximum(people, 1)
    shown = where.given | (where.withheld & (counts.max(axis=1) == people))
    column = _share_column((name, "favourable"), shown, share, people, policy)
    bounded = shown & np.isnan(column.value)
    return column.replaced(
        low=np.where(bounded, column.low, np.round(favourable.low)),
        high=np.where(bounded, column.high, np.round(favourable.high)),
        n=people,
        reasons=np.where(bounded, Reason.UNANIMOUS, where.reasons),
    )


def _share_column(key: tuple[str, str], shown: Shown, share: Values, people: Numbers, policy: Policy) -> Column:
    """A share in whole per cent; in a small group one near 0 or 100 is a bound only."""
    edge = edge_share(people)
    small = people < policy.small_under
    many, few = small & (share >= edge), small & (share <= 100.0 - edge)
    low = np.where(many, edge, np.where(few, 0.0, np.nan))
    high = np.where(many, 100.0, np.where(few, 100.0 - edge, np.nan))
    value = np.where(many | few, np.nan, np.round(share))
    return Column(*key, shown, value, low, high, reasons=np.full(len(share), Reason.UNANIMOUS))
