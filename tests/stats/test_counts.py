from __future__ import annotations

import numpy as np
import pytest

from orgfit.errors import EstimateError
from orgfit.stats.counts import category_counts, whole_counts


def test_whole_numbers_of_any_width_come_out_wide() -> None:
    found = whole_counts(np.array([[1, 2], [3, 255]], np.uint8), "A rate")
    assert found.dtype == np.int64
    assert found.tolist() == [[1, 2], [3, 255]]


@pytest.mark.parametrize("counts", [[0.5], [-1, 2], [True], ["4"]])
def test_what_is_no_count_is_said(counts) -> None:
    with pytest.raises(
        EstimateError, match=r"^A rate needs counts, whole numbers from 0 on; others came\. Count people"
    ):
        whole_counts(counts, "A rate")


@pytest.mark.parametrize(("counts", "came"), [(4, 0), ([4], 1), ([1, 2, 3, 4], 4)])
def test_too_few_or_too_many_categories(counts, came) -> None:
    with pytest.raises(EstimateError, match=rf"A needs 2 to 3 categories; {came} came\. Show the shares"):
        category_counts(counts, "A", fewest=2, most=3)
