"""Wilson's intervals of shares: how often they hold the truth, exactly, without drawing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binom

from orgfit.stats.intervals import wilson_interval

SIZES = (*range(5, 101), *range(110, 301, 10))
TRUE = np.linspace(0.02, 0.98, 97)


@dataclass(frozen=True)
class Exact:
    """Per cent (sizes, true shares): the probability that the interval holds the true share."""

    found: NDArray[np.float64]

    @property
    def mean(self) -> float:
        """Over all sizes and true shares."""
        return float(self.found.mean())

    def of_sizes(self, least: int, most: int) -> float:
        """The mean over some sizes, both ends included."""
        rows = [place for place, n in enumerate(SIZES) if least <= n <= most]
        return float(self.found[rows].mean())

    @property
    def least(self) -> tuple[float, int, float]:
        """The lowest, and at which size and true share."""
        n, p = np.unravel_index(int(self.found.argmin()), self.found.shape)
        return float(self.found[n, p]), SIZES[n], float(TRUE[p])


def exact(*, whole: bool) -> Exact:
    """``whole``: with the ends rounded to whole per cent, as they are published."""
    return Exact(np.stack([_of_size(n, whole=whole) for n in SIZES]))


def _of_size(n: int, *, whole: bool) -> NDArray[np.float64]:
    counts = np.arange(n + 1)
    interval = wilson_interval(counts, n)
    low, high = interval.low, interval.high
    if whole:
        low, high = np.round(100.0 * low) / 100.0, np.round(100.0 * high) / 100.0
    holds = (TRUE[:, None] >= low - 1e-12) & (TRUE[:, None] <= high + 1e-12)
    return np.asarray(100.0 * (binom.pmf(counts, n, TRUE[:, None]) * holds).sum(axis=1))
