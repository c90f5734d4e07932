"""From a normal variable to the steps of a scale: what is drawn, and what is to be expected of it exactly.

An answer is the number of thresholds that lie below a latent value. Where latent values are normal, means, variances
and covariances of the answers follow from the thresholds alone, without simulating.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

TERMS: Final = 60  # latent correlations stay below .8, and .8 ** 60 is 1.5e-6
Floats = NDArray[np.float64]


def thresholds(shares: Sequence[float], shift: float = 0.0) -> Floats:
    """This function will give the thresholds at which a standard normal falls into steps with these shares.

    A positive ``shift`` makes the high steps rarer.
    """
    inner = np.cumsum(np.asarray(shares, np.float64))[:-1] / np.sum(shares)
    return np.asarray(ndtri(inner) + shift, np.float64)


def drawn(latent: Floats, cuts: Floats) -> NDArray[np.int8]:
    """This function will give the step of each latent value, counted from 0."""
    return np.searchsorted(cuts, latent).astype(np.int8)


def expected(mean: Floats, variance: float, cuts: Floats) -> Floats:
    """This function will give the mean step, counted from 0, of normal variables with these means.

    ``cuts`` is (thresholds,) or (..., thresholds); E = sum over thresholds t of P(latent > t).
    """
    scaled = (np.asarray(mean)[..., None] - cuts) / np.sqrt(variance)
    return np.asarray(ndtr(scaled).sum(axis=-1), np.float64)


def share_from(mean: Floats, variance: float, cut: float) -> Floats:
    """This function will give the share of answers above one threshold."""
    return np.asarray(ndtr((np.asarray(mean) - cut) / np.sqrt(variance)), np.float64)


def coefficients(cuts: Floats) -> Floats:
    """This function will give the Hermite coefficients of the steps of a standard normal, from the first on.

    ``cuts`` is (..., thresholds) and the result (..., terms). The steps are sum_n a_n h_n(z) with
    h_n = He_n / sqrt(n!), and a_n = sum over t of pdf(t) h_{n-1}(t) / sqrt(n).
    """
    before, now = np.zeros_like(cuts), np.ones_like(cuts)
    density = np.exp(-(cuts**2) / 2) / np.sqrt(2 * np.pi)
    found = np.empty((*cuts.shape[:-1], TERMS))
    for n in range(1, TERMS + 1):
        found[..., n - 1] = (density * now).sum(axis=-1) / np.sqrt(n)
        before, now = now, (cuts * now - np.sqrt(n - 1) * before) / np.sqrt(n)
    return found


def covariance(one: Floats, other: Floats, correlation: float) -> Floats:
    """This function will give the covariance of the steps of two standard normals with that correlation.

    ``one`` and ``other`` are their Hermite coefficients (..., terms): sum_n r^n a_n b_n (Mehler's formula; Lancaster
    1957, doi:10.1093/biomet/44.1-2.289).
    """
    powers = np.power(correlation, np.arange(1, TERMS + 1))
    return np.asarray((powers * one * other).sum(axis=-1), np.float64)


def variance(cuts: Floats) -> Floats:
    """This function will give the variance of the steps of a standard normal; ``cuts`` is (..., thresholds)."""
    above = ndtr(-cuts)
    mean = above.sum(axis=-1)
    # E[x^2] = sum_k (2k - 1) P(x >= k)
    odd = 2 * np.arange(1, cuts.shape[-1] + 1) - 1
    return np.asarray((odd * above).sum(axis=-1) - mean**2, np.float64)
