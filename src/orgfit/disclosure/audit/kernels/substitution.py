"""Forward substitution with a sparse factor and sparse right-hand sides."""

# mypy: allow-untyped-defs, allow-untyped-calls, allow-untyped-decorators

from __future__ import annotations

import numpy as np

from orgfit.tallies.compiling import kernel


@kernel
def substitute(start, row, value, right_start, right_row, right_value):
    """Solve L x = b for every column b; both are compressed by column, L has 1 on its diagonal. Gives x likewise."""
    n, columns = start.size - 1, right_start.size - 1
    work, begins = np.zeros(n), np.zeros(columns + 1, np.int64)
    rows, values = np.zeros(4 * n + 1, np.int64), np.zeros(4 * n + 1)
    for column in range(columns):
        first, number = n, begins[column]
        if rows.size < number + n:
            rows, values = doubled(rows, number + n), doubled(values, number + n)
        for entry in range(right_start[column], right_start[column + 1]):
            work[right_row[entry]] = right_value[entry]
            first = min(first, right_row[entry])
        for place in range(first, n):
            if work[place]:
                rows[number], values[number] = place, work[place]
                number += 1
                for entry in range(start[place], start[place + 1]):
                    if row[entry] > place:
                        work[row[entry]] -= value[entry] * work[place]
        work[first:] = 0.0
        begins[column + 1] = number
    return begins, rows[: begins[columns]], values[: begins[columns]]


@kernel
def doubled(array, size):
    larger = np.zeros(2 * size, array.dtype)
    larger[: array.size] = array
    return larger
