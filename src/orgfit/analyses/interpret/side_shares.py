"""Where the favourable share of a side of a line is shown: to groups of fifty, of which no smaller one is left.

A share of few people tells soon that all of them agree. So shares need as many people as distributions do, and what
subtraction leaves of them and of the distributions beside them as well. For one line that is exact (``slices``).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from orgfit.analyses.interpret.comparisons import Scene
from orgfit.analyses.interpret.measures import Counted
from orgfit.analyses.interpret.tallies_by_slice import SliceTally
from orgfit.disclosure.slices import shown_slices
from orgfit.disclosure.splits import SplitPlan
from orgfit.disclosure.totals import Shown
from orgfit.instruments.scales import Kind
from orgfit.stats.psychometrics.scoring import category_counts


def side_shares(
    counted: Counted, parts: Sequence[SliceTally], scene: Scene, plan: SplitPlan
) -> dict[tuple[str, str], Shown]:
    """This function will choose, by slice and question, the units (units,) in which a side's share may be shown.

    Of questions whose ``plan`` has slices of the line.
    """
    found: dict[tuple[str, str], Shown] = {}
    for place, attribute in enumerate(counted.responses.attributes):
        sides = [part for part in parts if part.place == place]
        if attribute.sides and sides:
            for column, item in enumerate(counted.responses.instrument.coded_items):
                split = place in plan.shown.get(item.id, {})
                if split and item.scale.kind is Kind.ORDERED and item.scale.favourable is not None:
                    shown = _shown(counted, sides, column, scene.plan.distributions[item.id], scene)
                    found |= {(part.name, item.id): shown[:, number] for number, part in enumerate(sides)}
    return found


def _shown(counted: Counted, sides: Sequence[SliceTally], column: int, totals: Shown, scene: Scene) -> Shown:
    """Those whose side is not known are a slice that is never shown."""
    by_side = [category_counts(part.own, column).sum(axis=1) for part in sides]
    everybody = category_counts(counted.own, column).sum(axis=1)
    own = np.stack([*by_side, everybody - np.sum(by_side, axis=0)], axis=1)
    least = scene.policy.small_under
    return shown_slices(scene.units, totals, own, threshold=least, least_unit=least)[:, :-1]
