from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import chi2

from orgfit.errors import EstimateError
from orgfit.stats.estimates import Caveat
from orgfit.stats.multilevel.evenness import evenness
from orgfit.stats.multilevel.pooling import random_intercept

SIZES = np.array([1, 2, 4, 9, 3, 6, 5, 2, 12])


def drawn(rng, sizes, apart, within=20.0):
    mean = 60 + rng.normal(0, apart, len(sizes)) + rng.normal(0, within, len(sizes)) / np.sqrt(sizes)
    squares = np.where(sizes > 1, within**2 * rng.chisquare(np.maximum(sizes - 1, 1)), 0.0)
    return sizes, mean, squares


def best(sums, between) -> float:
    """The highest restricted log-likelihood at a variance between units, over a fine grid of that within."""
    n, mean, squares = sums
    within = np.linspace(100, 1600, 60_001)[:, None]
    weight = n / (within + n * between)
    centre = (weight * mean).sum(axis=1, keepdims=True) / weight.sum(axis=1, keepdims=True)
    deviance = ((n - 1) * np.log(within) + np.log(within + n * between)).sum(axis=1) + np.log(weight.sum(axis=1))
    deviance += squares.sum() / within[:, 0] + (weight * (mean - centre) ** 2).sum(axis=1)
    return float(-0.5 * (deviance.min() + (n.sum() - 1) * np.log(2 * np.pi)))


@pytest.mark.parametrize("seed", range(3))
def test_the_ends_lie_where_the_likelihood_has_fallen_so_far(seed) -> None:
    sums = drawn(np.random.default_rng(seed), SIZES * 6, 15.0)
    found, fit = evenness(*sums, level=0.9), random_intercept(*sums)
    assert found.sd == pytest.approx(np.sqrt(fit.between), rel=1e-12)
    assert best(sums, fit.between) == pytest.approx(fit.loglik, abs=1e-6)
    for end in (found.low, found.high):
        assert 2 * (fit.loglik - best(sums, end**2)) == pytest.approx(chi2.ppf(0.9, 1), abs=1e-4)
    assert (found.n, found.units, found.level) == (sums[0].sum(), len(SIZES), 0.9)


def test_equal_units_are_even_but_for_what_cannot_be_seen() -> None:
    found = evenness([30] * 5, [60.0] * 5, [9000.0] * 5)
    assert (found.sd, found.low, found.caveat) == (0.0, 0.0, Caveat.SINGULAR)
    assert 0 < found.high < 8
    more = evenness([3000] * 5, [60.0] * 5, [900_000.0] * 5)
    assert more.high < found.high / 9


def test_two_units_say_little() -> None:
    found = evenness([30, 30], [50.0, 60.0], [9000.0, 9000.0])
    assert found.low == 0.0
    assert found.high > 50


def test_no_convergence_has_no_figures() -> None:
    found = evenness([50, 50, 50], [1.0, 2.0, 4.0], [1e-14, 0.0, 0.0])
    assert (found.converged, found.caveat) == (False, Caveat.NOT_CONVERGED)
    assert np.isnan([found.sd, found.low, found.high]).all()


def test_what_cannot_be_fitted_is_said() -> None:
    with pytest.raises(EstimateError, match="at least 2 groups"):
        evenness([9], [60.0], [100.0])
    with pytest.raises(EstimateError, match="A level lies between 0 and 1"):
        evenness([9, 9], [60.0, 50.0], [100.0, 100.0], level=95)


@pytest.mark.parametrize(("units", "apart"), [(8, 8.0), (40, 4.0)])
def test_the_interval_covers(units, apart) -> None:
    rng = np.random.default_rng(units)
    covered = []
    for _ in range(40):
        found = evenness(*drawn(rng, rng.integers(10, 40, units), apart))
        covered.append(found.low <= apart <= found.high)
    assert np.mean(covered) > 0.95 - 3 * np.sqrt(0.95 * 0.05 / 40)
