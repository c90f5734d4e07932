"""Honest help for units too small to be shown: all of them under one unit together, and what to expect of one.

The people of a unit who are in no shown unit below it are what anybody gets by subtraction, so the plan has already
seen to it that they are none or enough. To show their mean tells nothing new.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from orgfit.analyses.interpret.comparisons import Family, Flags, Scene
from orgfit.analyses.interpret.evidence import within_units
from orgfit.analyses.interpret.families import score_family
from orgfit.analyses.interpret.measures import Counted, Findings
from orgfit.disclosure.draft import Figure, Whole
from orgfit.disclosure.rounding import Values, clip_means, round_points
from orgfit.disclosure.totals import Shown, shown_parent
from orgfit.responses.units import UnitTree
from orgfit.stats.intervals import critical_value, mean_interval
from orgfit.tallies.tally import Tally

REST = "rest"
EXPECTED = "expected"
POINTS = 100.0
LEVEL = 0.95
Owners = NDArray[np.int64]


def small_team_figures(counted: Counted, scene: Scene, findings: Findings) -> dict[str, tuple[Figure, ...]]:
    """This function will give, by score, "rest" and "expected" of units that have units below too small to be shown.

    "rest": the mean of the unit's people who are in no shown unit below. "expected": where a single unit among them is
    likely to stand, which is that mean with an interval that adds how far units of its level lie apart (the "evenness"
    of ``findings``) to how sure the mean is. Neither is made of anything but what subtraction gives.
    """
    units, plan = scene.units, scene.plan
    owners = _owners(units, plan.units)
    helped = _helped(units, plan.units, owners, counted.own.people)
    if not helped.any():
        return {}
    family = score_family(counted.own, counted.total)
    rest = score_family(together := _regrouped(counted.own, owners), together)
    shown = {name: _alike(units, plan.units, plan.counted[name], owners) & helped for name in family.names}
    mean = _means(rest, scene)
    half = _half(rest, family)
    made: dict[str, tuple[Figure, ...]] = {}
    for m, name in enumerate(family.names):
        parts = [part for part, _ in family.parts.get(name, ())]
        where = np.logical_and.reduce([shown[part] for part in parts]) if parts else shown[name]
        where = np.asarray(where & (rest.total.n[:, m] >= scene.policy.threshold) & np.isfinite(mean[:, m]))
        if where.any():
            apart = _apart(findings.get(name, {}), units)
            made[name] = _figures(mean[:, m], half[:, m], rest.total.n[:, m], where=where, apart=apart, scene=scene)
    return made


def _owners(units: UnitTree, shown: Shown) -> Owners:
    """By unit: itself where it is shown, else the lowest shown unit above (-1: none)."""
    return np.where(shown, np.arange(len(units)), shown_parent(units, shown))


def _helped(units: UnitTree, shown: Shown, owners: Owners, people: NDArray[np.int64]) -> Shown:
    """Shown units under which people answered in units that are hidden."""
    small = ~shown & (people > 0) & (owners >= 0)
    helped = np.zeros(len(units), np.bool_)
    helped[owners[small]] = True
    return helped


def _regrouped(own: Tally, owners: Owners) -> Tally:
    """Everybody counted at the owner of the own unit."""
    inside = np.flatnonzero(owners >= 0)
    counts = []
    for count in own.counts:
        gathered = np.zeros_like(count)
        np.add.at(gathered, owners[inside], count[inside])
        counts.append(gathered)
    return Tally(own.layout, *counts)


def _alike(units: UnitTree, shown: Shown, counted: Shown, owners: Owners) -> Shown:
    """Where a measure is shown in a unit and in all shown units right below it: its rest is that of the units."""
    above = shown_parent(units, shown)
    alike = shown & counted
    missing = np.flatnonzero(shown & ~counted & (above >= 0))
    alike[above[missing]] = False
    return np.asarray(alike & (owners >= 0))


def _means(rest: Family, scene: Scene) -> Values:
    """The means as they are shown; that of a mean of facets is made of those of its parts."""
    n, mean = rest.total.n, np.empty(rest.total.mean.shape)
    for m, name in enumerate(rest.names):
        if parts := rest.parts.get(name):
            places = [rest.names.index(part) for part, _ in parts]
            weights = np.array([weight for _, weight in parts])
            mean[:, m] = mean[:, places] @ (weights / weights.sum())
        else:
            mean[:, m] = clip_means(rest.total.mean[:, m], n[:, m], float(rest.step[m]), scene.policy)
        mean[:, m] = round_points(mean[:, m], n[:, m], scene.policy)
    return mean


def _half(rest: Family, family: Family) -> Values:
    """Half widths by the variance within units of everybody: a rest's own would give away sums of squares."""
    total, within = rest.total, within_units(family.own, family.step)
    pooled: Flags = np.ones(total.n.shape, np.bool_)
    spread = within.interval_spread(total, pooled)
    interval = mean_interval(total.mean, spread.variance, total.n, degrees=spread.degrees)
    return np.asarray(interval.high - total.mean)


def _apart(found: Mapping[str, Whole], units: UnitTree) -> Values:
    """How far units one level below each unit lie apart: a standard deviation in points, nan where it is not known."""
    by_depth = np.full(int(units.depth.max()) + 2, np.nan)
    for depth in range(1, len(by_depth) - 1):
        whole = found.get(f"evenness:{depth}")
        if whole is not None and whole.reason is None:
            by_depth[depth] = whole.value
    return np.asarray(by_depth[units.depth + 1])


def _figures(
    mean: Values, half: Values, n: NDArray[np.int64], *, where: Shown, apart: Values, scene: Scene
) -> tuple[Figure, ...]:
    """Both figures, rounded for as many people as there are."""

    def around(width: Values) -> tuple[Values, Values]:
        low, high = np.clip(mean - width, 0.0, POINTS), np.clip(mean + width, 0.0, POINTS)
        return round_points(low, n, scene.policy), round_points(high, n, scene.policy)

    normal = critical_value(np.inf, LEVEL)
    wide = np.sqrt(half**2 + (normal * apart) ** 2)
    low, high = around(half)
    least, most = around(wide)
    known = where & np.isfinite(wide)
    return (
        Figure(REST, mean, where, low, high, n),
        Figure(EXPECTED, mean, np.asarray(known), least, most),
    )
