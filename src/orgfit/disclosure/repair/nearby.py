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


def changed_parts(blocks: Blocks, part: Numbers, shown: Shown, light: Numbers, dropped: Numbers) -> set[int]:
    """This function will name the parts that hold a leak or a dropped slice.

    ``light``: kinds of people; ``dropped`` (slices, 2): node and column. Where no slice of the category is left above a
    dropped one, all parts below it have changed, for it had been alive in all of them.
    """
    found = set(part[blocks.forest.node[light]].tolist())
    for node, column in dropped.tolist():
        found.add(int(part[node]))
        above = blocks.forest.parent[node]
        while above >= 0 and not shown[above, column]:
            above = blocks.forest.parent[above]
        if above < 0:
            found.update(part[node : blocks.forest.end[node]].tolist())
    return found - {-1}


def nodes_of(part: Numbers, chosen: set[int]) -> Numbers:
    """This function will give the nodes of some parts, and all nodes that are in none."""
    return np.flatnonzero((part < 0) | np.isin(part, list(chosen)))
