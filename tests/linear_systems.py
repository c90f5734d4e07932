"""Small systems of published sums, and what they give away, by exact ranks over all groups of kinds."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import numpy as np
from hypothesis import strategies as st
from scipy.sparse import csr_matrix

from orgfit.disclosure.audit.system import Sum, System


def system_of(
    rows: object, people: object, owner: object = None, *, units: object = None, threshold: int = 3
) -> System:
    """A system from a matrix; without ``owner`` every kind has one unknown."""
    sums = csr_matrix(np.array(rows, np.int64))
    own = np.arange(sums.shape[1]) if owner is None else np.array(owner)
    unit = np.zeros(len(people), np.int64) if units is None else np.array(units, np.int64)  # type: ignore[arg-type]
    labels = tuple(Sum("0", str(row), "") for row in range(sums.shape[0]))
    return System("small", sums, own.astype(np.int64), np.array(people, np.int64), unit, labels, threshold)


def given_away(system: System, limit: int) -> list[frozenset[int]]:
    """The least groups of kinds, under ``limit`` people, for which some combination is 0 everywhere else.

    A group is given away if what the sums cannot see, seen on its unknowns only, has a smaller rank than it has
    unknowns: then some direction of it can always be seen. All kinds have equally many unknowns.
    """
    width = system.sums.shape[1]
    hidden = np.array(unseen(system.sums.toarray().tolist(), width), float).reshape(-1, width).T
    found: list[frozenset[int]] = []
    few = np.flatnonzero(system.people < limit).tolist()
    for size in range(1, limit):
        groups = np.array(list(combinations(few, size)), int).reshape(-1, size)
        groups = groups[system.people[groups].sum(axis=1) < limit]
        if not len(groups):
            continue
        own = np.array([system.unknowns(group) for group in groups], int)
        away = np.linalg.matrix_rank(hidden[own]) < own.shape[1] if hidden.shape[1] else np.ones(len(groups), bool)
        new = [frozenset(group) for group in groups[away].tolist()]
        found += [group for group in new if not any(less <= group for less in found)]
    return found


def unseen(rows: list[list[int]], width: int) -> list[list[Fraction]]:
    """A basis of all that every row turns into 0."""
    reduced, pivots = row_reduced(rows)
    basis = []
    for free in (x for x in range(width) if x not in pivots):
        line = [Fraction(0)] * width
        line[free] = Fraction(1)
        for row, pivot in zip(reduced, pivots, strict=True):
            line[pivot] = -row[free]
        basis.append(line)
    return basis


def row_reduced(rows: list[list[int]]) -> tuple[list[list[Fraction]], list[int]]:
    left = [[Fraction(value) for value in row] for row in rows]
    done: list[list[Fraction]] = []
    pivots: list[int] = []
    for column in range(len(left[0]) if left else 0):
        chosen = next((row for row in left if row[column]), None)
        if chosen is None:
            continue
        left.remove(chosen)
        chosen = [value / chosen[column] for value in chosen]
        left = [less(row, chosen, column) for row in left]
        done = [*(less(row, chosen, column) for row in done), chosen]
        pivots.append(column)
    return done, pivots


def less(row: list[Fraction], other: list[Fraction], column: int) -> list[Fraction]:
    return [a - row[column] * b for a, b in zip(row, other, strict=True)] if row[column] else row


@st.composite
def systems(draw: st.DrawFn) -> System:
    """A few units with ten to twenty people of 1 to 3 attributes: one or several items, perhaps a second tree.

    Cells under the threshold are mostly not shown; rows are scaled.
    """
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    people, threshold = draw(st.integers(6, 16)), draw(st.integers(2, 4))
    attributes = [rng.integers(0, draw(st.integers(2, 3)), people) for _ in range(draw(st.integers(1, 3)))]
    unit, cells = tree_cells(draw(st.integers(1, 5)), attributes, people, rng)
    if draw(st.booleans()):
        cells += tree_cells(draw(st.integers(2, 4)), attributes, people, rng)[1]
    share, small = rng.choice([0.1, 0.3, 0.8]), rng.choice([0.0, 0.1])
    shown = [cell for cell in cells if rng.random() < share and (cell.sum() >= threshold or rng.random() < small)]
    return of_people(shown or [np.ones(people, bool)], unit, draw(st.integers(1, 3)), threshold, rng)


def tree_cells(
    size: int, attributes: list[np.ndarray], people: int, rng: np.random.Generator
) -> tuple[np.ndarray, list[np.ndarray]]:
    """Everybody's unit in a random tree, and who is in each unit, with all below, whole and by category."""
    parent = [0, *(int(rng.integers(0, unit)) for unit in range(1, size))]
    own = rng.integers(0, size, people)
    inside = [own == unit for unit in range(size)]
    for unit in range(size - 1, 0, -1):
        inside[parent[unit]] |= inside[unit]
    slices = [unit & (codes == code) for unit in inside for codes in attributes for code in range(int(codes.max()) + 1)]
    return own, inside + slices


def of_people(
    cells: list[np.ndarray], unit: np.ndarray, items: int, threshold: int, rng: np.random.Generator
) -> System:
    """One unknown a person and item. With several items a cell shows their sum, and here and there each by itself."""
    rows = []
    for cell in cells:
        lines = [np.repeat(cell, items)]
        if items > 1 and rng.random() < 0.4:
            lines += [np.repeat(cell, items) * (np.arange(cell.size * items) % items == item) for item in range(items)]
        rows += [line * int(rng.integers(1, 4)) for line in lines]
    owner = np.repeat(np.arange(len(unit)), items)
    every = system_of(rows, np.ones(len(unit)), owner, units=unit, threshold=threshold)
    return every.merged()
