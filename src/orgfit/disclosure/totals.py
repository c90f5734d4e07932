"""Step 1 of the publication plan: which units to show, so that subtraction gives nobody away.

Totals of units are nested, so every combination of them is a sum over *residuals*: the people of a shown unit who are
in no shown unit below it. Nothing can be worked out about fewer than n people if and only if every residual is 0 or
at least n. The best such set of units is found exactly, by dynamic programming over the tree.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from orgfit.responses.units import UnitTree

Counts = NDArray[np.int64]
Shown = NDArray[np.bool_]


def residuals(units: UnitTree, shown: Shown, own: Counts) -> Counts:
    """This function will count, for every shown unit, its people who are in no shown unit below it.

    ``shown`` (units,), ``own`` (units,) or (units, classes): people of each unit itself. A unit that is not shown has
    its people counted at the next shown unit above; where there is none they are in no published figure. Result in the
    shape of ``own``, 0 for units that are not shown.
    """
    left = own.astype(np.int64, copy=True)
    for depth in range(int(units.depth.max()), 0, -1):
        hidden = np.flatnonzero((units.depth == depth) & ~shown)
        np.add.at(left, units.parent[hidden], left[hidden])
        left[hidden] = 0
    if not shown[0]:
        left[0] = 0
    return left


def shown_units(units: UnitTree, own: Counts, allowed: Shown, threshold: int) -> Shown:
    """This function will choose the units to show: as many as can be, and the whole organisation before all others.

    ``own`` (units,): people of each unit itself; ``allowed`` (units,): units that may be shown at all. Every residual
    of the result is 0 or at least ``threshold``. Among sets of equal number the one with larger units wins.
    Exact: state k is the number of people handed upward uncovered, capped at the threshold; a unit may be shown where
    k is 0 or the threshold, and hands up 0 then. Cost: units x threshold squared.
    """
    from orgfit.disclosure.kernels import best_cover

    total = subtree_totals(units, own)
    worth = 1.0 + 0.1 * np.log2(np.maximum(total, 1) / threshold + 1.0)
    worth[0] = 2.0 * worth.sum()
    may = allowed & (total >= threshold)
    return np.asarray(best_cover(units.parent, own.astype(np.int64), may, worth, threshold))


def shown_for_base(units: UnitTree, base: Counts, allowed: Shown, threshold: int) -> Shown:
    """This function will choose the units in which a figure is shown that not everybody has a value on.

    ``base`` (units,): people of each unit itself who have one. A unit needs ``threshold`` of them, and every residual
    of the base is 0 or at least that.
    """
    return shown_for_class(units, base, allowed & (subtree_totals(units, base) >= threshold), threshold)


def shown_for_class(units: UnitTree, people: Counts, allowed: Shown, threshold: int) -> Shown:
    """This function will thin a set of units until every residual of a class of people is 0 or at least n."""
    from orgfit.disclosure.kernels import best_cover

    left = residuals(units, allowed, people)
    if not ((left > 0) & (left < threshold)).any():
        return allowed
    worth = 1.0 + 0.1 * np.log2(np.maximum(subtree_totals(units, people), 1) / threshold + 1.0)
    worth[0] = 2.0 * worth.sum()
    return np.asarray(best_cover(units.parent, people.astype(np.int64), allowed, worth, threshold))


def subtree_totals(units: UnitTree, own: Counts) -> Counts:
    """This function will count the people of every unit with all below it; ``own`` is (units,) or (units, classes)."""
    running = np.concatenate([np.zeros((1, *own.shape[1:]), np.int64), np.cumsum(own, axis=0, dtype=np.int64)])
    return np.asarray(running[units.end] - running[:-1])


def shown_parent(units: UnitTree, shown: Shown) -> NDArray[np.int64]:
    """This function will find the lowest shown unit strictly above every unit (-1 where there is none)."""
    above = np.full(len(units), -1, np.int64)
    for depth in range(1, int(units.depth.max()) + 1):
        level = units.level(depth)
        parent = units.parent[level]
        above[level] = np.where(shown[parent], parent, above[parent])
    return above
