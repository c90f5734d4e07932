from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from orgfit.errors import EstimateError
from orgfit.stats.estimates import Caveat
from orgfit.stats.psychometrics.reliability import alpha, alphas, item_analysis

RNG = np.random.default_rng(4)
ROWS = RNG.normal(size=(80, 1)) + RNG.normal(0, [0.8, 1.0, 1.5, 2.0], size=(80, 4))
C = np.cov(ROWS, rowvar=False)


def test_alpha_from_its_definition() -> None:
    found = alpha(C, 80, level=0.9)
    wanted = 4 / 3 * (1 - ROWS.var(axis=0, ddof=1).sum() / ROWS.sum(axis=1).var(ddof=1))
    upper, lower = stats.f.ppf([0.95, 0.05], 79, 79 * 3)
    assert found.value == pytest.approx(wanted, rel=1e-13)
    assert (found.low, found.high) == pytest.approx((1 - (1 - wanted) * upper, 1 - (1 - wanted) * lower))
    assert (found.items, found.n, found.level) == (4, 80, 0.9)


def test_two_items_standardised_are_spearman_brown() -> None:
    r = np.corrcoef(ROWS[:, :2], rowvar=False)[0, 1]
    found = alpha(C[:2, :2], 80)
    assert found.standardised == pytest.approx(2 * r / (1 + r), rel=1e-13)
    assert found.mean_correlation == pytest.approx(r, rel=1e-13)


def test_item_rest_and_alpha_without_each_item() -> None:
    found = item_analysis(C, 80)
    for item in range(4):
        others = np.delete(np.arange(4), item)
        rest = ROWS[:, others].sum(axis=1)
        assert found.item_rest[item] == pytest.approx(np.corrcoef(ROWS[:, item], rest)[0, 1], rel=1e-12)
        without = alpha(C[np.ix_(others, others)], 80)
        assert found.alpha_if_dropped[item] == pytest.approx(without.value, rel=1e-12)
    assert found.sd == pytest.approx(ROWS.std(axis=0, ddof=1), rel=1e-13)


def test_one_item_alone_has_no_alpha() -> None:
    assert np.isnan(item_analysis(C[:2, :2], 80).alpha_if_dropped).all()


def test_items_that_cancel_leave_nothing_to_go_with() -> None:
    """The second and third item are mirror images: without the first, the sum does not vary."""
    found = item_analysis([[1.0, 0.0, 0.0], [0.0, 1.0, -1.0], [0.0, -1.0, 1.0]], 50)
    assert np.isnan(found.item_rest).tolist() == [True, False, False]
    assert np.isnan(found.alpha_if_dropped).tolist() == [True, False, False]


def test_alpha_may_be_negative() -> None:
    assert alpha([[1.0, -0.4], [-0.4, 1.0]], 20).value == pytest.approx(2 * (1 - 2 / 1.2))


def test_lambda6_needs_positive_definite_correlations() -> None:
    found = alpha(np.ones((3, 3)), 20)
    assert np.isnan(found.guttman_lambda6)
    assert found.value == pytest.approx(1.0)


CONSTANT = np.diag([1.0, 0.0, 1.0])
UNPAIRED = np.array([[1.0, np.nan], [np.nan, 1.0]])
OPPOSED = np.array([[1.0, -1.0], [-1.0, 1.0]])
SOUND = np.array([[1.0, 0.5], [0.5, 1.0]])


@pytest.mark.parametrize("function", [alpha, item_analysis])
@pytest.mark.parametrize(
    ("covariance", "n", "text"),
    [
        (SOUND[:1, :1], 9, "at least 2 items; scale 'trust' has 1. Add items or drop the scale."),
        (SOUND, 2, "at least 3 people; scale 'trust' has 2. Ask more people."),
        (UNPAIRED, 9, "every pair of items; scale 'trust' has a pair with fewer. Drop"),
        (CONSTANT, 9, "items that vary; scale 'trust' has item 2, which does not. Drop the item."),
        (OPPOSED, 9, "a sum of items that varies; scale 'trust' has a variance of 0. Key all items"),
    ],
)
def test_what_stands_against_an_alpha_is_said(function, covariance, n, text) -> None:
    with pytest.raises(EstimateError) as caught:
        function(covariance, n, scale="trust")
    assert text in str(caught.value)


def test_many_groups_at_once_are_those_one_by_one() -> None:
    groups = [np.cov(RNG.normal(size=(9, 4)) + RNG.normal(size=(9, 1)), rowvar=False) for _ in range(5)]
    found = alphas(groups, [9] * 5)
    for place, group in enumerate(groups):
        one = alpha(group, 9)
        assert found.value[place] == pytest.approx(one.value, rel=1e-13)
        assert found.interval.low[place] == pytest.approx(one.low, rel=1e-13)
        assert found.interval.high[place] == pytest.approx(one.high, rel=1e-13)
    assert set(found.caveats) == {Caveat.NONE}


def test_groups_without_an_alpha_carry_the_reason() -> None:
    constant = np.array([[1.0, 0.0], [0.0, 0.0]])
    found = alphas([SOUND, SOUND, UNPAIRED, constant, OPPOSED], [9, 2, 9, 9, 9])
    assert found.caveats.tolist() == [
        Caveat.NONE,
        Caveat.TOO_FEW_PEOPLE,
        Caveat.UNPAIRED_ITEMS,
        Caveat.CONSTANT_ITEM,
        Caveat.NO_TOTAL_VARIANCE,
    ]
    for array in (found.value, found.interval.low, found.interval.high):
        assert np.isnan(array).tolist() == [False, True, True, True, True]


def test_the_first_thing_that_stands_against_it_is_named() -> None:
    nothing = np.array([[0.0, np.nan], [np.nan, 0.0]])
    found = alphas([nothing, nothing, np.zeros((2, 2))], [2, 9, 9])
    assert found.caveats.tolist() == [Caveat.TOO_FEW_PEOPLE, Caveat.UNPAIRED_ITEMS, Caveat.CONSTANT_ITEM]


def test_an_interval_needs_a_level() -> None:
    with pytest.raises(EstimateError, match=r"Give 0\.95 for 95 %"):
        alpha(SOUND, 9, level=95)


def test_feldts_interval_covers_as_often_as_said() -> None:
    """Three parallel items with alpha 0.75, 25 people: 95 % within three standard errors."""
    rng = np.random.default_rng(8)
    rows = rng.normal(size=(2000, 25, 1)) + rng.normal(size=(2000, 25, 3))
    centred = rows - rows.mean(axis=1, keepdims=True)
    interval = alphas(centred.transpose(0, 2, 1) @ centred / 24, np.full(2000, 25)).interval
    covered = ((interval.low <= 0.75) & (interval.high >= 0.75)).mean()
    assert abs(covered - 0.95) < 3 * np.sqrt(0.95 * 0.05 / 2000)
