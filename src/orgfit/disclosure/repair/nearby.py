"""Rounds close to what was dropped: only the parts of the tree that changed are eliminated again."""

from __future__ import annotations

import numpy as np

from orgfit.disclosure.repair.blocks import Blocks
from orgfit.disclosure.rounding import Numbers
from orgfit.disclosure.totals import Shown

MOST_KINDS = 1500


def parts(blocks: Blocks, most_kinds: int = MOST_KINDS) -> Numbers:
    """This function will cut the forest into subtrees of few kinds: by node the top of its part, -1 above all parts."""
    forest = blocks.forest
    kinds = forest.first[forest.end] - forest.first[:-1]
    part = np.full(blocks.nodes, -1, np.int64)
    for node in range(blocks.nodes):
        if part[node] < 0 and kinds[node] <= most_kinds:
            part[node : forest.end[node]] = node
    return part


def changed_places(blocks: Blocks, part: Numbers, shown: Shown, light: Numbers, slices: Numbers) -> set[int]:
    """This function will name the places that hold a leak or a slice that was dropped or shown again.

    A place is a part, by its top, or one node above all parts. ``light``: kinds of people; ``slices`` (slices, 2):
    node and column. Where no slice of the category is shown above one of them, all places below it have changed, for
    it is alive in all of them.
    """
    place = np.where(part >= 0, part, np.arange(blocks.nodes))
    found = set(place[blocks.forest.node[light]].tolist())
    for node, column in slices.tolist():
        found.add(int(place[node]))
        above = blocks.forest.parent[node]
        while above >= 0 and not shown[above, column]:
            above = blocks.forest.parent[above]
        if above < 0:
            found.update(place[node : blocks.forest.end[node]].tolist())
    return found


def nodes_of(blocks: Blocks, part: Numbers, places: set[int]) -> Numbers:
    """This function will give the nodes of some places, and all nodes above them."""
    inside = np.isin(part, list(places)) & (part >= 0)
    for place in places:
        node = place
        while node >= 0 and not (inside[node] and node != place):
            inside[node] = True
            node = int(blocks.forest.parent[node])
    return np.flatnonzero(inside)
