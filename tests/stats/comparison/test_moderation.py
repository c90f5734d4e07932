from __future__ import annotations

import numpy as np
import pytest

from orgfit.errors import EstimateError
from orgfit.stats.comparison.moderation import VariancePrior, moderated, variance_prior
from orgfit.stats.estimates import Spread

# R 4.2, limma 3.54.1: fit <- squeezeVar(var, df); fit$var.prior; fit$df.prior; fit$var.post
DIFFERENT = ([1.0, 4.0, 2.0, 16.0, 3.0], [19.0, 19.0, 30.0, 40.0, 25.0])
LARGE = ([100.0, 110.0, 120.0, 135.0], [400.0, 500.0, 600.0, 800.0])
WITH_ZERO = ([0.0, 410.0, 250.0, 0.0, 620.0, 90.0], [19.0, 24.0, 30.0, 8.0, 12.0, 4.0])
MOSTLY_ZERO = ([0.0, 0.0, 0.0, 410.0, 620.0], [19.0, 24.0, 30.0, 8.0, 12.0])
ALIKE = ([400.0, 410.0, 395.0, 405.0, 420.0], [19.0, 24.0, 30.0, 8.0, 12.0])
SQUEEZED = [
    (DIFFERENT, 2.35606020127786, 2.95976519195922,
     [1.18277152541745, 3.77842769485915, 2.0319739714117, 15.059984198773, 2.93183381230529]),
    (LARGE, 115.036924323252, 161.454231498319,
     [104.324083646552, 111.229461853897, 118.947658918803, 131.647658374014]),
    (WITH_ZERO, 0.0545463027288543, 0.327703204678751,
     [0.000924838198223975, 404.477882363583, 247.299237412781, 0.00214644995964555, 603.520197677576,
      83.1891324268694]),
    (MOSTLY_ZERO, 5.18860894853877e-06, 0.206832668162678,
     [5.58745864776506e-08, 4.43335089555306e-08, 3.55275193751155e-08, 399.666976737262, 609.49471524074]),
    (ALIKE, 406.0, np.inf, [406.0] * 5),
]  # fmt: skip


def spread(variance, degrees) -> Spread:
    return Spread(np.array(variance, np.float64), np.array(degrees, np.float64))


@pytest.mark.parametrize(("given", "variance", "degrees", "drawn"), SQUEEZED)
def test_the_numbers_of_limma(given, variance, degrees, drawn) -> None:
    prior = variance_prior(*given)
    assert prior.variance == pytest.approx(variance, rel=1e-12)
    assert prior.degrees == pytest.approx(degrees, rel=1e-12)
    found = moderated(spread(*given), prior)
    assert found.variance == pytest.approx(drawn, rel=1e-12)
    assert found.degrees.tolist() == [free + prior.degrees for free in given[1]]


def test_measures_stand_side_by_side_and_each_has_groups_of_its_own() -> None:
    together = variance_prior(*(np.array([first, second]).T for first, second in zip(DIFFERENT, ALIKE, strict=True)))
    for m, given in enumerate((DIFFERENT, ALIKE)):
        alone = variance_prior(*given)
        assert (together.variance[m], together.degrees[m]) == (alone.variance, alone.degrees)
    first = variance_prior(*DIFFERENT)
    variance = np.array([*DIFFERENT[0], 7.0, np.nan])
    degrees = np.array([*DIFFERENT[1], 0.5, 9.0])
    found = variance_prior(variance, degrees)
    assert (found.variance, found.degrees, found.groups) == (first.variance, first.degrees, 5)


def test_order_and_scale_make_no_difference() -> None:
    once = variance_prior(*DIFFERENT)
    turned = variance_prior(DIFFERENT[0][::-1], DIFFERENT[1][::-1])
    larger = variance_prior(625.0 * np.array(DIFFERENT[0]), DIFFERENT[1])
    assert turned.variance == pytest.approx(once.variance, rel=1e-13)
    assert larger.variance == pytest.approx(625.0 * once.variance, rel=1e-13)
    assert turned.degrees == pytest.approx(once.degrees, rel=1e-12)
    assert larger.degrees == pytest.approx(once.degrees, rel=1e-12)


def test_variances_that_are_known_to_come_from_a_prior_give_it_back() -> None:
    rng = np.random.default_rng(4)
    degrees = rng.integers(9, 60, 4000).astype(np.float64)
    true = 400.0 * 12.0 / rng.chisquare(12.0, 4000)
    prior = variance_prior(true * rng.chisquare(degrees) / degrees, degrees)
    assert prior.variance == pytest.approx(400.0, rel=0.03)
    assert prior.degrees == pytest.approx(12.0, rel=0.08)
    alike = variance_prior(400.0 * rng.chisquare(degrees) / degrees, degrees)
    assert alike.degrees > 500


def test_with_fewer_than_three_groups_nothing_is_known_beforehand() -> None:
    prior = variance_prior([[1.0, 2.0], [4.0, np.nan], [2.0, 3.0]], [[9.0, 9.0], [9.0, 9.0], [9.0, 9.0]])
    assert prior.groups.tolist() == [3, 2]
    assert np.isnan(prior.variance).tolist() == [False, True]
    assert prior.degrees[1] == 0
    found = moderated(spread([[1.0, 2.0], [4.0, 5.0]], [[9.0, 9.0], [9.0, 9.0]]), prior)
    assert found.variance[:, 1].tolist() == [2.0, 5.0]
    assert found.degrees[:, 1].tolist() == [9.0, 9.0]
    nobody = variance_prior(np.zeros((0, 2)), np.zeros((0, 2)))
    assert nobody.groups.tolist() == [0, 0]


def test_a_group_without_a_variance_of_its_own_gets_that_of_the_prior() -> None:
    prior = VariancePrior(np.array(4.0), np.array(10.0), np.array(8))
    found = moderated(spread([np.nan, 10.0], [0.0, 20.0]), prior)
    assert found.variance.tolist() == [4.0, 8.0]
    assert found.degrees.tolist() == [10.0, 30.0]


def test_a_variance_is_not_below_nought() -> None:
    with pytest.raises(EstimateError, match=r"not below 0; -2 came"):
        variance_prior([1.0, -2.0, 3.0], [5.0, 5.0, 5.0])
