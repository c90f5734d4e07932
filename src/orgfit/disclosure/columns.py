"""From an analysis's figures to columns over units: each rounded once, with a reason in the place of what is hidden."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.cells import Column
from orgfit.disclosure.draft import Comparison, Favourable, Figure, Means, Measure, Shares, Sliced, Whole
from orgfit.disclosure.plan import Plan
from orgfit.disclosure.policy import Policy
from orgfit.disclosure.reasons import Reason
from orgfit.disclosure.rounding import (
    Numbers,
    Values,
    clip_means,
    edge_share,
    near_end,
    round_ends,
    round_points,
    round_slices,
    slice_points,
)
from orgfit.disclosure.totals import Shown

POINTS = 100.0
DIGITS = 4


@dataclass(frozen=True)
class _Where:
    """Where a measure has a figure, where its distribution is given, and why each is not elsewhere."""

    shown: Shown
    given: Shown
    reasons: NDArray[np.str_]
    scarce: NDArray[np.str_] | None = None

    @classmethod
    def of(cls, measure: Measure, plan: Plan) -> Self:
        name = measure.base.measure
        counted = measure.means is None and (measure.shares is None or not measure.shares.names)
        open_to_some = (measure.people >= measure.base.threshold) & ~np.bool_(counted)
        reasons = np.where(open_to_some, Reason.LEFT_OPEN, Reason.PROTECTED)
        scarce = np.where(plan.counted[name], Reason.TOO_FEW, reasons)
        return cls(plan.shown(name), plan.distributions[name], reasons, scarce)


def measure_columns(measure: Measure, plan: Plan, policy: Policy, rounded: dict[str, Values]) -> list[Column]:
    """This function will give all columns of a measure; ``rounded`` collects the means, for what is made of them."""
    name, where = measure.base.measure, _Where.of(measure, plan)
    columns = []
    if measure.means is not None:
        rounded[name] = _rounded_mean(measure, measure.means, plan, policy, rounded)
        columns += _means(name, measure.means, rounded[name], measure.people, where=where, policy=policy)
    if measure.shares is not None:
        columns += _shares(name, measure.shares, where, policy)
    columns += [figure_column(name, figure, reasons=where.reasons) for figure in measure.figures]
    return columns + whole_columns(name, measure.whole, where.shown, int(measure.people[0]), policy)


def whole_columns(name: str, figures: Mapping[str, Whole], shown: Shown, people: int, policy: Policy) -> list[Column]:
    """This function will give figures that only the whole organisation has, where enough ``people`` are behind them."""
    root = np.arange(len(shown)) == 0
    few = None if bool(shown[0]) and people >= policy.structure_from else Reason.TOO_FEW
    return [
        Column.of_whole(name, statistic, root, shortened(whole), whole.reason or few)
        for statistic, whole in figures.items()
    ]


def shortened(whole: Whole) -> Whole:
    """This function will give a figure of the whole organisation to four digits: nobody needs more."""

    def short(number: float) -> float:
        return float(f"{number:.{DIGITS}g}")

    low, high = (None if end is None else short(end) for end in (whole.low, whole.high))
    return replace(whole, value=short(whole.value), low=low, high=high)


def sliced_columns(
    sliced: Sliced, rounded: Mapping[str, Values], policy: Policy, parts: dict[tuple[str, str], Values]
) -> list[Column]:
    """This function will give all columns of one slice.

    ``rounded``: the shown means of whole units by measure; ``parts`` collects those of slices, for what is made of
    them.
    """
    columns: list[Column] = []
    name, means, people = sliced.measure, sliced.means, sliced.people
    where = _Where(sliced.shown, sliced.shown, np.full(len(sliced.shown), Reason.PROTECTED))
    if means is not None:
        mean, low, high = _sliced_mean(sliced, means, policy, parts)
        parts[sliced.slice, name] = mean
        level, edge = _level(name, means, mean, people, where=where, policy=policy), np.isnan(mean)
        columns.append(
            level.replaced(
                low=np.where(edge, low, round_ends(level.low, people, policy)),
                high=np.where(edge, high, round_ends(level.high, people, policy)),
                reasons=np.where(sliced.shown, Reason.UNANIMOUS, Reason.PROTECTED),
            )
        )
        for comparison in means.comparisons:
            columns += comparison_columns(name, comparison, mean, rounded[name], people, where=where, policy=policy)
    if sliced.favourable is not None and sliced.counts is not None:
        column = _favourable(name, sliced.counts, sliced.favourable, where, policy)
        columns.append(column.replaced(inner=means is not None))
    columns += [figure_column(name, figure) for figure in sliced.figures]
    return [column.replaced(slice=sliced.slice, where=sliced.candidate) for column in columns]


def _sliced_mean(
    sliced: Sliced, means: Means, policy: Policy, parts: Mapping[tuple[str, str], Values]
) -> tuple[Values, Values, Values]:
    """The mean, and where it is too near an end of the scale to be told, bounds in its place.

    That of a mean of facets is made of what is shown of its facets.
    """
    if not sliced.parts:
        return slice_points(means.mean, sliced.people, sliced.threshold, policy)
    weights = np.array([weight for _, weight in sliced.parts])
    shown = np.stack([parts[sliced.slice, part] for part, _ in sliced.parts], axis=1)
    nothing, made = np.full(len(shown), np.nan), np.asarray(shown @ (weights / weights.sum()))
    near = near_end(sliced.people, made * sliced.people, sliced.threshold, policy)
    return np.where(near, np.nan, round_slices(made, sliced.people, policy)), nothing, nothing


def figure_column(name: str, figure: Figure, reasons: NDArray[np.str_] | None = None) -> Column:
    """This function will give the column of a figure that has been made fit to be seen where it is ``shown``."""
    nothing = np.full(len(figure.value), np.nan)
    return Column(
        name,
        figure.statistic,
        figure.shown & np.isfinite(figure.value),
        figure.value,
        nothing if figure.low is None else figure.low,
        nothing if figure.high is None else figure.high,
        n=-1 if figure.n is None else figure.n,
        reasons=np.full(len(nothing), Reason.PROTECTED) if reasons is None else reasons,
        inner=figure.inner,
    )


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
    columns = [_level(name, means, mean, people, where=where, policy=policy)]
    for comparison in means.comparisons:
        columns += comparison_columns(name, comparison, mean, mean[:1], people, where=where, policy=policy)
    if means.towards is not None and means.pull is not None:
        below = where.shown & (np.arange(len(mean)) > 0)
        drawn = mean + means.pull * (means.towards - mean)
        columns.append(
            Column(name, "shrunken", below & np.isfinite(drawn), round_points(drawn, people, policy), inner=True)
        )
    return columns


def _level(name: str, means: Means, mean: Values, people: Numbers, *, where: _Where, policy: Policy) -> Column:
    low, high = _around(mean, means.level, (0.0, POINTS), people, policy)
    return Column(name, "mean", where.shown, mean, low, high, n=people, reasons=where.reasons)


def comparison_columns(
    name: str,
    comparison: Comparison,
    mean: Values,
    whole: Values,
    people: Numbers,
    *,
    where: _Where,
    policy: Policy,
) -> list[Column]:
    """This function will give a difference and its signal; ``whole`` is the shown mean where no reference is given."""
    gap = mean - (whole if comparison.reference is None else comparison.reference)
    shown = where.shown & comparison.shown & np.isfinite(gap)
    people = people if comparison.people is None else comparison.people
    low, high = _around(gap, comparison.half, (-POINTS, POINTS), people, policy)
    suffix = f":{comparison.kind}" if comparison.kind else ""
    return [
        Column(name, f"difference{suffix}", shown, round_points(gap, people, policy), low, high, inner=True),
        Column(name, f"signal{suffix}", shown, comparison.signal, inner=True),
    ]


def _around(
    value: Values, half: Values, ends: tuple[float, float], people: Numbers, policy: Policy
) -> tuple[Values, Values]:
    low, high = np.clip(value - half, *ends), np.clip(value + half, *ends)
    return round_points(low, people, policy), round_points(high, people, policy)


def _shares(name: str, shares: Shares, where: _Where, policy: Policy) -> list[Column]:
    """The distribution in whole per cent, the favourable share, and the share of those who did not answer."""
    people = shares.counts.sum(axis=1)
    per_cent = 100.0 * shares.counts / np.maximum(people, 1)[:, None]
    reasons = where.reasons if where.scarce is None else where.scarce
    columns = [
        Column(name, statistic, where.given, np.round(per_cent[:, place]), reasons=reasons)
        for place, statistic in enumerate(shares.names)
    ]
    if shares.favourable is not None:
        columns.append(_favourable(name, shares.counts, shares.favourable, where, policy))
    if shares.unanswered is not None:
        missing = 100.0 * shares.unanswered / np.maximum(people + shares.unanswered, 1)
        columns.append(Column(name, "unanswered", where.shown, np.round(missing), reasons=where.reasons))
    return columns


def _favourable(name: str, counts: Numbers, favourable: Favourable, where: _Where, policy: Policy) -> Column:
    """The share itself, or in a small group near 0 or 100 % a bound."""
    people = counts.sum(axis=1)
    share = 100.0 * counts[:, favourable.place :].sum(axis=1) / np.maximum(people, 1)
    shown = where.shown if favourable.shown is None else where.shown & favourable.shown
    column = share_column((name, favourable.statistic), shown, share, people, policy)
    bounded = shown & np.isnan(column.value)
    return column.replaced(
        low=np.where(bounded, column.low, np.round(favourable.low)),
        high=np.where(bounded, column.high, np.round(favourable.high)),
        n=people,
        reasons=np.where(bounded, Reason.UNANIMOUS, where.reasons),
    )


def share_column(key: tuple[str, str], shown: Shown, share: Values, people: Numbers, policy: Policy) -> Column:
    """This function will give a share in whole per cent; in a small group one near 0 or 100 is a bound only."""
    edge = edge_share(people)
    small = people < policy.small_under
    many, few = small & (share >= edge), small & (share <= 100.0 - edge)
    low = np.where(many, edge, np.where(few, 0.0, np.nan))
    high = np.where(many, 100.0, np.where(few, 100.0 - edge, np.nan))
    value = np.where(many | few, np.nan, np.round(share))
    return Column(*key, shown, value, low, high, reasons=np.full(len(share), Reason.UNANIMOUS))
