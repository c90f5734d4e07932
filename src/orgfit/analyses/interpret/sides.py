"""How far the two sides of a line lie apart: deciders and doers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from orgfit.analyses.interpret.comparisons import Family, Flags, Scene, signals
from orgfit.analyses.interpret.evidence import Within, against_others, within_units
from orgfit.analyses.interpret.families import item_family, score_family
from orgfit.analyses.interpret.measures import Counted
from orgfit.analyses.interpret.slices import slice_shown
from orgfit.analyses.interpret.tallies_by_slice import SliceTally
from orgfit.disclosure.draft import Figure
from orgfit.disclosure.rounding import Values, near_end, round_points, round_slices, slice_points
from orgfit.disclosure.splits import SplitPlan

POINTS = 100.0


def gap_figures(
    counted: Counted, parts: Sequence[SliceTally], plan: SplitPlan, scene: Scene
) -> dict[str, tuple[Figure, ...]]:
    """This function will compare the first side of each line with its last, in every measure that is split by it.

    Small sides go by the variance within units of everybody.
    """
    responses = counted.responses
    found: dict[str, tuple[Figure, ...]] = {}
    for place, attribute in enumerate(responses.attributes):
        sides = [part for part in parts if part.place == place]
        if not attribute.sides or len(sides) < 2:
            continue
        ends = sides[0], sides[-1]
        for whole, families in (
            (score_family(counted.own, counted.total), tuple(score_family(part.own, part.total) for part in ends)),
            (
                item_family(responses.instrument, counted.own, counted.total),
                tuple(item_family(responses.instrument, part.own, part.total) for part in ends),
            ),
        ):
            if whole.names:
                within = within_units(whole.own, whole.step)
                for name, figures in _gaps((attribute.id, within), ends, families, plan, scene).items():
                    found[name] = (*found.get(name, ()), *figures)
    return found


def _gaps(
    of: tuple[str, Within],
    ends: tuple[SliceTally, SliceTally],
    families: tuple[Family, ...],
    plan: SplitPlan,
    scene: Scene,
) -> dict[str, tuple[Figure, ...]]:
    (line, within), (first, last) = of, families
    shown: Flags = np.stack(
        [slice_shown(plan, first, name, ends[0]) & slice_shown(plan, last, name, ends[1]) for name in first.names],
        axis=1,
    )
    people = np.minimum(first.total.n, last.total.n)
    gap = against_others(first.total, last.total, (within, within), people < scene.policy.own_variance_from)
    signal = signals(gap, shown)
    half = gap.interval.high - gap.value
    made: dict[str, tuple[Figure, ...]] = {}
    for m, name in enumerate(first.names):
        if not shown[:, m].any():
            continue
        value = shown_mean(first, name, scene) - shown_mean(last, name, scene)
        where = shown[:, m] & np.isfinite(value)  # near an end of the scale there is no mean
        low, high = (
            round_points(np.clip(value + sign * half[:, m], -POINTS, POINTS), people[:, m], scene.policy)
            for sign in (-1, 1)
        )
        apart = round_points(value, people[:, m], scene.policy)
        made[name] = (
            Figure(f"gap:{line}", apart, where, low, high),
            Figure(f"gap_signal:{line}", signal[:, m], where),
        )
    return made


def shown_mean(family: Family, name: str, scene: Scene) -> Values:
    """This function will give the means of a slice as the gate shows them, nan where it shows bounds.

    Those of means of facets are made of their parts.
    """
    m = family.names.index(name)
    n = family.total.n[:, m]
    if parts := family.parts.get(name):
        weights = np.array([weight for _, weight in parts])
        each = np.stack([shown_mean(family, part, scene) for part, _ in parts], axis=1)
        made = np.asarray(each @ (weights / weights.sum()))
        near = near_end(n, made * n, scene.thresholds[name], scene.policy)
        return np.where(near, np.nan, round_slices(made, n, scene.policy))
    return slice_points(family.total.mean[:, m], n, scene.thresholds[name], scene.policy)[0]
