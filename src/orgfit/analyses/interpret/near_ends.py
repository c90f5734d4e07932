"""Slices beside which a few people are left who all answered near one end of the scale.

A small slice near an end reads as a bound (``disclosure.rounding``). What a unit's other slices leave of it must not
say more of the same people; so where few are left, and near an end, the slices beside them are not shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from orgfit.analyses.interpret.comparisons import Family, Flags
from orgfit.analyses.interpret.families import item_family, score_family
from orgfit.analyses.interpret.measures import Counted
from orgfit.analyses.interpret.planning import Planned
from orgfit.analyses.interpret.tallies_by_slice import SliceTally
from orgfit.disclosure.policy import Policy
from orgfit.disclosure.rounding import Numbers, Values, near_end
from orgfit.disclosure.splits import SplitPlan
from orgfit.disclosure.totals import Shown
from orgfit.tallies.tally import Tally

Sums = tuple[Numbers, Values]


def without_near_ends(choice: Planned, parts: Sequence[SliceTally], counted: Counted, policy: Policy) -> SplitPlan:
    """This function will take out of a plan the slices that leave a few people of their unit near an end.

    Those that a lower threshold would take out are out as well, so that a higher one never shows them.
    """
    whole = _sums(counted, counted.own, counted.total)
    of_parts = {(part.place, part.category): _sums(counted, part.own, part.total) for part in parts}
    least = {base.measure: base.threshold for base in choice.bases}
    shown: dict[str, dict[int, Shown]] = {}
    for name, by_attribute in choice.split.shown.items():
        shown[name] = dict(by_attribute)
        for place, allowed in by_attribute.items() if name in whole else ():
            sums = [of_parts[place, category][name] for category in range(allowed.shape[1])]
            rungs = [rung.shown[name][place] for rung in choice.rungs]
            shown[name][place] = allowed & ~_beside_few(
                whole[name], sums, rungs, partial(near_end, threshold=least[name], policy=policy)
            )
    return replace(choice.split, shown=shown)


def _beside_few(
    whole: Sums, parts: Sequence[Sums], rungs: Sequence[Shown], near: Callable[[Numbers, Values], Flags]
) -> Flags:
    """By unit and slice: are those in the unit beside it, or beside all that are shown, few and near an end?"""
    n, points = (np.stack(numbers, axis=1) for numbers in zip(*parts, strict=True))
    found: Flags = near(whole[0][:, None] - n, whole[1][:, None] - points)
    for shown in rungs:
        rest = near(whole[0] - (n * shown).sum(axis=1), whole[1] - (points * shown).sum(axis=1))
        found = found | rest[:, None]
    return found


def _sums(counted: Counted, own: Tally, total: Tally) -> dict[str, Sums]:
    """By measure: people, and the sum of their points, (units,)."""
    return dict(_of_families([score_family(own, total), item_family(counted.responses.instrument, own, total)]))


def _of_families(families: Sequence[Family]) -> Iterator[tuple[str, Sums]]:
    for family in families:
        n = family.total.n
        points = np.asarray(np.where(n > 0, family.total.mean, 0.0) * n, np.float64)
        yield from ((name, (n[:, m], points[:, m])) for m, name in enumerate(family.names))
