from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import minimize

from orgfit.errors import EstimateError
from orgfit.stats.psychometrics.factors import FitCaveat, one_factor

RNG = np.random.default_rng(4)
ROWS = RNG.normal(size=(120, 1)) * [0.9, 1.1, 0.6, 2.0, 0.3] + RNG.normal(0, [0.8, 1.0, 1.5, 2.0, 0.4], size=(120, 5))
C = np.cov(ROWS, rowvar=False)


def discrepancy(parameters, matrix) -> float:
    """The likelihood's discrepancy, written out; a large number where the model is no covariance matrix."""
    loadings, residuals = np.split(parameters, 2)
    implied = np.outer(loadings, loadings) + np.diag(residuals)
    if np.linalg.eigvalsh(implied)[0] <= 0:
        return 1e6
    gap = np.linalg.slogdet(implied)[1] - np.linalg.slogdet(matrix)[1]
    return float(gap + np.trace(np.linalg.inv(implied) @ matrix) - len(matrix))


def test_no_other_loadings_fit_better() -> None:
    found = one_factor(C, 120)
    matrix = C * 119 / 120
    top = np.concatenate([found.loadings, found.residual_variances])
    assert found.discrepancy == pytest.approx(discrepancy(top, matrix), rel=1e-9)
    least = minimize(discrepancy, top * 1.2, args=(matrix,), method="BFGS", options={"gtol": 1e-9})
    assert found.discrepancy <= least.fun + 1e-12
    assert found.loadings == pytest.approx(least.x[:5] * np.sign(least.x[0]), abs=1e-5)
    assert (found.converged, found.caveat, found.n) == (True, FitCaveat.NONE, 120)


def test_the_search_is_short_where_the_model_is_wrong_too() -> None:
    """Two factors in place of one: Newton's steps double the digits each time."""
    two = np.kron(np.eye(2), np.full((4, 4), 0.3)) + 0.3
    np.fill_diagonal(two, 1.0)
    two[0, 7] = two[7, 0] = 0.7
    found = one_factor(two, 300)
    assert (found.converged, found.caveat) == (True, FitCaveat.NONE)
    assert found.discrepancy > 0.3
    assert 1 < found.steps < 10


def test_the_information_is_the_curvature_expected_under_the_model() -> None:
    """Where the model fits exactly, expected and observed curvature are one; here by differences."""
    found = one_factor(C, 120)
    top = np.concatenate([found.loadings, found.residual_variances])
    step = 1e-4
    moved = step * np.eye(10)
    curvature = [
        [
            sum(s * t * discrepancy(top + s * one + t * other, found.implied) for s in (1, -1) for t in (1, -1))
            / (4 * step**2)
            for other in moved
        ]
        for one in moved
    ]
    assert found.information == pytest.approx(np.array(curvature), rel=1e-3, abs=1e-3)


def test_three_items_have_the_answer_of_their_triad() -> None:
    r = np.array([[1.0, 0.42, 0.35], [0.42, 1.0, 0.30], [0.35, 0.30, 1.0]])
    sd = np.array([0.5, 3.0, 1.0])
    found = one_factor(r * np.outer(sd, sd), 1000)
    assert found.standardised == pytest.approx(np.sqrt([0.42 * 0.35 / 0.30, 0.42 * 0.30 / 0.35, 0.35 * 0.30 / 0.42]))
    assert found.loadings == pytest.approx(found.standardised * sd * np.sqrt(999 / 1000))
    assert found.discrepancy == pytest.approx(0.0, abs=1e-12)
    assert found.implied == pytest.approx(r * np.outer(sd, sd) * 999 / 1000)


def test_an_item_keyed_the_other_way_has_a_negative_loading() -> None:
    turned = np.diag([1, 1, 1, -1, 1])
    found, once = one_factor(turned @ C @ turned, 120), one_factor(C, 120)
    assert found.loadings * np.diag(turned) * np.sign(found.loadings[0]) == pytest.approx(once.loadings, rel=1e-8)
    assert found.loadings.sum() > 0


def test_heywood() -> None:
    """A triad whose first item would share more than all of its variance."""
    found = one_factor([[1.0, 0.8, 0.7], [0.8, 1.0, 0.4], [0.7, 0.4, 1.0]], 200)
    assert (found.converged, found.caveat) == (True, FitCaveat.HEYWOOD)
    assert found.loadings[0] == pytest.approx(np.sqrt(0.8 * 0.7 / 0.4 * 199 / 200))
    assert found.residual_variances[0] == pytest.approx((1 - 1.4) * 199 / 200)


def test_a_pair_and_a_stranger_are_not_one_factor() -> None:
    found = one_factor([[1.0, 0.5, 0.0], [0.5, 1.0, 0.0], [0.0, 0.0, 1.0]], 200)
    assert found.caveat is not FitCaveat.NONE


def test_items_that_share_nothing_are_named() -> None:
    """A triad with one negative correlation: no loadings give it, and the search runs away."""
    found = one_factor([[1.0, 0.3, 0.3], [0.3, 1.0, -0.3], [0.3, -0.3, 1.0]], 200)
    assert found.caveat in (FitCaveat.NOT_CONVERGED, FitCaveat.HEYWOOD)
    assert found.converged is (found.caveat is FitCaveat.HEYWOOD)


@pytest.mark.parametrize(
    ("covariance", "n", "text"),
    [
        ([[1.0, 0.5], [0.5, 1.0]], 90, "at least 3 items; scale 'trust' has 2. Add items, or show how two"),
        (C, 5, "more people than items; scale 'trust' has 5 for 5. Ask more people."),
        (np.diag([1.0, 0.0, 1.0]), 90, "that of scale 'trust' is not: an item does not vary"),
        (np.full((3, 3), np.nan), 90, "positive definite"),
        (np.ones((3, 3)) + np.diag([0, 1.0, 0]), 90, "positive definite"),
        ([[1.0, 0.9, 0.9], [0.9, 1.0, -0.9], [0.9, -0.9, 1.0]], 90, "Drop the item, or use complete answers."),
    ],
)
def test_what_cannot_be_fitted_is_said(covariance, n, text) -> None:
    with pytest.raises(EstimateError) as caught:
        one_factor(covariance, n, scale="trust")
    assert text in str(caught.value)
