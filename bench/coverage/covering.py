"""How many intervals hold the truth, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

LOW, HIGH = 93.0, 97.0  # per cent, where 95 is meant


@dataclass(frozen=True)
class Covered:
    """By draw (draws,): how many intervals held the truth, of how many."""

    hits: NDArray[np.float64]
    of: NDArray[np.float64]

    @classmethod
    def of_draws(cls, draws: Sequence[NDArray[np.bool_]]) -> Covered:
        """One array a draw: which of its intervals held the truth."""
        return cls(
            np.array([held.sum() for held in draws], np.float64), np.array([held.size for held in draws], np.float64)
        )

    @property
    def share(self) -> float:
        """Per cent."""
        return 100.0 * float(self.hits.sum() / self.of.sum())

    @property
    def error(self) -> float:
        """The standard error of the share, in per cent; intervals of one draw may hang together."""
        beyond = self.hits - self.of * self.share / 100.0
        return 100.0 * float(np.sqrt(len(self.of) / max(len(self.of) - 1, 1) * (beyond**2).sum()) / self.of.sum())

    @property
    def sound(self) -> bool:
        """Is it where it should be?"""
        return LOW <= self.share <= HIGH

    def __str__(self) -> str:
        return f"{self.share:.1f} % (+- {self.error:.1f}, {self.of.sum():,.0f} intervals)"


def held(truth: ArrayLike, low: ArrayLike, high: ArrayLike) -> NDArray[np.bool_]:
    """Which intervals hold the truth; both ends belong to them, and an interval that is not there does not hold."""
    value = np.asarray(truth, np.float64)
    return np.asarray((value >= low) & (value <= high))


def together(parts: Iterable[Covered]) -> Covered:
    """All of them as one."""
    listed = list(parts)
    return Covered(np.concatenate([part.hits for part in listed]), np.concatenate([part.of for part in listed]))
