"""What the kernels of repair are given, and what they keep. ``columns`` are the categories of all attributes in a row.

Nodes are the published units in depth-first order. A kind is all people of one block (published unit, without the
published units below it) who have the same categories; to the published figures they are one and the same person.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np


class Forest(NamedTuple):
    """Published units and the kinds of people in them.

    ``parent`` (nodes,), -1 at a top; the subtree of node v is ``v .. end[v] - 1``; its own kinds are
    ``first[v] .. first[v + 1] - 1``. By kind: its ``node``, its ``columns`` (kinds, attributes; -1 is unknown), the
    ``weights`` with which its people count in the total and in each of these (kinds, 1 + attributes), and how many
    ``people`` it has.
    """

    parent: Any
    end: Any
    first: Any
    node: Any
    columns: Any
    weights: Any
    people: Any


class Slices(NamedTuple):
    """By node and column: is the slice ``shown`` there; is it ``active``, shown there or anywhere above."""

    shown: Any
    active: Any


class Pivots(NamedTuple):
    """Rows that were used up at their node, in order; they are the basis.

    By node and row: the ``rows`` as reduced (the node's own total, then the columns), the ``multiples`` of earlier
    rows that were taken off, the ``column`` it is used up for, by what it was multiplied (``inverse``), its ``source``
    (a kind, or kinds + child x columns + row for a row handed up) and the ``kind`` of people it began with.
    """

    number: Any
    rows: Any
    multiples: Any
    column: Any
    inverse: Any
    source: Any
    kind: Any


class Handed(NamedTuple):
    """Rows that speak of slices shown further up only, handed to the node above; named as in Pivots."""

    number: Any
    rows: Any
    multiples: Any
    source: Any
    kind: Any


def no_pivots(nodes: int, columns: int) -> Pivots:
    """This function will make room for the pivots of every node."""
    wide = columns + 1
    square, line = np.zeros((nodes, wide, wide), np.int32), np.zeros((nodes, wide), np.int64)
    number = np.zeros(nodes, np.int64)
    return Pivots(number, square, square.copy(), line, line.copy(), line.copy(), line.copy())


def none_handed(nodes: int, columns: int) -> Handed:
    """This function will make room for the rows that every node hands up."""
    line = np.zeros((nodes, columns), np.int64)
    rows, multiples = np.zeros((nodes, columns, columns), np.int32), np.zeros((nodes, columns, columns + 1), np.int32)
    return Handed(np.zeros(nodes, np.int64), rows, multiples, line, line.copy())
