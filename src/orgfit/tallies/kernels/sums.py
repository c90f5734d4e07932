"""Adding up: units into those above them, and products of two items."""

# mypy: allow-untyped-defs, allow-untyped-calls, allow-untyped-decorators

from __future__ import annotations

import numpy as np

from orgfit.tallies.compiling import kernel

STRETCH = 4096


@kernel
def add_upwards(own, total, depth, end, units):
    """Fill ``total`` (units, counts) with the ``own`` counts of units and of all below them.

    ``units`` are whole subtrees side by side, the first and the stop. From the last to the first: ``below[d]`` has the
    sum of the units at depth d that no parent has taken yet.
    """
    deepest = 0
    for unit in range(units[0], units[1]):
        deepest = max(deepest, depth[unit])
    below = np.zeros((deepest + 2, own.shape[1]), np.int64)
    for unit in range(units[1] - 1, units[0] - 1, -1):
        mine, whole, beside = own[unit], total[unit], below[depth[unit]]
        if end[unit] == unit + 1:
            for c in range(mine.size):
                whole[c] = mine[c]
                beside[c] += mine[c]
        else:
            taken = below[depth[unit] + 1]
            for c in range(mine.size):
                whole[c] = mine[c] + taken[c]
                beside[c] += whole[c]
                taken[c] = 0


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
