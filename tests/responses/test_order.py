from __future__ import annotations

import numpy as np
import pytest

from orgfit.responses.order import by_unit


def test_people_of_a_unit_keep_their_order() -> None:
    order, offsets = by_unit(np.array([2, 0, 2, 3, 0], np.int32), 5)
    assert order.tolist() == [1, 4, 0, 2, 3]
    assert offsets.tolist() == [0, 2, 2, 4, 5, 5]
    assert (order.dtype, offsets.dtype) == (np.int64, np.int64)


@pytest.mark.parametrize("count", [1, 7, 65_535, 65_536, 65_537, 200_000])
def test_the_order_is_the_stable_one(count: int) -> None:
    rng = np.random.default_rng(count)
    units = rng.integers(0, count, 5000).astype(np.int32)
    units[:2] = count - 1, 0
    order, offsets = by_unit(units, count)
    assert order.tolist() == np.argsort(units, kind="stable").tolist()
    assert np.array_equal(np.diff(offsets), np.bincount(units, minlength=count))
