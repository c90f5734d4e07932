"""Which slices to drop so that every combination that gives somebody away loses one: few of them, and small units."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.repair.kernels.forms import Forest
from orgfit.disclosure.rounding import Numbers
from orgfit.disclosure.totals import Shown


def worth(size: Numbers, threshold: int) -> NDArray[np.float64]:
    """This function will say what a slice of a unit is worth: more, the larger the unit."""
    return np.sqrt(np.maximum(size, threshold) / threshold)


def hitting_set(sets: Numbers, members: Numbers, value: NDArray[np.float64]) -> Numbers:
    """This function will choose members so that every set holds a chosen one: those in most sets for their value first.

    ``sets``, ``members`` (links,): member ``members[i]`` is in set ``sets[i]``; both count from 0. ``value``
    (members,). Greedy (Chvatal 1979, doi:10.1287/moor.4.3.233): few, but not always the fewest.
    """
    by_set, set_starts = grouped(sets)
    by_member, member_starts = grouped(members)
    hits = np.bincount(members, minlength=len(value)).astype(np.float64)
    waiting = np.ones(len(set_starts) - 1, np.bool_)
    chosen = []
    while len(hits) and hits.max() > 0:
        best = int((hits / value).argmax())
        chosen.append(best)
        for one in sets[by_member[member_starts[best] : member_starts[best + 1]]]:
            if waiting[one]:
                waiting[one] = False
                hits[members[by_set[set_starts[one] : set_starts[one + 1]]]] -= 1
    return np.array(chosen, np.int64)


def grouped(labels: Numbers) -> tuple[Numbers, Numbers]:
    """This function will sort places by their label, and say where each label begins."""
    order = np.argsort(labels, kind="stable")
    return order, np.searchsorted(labels[order], np.arange(int(labels.max(initial=-1)) + 2))


def slices_of(forest: Forest, shown: Shown, kinds: Numbers) -> tuple[Numbers, Numbers]:
    """This function will list the shown slices that people of some kinds are in, each the lowest of its category.

    Gives the place in ``kinds`` (links,), and node and column (links, 2). For people in no shown slice it lists those
    of everybody in their block.
    """
    lowest = _lowest(forest.parent, shown)[forest.node[kinds]]
    own = np.zeros((len(kinds), shown.shape[1] + 1), np.bool_)  # the last column is for unknown categories, -1
    own[np.arange(len(kinds))[:, None], forest.columns[kinds]] = True
    there = lowest >= 0
    wanted = there & own[:, :-1]
    wanted = np.where(wanted.any(axis=1, keepdims=True), wanted, there)
    place, column = np.nonzero(wanted)
    return place, np.stack([lowest[place, column], column], axis=1)


def _lowest(parent: Numbers, shown: Shown) -> Numbers:
    """By node and column: the lowest node at or above it that shows the slice, -1 where there is none."""
    lowest = np.where(shown, np.arange(len(parent))[:, None], -1)
    for node in np.flatnonzero(parent >= 0):
        lowest[node] = np.maximum(lowest[node], lowest[parent[node]])
    return lowest
