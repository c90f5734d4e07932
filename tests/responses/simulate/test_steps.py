from __future__ import annotations

import numpy as np
import pytest

from orgfit.responses.simulate.steps import (
    coefficients,
    covariance,
    drawn,
    expected,
    share_from,
    thresholds,
    variance,
)

SHARES = (5, 13, 22, 40, 20)
CUTS = thresholds(SHARES)


def test_thresholds_give_the_shares_that_were_asked_for() -> None:
    above = [float(share_from(np.zeros(1), 1.0, cut)[0]) for cut in CUTS]
    assert -np.diff([1.0, *above, 0.0]) * 100 == pytest.approx(SHARES)


def test_a_shift_makes_high_steps_rarer() -> None:
    assert (thresholds(SHARES, 0.5) == CUTS + 0.5).all()


def test_steps_are_counted_from_zero() -> None:
    latent = np.array([-9.0, *(CUTS + 1e-9), 9.0])
    assert drawn(latent, CUTS).tolist() == [0, 1, 2, 3, 4, 4]
    assert drawn(latent, CUTS).dtype == np.int8


def test_what_is_expected_follows_from_the_shares() -> None:
    assert expected(np.zeros(1), 1.0, CUTS)[0] == pytest.approx(np.arange(5) @ SHARES / 100)
    assert expected(np.array([0.3]), 0.64, CUTS) == pytest.approx(expected(np.zeros(1), 1.0, (CUTS - 0.3) / 0.8))


def test_the_variance_follows_from_the_shares() -> None:
    shares, steps = np.array(SHARES) / 100, np.arange(5)
    assert variance(CUTS) == pytest.approx(steps**2 @ shares - (steps @ shares) ** 2)


@pytest.mark.parametrize("correlation", [-0.6, 0.0, 0.3, 0.75])
def test_the_covariance_of_two_halves_is_the_arc_sine(correlation: float) -> None:
    half = coefficients(np.zeros(1))
    assert covariance(half, half, correlation) == pytest.approx(np.arcsin(correlation) / (2 * np.pi), abs=1e-9)


def test_the_covariance_is_that_of_drawn_answers() -> None:
    rng, other = np.random.default_rng(1), thresholds((1, 2, 4, 2), 0.3)
    one = rng.standard_normal(400_000)
    two = 0.7 * one + np.sqrt(0.51) * rng.standard_normal(400_000)
    found = np.cov(drawn(one, CUTS), drawn(two, other))[0, 1]
    assert covariance(coefficients(CUTS), coefficients(other), 0.7) == pytest.approx(found, abs=0.006)


def test_many_thresholds_at_once_are_as_one_after_the_other() -> None:
    both = np.stack([CUTS, CUTS + 0.4])
    assert coefficients(both)[1].tolist() == coefficients(CUTS + 0.4).tolist()
    assert variance(both)[1] == variance(CUTS + 0.4)
