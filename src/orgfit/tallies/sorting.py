"""Counting rows that are not sorted: a counting sort, fused with laying the answers out in the new order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from orgfit.tallies.counting import LEAST_BYTES, Plan, count
from orgfit.tallies.tally import Tally


class Columns(NamedTuple):
    """Items whose answers, int8, begin at ``starts`` in one run of bytes."""

    answers: NDArray[np.int8]
    starts: NDArray[np.int64]


def count_unsorted(tally: Tally, plan: Plan, items: Sequence[Columns], codes: NDArray[Any], stretch: int) -> None:
    """This function will add rows to a tally in place, each to the unit that its code says (to none where negative).

    ``items`` are all items of the layout, in order. ``codes`` are whole numbers, int (people,), below the units.
    ``stretch``: rows to be sorted at a time; few stay in the cache, many have more people of one unit side by side.
    """
    from orgfit.tallies.kernels.order import gather, sort_rows
    from orgfit.tallies.kernels.rows import Rows

    units, stretches = len(tally.people), -(-len(codes) // stretch)
    offsets, order = np.empty(stretches * units + 1, np.int64), np.empty(len(codes), np.int32)
    sort_rows(codes, stretch, offsets, order)
    order = order[: offsets[-1]]
    laid = np.empty(max(len(order) * len(plan.layout.items), LEAST_BYTES), np.int8)
    before = accumulate((len(columns.starts) for columns in items), initial=0)
    for number, columns in zip(before, items, strict=False):
        gather(columns.answers, columns.starts, order, stretch, laid[number * len(order) :])
    count(tally, plan, Rows(laid, len(order), offsets, np.tile(np.arange(units), stretches)))
