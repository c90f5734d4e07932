"""The recommendation score beside R's formula and by hand."""

from __future__ import annotations

import numpy as np
import pytest

from orgfit.errors import EstimateError
from orgfit.stats.recommendation import recommendation_score

# In R, with x the answers and n of them: p is mean(x >= 9), d is mean(x <= 6), the score 100 * (p - d), its error
# 100 * sqrt((p + d - (p - d)^2) / n) and its interval the score plus qnorm(c(.025, .975)) times that.
COUNTS = [2, 3, 3, 4, 3, 10, 16, 42, 49, 61, 47]
NPS, SE, ENDS = 27.9166666666667, 4.75613334528671, (18.5948166042347, 37.2385167290986)


def test_it_equals_r() -> None:
    found = recommendation_score(COUNTS)
    assert float(found.value) == pytest.approx(NPS, abs=1e-9)
    assert float(found.standard_error) == pytest.approx(SE, abs=1e-9)
    assert (float(found.interval.low), float(found.interval.high)) == pytest.approx(ENDS, abs=1e-9)


def test_nobody_has_no_score_and_many_groups_have_one_each() -> None:
    counts = np.zeros((2, 11), np.int64)
    counts[1, 10] = 3
    found = recommendation_score(counts)
    assert np.isnan(found.value[0])
    assert (found.value[1], found.interval.low[1], found.interval.high[1]) == (100.0, 100.0, 100.0)


def test_it_needs_eleven_answers() -> None:
    with pytest.raises(EstimateError, match="11"):
        recommendation_score([1, 2, 3])
