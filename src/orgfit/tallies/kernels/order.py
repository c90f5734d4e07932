"""Sorting rows by a code that they carry, and laying their answers out in that order."""

# mypy: allow-untyped-defs, allow-untyped-calls, allow-untyped-decorators

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from orgfit.tallies.compiling import kernel

TOGETHER = 4  # bytes in a word


class Order(NamedTuple):
    """``people`` rows, ``stretch`` by stretch in another order.

    Stretch s takes the rows ``rows[ends[s]] .. rows[ends[s + 1] - 1]``, counted from its own first row.
    """

    rows: Any
    ends: Any
    stretch: int
    people: int


@kernel
def sort_rows(codes, stretch, offsets, order):
    """Sort every ``stretch`` rows by code, those of one code as they came, without rows of negative codes.

    With k codes, the rows of code c in stretch s are ``order[offsets[s k + c]] .. order[offsets[s k + c + 1] - 1]``,
    counted from the stretch's first row.
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
                order[np.uint64(free[place])] = row
                free[place] += 1
        base += number


@kernel
def gather(answers, starts, order, laid):
    """Lay the columns that begin at ``starts`` out in another order, one after another.

    Four columns at a time are put into words, the words into order, and taken apart again: the first and the last are
    vector instructions, and the one between has a quarter to do.
    """
    size, last = order.ends[order.ends.size - 1], starts.size - 1
    apart, moved = np.empty(order.stretch, np.uint32), np.empty(order.stretch, np.uint32)
    for s in range(order.ends.size - 1):
        first, own = s * order.stretch, order.rows[order.ends[s] : order.ends[s + 1]]
        rows = min(order.stretch, order.people - first)
        for c in range(0, starts.size, TOGETHER):
            # Where fewer than four are left, the last one is taken several times.
            i, j, k, m = c, min(c + 1, last), min(c + 2, last), min(c + 3, last)
            come = (starts[i] + first, starts[j] + first, starts[k] + first, starts[m] + first)
            pack(answers, come, rows, apart.view(np.int8))
            for place in range(own.size):
                moved[place] = apart[np.uint64(own[place])]
            at = order.ends[s]
            go = (i * size + at, j * size + at, k * size + at, m * size + at)
            unpack(moved.view(np.int8), own.size, go, laid)


@kernel
def pack(answers, starts, size, words):
    """Put the answers of four columns side by side."""
    a, b = answers[starts[0] : starts[0] + size], answers[starts[1] : starts[1] + size]
    c, d = answers[starts[2] : starts[2] + size], answers[starts[3] : starts[3] + size]
    for row in range(size):
        words[4 * row] = a[row]
        words[4 * row + 1] = b[row]
        words[4 * row + 2] = c[row]
        words[4 * row + 3] = d[row]


@kernel
def unpack(words, size, starts, laid):
    """Lay answers that are side by side out in four columns."""
    a, b = laid[starts[0] : starts[0] + size], laid[starts[1] : starts[1] + size]
    c, d = laid[starts[2] : starts[2] + size], laid[starts[3] : starts[3] + size]
    for row in range(size):
        a[row] = words[4 * row]
        b[row] = words[4 * row + 1]
        c[row] = words[4 * row + 2]
        d[row] = words[4 * row + 3]
