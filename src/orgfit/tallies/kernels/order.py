"""Sorting rows by a code that they carry, and laying their answers out in that order."""

# mypy: allow-untyped-defs, allow-untyped-calls, allow-untyped-decorators

from __future__ import annotations

import numpy as np

from orgfit.tallies.compiling import kernel


@kernel
def sort_rows(codes, offsets, order):
    """Sort rows by code: those of code c are ``order[offsets[c]] .. order[offsets[c + 1] - 1]``, as they came.

    Rows of a negative code are left out. ``offsets`` has one entry more than there are codes.
    """
    offsets[:] = 0
    for row in range(codes.size):
        if codes[row] >= 0:
            offsets[np.int64(codes[row]) + 1] += 1
    for code in range(1, offsets.size):
        offsets[code] += offsets[code - 1]
    free = offsets.copy()
    for row in range(codes.size):
        if codes[row] >= 0:
            order[np.uint64(free[codes[row]])] = row
            free[codes[row]] += 1


@kernel
def gather(answers, starts, order, laid, between):
    """Lay the columns that begin at ``starts`` out in another order, one after another, ``between`` bytes apart."""
    for c in range(starts.size):
        start, into = np.uint64(starts[c]), laid[c * between : c * between + order.size]
        for place in range(order.size):
            into[place] = answers[start + np.uint64(order[place])]
