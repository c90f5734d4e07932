"""Codewords: the one combination of published figures that is 1 on a person of the basis and 0 on all others of it."""

# mypy: allow-untyped-defs, allow-untyped-calls, allow-untyped-decorators

from __future__ import annotations

import numpy as np

from orgfit.tallies.compiling import kernel

VISITS = 400  # units looked at to name the slices of one codeword


@kernel
def weigh(forest, slices, pivots, handed, prime, basis, limit, depth):
    """By kind of the basis: how many people its codeword touches, counted up to ``limit``."""
    path, values = new_path(forest, slices, depth)
    weights = np.zeros(basis.size, np.int64)
    stack, inherited = new_stack(forest, slices)
    for b in range(basis.size):
        top = climb(forest, pivots, handed, prime, basis[b], path, values)
        weights[b] = touched(forest, slices, pivots, handed, prime, limit, top, path, values, stack, inherited)
        leave(forest, basis[b], path)
    return weights


@kernel
def name_slices(forest, slices, pivots, handed, prime, basis, depth):
    """The slices that the codewords of some kinds use: index into ``basis``, node and column, one row each."""
    path, values = new_path(forest, slices, depth)
    stack, inherited = new_stack(forest, slices)
    found = [(0, 0, 0)]
    for b in range(basis.size):
        top = climb(forest, pivots, handed, prime, basis[b], path, values)
        used(forest, slices, pivots, prime, b, top, path, values, stack, inherited, found)
        leave(forest, basis[b], path)
    return np.array(found)[1:]


@kernel
def new_path(forest, slices, depth):
    """``path`` (nodes,): how far above the person's block a node lies, or -1; and the pivots' values along it."""
    return np.full(forest.parent.size, -1), np.zeros((depth, slices.shown.shape[1] + 1), np.int64)


@kernel
def new_stack(forest, slices):
    return np.zeros(forest.parent.size + 1, np.int64), np.zeros(
        (forest.parent.size + 1, slices.shown.shape[1]), np.int64
    )


@kernel
def climb(forest, pivots, handed, prime, kind, path, values):
    """From the person's block to the top: the value of each pivot where the person has 1 and all others have 0.

    Gives the highest node with a value; above it and beside it the combination is 0.
    """
    columns = handed.rows.shape[1]
    coming, going = np.zeros(columns, np.int64), np.zeros(columns, np.int64)
    v, child, level, top, goes_on = forest.node[kind], -1, 0, -1, True
    while v >= 0 and goes_on:
        path[v] = level
        goes_on = False
        for i in range(pivots.number[v]):
            value = given(forest, kind, child, coming, pivots.source[v, i])
            value = less(value, pivots.multiples[v, i], values[level], i, prime)
            values[level, i] = value * pivots.inverse[v, i] % prime
            if values[level, i]:
                top = v
        for j in range(handed.number[v]):
            value = given(forest, kind, child, coming, handed.source[v, j])
            going[j] = less(value, handed.multiples[v, j], values[level], pivots.number[v], prime)
            goes_on |= going[j] != 0
        coming, going = going, coming
        child, level, v = v, level + 1, forest.parent[v]
    return top


@kernel
def given(forest, kind, child, coming, source):
    """The value of a source: 1 for the person, what was handed up on the path, 0 else."""
    if source == kind:
        return 1
    kinds, columns = forest.node.size, coming.size
    if child >= 0 and source >= kinds and (source - kinds) // columns == child:
        return coming[(source - kinds) % columns]
    return 0


@kernel
def less(value, multiples, values, number, prime):
    """A value without the multiples of the pivots' values that were taken off its row."""
    for i in range(number):
        value += (prime - multiples[i]) * values[i]
    return value % prime


@kernel
def leave(forest, kind, path):
    v = forest.node[kind]
    while v >= 0:
        path[v] = -1
        v = forest.parent[v]


@kernel
def solve(slices, pivots, prime, v, above, path, values, unknowns):
    """The unknowns of a node (total, then columns) from those above it and the values of its pivots."""
    unknowns[0] = 0
    for column in range(above.size):
        stays = slices.active[v, column] and not slices.shown[v, column]
        unknowns[1 + column] = above[column] if stays else 0
    for i in range(pivots.number[v] - 1, -1, -1):
        value = values[path[v], i] if path[v] >= 0 else 0
        column = pivots.column[v, i]
        unknowns[column] = 0
        unknowns[column] = less(value, pivots.rows[v, i], unknowns, unknowns.size, prime)


@kernel
def people_touched(forest, slices, v, unknowns, prime, limit):
    """How many people of the node's own block have a value other than 0; it stops counting at ``limit``."""
    people = 0
    for kind in range(forest.first[v], forest.first[v + 1]):
        value = forest.weights[kind, 0] * unknowns[0]
        for attribute in range(forest.columns.shape[1]):
            column = forest.columns[kind, attribute]
            if column >= 0 and slices.active[v, column]:
                value += forest.weights[kind, 1 + attribute] * unknowns[1 + column]
        if value % prime:
            people += forest.people[kind]
            if people >= limit:
                break
    return people


@kernel
def reaches(handed, child, unknowns, prime):
    """Does the combination touch anybody below a child, where no pivot has a value? Then a row handed up shows it."""
    for j in range(handed.number[child]):
        value = 0
        for column in range(unknowns.size - 1):
            value += handed.rows[child, j, column] * unknowns[1 + column]
        if value % prime:
            return True
    return False


@kernel
def touched(forest, slices, pivots, handed, prime, limit, top, path, values, stack, inherited):
    """How many people a codeword touches, from its highest node down; it stops at ``limit``."""
    unknowns = np.zeros(slices.shown.shape[1] + 1, np.int64)
    stack[0], waiting, people = top, 1, 0
    inherited[0] = 0
    while waiting and people < limit:
        waiting -= 1
        v = stack[waiting]
        solve(slices, pivots, prime, v, inherited[waiting], path, values, unknowns)
        people += people_touched(forest, slices, v, unknowns, prime, limit - people)
        child = v + 1
        while child < forest.end[v]:
            if path[child] >= 0 or reaches(handed, child, unknowns, prime):
                stack[waiting] = child
                inherited[waiting] = unknowns[1:]
                waiting += 1
            child = forest.end[child]
    return people


@kernel
def used(forest, slices, pivots, prime, number, top, path, values, stack, inherited, found):
    """Add the slices whose unknown differs from that of the next shown one above: these are the ones made use of."""
    unknowns = np.zeros(slices.shown.shape[1] + 1, np.int64)
    stack[0], waiting, visits = top, 1, 0
    inherited[0] = 0
    while waiting and visits < VISITS:
        waiting -= 1
        visits += 1
        v = stack[waiting]
        solve(slices, pivots, prime, v, inherited[waiting], path, values, unknowns)
        for column in range(unknowns.size - 1):
            if slices.shown[v, column] and unknowns[1 + column] != inherited[waiting, column]:
                found.append((number, v, column))
        child = v + 1
        while child < forest.end[v]:
            if path[child] >= 0 or unknowns[1:].any():
                stack[waiting] = child
                inherited[waiting] = unknowns[1:]
                waiting += 1
            child = forest.end[child]
