"""Sorting rows by a code that they carry, and laying their answers out in that order."""

# mypy: allow-untyped-defs, allow-untyped-calls, allow-untyped-decorators

from __future__ import annotations

import numpy as np

from orgfit.tallies.compiling import kernel


@kernel
def sort_rows(codes, stretch, offsets, order):
    """Sort every ``stretch`` rows by code, those of one code as they came, without rows of negative codes.

    With k codes, the rows of code c in stretch s are ``order[offsets[s k + c]] .. order[offsets[s k + c + 1] - 1]``.
    """
    number = (offsets.size - 1) // max((codes.size + stretch - 1) // stretch, 1)
    for code in range(offsets.size):
        offsets[code] = 0
    free = np.empty(number, np.int64)
    base = 0
    for first in range(0, codes.size, stretch):
        part = codes[first : first + stretch]
        own = offsets[base : base + number + 1]
        for row in range(part.size):
            if part[row] >= 0:
                own[np.uint64(part[row]) + np.uint64(1)] += 1
        for code in range(number):
            free[code] = own[code]
            own[code + 1] += own[code]
        for row in range(part.size):
            if part[row] >= 0:
                place = np.uint64(part[row])
                order[np.uint64(free[place])] = first + row
                free[place] += 1
        base += number


@kernel
def gather(answers, starts, order, stretch, laid):
    """Lay columns out in another order, one after another. ``starts``: where each begins in ``answers``.

    It goes stretch by stretch, so that what is read and what is written stay in the cache.
    """
    for first in range(0, order.size, stretch):
        part = order[first : first + stretch]
        for c in range(starts.size):
            start, into = np.uint64(starts[c]), laid[c * order.size + first : c * order.size + first + part.size]
            for place in range(part.size):
                into[place] = answers[start + np.uint64(part[place])]
