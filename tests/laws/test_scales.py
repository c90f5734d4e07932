"""Laws of one factor, of omega, and of the signs of careless answers."""

from __future__ import annotations

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from orgfit.stats.psychometrics.factors import FitCaveat, one_factor
from orgfit.stats.psychometrics.omega import omega
from orgfit.stats.psychometrics.quality import Questions, careless, even_odd, long_strings


@st.composite
def one_factor_models(draw) -> tuple[np.ndarray, np.ndarray]:
    """Loadings and residual variances of 3 to 8 items."""
    items = draw(st.integers(3, 8))
    loadings = draw(st.lists(st.floats(0.3, 2), min_size=items, max_size=items))
    residuals = draw(st.lists(st.floats(0.2, 2), min_size=items, max_size=items))
    return np.array(loadings), np.array(residuals)


@st.composite
def tables(draw) -> np.ndarray:
    """Covariances of 3 to 6 items that share something, and more besides."""
    items, seed = draw(st.integers(3, 6)), draw(st.integers(0, 10_000))
    rng = np.random.default_rng(seed)
    rows = rng.normal(size=(80, 1)) + draw(st.floats(0.5, 1.5)) * rng.normal(size=(80, items))
    return np.cov(rows * rng.uniform(0.2, 5, items), rowvar=False)


@given(one_factor_models())
def test_what_one_factor_made_one_factor_finds(model) -> None:
    loadings, residuals = model
    implied = np.outer(loadings, loadings) + np.diag(residuals)
    found = one_factor(implied * 500 / 499, 500)
    assert found.converged
    assert np.allclose(found.loadings, loadings, rtol=1e-5, atol=1e-6)
    assert np.allclose(found.residual_variances, residuals, rtol=1e-4, atol=1e-5)
    assert found.discrepancy < 1e-9


@given(tables(), st.floats(0.01, 100), st.randoms(use_true_random=False))
def test_a_factor_knows_neither_unit_nor_order(covariance, scale, random) -> None:
    order = random.sample(range(len(covariance)), len(covariance))
    found = one_factor(covariance, 80)
    other = one_factor(scale * covariance[np.ix_(order, order)], 80)
    assert found.caveat is other.caveat
    assume(found.caveat is FitCaveat.NONE)
    assert np.allclose(other.standardised, found.standardised[order], atol=1e-6)
    assert abs(found.discrepancy - other.discrepancy) < 1e-9
    assert abs(omega(covariance, 80).value - omega(scale * covariance, 80).value) < 1e-6


@given(tables(), st.integers(30, 2000))
def test_omega_lies_in_its_interval_which_shrinks_with_n(covariance, n) -> None:
    found, more = omega(covariance, n), omega(covariance, 3 * n)
    assume(found.caveat is FitCaveat.NONE)
    assert found.low < found.value < found.high < 1
    assert more.high - more.low < found.high - found.low


@st.composite
def answered(draw) -> tuple[np.ndarray, Questions]:
    sizes = draw(st.lists(st.integers(1, 5), min_size=1, max_size=6))
    facet = np.repeat(np.arange(len(sizes)), sizes)
    people = draw(st.integers(1, 5))
    cells = draw(
        st.lists(st.sampled_from([-2, -1, 1, 2, 3]), min_size=people * len(facet), max_size=people * len(facet))
    )
    asked = Questions(facet, np.ones(len(facet), int), np.full(len(facet), 3))
    return np.array(cells, np.int8).reshape(people, len(facet)), asked


@given(answered())
def test_runs_are_no_longer_than_what_was_answered(given_) -> None:
    answers, asked = given_
    found = long_strings(answers, asked)
    assert (found.longest <= (answers >= 0).sum(axis=1)).all()
    assert (found.over_facets <= found.longest).all()
    assert ((found.longest > 0) == (answers >= 0).any(axis=1)).all()


@given(answered())
def test_the_signs_know_nothing_of_the_scales_direction_or_of_which_answer_is_missing(given_) -> None:
    answers, asked = given_
    mirrored = np.where(answers >= 0, 4 - answers, answers).astype(np.int8)
    for other in (mirrored, np.where(answers < 0, -1, answers).astype(np.int8)):
        one, again = long_strings(answers, asked), long_strings(other, asked)
        assert np.array_equal(one.over_facets, again.over_facets)
        assert np.allclose(even_odd(answers, asked).value, even_odd(other, asked).value, equal_nan=True, atol=1e-9)


@given(answered())
def test_each_person_is_judged_alone(given_) -> None:
    answers, asked = given_
    together = careless(answers, asked, long_from=3).flagged
    assert together.tolist() == [careless(row[None], asked, long_from=3).flagged.item() for row in answers]
