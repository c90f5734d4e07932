"""Counting rows that are not sorted: a counting sort, fused with laying the answers out in the new order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from orgfit.tallies.counting import LEAST_BYTES, count
from orgfit.tallies.tally import Tally


class Columns(NamedTuple):
    """Items whose answers, int8, begin at ``starts`` in one run of bytes."""

    answers: NDArray[np.int8]
    starts: NDArray[np.int64]


def count_unsorted(tally: Tally, items: Sequence[Columns], codes: NDArray[Any]) -> None:
    """This function will add rows to a tally in place, each to the unit that its code says (to none where negative).

    ``items`` are all items of the layout, in order. ``codes`` are whole numbers, int (people,), below the units.
    """
    from orgfit.tallies.kernels.order import gather, sort_rows
    from orgfit.tallies.kernels.rows import Rows

    people = len(codes)
    offsets, order = np.empty(len(tally.people) + 1, np.int64), np.empty(people, np.int32)
    sort_rows(codes, offsets, order)
    known = order[: offsets[-1]]
    laid = np.empty(max(people * len(tally.layout.items), LEAST_BYTES), np.int8)
    before = accumulate((len(columns.starts) for columns in items), initial=0)
    for number, columns in zip(before, items, strict=False):
        gather(columns.answers, columns.starts, known, laid[number * people :], people)
    count(tally, Rows(laid, people, offsets, np.arange(len(tally.people))))
