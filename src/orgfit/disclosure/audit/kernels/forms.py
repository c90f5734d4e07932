"""What the compiled loops hand to each other."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Columns(NamedTuple):
    """How much each unknown counts in each sum, modulo a prime: unknown x has entries ``start[x] .. start[x + 1] - 1``.

    Sums of deep units come last; the ``row`` of each unknown are in ascending order.
    """

    start: Ints
    row: Ints
    value: Ints


class Kinds(NamedTuple):
    """Kind k has the unknowns ``first[k] .. first[k + 1] - 1``. ``sequence``: neighbours in the tree stand together;
    ``place`` is where a kind stands in it."""

    first: Ints
    people: Ints
    sequence: Ints
    place: Ints


class Basis(NamedTuple):
    """A basis of the unknowns, each column reduced by those before it: column j = (unknown - sum of earlier) / scale.

    ``unknown``, ``inverse`` (of the scale) and ``top`` (last row, where the column is 1 and those before it are 0) by
    member. ``start``, ``row``, ``value``: the reduced columns. ``later_start``, ``later``, ``by``: which members were
    reduced by this one, and how often it was taken off. ``at`` (rows,) and ``member`` (unknowns,): which member has its
    top there, and which it is; -1 none.
    """

    prime: int
    unknown: Ints
    inverse: Ints
    top: Ints
    start: Ints
    row: Ints
    value: Ints
    later_start: Ints
    later: Ints
    by: Ints
    at: Ints
    member: Ints


class Scratch(NamedTuple):
    """Room for the combinations of one group of kinds, one line each.

    ``given`` is the value on each reduced column, by its top; ``weight`` how often each sum is taken, ``known`` where
    that has been worked out; ``stack`` and ``value`` are for passing through.
    """

    given: Ints
    weight: Ints
    known: Flags
    stack: Ints
    value: Ints


def new_scratch(rows: int, combinations: int) -> Scratch:
    """This function will make room for so many combinations of so many sums."""
    shape = (max(combinations, 1), rows)
    lines, flags = np.zeros(shape, np.int64), np.zeros(rows, np.bool_)
    return Scratch(lines, lines.copy(), flags, np.zeros(rows + 1, np.int64), np.zeros(shape[0], np.int64))
