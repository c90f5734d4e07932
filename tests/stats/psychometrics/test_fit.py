from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from orgfit.errors import EstimateError
from orgfit.stats.psychometrics.factors import one_factor
from orgfit.stats.psychometrics.fit import fit_indices

RNG = np.random.default_rng(5)
ROWS = RNG.normal(size=(150, 1)) + RNG.normal(0, 1, size=(150, 5))
ROWS[:, 1] += 0.8 * ROWS[:, 0]
C = np.cov(ROWS, rowvar=False)


def fitted(n=150):
    return fit_indices(C, one_factor(C, n).implied, n, 10)


def test_the_loglik_is_that_of_all_rows() -> None:
    normal = stats.multivariate_normal(ROWS.mean(axis=0), one_factor(C, 150).implied)
    assert fitted().loglik == pytest.approx(normal.logpdf(ROWS).sum(), rel=1e-12)


def test_chi_square_is_a_likelihood_ratio() -> None:
    best = stats.multivariate_normal(ROWS.mean(axis=0), np.cov(ROWS, rowvar=False, ddof=0)).logpdf(ROWS).sum()
    fit = fitted()
    assert fit.chi_square == pytest.approx(2 * (best - fit.loglik), rel=1e-9)
    assert (fit.degrees, fit.baseline_degrees) == (5, 10)
    assert fit.p == pytest.approx(stats.chi2.sf(fit.chi_square, 5), rel=1e-9)


def test_rmsea_and_its_interval() -> None:
    fit = fitted()
    assert fit.rmsea == pytest.approx(np.sqrt((fit.chi_square - 5) / (150 * 5)))
    for end, tail in ((fit.rmsea_low, 0.95), (fit.rmsea_high, 0.05)):
        assert stats.ncx2.cdf(fit.chi_square, 5, 150 * 5 * end**2) == pytest.approx(tail, abs=1e-6)


def test_a_model_of_unrelated_items_is_its_own_baseline() -> None:
    fit = fit_indices(C, np.diag(np.diagonal(C)) * 149 / 150, 150, 5)
    assert fit.chi_square == pytest.approx(fit.baseline)
    assert (fit.cfi, fit.tli) == pytest.approx((0.0, 0.0), abs=1e-12)


def test_a_model_that_says_what_is_there_fits() -> None:
    fit = fit_indices(C, C * 149 / 150, 150, 15)
    assert (fit.chi_square, fit.srmr) == pytest.approx((0.0, 0.0), abs=1e-10)
    assert (fit.degrees, fit.rmsea, fit.rmsea_low, fit.rmsea_high, fit.tli) == (0, 0.0, 0.0, 0.0, 1.0)
    assert fit.cfi == 1.0
    assert np.isnan(fit.p)


def test_better_than_chance_would_have_it_has_no_error() -> None:
    near = C * 149 / 150 * (1 + 1e-4)
    fit = fit_indices(C, near, 150, 10)
    assert fit.chi_square < fit.degrees
    assert (fit.rmsea, fit.rmsea_low, fit.rmsea_high, fit.cfi) == (0.0, 0.0, 0.0, 1.0)
    assert fit.tli > 1


def test_more_parameters_than_covariances() -> None:
    with pytest.raises(EstimateError, match=r"here 15; 16 came\. Fix some, or add items"):
        fit_indices(C, C, 150, 16)
