"""Scores of all units with their intervals, and which differ by more than noise from what they are compared with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.analyses.interpret.evidence import (
    Within,
    against_others,
    against_points,
    against_rest,
    against_whole,
    within_units,
)
from orgfit.disclosure.draft import Comparison, Means
from orgfit.disclosure.plan import Plan
from orgfit.disclosure.policy import Policy
from orgfit.disclosure.rounding import Numbers, Values, clip_means
from orgfit.errors import EstimateError
from orgfit.responses.units import UnitTree
from orgfit.stats.comparison.differences import remainder
from orgfit.stats.comparison.multiplicity import false_discovery
from orgfit.stats.estimates import Difference, Scores
from orgfit.stats.intervals import mean_interval
from orgfit.stats.multilevel.pooling import random_intercept, shrink

NOTICEABLE: Final = 2.0  # points; a smaller difference gets no colour, however sure it is
LARGE: Final = 5.0
FALSE_DISCOVERY_RATE: Final = 0.05
NEVER: Final = np.iinfo(np.int64).max
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Family:
    """Measures whose differences are judged together: ``names`` and arrays (units, measures).

    ``own``: scores of the people of each unit itself; ``total``: with all below it; ``step``: points between two
    neighbouring scores of one person; ``parts``: measures, with weights, that a mean of facets is made of.
    """

    names: tuple[str, ...]
    own: Scores
    total: Scores
    step: Values
    parts: Mapping[str, tuple[tuple[str, float], ...]]


@dataclass(frozen=True)
class Before:
    """The wave before, brought into the units and measures of a family: what was shown, and what it rests on.

    ``shown`` (units, measures) are the released means, nan where there is none; ``total`` the scores behind them;
    ``within`` how people differed within units then.
    """

    shown: Values
    total: Scores
    within: Within


@dataclass(frozen=True)
class Scene:
    """What every comparison needs to know: the tree, what may be shown, and what there is to compare with.

    ``thresholds``: the least number of people by measure. ``before`` gives a family's wave before, ``benchmarks`` the
    points of a measure elsewhere; None where there is none.
    """

    units: UnitTree
    plan: Plan
    policy: Policy
    thresholds: Mapping[str, int]
    headcount: Numbers | None = None
    before: Callable[[Family], Before] | None = None
    benchmarks: Mapping[str, float] | None = None


@dataclass(frozen=True)
class _Kind:
    """All differences of one kind in a family: arrays (units, measures); ``reference`` None: the whole's shown mean.

    ``people``: those of the smaller side, where the reference is no shown figure.
    """

    name: str
    gap: Difference
    shown: Flags
    reference: Values | None = None
    people: Numbers | None = None


def compared(family: Family, scene: Scene) -> list[Means]:
    """This function will give every measure of a family its intervals, its signals and its shrunken scores.

    One false discovery rate of 5 % over all shown differences of a kind; a signal needs 2 points as well, and is
    strong from 5.
    """
    total, plan = family.total, scene.plan
    within = within_units(family.own, family.step)
    sparse = np.stack([plan.pooled(name, total.n[:, m], scene.policy) for m, name in enumerate(family.names)], axis=1)
    shown = np.stack([plan.shown(name) for name in family.names], axis=1)
    level = _level(total, within, sparse, scene.headcount)
    kinds = [
        _with_organisation(total, within, sparse, shown, scene),
        _with_parent(family, within, sparse, shown, scene),
        _with_last(family, within, sparse, shown, scene),
        _with_benchmark(family, within, sparse, shown, scene),
    ]
    found = [(kind, _signals(kind)) for kind in kinds if kind is not None]
    counted = np.stack([plan.counted[name] for name in family.names], axis=1)
    towards, pull = shrinkage(scene.units, total, counted)
    return [
        Means(
            mean=total.mean[:, m],
            level=level[:, m],
            comparisons=tuple(_comparison(kind, signal, m) for kind, signal in found if kind.shown[:, m].any()),
            step=float(family.step[m]),
            towards=towards[:, m],
            pull=pull[:, m],
        )
        for m in range(len(family.names))
    ]


def _comparison(kind: _Kind, signal: Values, m: int) -> Comparison:
    half = kind.gap.interval.high - kind.gap.value
    reference = None if kind.reference is None else kind.reference[:, m]
    people = None if kind.people is None else kind.people[:, m]
    return Comparison(kind.name, half[:, m], signal[:, m], kind.shown[:, m], reference, people)


def _signals(kind: _Kind) -> Values:
    return signals(kind.gap, kind.shown)


def signals(gap: Difference, shown: Flags) -> Values:
    """This function will flag, among the shown differences of one family, those that are clear: -2 to 2."""
    flagged = false_discovery(np.where(shown, gap.p, np.nan), FALSE_DISCOVERY_RATE).flagged
    size = np.abs(gap.value)
    strength = np.where(size >= LARGE, 2.0, 1.0)
    return np.where(flagged & (size >= NOTICEABLE), np.sign(gap.value) * strength, 0.0)


def _with_organisation(total: Scores, within: Within, sparse: Flags, shown: Flags, scene: Scene) -> _Kind:
    own_from = np.where(sparse, NEVER, scene.policy.own_variance_from)
    gap = against_whole(total, _rows(total, np.zeros(1, np.int64)), within, own_from=own_from)
    return _Kind("", gap, shown & shown[:1] & (np.arange(len(shown)) > 0)[:, None])  # none from a hidden whole


def _with_parent(family: Family, within: Within, sparse: Flags, shown: Flags, scene: Scene) -> _Kind:
    """Against the other people of the unit above; right below the organisation that is the same test as with it."""
    total, parent = family.total, np.maximum(scene.units.parent, 0)
    above = _rows(total, parent)
    rest = remainder(total, above)
    own_from = np.where(sparse | sparse[parent], NEVER, scene.policy.own_variance_from)
    gap = against_rest(total, above, within, own_from=own_from)
    reference = np.stack(
        [clip_means(rest.mean[:, m], rest.n[:, m], step, scene.policy) for m, step in enumerate(family.step)], axis=1
    )
    may = shown & shown[parent] & (scene.units.depth >= 2)[:, None]
    for m, name in enumerate(family.names):
        by_person = _by_person(scene.plan, name, parent)
        if parts := family.parts.get(name):
            # Its own mean may not be shown person by person: the means of its parts stand in here too.
            places = [family.names.index(part) for part, _ in parts]
            weights = np.array([weight for _, weight in parts])
            stand_in = reference[:, places] @ (weights / weights.sum())
            reference[:, m] = np.where(by_person, reference[:, m], stand_in)
            by_person |= np.logical_and.reduce([_by_person(scene.plan, part, parent) for part, _ in parts])
        may[:, m] &= by_person
    return _Kind("parent", gap, may, reference, np.minimum(total.n, rest.n))


def _by_person(plan: Plan, name: str, parent: NDArray[np.int64]) -> Flags:
    """Where a measure is counted person by person in a unit and the one above: else the rest would be a new figure."""
    return np.asarray(plan.counted[name] & plan.counted[name][parent])


def _with_last(family: Family, within: Within, sparse: Flags, shown: Flags, scene: Scene) -> _Kind | None:
    if scene.before is None:
        return None
    before = scene.before(family)
    least = scene.policy.own_variance_from
    small = sparse | (before.total.n < least)
    gap = against_others(family.total, before.total, (within, before.within), small)
    return _Kind("last", gap, shown & np.isfinite(before.shown), before.shown)


def _with_benchmark(family: Family, within: Within, sparse: Flags, shown: Flags, scene: Scene) -> _Kind | None:
    """A benchmark is taken as it stands: its own uncertainty is not known."""
    if not scene.benchmarks:
        return None
    points = np.array([scene.benchmarks.get(name, np.nan) for name in family.names])
    gap = against_points(family.total, points, within, sparse)
    return _Kind("benchmark", gap, shown & np.isfinite(points), np.tile(points, (len(shown), 1)))


def _rows(scores: Scores, rows: NDArray[np.int64]) -> Scores:
    return Scores(scores.n[rows], scores.mean[rows], scores.squares[rows])


def _level(total: Scores, within: Within, sparse: Flags, headcount: Numbers | None) -> Values:
    """Half widths of "what would all of us here have said?": with the headcount where it is known."""
    spread = within.interval_spread(total, sparse)
    population = None if headcount is None else headcount[:, None]
    interval = mean_interval(total.mean, spread.variance, total.n, population=population, degrees=spread.degrees)
    return np.asarray(interval.high - total.mean)


def shrinkage(units: UnitTree, total: Scores, counted: Flags) -> tuple[Values, Values]:
    """This function will say where each unit's score is drawn to, and how far: two arrays (units, measures).

    Units are compared with those on their level of the tree that are shown, ``counted`` person by person: what a hidden
    one is like must not be told by where the others are drawn to. nan where a level has fewer than two such units with
    scores.
    """
    towards = np.full(total.mean.shape, np.nan)
    pull = np.full(total.mean.shape, np.nan)
    for depth in range(1, int(units.depth.max()) + 1):
        for m in range(total.n.shape[1]):
            level = np.flatnonzero((units.depth == depth) & counted[:, m])
            n, mean, squares = total.n[level, m], total.mean[level, m], total.squares[level, m]
            with suppress(EstimateError):  # one unit alone, or nothing varies: there is nothing to draw it to
                fit = random_intercept(n, mean, squares)
                towards[level, m] = fit.intercept
                pull[level, m] = 1.0 - shrink(fit, n, mean).weight
    return towards, pull
