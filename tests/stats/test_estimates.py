from __future__ import annotations

import numpy as np

from orgfit.stats.estimates import Scores, Share


def test_variance_is_squares_over_n_minus_one_and_nan_for_one_person() -> None:
    scores = Scores(np.array([0, 1, 5]), np.array([np.nan, 50.0, 60.0]), np.array([0.0, 0.0, 40.0]))
    assert scores.variance.tolist()[2] == 10.0
    assert np.isnan(scores.variance).tolist() == [True, True, False]
    assert scores.spread.degrees.tolist() == [-1.0, 0.0, 4.0]


def test_a_share_of_nobody_is_not_zero() -> None:
    share = Share(np.array([0, 3]), np.array([0, 4])).value
    assert np.isnan(share[0])
    assert share[1] == 0.75
