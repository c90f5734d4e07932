"""Bringing people into the depth-first order of their units."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

LOW_BITS: Final = 16


def by_unit(units: NDArray[np.int32], count: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """This function will sort people by unit, those of one unit in the order in which they came.

    Gives the rows in their new order, and for each of ``count`` units the place where its people begin (and one past
    the last). NumPy sorts 16-bit numbers by counting, so this takes time in proportion to the people.
    """
    order = np.argsort((units & 0xFFFF).astype(np.uint16), kind="stable")
    if count > 1 << LOW_BITS:
        order = order[np.argsort((units[order] >> LOW_BITS).astype(np.uint16), kind="stable")]
    offsets = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(units, minlength=count), out=offsets[1:])
    return order.astype(np.int64, copy=False), offsets
