"""Adding up: units into those above them, and products of two items."""

# mypy: allow-untyped-defs, allow-untyped-calls, allow-untyped-decorators

from __future__ import annotations

import numpy as np

from orgfit.tallies.compiling import kernel

STRETCH = 4096


@kernel
def add_upwards(own, total, depth, end, units):
    """Fill ``total`` (units, counts) with the ``own`` counts of units and of all below them.

    ``units`` are whole subtrees side by side, the first and the stop. They are taken in order, because memory is read
    and written twice as fast forwards: ``inside[d + 1]`` has what was found so far inside the unit at depth d that is
    still open, and is handed on to the one above when the first unit beyond comes.
    """
    deepest, top = 0, depth[units[0]]
    for unit in range(units[0], units[1]):
        deepest = max(deepest, depth[unit])
    inside, still_open = np.zeros((deepest + 2, own.shape[1]), np.int64), np.zeros(deepest + 2, np.int64)
    for unit in range(units[0], units[1]):
        while top > depth[unit]:
            hand_on(inside[top], total[still_open[top]], inside[top - 1])
            top -= 1
        if end[unit] == unit + 1:
            hand_on(own[unit], total[unit], inside[top])
        else:
            top += 1
            still_open[top] = unit
            mine, found = own[unit], inside[top]
            for c in range(mine.size):
                found[c] = mine[c]
    while top > depth[units[0]]:
        hand_on(inside[top], total[still_open[top]], inside[top - 1])
        top -= 1


@kernel
def hand_on(counts, total, above):
    """These are the counts of a unit, and part of those above it."""
    for c in range(counts.size):
        total[c] = counts[c]
        above[c] += counts[c]


@kernel
def add_products(answers, people, rows, columns, sums):
    """Add up pairs of ``columns`` over rows ``rows[0] .. rows[1] - 1`` where both have an answer.

    ``sums`` int64 (3, items, items): people, sum of the first item, sum of products.
    """
    items = columns.size
    there, value = np.zeros((items, STRETCH), np.int16), np.zeros((items, STRETCH), np.int16)
    for first in range(rows[0], rows[1], STRETCH):
        n = min(STRETCH, rows[1] - first)
        for i in range(items):
            column = answers[columns[i] * people + first : columns[i] * people + first + n]
            for r in range(n):
                there[i, r] = column[r] >= 0
                value[i, r] = max(column[r], 0)
        for i in range(items):
            for j in range(items):
                sums[1, i, j] += dot(value[i], there[j], n)
            for j in range(i, items):
                sums[0, i, j] += dot(there[i], there[j], n)
                sums[2, i, j] += dot(value[i], value[j], n)


@kernel
def dot(a, b, n):
    """The product of two vectors; 4,096 rows of squares of at most 127 stay within 32 bits."""
    total = np.int32(0)
    for r in range(n):
        total = np.int32(total + np.int32(a[r]) * np.int32(b[r]))
    return total
