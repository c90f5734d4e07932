"""A basis of the unknowns in a given order: every column is reduced by those before it, deepest sums first."""

# mypy: allow-untyped-defs, allow-untyped-calls, allow-untyped-decorators

from __future__ import annotations

import numpy as np

from orgfit.tallies.compiling import kernel


@kernel
def eliminate(columns, order, rows, prime):
    """The members of the basis in order, their reduced columns, and which member was taken off which (from, to, by)."""
    at, work = np.full(rows, -1), np.zeros(rows, np.int64)
    number, unknown, inverse = 0, np.zeros(rows, np.int64), np.zeros(rows, np.int64)
    start, row, value = np.zeros(rows + 1, np.int64), np.zeros(4 * rows, np.int64), np.zeros(4 * rows, np.int64)
    taken, steps = np.zeros((4 * rows, 3), np.int64), 0
    for x in order:
        row, value = grown(row, start[number] + rows), grown(value, start[number] + rows)
        taken = grown_lines(taken, steps + rows)
        last, top, more = reduce(columns, x, at, start, row, value, work, prime, taken[steps:])
        if top >= 0:
            taken[steps : steps + more, 1] = number
            steps += more
            at[top], unknown[number] = number, x
            inverse[number] = power(work[top], prime - 2, prime)
            start[number + 1] = keep(work, top, inverse[number], prime, row, value, start[number])
            number += 1
        work[: last + 1] = 0
    return at, unknown[:number], inverse[:number], start[: number + 1], row, value, taken[:steps]


@kernel
def reduce(columns, x, at, start, row, value, work, prime, taken):
    """Take members off an unknown's column, from its last row upwards: its last row, its new last row, how many."""
    last, steps = -1, 0
    for entry in range(columns.start[x], columns.start[x + 1]):
        work[columns.row[entry]] = columns.value[entry]
        last = max(last, columns.row[entry])
    top = last
    while top >= 0:
        by = work[top]
        if by:
            member = at[top]
            if member < 0:
                break
            for entry in range(start[member], start[member + 1]):
                work[row[entry]] = (work[row[entry]] + (prime - by) * value[entry]) % prime
            taken[steps, 0], taken[steps, 2] = member, by
            steps += 1
        top -= 1
    return last, top, steps


@kernel
def keep(work, top, inverse, prime, row, value, entry):
    """Store a reduced column, scaled so that its last entry is 1; gives where the next one begins."""
    for place in range(top + 1):
        if work[place]:
            row[entry], value[entry] = place, work[place] * inverse % prime
            entry += 1
    return entry


@kernel
def power(number, exponent, prime):
    result = 1
    while exponent:
        if exponent & 1:
            result = result * number % prime
        number = number * number % prime
        exponent >>= 1
    return result


@kernel
def grown(array, size):
    if array.size >= size:
        return array
    larger = np.zeros(2 * size, np.int64)
    larger[: array.size] = array
    return larger


@kernel
def grown_lines(lines, size):
    if len(lines) >= size:
        return lines
    larger = np.zeros((2 * size, lines.shape[1]), np.int64)
    larger[: len(lines)] = lines
    return larger
