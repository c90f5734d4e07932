from __future__ import annotations

import numpy as np
import pytest

from orgfit.errors import EstimateError
from orgfit.stats.psychometrics.factors import FitCaveat, one_factor
from orgfit.stats.psychometrics.omega import Coefficient, omega
from orgfit.stats.psychometrics.reliability import alpha

LOADINGS, RESIDUALS = np.array([0.9, 0.7, 0.5, 1.2]), np.array([0.5, 0.6, 0.9, 1.0])
IMPLIED = np.outer(LOADINGS, LOADINGS) + np.diag(RESIDUALS)
TRUTH = LOADINGS.sum() ** 2 / IMPLIED.sum()


def test_omega_of_a_known_model() -> None:
    found = omega(IMPLIED, 400)
    assert found.value == pytest.approx(TRUTH, rel=1e-8)
    assert found.observed == pytest.approx(TRUTH, rel=1e-8)
    unit = LOADINGS / np.sqrt(np.diagonal(IMPLIED))
    assert found.average_variance_extracted == pytest.approx((unit**2).mean(), rel=1e-8)
    assert found.standardised == pytest.approx(unit.sum() ** 2 / (unit.sum() ** 2 + (1 - unit**2).sum()), rel=1e-8)
    assert (found.coefficient, found.caveat, found.converged) == (Coefficient.OMEGA, FitCaveat.NONE, True)
    assert (found.items, found.n, found.level) == (4, 400, 0.95)


def test_where_items_weigh_alike_omega_is_alpha_and_else_it_is_more() -> None:
    alike = np.full((5, 5), 0.4) + np.diag(np.full(5, 0.6))
    assert omega(alike, 300).value == pytest.approx(alpha(alike, 300).value, rel=1e-8)
    assert omega(IMPLIED, 300).value > alpha(IMPLIED, 300).value


def test_two_items_are_spearman_brown_and_called_so() -> None:
    pair = np.array([[4.0, 1.0], [1.0, 1.0]])
    found = omega(pair, 50)
    assert found.coefficient is Coefficient.SPEARMAN_BROWN
    assert found.value == found.standardised == pytest.approx(2 * 0.5 / 1.5)
    z = np.arctanh(0.5) + np.array([-1, 1]) * 1.959963985 / np.sqrt(47)
    assert [found.low, found.high] == pytest.approx(2 * np.tanh(z) / (1 + np.tanh(z)))
    assert np.isnan([found.observed, found.average_variance_extracted]).all()
    assert (found.steps, found.converged, found.caveat) == (0, True, FitCaveat.NONE)
    assert omega(-pair + 2 * np.diag([4.0, 1.0]), 50).value == pytest.approx(-2.0)


def test_a_heywood_case_has_a_value_and_no_interval() -> None:
    found = omega([[1.0, 0.8, 0.7], [0.8, 1.0, 0.4], [0.7, 0.4, 1.0]], 200)
    assert found.caveat is FitCaveat.HEYWOOD
    assert 0 < found.value < 1
    assert np.isnan([found.low, found.high]).all()


def test_a_fit_that_failed_has_no_value() -> None:
    """Unrelated items, as in a table of random answers."""
    rows = np.random.default_rng(8).normal(size=(60, 6))
    found = omega(np.cov(rows, rowvar=False), 60)
    assert (found.converged, found.caveat) == (False, FitCaveat.NOT_CONVERGED)
    assert found.steps > 0
    assert np.isnan([found.value, found.low, found.observed, found.standardised]).all()


@pytest.mark.parametrize("n", [60, 400])
def test_the_interval_covers(n) -> None:
    rng = np.random.default_rng(n)
    root = np.linalg.cholesky(IMPLIED)
    covered = []
    for _ in range(120):
        found = omega(np.cov(root @ rng.normal(size=(4, n))), n)
        covered.append(found.low <= TRUTH <= found.high)
    assert abs(np.mean(covered) - 0.95) < 3 * np.sqrt(0.95 * 0.05 / 120)


def test_the_fit_is_that_of_one_factor() -> None:
    assert omega(IMPLIED, 90).steps == one_factor(IMPLIED, 90).steps


@pytest.mark.parametrize(
    ("covariance", "n", "text"),
    [
        (np.ones((1, 1)), 90, "at least 3 items; scale 'trust' has 1"),
        ([[1.0, 0.5], [0.5, 1.0]], 3, "at least 4 people; scale 'trust' has 3"),
        ([[1.0, 0.0], [0.0, 0.0]], 90, "two items that vary"),
        ([[1.0, np.nan], [np.nan, 1.0]], 90, "two items that vary"),
        ([[1.0, 1.0], [1.0, 1.0]], 90, "not each other's copy; those of scale 'trust' are not such. Drop one."),
    ],
)
def test_what_has_no_omega_is_said(covariance, n, text) -> None:
    with pytest.raises(EstimateError) as caught:
        omega(covariance, n, scale="trust")
    assert text in str(caught.value)


def test_an_interval_needs_a_level() -> None:
    with pytest.raises(EstimateError, match=r"Give 0\.95 for 95 %"):
        omega(IMPLIED, 90, level=95)
