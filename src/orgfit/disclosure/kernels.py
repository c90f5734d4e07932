"""The tree programme of the publication plan, compiled: one pass up, one pass down."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from orgfit.tallies.compiling import kernel

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

IMPOSSIBLE = -1e300


@kernel
def merge_child(above: Floats, below: Floats, choice: Ints, threshold: int) -> None:
    """Best value of handing k people up, k capped: the unit's people so far, and one more unit below it."""
    merged = np.full(threshold + 1, IMPOSSIBLE)
    for a in range(threshold + 1):
        if above[a] == IMPOSSIBLE:
            continue
        for b in range(threshold + 1):
            value = above[a] + below[b]
            k = min(a + b, threshold)
            if below[b] != IMPOSSIBLE and value > merged[k]:
                merged[k] = value
                choice[k, 0] = a
                choice[k, 1] = b
    above[:] = merged


@kernel
def climb(
    parent: NDArray[np.int32],
    own: Ints,
    allowed: Bools,
    worth: Floats,
    threshold: int,
    best: Floats,
    choice: Ints,
    inner: Ints,
) -> None:
    """From the lowest units up: best[v, k] for k people handed up; inner[v] is k before v was shown, or -1."""
    for v in range(parent.size):
        best[v, min(own[v], threshold)] = 0.0
    for v in range(parent.size - 1, -1, -1):
        if allowed[v]:
            k = 0 if best[v, 0] >= best[v, threshold] else threshold
            if best[v, k] != IMPOSSIBLE and best[v, k] + worth[v] > best[v, 0]:
                best[v, 0] = best[v, k] + worth[v]
                inner[v] = k
        if v > 0:
            merge_child(best[parent[v]], best[v], choice[v], threshold)


@kernel
def best_cover(parent: NDArray[np.int32], own: Ints, allowed: Bools, worth: Floats, threshold: int) -> Bools:
    """Which units to show; parents have smaller indices than their children. See totals.shown_units."""
    units = parent.size
    best = np.full((units, threshold + 1), IMPOSSIBLE)
    choice = np.zeros((units, threshold + 1, 2), np.int64)
    inner = np.full(units, -1)
    climb(parent, own, allowed, worth, threshold, best, choice, inner)
    shown = np.zeros(units, np.bool_)
    state = np.zeros(units, np.int64)
    state[0] = np.argmax(best[0])
    for v in range(units):
        if v > 0:
            handed = choice[v, state[parent[v]]]
            state[parent[v]] = handed[0]
            state[v] = handed[1]
        if state[v] == 0 and inner[v] >= 0:
            shown[v] = True
            state[v] = inner[v]
    return shown
