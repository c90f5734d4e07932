from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from orgfit.errors import EstimateError
from orgfit.stats.estimates import Caveat
from orgfit.stats.multilevel.pooling import random_intercept, shrink


def drawn(rng, sizes, between=0.5, within=1.0):
    """The rows and the sums of groups of these sizes."""
    label = np.repeat(np.arange(len(sizes)), sizes)
    answer = 3 + rng.normal(0, np.sqrt(between), len(sizes))[label]
    answer += rng.normal(0, np.sqrt(within), len(label))
    mean = np.bincount(label, answer) / sizes
    return label, answer, (np.asarray(sizes), mean, np.bincount(label, (answer - mean[label]) ** 2))


def restricted_loglik(label, answer, between, within) -> float:
    """The restricted likelihood from the covariance matrix of all people, without sums or closed forms."""
    covariance = between * (label[:, None] == label) + within * np.eye(len(label))
    inverse = np.linalg.inv(covariance)
    information = inverse.sum()
    centred = answer - inverse.sum(axis=0) @ answer / information
    determinant = np.linalg.slogdet(covariance)[1] + np.log(information)
    free = len(label) - 1
    return -0.5 * (free * np.log(2 * np.pi) + determinant + centred @ inverse @ centred)


@pytest.mark.parametrize("seed", range(4))
def test_the_fit_is_the_top_of_the_likelihood_of_all_rows(seed) -> None:
    label, answer, sums = drawn(np.random.default_rng(seed), [1, 2, 4, 9, 3, 6, 5, 2])
    fit = random_intercept(*sums)
    top = restricted_loglik(label, answer, fit.between, fit.within)
    assert fit.loglik == pytest.approx(top, rel=1e-12)
    for between, within in [(1.01, 1), (0.99, 1), (1, 1.01), (1, 0.99)]:
        assert restricted_loglik(label, answer, fit.between * between, fit.within * within) < top
    assert fit.converged
    assert fit.caveat is Caveat.NONE


def test_groups_of_one_size_have_the_answer_of_the_anova() -> None:
    _, _, (n, mean, squares) = drawn(np.random.default_rng(5), [6] * 12)
    within = squares.sum() / 60
    between = mean.var(ddof=1) - within / 6
    fit = random_intercept(n, mean, squares)
    assert (fit.within, fit.between) == pytest.approx((within, between), rel=1e-11)
    assert fit.intercept == pytest.approx(mean.mean(), rel=1e-14)
    assert fit.intercept_se == pytest.approx(np.sqrt(mean.var(ddof=1) / 12), rel=1e-11)


def test_groups_that_differ_less_than_by_chance_are_singular() -> None:
    fit = random_intercept([5, 8, 3], [3.0, 3.0, 3.0], [4.0, 9.0, 2.0])
    assert (fit.between, fit.caveat, fit.converged) == (0.0, Caveat.SINGULAR, True)
    assert fit.within == pytest.approx(1.0)
    shrunken = shrink(fit, [5, 8], [1.0, 5.0])
    assert shrunken.mean.tolist() == [fit.intercept] * 2
    assert shrunken.standard_error == pytest.approx([fit.intercept_se] * 2)


def test_a_hair_of_variance_within_groups_still_has_an_answer() -> None:
    fit = random_intercept([50, 50, 50], [1.0, 2.0, 4.0], [1e-6, 1e-6, 1e-6])
    assert fit.converged
    assert fit.between == pytest.approx(np.var([1, 2, 4], ddof=1), rel=1e-6)


def test_where_the_search_ends_at_its_border_it_says_so() -> None:
    fit = random_intercept([50, 50, 50], [1.0, 2.0, 4.0], [1e-14, 0.0, 0.0])
    assert (fit.converged, fit.caveat) == (False, Caveat.NOT_CONVERGED)


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (([5], [3.0], [2.0]), "at least 2 groups"),
        (([1, 1, 1], [3.0, 4.0, 5.0], [0.0, 0.0, 0.0]), "3 groups with 3 people came"),
        (([4, 4], [3.0, 4.0], [0.0, 0.0]), r"in every group all answered the same\. Show the groups' own"),
    ],
)
def test_what_cannot_be_fitted_is_said(given, text) -> None:
    with pytest.raises(EstimateError, match=text):
        random_intercept(*given)


def test_empty_groups_are_left_out_of_the_fit_and_get_the_intercept() -> None:
    _, _, (n, mean, squares) = drawn(np.random.default_rng(1), [4, 5, 6, 7])
    fit = random_intercept([*n, 0], [*mean, np.nan], [*squares, 0.0])
    assert fit == random_intercept(n, mean, squares)
    nobody = shrink(fit, 0, np.nan)
    assert (nobody.mean, nobody.weight) == (fit.intercept, 0.0)
    assert nobody.conditional_sd == pytest.approx(np.sqrt(fit.between))


def test_shrunken_means_cover_the_true_ones() -> None:
    """Over 300 groups the standard error is the spread of what the shrunken means miss."""
    rng = np.random.default_rng(20)
    sizes = rng.integers(2, 30, 300)
    truth = rng.normal(60, 8, 300)
    mean = truth + rng.normal(0, 22, 300) / np.sqrt(sizes)
    squares = 22**2 * stats.chi2.rvs(sizes - 1, random_state=rng)
    fit = random_intercept(sizes, mean, squares)
    shrunken = shrink(fit, sizes, mean)
    missed = (shrunken.mean - truth) / shrunken.standard_error
    assert abs(missed.std() - 1) < 3 / np.sqrt(600)
    assert np.square(shrunken.mean - truth).mean() < 0.8 * np.square(mean - truth).mean()


def test_ten_thousand_groups_of_many_sizes_are_fitted() -> None:
    rng = np.random.default_rng(2)
    n = rng.integers(1, 200, 10_000)
    mean = rng.normal(3, 0.3, 10_000) + rng.normal(0, 1, 10_000) / np.sqrt(n)
    squares = np.where(n > 1, rng.chisquare(np.maximum(n - 1, 1)), 0.0)
    fit = random_intercept(n, mean, squares)
    assert fit.converged
    assert fit.between == pytest.approx(0.09, rel=0.05)
    assert fit.within == pytest.approx(1.0, rel=0.01)
