"""Figures by role, tenure and other attributes: what is split by what, and every figure of every slice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from orgfit.analyses.interpret.comparisons import Family, Flags, Scene, signals
from orgfit.analyses.interpret.evidence import Within, against_whole, within_units
from orgfit.analyses.interpret.families import item_family, score_family
from orgfit.analyses.interpret.jointly import REACH, held_share
from orgfit.analyses.interpret.measures import Counted, favourable_share
from orgfit.analyses.interpret.side_shares import side_shares
from orgfit.analyses.interpret.tallies_by_slice import SliceTally
from orgfit.disclosure.draft import Comparison, Favourable, Means, Sliced
from orgfit.disclosure.rounding import Numbers
from orgfit.disclosure.splits import SplitPlan
from orgfit.disclosure.totals import Shown, subtree_totals
from orgfit.instruments.schema import Item
from orgfit.stats.estimates import Difference, Interval, Scores
from orgfit.stats.intervals import mean_interval
from orgfit.stats.psychometrics.scoring import category_counts


@dataclass(frozen=True)
class _Found:
    """One family of one slice: its scores, the differences from the whole units, and where each may be shown.

    ``within``: variances within units of everybody; a slice has too few people in most units to have its own.
    """

    part: SliceTally
    family: Family
    gap: Difference
    shown: Flags
    within: Within


def sliced_figures(counted: Counted, parts: Sequence[SliceTally], plan: SplitPlan, scene: Scene) -> list[Sliced]:
    """This function will estimate all figures of all slices; each is compared with the whole of its own unit.

    One false discovery rate of 5 % over all slices of facets and their means, and one over those of single questions.
    """
    made: list[Sliced] = []
    instrument = counted.responses.instrument
    shares = side_shares(counted, parts, scene, plan)
    for whole, families in (
        (score_family(counted.own, counted.total), [score_family(part.own, part.total) for part in parts]),
        (
            item_family(instrument, counted.own, counted.total),
            [item_family(instrument, part.own, part.total) for part in parts],
        ),
    ):
        within = within_units(whole.own, whole.step)
        found = [
            _Found(
                part,
                family,
                against_whole(family.total, whole.total, within, own_from=scene.policy.own_variance_from),
                _shown(part, family, plan, scene),
                within,
            )
            for part, family in zip(parts, families, strict=True)
        ]
        if found and whole.names:
            made += _sliced(found, counted, scene, shares)
    made += [_reach(part, one, counted, plan) for part in parts for one in counted.jointly if one.name == REACH]
    return made


def _shown(part: SliceTally, family: Family, plan: SplitPlan, scene: Scene) -> Flags:
    """Where each measure is shown; a mean of facets only where enough people have all of them."""
    shown = np.zeros(family.total.mean.shape, np.bool_)
    for m, name in enumerate(family.names):
        shown[:, m] = slice_shown(plan, family, name, part)
        if name in family.parts:
            shown[:, m] &= family.total.n[:, m] >= scene.thresholds[name]
    return shown


def slice_shown(plan: SplitPlan, family: Family, name: str, part: SliceTally) -> Shown:
    """This function will say where a slice of a measure is shown; a mean of facets where all of these are."""
    if parts := family.parts.get(name):
        return np.asarray(np.logical_and.reduce([slice_shown(plan, family, facet, part) for facet, _ in parts]))
    shown = plan.shown.get(name, {}).get(part.place)
    return np.zeros(len(part.own.people), np.bool_) if shown is None else np.asarray(shown[:, part.category])


def _sliced(
    found: Sequence[_Found], counted: Counted, scene: Scene, shares: Mapping[tuple[str, str], Shown]
) -> Iterator[Sliced]:
    signal = _signals_together(found)
    items = {item.id: (place, item) for place, item in enumerate(counted.responses.instrument.coded_items)}
    large = subtree_totals(counted.responses.units, counted.own.people) >= scene.policy.slices_from
    root = np.arange(len(large)) == 0
    for number, one in enumerate(found):
        level = _level(one.family, one.within, scene)
        for m, name in enumerate(one.family.names):
            shown = one.shown[:, m]
            if not shown.any():
                continue
            people = one.family.total.n[:, m]
            beside = shown & scene.plan.shown(name)  # a difference from what is hidden would give it away
            yield Sliced(
                slice=one.part.name,
                measure=name,
                people=people,
                shown=shown,
                candidate=shown | (root & large & (people > 0)),
                threshold=scene.thresholds[name],
                means=Means(
                    mean=one.family.total.mean[:, m],
                    level=level[:, m],
                    comparisons=(Comparison("", _half(one.gap)[:, m], signal[number][:, m], beside),),
                    step=float(one.family.step[m]),
                ),
                favourable=_share(items.get(name), one.part, shares.get((one.part.name, name))),
                counts=None if name not in items else category_counts(one.part.total, items[name][0]),
                parts=one.family.parts.get(name, ()),
            )


def _share(item: tuple[int, Item] | None, part: SliceTally, shown: Shown | None) -> Favourable | None:
    """The favourable share of one side of a line, where that may be shown."""
    share = None if item is None or shown is None else favourable_share(item[1], item[0], part.total)
    return None if share is None else replace(share, shown=shown)


def _signals_together(found: Sequence[_Found]) -> NDArray[np.float64]:
    """The signals of all slices of a family, judged together: (slices, units, measures)."""
    stacked = [np.stack(part) for part in zip(*((f.gap.value, f.gap.p) for f in found), strict=True)]
    value, p = stacked
    nothing = np.zeros_like(value)
    all_of_them = Difference(value, nothing, nothing, Interval(nothing, nothing, 0.95), p)
    return signals(all_of_them, np.stack([f.shown for f in found]))


def _half(gap: Difference) -> NDArray[np.float64]:
    return np.asarray(gap.interval.high - gap.value)


def _level(family: Family, within: Within, scene: Scene) -> NDArray[np.float64]:
    """Half widths; how many belong to a slice is not known, so nothing is taken off for those who answered."""
    total: Scores = family.total
    spread = within.interval_spread(total, total.n < scene.policy.own_variance_from)
    interval = mean_interval(total.mean, spread.variance, total.n, degrees=spread.degrees)
    return np.asarray(interval.high - total.mean)


def _reach(part: SliceTally, one: object, counted: Counted, plan: SplitPlan) -> Sliced:
    jointly = next(figure for figure in counted.jointly if figure is one)
    found = replace(jointly.found, complete=jointly.found.complete[part.keep], reached=jointly.found.reached[part.keep])
    own: Numbers = replace(jointly, found=found).counts(part.responses)
    total = subtree_totals(part.responses.units, own)
    shown = plan.shown.get(REACH, {}).get(part.place)
    where = np.zeros(len(total), np.bool_) if shown is None else np.asarray(shown[:, part.category])
    share: Favourable = held_share(total)
    root = np.arange(len(total)) == 0
    return Sliced(
        part.name, REACH, total.sum(axis=1), where, where | root, jointly.threshold, favourable=share, counts=total
    )
