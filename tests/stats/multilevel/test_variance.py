from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from orgfit.errors import EstimateError
from orgfit.stats.estimates import Caveat, Scores, Spread
from orgfit.stats.multilevel.variance import one_way_anova, own_or_pooled, pooled_spread

GROUPS = [np.array([1.0, 2, 3, 3]), np.array([2.0, 4, 4]), np.array([5.0, 5, 4, 3, 4])]


def sums(groups):
    n, mean = np.array([len(g) for g in groups]), np.array([g.mean() for g in groups])
    return n, mean, np.array([((g - g.mean()) ** 2).sum() for g in groups])


def test_anova_is_that_of_scipy() -> None:
    found = one_way_anova(*sums(GROUPS))
    wanted = stats.f_oneway(*GROUPS)
    assert (found.f, found.p) == pytest.approx((wanted.statistic, wanted.pvalue), rel=1e-12)
    assert (found.n, found.groups, found.mean_size) == (12, 3, 4.0)
    assert found.effective_size == pytest.approx((12 - 50 / 12) / 2)
    assert found.low < found.icc1_unequal < found.high
    assert found.caveat is Caveat.NONE


def test_groups_without_people_change_nothing() -> None:
    n, mean, squares = sums(GROUPS)
    empty = one_way_anova([0, *n], [np.nan, *mean], [0.0, *squares])
    assert empty == one_way_anova(n, mean, squares)


def test_less_difference_than_chance_is_named() -> None:
    found = one_way_anova([5, 5], [3.0, 3.0], [4.0, 6.0])
    assert found.caveat is Caveat.SINGULAR
    assert found.icc1 < 0
    assert found.icc2 == -np.inf


def test_unanimous_groups_that_differ_are_wholly_apart() -> None:
    found = one_way_anova([5, 5], [2.0, 3.0], [0.0, 0.0])
    assert (found.icc1, found.icc2, found.low, found.p) == (1.0, 1.0, 1.0, 0.0)


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (([5], [3.0], [2.0]), "1 groups with 5 people came"),
        (([1, 1], [3.0, 4.0], [0.0, 0.0]), "2 groups with 2 people came"),
        (([4, 4], [3.0, 3.0], [0.0, 0.0]), "all are the same"),
    ],
)
def test_what_cannot_be_compared_is_said(given, text) -> None:
    with pytest.raises(EstimateError, match=text):
        one_way_anova(*given)


def test_pooled_variance_weighs_by_degrees_for_every_column() -> None:
    n = np.array([[3, 1], [5, 1], [0, 1]])
    squares = np.array([[4.0, 0.0], [8.0, 0.0], [0.0, 0.0]])
    pooled = pooled_spread(Scores(n, np.zeros((3, 2)), squares))
    assert pooled.variance[0] == 2.0
    assert np.isnan(pooled.variance[1])
    assert pooled.degrees.tolist() == [6.0, 0.0]


def test_units_under_twenty_take_the_pooled_variance() -> None:
    scores = Scores(np.array([19, 20]), np.zeros(2), np.array([18.0, 38.0]))
    spread = own_or_pooled(scores, Spread(np.array(7.0), np.array(300.0)))
    assert spread.variance.tolist() == [7.0, 2.0]
    assert spread.degrees.tolist() == [300.0, 19.0]
