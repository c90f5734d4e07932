"""The tree of units, in depth-first order, so that every subtree is one contiguous range."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Self

import numpy as np
from numpy.typing import NDArray

from orgfit.errors import TreeError
from orgfit.responses.tree_faults import links, tree_faults
from orgfit.responses.unit_rows import UnitRow

DEPTH_LIMIT = 64


@dataclass(frozen=True, eq=False)
class UnitTree:
    """A frozen tree of units; unit 0 is the whole organisation.

    ``parent[v]`` is the index of the unit above (-1 for unit 0, always smaller than v), ``depth[v]`` the steps
    from the top, and the subtree of v is the units ``v .. end[v] - 1``.
    """

    codes: tuple[str, ...]
    names: tuple[str, ...]
    parent: NDArray[np.int32]
    depth: NDArray[np.int16] = field(repr=False)
    end: NDArray[np.int32] = field(repr=False)

    @classmethod
    def build(cls, rows: Iterable[UnitRow], source: str) -> Self:
        """This function will sort rows into a tree, children in the order in which they came.

        ``source`` is the name of the file that faults carry. Raises TreeError with every fault at once: codes that are
        empty or stand twice, parents that are no units, circles, no top or several, more than ``DEPTH_LIMIT`` steps.
        """
        listed = tuple(rows)
        faults = tree_faults(listed, source, DEPTH_LIMIT)
        if faults:
            raise TreeError(faults)
        above = links(listed)
        order = _preorder(above)
        place = np.empty(len(order), np.int32)
        place[order] = np.arange(len(order), dtype=np.int32)
        parent = np.array([-1, *(place[above[row]] for row in order[1:])], np.int32)
        depth, end = _depth_and_end(parent)
        names = tuple(listed[row].name or listed[row].code for row in order)
        tree = cls(tuple(listed[row].code for row in order), names, parent, depth, end)
        for array in (parent, depth, end):
            array.setflags(write=False)
        return tree

    def __len__(self) -> int:
        return len(self.codes)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, UnitTree):
            return NotImplemented
        # Depths and ends follow from the parents.
        same_words = self.codes == other.codes and self.names == other.names
        return same_words and np.array_equal(self.parent, other.parent)

    def __hash__(self) -> int:
        return hash((self.codes, self.names))

    @cached_property
    def index(self) -> dict[str, int]:
        """Unit code to its place in the tree."""
        return {code: place for place, code in enumerate(self.codes)}

    def children(self, unit: int) -> tuple[int, ...]:
        """This function will give the units directly below a unit, in order."""
        found = []
        child, end = unit + 1, int(self.end[unit])
        while child < end:
            found.append(child)
            child = int(self.end[child])
        return tuple(found)

    def path(self, unit: int) -> tuple[int, ...]:
        """This function will give the units from the top down to a unit, both included."""
        found = [unit]
        while (above := int(self.parent[found[-1]])) >= 0:
            found.append(above)
        return tuple(reversed(found))

    def level(self, depth: int) -> NDArray[np.int64]:
        """This function will give the units that stand so many steps from the top, in order."""
        return np.flatnonzero(self.depth == depth).astype(np.int64, copy=False)


def _preorder(above: Sequence[int]) -> list[int]:
    """Rows in depth-first order; an own stack, because a deep tree would break Python's."""
    below: list[list[int]] = [[] for _ in above]
    for row, parent in enumerate(above):
        if parent >= 0:
            below[parent].append(row)
    order: list[int] = []
    stack = [above.index(-1)]
    while stack:
        row = stack.pop()
        order.append(row)
        stack.extend(reversed(below[row]))
    return order


def _depth_and_end(parent: NDArray[np.int32]) -> tuple[NDArray[np.int16], NDArray[np.int32]]:
    above = parent.tolist()
    depth = [0] * len(above)
    end = list(range(1, len(above) + 1))
    for unit in range(1, len(above)):
        depth[unit] = depth[above[unit]] + 1
    for unit in range(len(above) - 1, 0, -1):
        end[above[unit]] = max(end[above[unit]], end[unit])
    return np.array(depth, np.int16), np.array(end, np.int32)
