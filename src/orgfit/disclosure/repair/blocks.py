"""What published figures can tell apart: published units, and kinds of people in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.repair.kernels.forms import Forest
from orgfit.disclosure.rounding import Numbers
from orgfit.disclosure.totals import Shown, shown_parent, subtree_totals
from orgfit.responses.units import UnitTree

Codes = NDArray[np.int8]
MOST_CODES = 2**62


@dataclass(frozen=True)
class Blocks:
    """Published units as nodes of a forest, and the people in them by kind.

    ``units`` (nodes,): the unit of each node; ``size`` (nodes,): its people with all below it; ``depth``: the longest
    way from a top down, in nodes; ``columns``: categories of all attributes together.
    """

    forest: Forest
    units: Numbers
    size: Numbers
    depth: int
    columns: int

    @property
    def people(self) -> Numbers:
        """How many people there are of each kind."""
        return np.asarray(self.forest.people)

    @property
    def nodes(self) -> int:
        """How many units are published."""
        return len(self.units)


def blocks_of(
    units: UnitTree,
    shown: Shown,
    own_unit: Numbers,
    codes: Sequence[Codes],
    sizes: Sequence[int],
    *,
    weights: Numbers | None = None,
) -> Blocks:
    """This function will sort people into kinds: those of one block who have the same categories and weights.

    Arguments as in ``joint_slices``; ``weights`` int64 (people, 1 + attributes): how much each counts in the totals
    and in the slices of each attribute (1 if None). People in no published unit are in no figure, and left out.
    """
    tops = shown_parent(units, shown)
    place = np.append(np.where(shown, np.cumsum(shown) - 1, -1), -1)  # the last is for a unit without one above
    lowest = np.where(shown, place[:-1], place[tops])
    published = np.flatnonzero(shown)
    node = lowest[own_unit]
    inside = np.flatnonzero(node >= 0)
    weighed = np.ones((len(own_unit), 1 + len(codes)), np.int64) if weights is None else weights
    told = [*codes, *weighed.T], [*sizes, *(int(column.max(initial=0)) + 1 for column in weighed.T)]
    first, people = _kinds(node[inside], len(published), [code[inside] for code in told[0]], told[1])
    of_kind = inside[first]
    starts = np.searchsorted(node[of_kind], np.arange(len(published) + 1))
    parent = place[tops[published]]
    end = np.searchsorted(published, units.end[published])
    forest = Forest(parent, end, starts, node[of_kind], _columns(codes, sizes, of_kind), weighed[of_kind], people)
    size = subtree_totals(units, np.bincount(own_unit, minlength=len(units)))[published]
    return Blocks(forest, published, size, _depth(parent), sum(sizes))


def _kinds(node: Numbers, nodes: int, codes: Sequence[NDArray[Any]], sizes: Sequence[int]) -> tuple[Numbers, Numbers]:
    """The first person of each kind, sorted by node, and how many there are of it.

    Categories are put into one number; where it would get too long, the numbers that occur are counted through first.
    """
    number, bound = node.astype(np.int64), max(nodes, 1)
    for code, size in zip(codes, sizes, strict=True):
        if bound > MOST_CODES // (size + 1):
            values, number = np.unique(number, return_inverse=True)
            bound = len(values)
        number = number * (size + 1) + (code + 1)
        bound *= size + 1
    _, first, people = np.unique(number, return_index=True, return_counts=True)
    return first, people


def _columns(codes: Sequence[Codes], sizes: Sequence[int], of_kind: Numbers) -> NDArray[np.int32]:
    starts = np.cumsum([0, *sizes])[:-1]
    found = np.full((len(of_kind), len(codes)), -1, np.int32)
    for attribute, (code, start) in enumerate(zip(codes, starts, strict=True)):
        own = code[of_kind].astype(np.int32)
        found[:, attribute] = np.where(own >= 0, start + own, -1)
    return found


def _depth(parent: Numbers) -> int:
    depth = np.ones(len(parent), np.int64)
    for node in range(len(parent)):
        if parent[node] >= 0:
            depth[node] = depth[parent[node]] + 1
    return int(depth.max(initial=1))
