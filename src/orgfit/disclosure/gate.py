"""The only door for numbers: an analysis hands in every figure, and what may be shown comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

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


def release(draft: Draft) -> Released:
    """This function will let through what the plan allows, rounded once, with a reason in the place of all else."""
    columns = [*_people(draft)]
    for measure in draft.measures:
        columns += _measure(measure, draft.plan, draft.policy)
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


def _measure(measure: Measure, plan: Plan, policy: Policy) -> list[Column]:
    name = measure.base.measure
    shown = plan.measures[name]
    columns = []
    if measure.means is not None:
        columns += _means(name, measure.means, shown, measure.people, policy)
    if measure.shares is not None:
        given, withheld = plan.distributions[name], plan.withheld[name]
        columns += _shares(name, measure.shares, shown, given, withheld=withheld, policy=policy)
    root = np.arange(len(shown)) == 0
    for statistic, whole in measure.whole.items():
        allowed = bool(shown[0]) and measure.people[0] >= policy.structure_from
        reason = whole.reason or (None if allowed else Reason.TOO_FEW)
        columns.append(Column.of_whole(name, statistic, root, whole, reason))
    return columns


def _means(name: str, means: Means, shown: Shown, people: Numbers, policy: Policy) -> list[Column]:
    """The mean with its interval; and what follows from the rounded mean, so that it tells no more than the mean."""
    mean = round_points(clip_means(means.mean, people, means.step, policy), people, policy)
    below = shown.copy()
    below[0] = False
    gap = mean - mean[0]

    def around(value: Values, half: Values, floor: float, ceiling: float) -> tuple[Values, Values]:
        low, high = np.clip(value - half, floor, ceiling), np.clip(value + half, floor, ceiling)
        return round_points(low, people, policy), round_points(high, people, policy)

    columns = [
        Column(name, "mean", shown, mean, *around(mean, means.level, 0.0, 100.0), n=people),
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


def _shares(name: str, shares: Shares, shown: Shown, given: Shown, *, withheld: Shown, policy: Policy) -> list[Column]:
    """The distribution in whole per cent, the favourable share, and the share of those who did not answer."""
    people = shares.counts.sum(axis=1)
    per_cent = 100.0 * shares.counts / np.maximum(people, 1)[:, None]
    columns = [
        Column(
            name,
            statistic,
            given,
            np.round(per_cent[:, place]),
            reasons=np.where(withheld, Reason.UNANIMOUS, Reason.PROTECTED),
        )
        for place, statistic in enumerate(shares.names)
    ]
    if shares.favourable is not None:
        columns.append(
            _favourable(name, shares.counts, shares.favourable, given=given, withheld=withheld, policy=policy)
        )
    if shares.unanswered is not None:
        asked = people + shares.unanswered
        missing = 100.0 * shares.unanswered / np.maximum(asked, 1)
        columns.append(Column(name, "unanswered", shown, np.round(missing)))
    return columns


def _favourable(
    name: str, counts: Numbers, favourable: Favourable, *, given: Shown, withheld: Shown, policy: Policy
) -> Column:
    """Shown where the distribution is; a unit of one mind is told a bound, the rest of its block nothing."""
    people = counts.sum(axis=1)
    share = 100.0 * counts[:, favourable.place :].sum(axis=1) / np.maximum(people, 1)
    alike = withheld & (counts.max(axis=1) == people)
    column = _share_column((name, "favourable"), given | alike, share, people, policy)
    bounded = np.isnan(column.value)
    return column.replaced(
        low=np.where(bounded, column.low, np.round(favourable.low)),
        high=np.where(bounded, column.high, np.round(favourable.high)),
        n=people,
        reasons=np.where(withheld | bounded, Reason.UNANIMOUS, Reason.PROTECTED),
    )


def _share_column(key: tuple[str, str], shown: Shown, share: Values, people: Numbers, policy: Policy) -> Column:
    """A share in whole per cent; in a small group one near 0 or 100 is a bound only."""
    edge = edge_share(people)
    small = people < policy.unanimity_under
    many, few = small & (share >= edge), small & (share <= 100.0 - edge)
    low = np.where(many, edge, np.where(few, 0.0, np.nan))
    high = np.where(many, 100.0, np.where(few, 100.0 - edge, np.nan))
    value = np.where(many | few, np.nan, np.round(share))
    return Column(*key, shown, value, low, high, reasons=np.full(len(share), Reason.UNANIMOUS))
