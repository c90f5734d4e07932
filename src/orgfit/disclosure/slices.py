"""Steps 2 and 3 of the publication plan: which categories of one attribute to show, and in which units."""

from __future__ import annotations

import numpy as np

from orgfit.disclosure.cuts import Graph, light_cut, slice_graph
from orgfit.disclosure.rounding import Numbers
from orgfit.disclosure.totals import Shown, shown_for_class, shown_parent, subtree_totals
from orgfit.responses.units import UnitTree

ROUNDS = 3


def shown_slices(units: UnitTree, shown: Shown, own: Numbers, *, threshold: int, least_unit: int) -> Shown:
    """This function will choose slices of one attribute so that they and the totals give nobody away.

    ``shown`` (units,): units whose totals are shown; ``own`` (units, categories): people of each unit itself by
    category; ``least_unit``: people a unit needs before any of its slices is shown. A slice needs ``threshold``
    people, and as many others beside it in its unit. Across: what is left of a unit beside its slices is 0 or at
    least the threshold. Down: so is every residual of a category, by the exact tree programme. Three rounds of
    both; then slices are dropped until no cut of fewer people is left (see ``cuts``), which makes the choice safe.
    """
    count = subtree_totals(units, own)
    size = count.sum(axis=1)
    rest = size[:, None] - count
    slices = shown[:, None] & (size >= least_unit)[:, None] & (count >= threshold) & (rest >= threshold)
    return _without_light_cuts(units, shown, across_and_down(units, slices, own, threshold), own, threshold)


def across_and_down(units: UnitTree, slices: Shown, own: Numbers, threshold: int) -> Shown:
    """This function will thin slices across the categories of a unit and down the tree of units, by turns."""
    count = subtree_totals(units, own)
    for _ in range(ROUNDS):
        slices = _down(units, _across(slices, count, threshold), own, threshold)
    return _across(slices, count, threshold)


def _across(slices: Shown, count: Numbers, threshold: int) -> Shown:
    """Hide the smallest slices of a unit until the people beside them are none or enough."""
    slices = slices.copy()
    size = count.sum(axis=1)
    while True:
        left = size - (count * slices).sum(axis=1)
        bad = np.flatnonzero((left > 0) & (left < threshold) & slices.any(axis=1))
        if not len(bad):
            return slices
        smallest = np.where(slices[bad], count[bad], np.iinfo(np.int64).max).argmin(axis=1)
        slices[bad, smallest] = False


def _down(units: UnitTree, slices: Shown, own: Numbers, threshold: int) -> Shown:
    """Thin every category down the tree, until each of its residuals is 0 or large enough."""
    columns = [shown_for_class(units, own[:, place], slices[:, place], threshold) for place in range(own.shape[1])]
    return np.stack(columns, axis=1)


def _without_light_cuts(units: UnitTree, shown: Shown, slices: Shown, own: Numbers, threshold: int) -> Shown:
    """Each light cut is undone by dropping the smallest slice that it runs past; with no slice left there is none."""
    slices = slices.copy()
    count = subtree_totals(units, own)
    while True:
        graph = slice_graph(units, shown, slices, own)
        side = light_cut(graph, threshold)
        if side is None:
            return slices
        unit, category = _crossing(units, graph, slices, side)
        smallest = int(count[unit, category].argmin())
        slices[unit[smallest], category[smallest]] = False


def _crossing(units: UnitTree, graph: Graph, slices: Shown, side: Shown) -> tuple[Numbers, Numbers]:
    """Slices on the other side of the cut than the next shown slice of their category above (or the ground)."""
    unit, category = np.nonzero(slices)
    above = np.stack([shown_parent(units, slices[:, place]) for place in range(slices.shape[1])], axis=1)
    higher = above[unit, category]
    parent = np.where(higher >= 0, graph.slices[higher, category], 0)
    apart = side[graph.slices[unit, category]] != side[parent]
    return unit[apart], category[apart]
