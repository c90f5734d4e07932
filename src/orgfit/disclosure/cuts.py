"""Totals and the slices of one attribute: whether they are safe together is exactly a question of cuts in a graph.

Draw a node for every block (the people of a shown unit who are in no shown unit below it), a node for every slice
that is shown, and one for the ground. Every person is an edge: from the block that he or she is in, to the lowest
shown slice of his or her category at or above it, or to the ground where there is none. What can be worked out by
adding and subtracting shown figures are the cuts of this graph, and a cut speaks of the people whose edges it cuts.
So no group under n is given away if and only if every cut that cuts anybody cuts at least n.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from orgfit.disclosure.rounding import Numbers
from orgfit.disclosure.totals import Shown, residuals
from orgfit.responses.units import UnitTree

GROUND = 0


@dataclass(frozen=True)
class Graph:
    """Edges between nodes 0 .. ``nodes`` - 1, with the people they stand for; node 0 is the ground.

    ``slices`` (units, categories): the node of each shown slice, -1 where it is not shown.
    """

    nodes: int
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    people: Numbers
    slices: NDArray[np.int64]


def slice_graph(units: UnitTree, shown: Shown, slices: Shown, own: Numbers) -> Graph:
    """This function will draw the graph of all shown totals and the shown slices of one attribute.

    ``shown`` (units,); ``slices`` (units, categories), only where the unit is shown; ``own`` (units, categories):
    people of each unit itself. People of unknown category stand in no category and are edges to the ground.
    """
    blocks = residuals(units, shown, own)
    nodes = np.where(slices, 1 + np.cumsum(slices).reshape(slices.shape), -1)
    lowest = _lowest_slices(units, shown, nodes)
    unit, category = np.nonzero(blocks)
    first_block = 1 + int(slices.sum()) + 1
    return Graph(first_block + len(units), first_block + unit, lowest[unit, category], blocks[unit, category], nodes)


def _lowest_slices(units: UnitTree, shown: Shown, nodes: NDArray[np.int64]) -> NDArray[np.int64]:
    """By unit and category: the node of the lowest shown slice at or above, the ground where there is none."""
    lowest = np.full(nodes.shape, GROUND, np.int64)
    for unit in range(len(units)):
        above = lowest[units.parent[unit]] if unit else lowest[0]
        lowest[unit] = np.where(nodes[unit] >= 0, nodes[unit], above) if shown[unit] else above
    return lowest


def light_cut(graph: Graph, threshold: int) -> NDArray[np.bool_] | None:
    """This function will find one side of a cut that cuts somebody, but fewer than ``threshold`` people.

    Returns a boolean array over nodes, or None where there is no such cut. Exact: edges of ``threshold`` people or
    more are in no such cut, so their ends are taken together, again and again; of what is left the least cut of each
    part is found.
    Source: Stoer & Wagner (1997), doi:10.1145/263867.263872; Padberg & Rinaldi (1990), doi:10.1007/BF01580850.
    """
    label = np.arange(graph.nodes)
    while True:
        left, right, people, heavy = _merged(graph, label, threshold)
        if not heavy.any():
            break
        label = _joined(label, left[heavy], right[heavy])
    side = _least_side(left, right, people, threshold)
    return None if side is None else np.isin(label, side)


def _merged(
    graph: Graph, label: NDArray[np.int64], threshold: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], Numbers, Shown]:
    """Edges between what was taken together, parallel ones added up; and which of them are heavy."""
    left, right = label[graph.left], label[graph.right]
    apart = left != right
    low, high = np.minimum(left, right)[apart], np.maximum(left, right)[apart]
    pairs, place = np.unique(low * graph.nodes + high, return_inverse=True)
    people = np.bincount(place, graph.people[apart], len(pairs)).astype(np.int64)
    return pairs // graph.nodes, pairs % graph.nodes, people, people >= threshold


def _joined(label: NDArray[np.int64], left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.int64]:
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    size = len(label)
    ones = np.ones(len(left), np.int8)
    _, part = connected_components(coo_array((ones, (left, right)), shape=(size, size)), directed=False)
    first = np.full(size, size, np.int64)
    np.minimum.at(first, part, np.arange(size))
    return np.asarray(first[part][label])


def _least_side(
    left: NDArray[np.int64], right: NDArray[np.int64], people: Numbers, threshold: int
) -> NDArray[np.int64] | None:
    import networkx as nx

    graph = nx.Graph()
    graph.add_weighted_edges_from(zip(left.tolist(), right.tolist(), people.tolist(), strict=True))
    for part in nx.connected_components(graph):
        least, (side, _) = nx.stoer_wagner(graph.subgraph(part))
        if least < threshold:
            return np.array(sorted(side), np.int64)
    return None
