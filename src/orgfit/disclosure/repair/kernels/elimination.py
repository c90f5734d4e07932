"""Elimination on the tree, modulo a prime: a basis of people, the first ones in the order of their keys.

A combination of published figures has, on a person of block R, the value t[R] + the sum of s[a, L(a, R)] over the
person's categories a, where L(a, R) is the lowest unit at or above R that shows slice a, and t and s may be anything.
So a person is a row with a 1 for t and for each active category (or another weight, where figures weigh people), and
at node v only t[v] and one unknown a category are alive. Rows are reduced node by node, children first. A row that
still speaks of t[v] or of a slice shown at v cannot be made of rows outside v: it is a pivot. Any other is handed up if
it is independent of those handed up before.

Primes are under 2^25, so that 8,000 products of two numbers can be added up before the sum is brought back under it.
"""

# mypy: allow-untyped-defs, allow-untyped-calls, allow-untyped-decorators

from __future__ import annotations

import numpy as np

from orgfit.tallies.compiling import kernel


@kernel
def inverse_of(number, prime):
    """One over a number, modulo a prime (Euclid); of most pivots, which are 1 or -1, in a step or two."""
    left, right = prime, number
    before, inverse = 0, 1
    while right > 1:
        whole = left // right
        left, right = right, left - whole * right
        before, inverse = inverse, before - whole * inverse
    return inverse % prime


@kernel
def take_off(row, multiple, other, prime):
    """Subtract a multiple of another row, without bringing the result back under the prime."""
    back = prime - multiple
    for k in range(row.size):
        row[k] += back * other[k]


@kernel
def activate(parent, shown):
    """By node and column: is the slice shown there or anywhere above? Parents come before their children."""
    active = shown.copy()
    for v in range(parent.size):
        if parent[v] >= 0:
            for column in range(shown.shape[1]):
                if active[parent[v], column]:
                    active[v, column] = True
    return active


@kernel
def eliminate(forest, slices, keys, prime, nodes, pivots, handed):
    """Fill ``pivots`` and ``handed`` of some nodes, children before parents; the others are taken as they stand."""
    columns = slices.shown.shape[1]
    row, multiples = np.zeros(columns + 1, np.int64), np.zeros(columns + 1, np.int64)
    seen, lead = np.zeros((columns, columns), np.int64), np.zeros(columns, np.int64)
    for v in nodes:
        pivots.number[v] = 0
        handed.number[v] = 0
        for source in in_order(forest, keys, handed, v, columns):
            kind = read_row(forest, slices.active[v], handed, source, row)
            reduce_row(pivots, v, row, multiples, prime)
            column = own_column(row, slices.shown[v])
            if column >= 0:
                add_pivot(pivots, v, row, multiples, column, prime)
                note(pivots, v, pivots.number[v], source, kind)
                pivots.number[v] += 1
            elif is_new(row, seen, lead, handed.number[v], prime):
                last = handed.number[v]
                handed.rows[v, last] = row[1:]
                handed.multiples[v, last] = multiples
                note(handed, v, last, source, kind)
                handed.number[v] += 1


@kernel
def in_order(forest, keys, handed, v, columns):
    """Sources of the rows of a node, those of the highest key first: own kinds, and what its children hand up."""
    kinds, first, last = forest.node.size, forest.first[v], forest.first[v + 1]
    number = last - first
    child = v + 1
    while child < forest.end[v]:
        number += handed.number[child]
        child = forest.end[child]
    sources, backward = np.empty(number, np.int64), np.empty(number)
    for place in range(last - first):
        sources[place] = first + place
        backward[place] = -keys[first + place]
    place, child = last - first, v + 1
    while child < forest.end[v]:
        for j in range(handed.number[child]):
            sources[place] = kinds + child * columns + j
            backward[place] = -keys[handed.kind[child, j]]
            place += 1
        child = forest.end[child]
    return sources[np.argsort(backward)]


@kernel
def read_row(forest, active, handed, source, row):
    """Write the row of a source; give the kind of people it began with."""
    kinds, columns = forest.node.size, active.size
    row[:] = 0
    if source >= kinds:
        child, j = (source - kinds) // columns, (source - kinds) % columns
        row[1:] = handed.rows[child, j]
        return handed.kind[child, j]
    row[0] = forest.weights[source, 0]
    for attribute in range(forest.columns.shape[1]):
        column = forest.columns[source, attribute]
        if column >= 0 and active[column]:
            row[1 + column] = forest.weights[source, 1 + attribute]
    return source


@kernel
def reduce_row(pivots, v, row, multiples, prime):
    """Take the node's pivots off a row, and remember how much of each."""
    multiples[:] = 0
    for i in range(pivots.number[v]):
        multiple = row[pivots.column[v, i]] % prime
        multiples[i] = multiple
        if multiple:
            take_off(row, multiple, pivots.rows[v, i], prime)
    for k in range(row.size):
        row[k] %= prime


@kernel
def own_column(row, shown):
    """The first unknown of a row that belongs to its node: the total, or a slice shown there; -1 if there is none."""
    if row[0]:
        return 0
    for column in range(shown.size):
        if row[1 + column] and shown[column]:
            return 1 + column
    return -1


@kernel
def add_pivot(pivots, v, row, multiples, column, prime):
    last = pivots.number[v]
    inverse = inverse_of(row[column], prime)
    pivots.column[v, last] = column
    pivots.inverse[v, last] = inverse
    pivots.multiples[v, last] = multiples
    for k in range(row.size):
        pivots.rows[v, last, k] = row[k] * inverse % prime


@kernel
def note(rows, v, place, source, kind):
    """Remember where a row came from."""
    rows.source[v, place] = source
    rows.kind[v, place] = kind


@kernel
def is_new(row, seen, lead, number, prime):
    """Is a row independent of ``number`` rows seen before? Then it is added to them, in echelon form."""
    left = row[1:].copy()
    for i in range(number):
        multiple = left[lead[i]] % prime
        if multiple:
            take_off(left, multiple, seen[i], prime)
    for k in range(left.size):
        if left[k] % prime:
            inverse = inverse_of(left[k] % prime, prime)
            lead[number] = k
            for j in range(left.size):
                seen[number, j] = left[j] % prime * inverse % prime
            return True
    return False
