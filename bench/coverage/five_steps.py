"""Answers on five steps whose moments are known exactly: one factor behind items of different difficulty."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from orgfit.responses.simulate.questions import SHARES
from orgfit.responses.simulate.steps import coefficients, covariance, expected, thresholds, variance

Floats = NDArray[np.float64]
LOADINGS = np.array([0.68, 0.74, 0.81, 0.88])
SHIFTS = (-0.35, -0.1, 0.15, 0.35)
CUTS = tuple(thresholds(SHARES["agree5"], shift) for shift in SHIFTS)
POINTS_A_STEP = 25.0


def true_covariance() -> Floats:
    """Of the items, in squared steps."""
    series = [coefficients(cuts) for cuts in CUTS]
    alike = np.outer(LOADINGS, LOADINGS)
    rows = zip(series, alike, strict=True)
    found = np.array([[covariance(a, b, r) for b, r in zip(series, row, strict=True)] for a, row in rows])
    np.fill_diagonal(found, [float(variance(cuts)) for cuts in CUTS])
    return found


def latent(rng: np.random.Generator, factor: Floats) -> Floats:
    """Normal variables behind the items, (..., items), from the factor of each person, (...)."""
    own = rng.standard_normal((*factor.shape, len(LOADINGS)))
    return LOADINGS * factor[..., None] + np.sqrt(1.0 - LOADINGS**2) * own


def answered(values: Floats) -> Floats:
    """The step of each latent value, counted from 0."""
    steps = [np.searchsorted(cuts, values[..., item]) for item, cuts in enumerate(CUTS)]
    return np.stack(steps, axis=-1).astype(np.float64)


def scores(values: Floats) -> Floats:
    """The mean of each person's answers, in points."""
    return np.asarray(answered(values).mean(axis=-1) * POINTS_A_STEP, np.float64)


def expected_score(shift: Floats) -> Floats:
    """The mean score in points of people whose factor lies higher by ``shift`` (...)."""
    found = [expected(loading * shift, 1.0, cuts) for loading, cuts in zip(LOADINGS, CUTS, strict=True)]
    return np.asarray(np.mean(found, axis=0) * POINTS_A_STEP, np.float64)


def covariances(rows: Floats) -> Floats:
    """Of the items of each sample, (samples, items, items); ``rows`` is (samples, people, items)."""
    centred = rows - rows.mean(axis=1, keepdims=True)
    return np.asarray(centred.swapaxes(1, 2) @ centred / (rows.shape[1] - 1), np.float64)
