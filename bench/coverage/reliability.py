"""Do the intervals of alpha and of omega hold those of the people from whom the samples are drawn?"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from bench.coverage.covering import Covered, held
from bench.coverage.five_steps import LOADINGS, Floats, answered, covariances, latent, true_covariance
from bench.coverage.repeating import repeated
from orgfit.stats.psychometrics.omega import omega
from orgfit.stats.psychometrics.reliability import alpha, alphas

SIZES = (30, 100, 300, 1000)
LARGE = 1_000_000  # people: what holds of the covariances themselves
ALPHAS, OMEGAS, AT_ONCE = 3000, 500, 50


def of_alpha(*, normal: bool = False, seed: int = 20240604) -> dict[int, Covered]:
    """By size of the sample; of five-step answers, or of the normal variables behind them."""
    matrix = _normal() if normal else true_covariance()
    truth = alpha(matrix, LARGE).value
    found = {}
    for n in SIZES:
        rng = np.random.default_rng([seed, n])
        draws = []
        for _ in range(ALPHAS // AT_ONCE):
            rows = latent(rng, rng.standard_normal((AT_ONCE, n)))
            estimate = alphas(covariances(rows if normal else answered(rows)), np.full(AT_ONCE, n))
            draws.append(held(truth, estimate.interval.low, estimate.interval.high))
        found[n] = Covered.of_draws(draws)
    return found


def of_omega() -> dict[int, Covered]:
    """By size of the sample, of five-step answers; a fit without an interval does not hold the truth."""
    drawn = repeated(_omegas, OMEGAS // AT_ONCE, 20240605)
    return {n: Covered.of_draws([part[n] for part in drawn]) for n in SIZES}


def _omegas(rng: np.random.Generator) -> dict[int, NDArray[np.bool_]]:
    truth = omega(true_covariance(), LARGE).value
    holds = {}
    for n in SIZES:
        rows = answered(latent(rng, rng.standard_normal((AT_ONCE, n))))
        found = [omega(matrix, n) for matrix in covariances(rows)]
        holds[n] = held(truth, [one.low for one in found], [one.high for one in found])
    return holds


def _normal() -> Floats:
    matrix = np.outer(LOADINGS, LOADINGS)
    np.fill_diagonal(matrix, 1.0)
    return matrix
