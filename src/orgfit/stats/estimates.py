"""The small results that the statistics pass to each other and upwards."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

FloatArray: TypeAlias = NDArray[np.float64]
IntArray: TypeAlias = NDArray[np.int64]


class Caveat(StrEnum):
    """Why a statistic is missing, or is to be read with care. Empty: there is nothing to say."""

    NONE = ""
    TOO_FEW_PEOPLE = "too_few_people"
    CONSTANT_ITEM = "constant_item"
    UNPAIRED_ITEMS = "unpaired_items"  # two items that fewer than 2 people answered both
    NO_TOTAL_VARIANCE = "no_total_variance"
    SINGULAR = "singular"  # groups differ no more than their people make them differ by chance
    NOT_CONVERGED = "not_converged"


@dataclass(frozen=True, slots=True)
class Interval:
    """From ``low`` to ``high``, in the unit of the estimate; ``level`` is the confidence, 0.95 say."""

    low: FloatArray
    high: FloatArray
    level: float


@dataclass(frozen=True, slots=True)
class Spread:
    """A variance between people, and the degrees of freedom that it rests on."""

    variance: FloatArray
    degrees: FloatArray

    def replaced(self, other: Spread, where: NDArray[np.bool_]) -> Spread:
        """This function will give this spread with another in its place ``where`` it says so; all broadcast."""
        return Spread(np.where(where, other.variance, self.variance), np.where(where, other.degrees, self.degrees))


@dataclass(frozen=True, slots=True)
class Scores:
    """People with a score, their mean, and the sum of squares about that mean, all of one shape.

    ``mean`` is nan where nobody has a score. ``squares`` is in the square of the mean's unit, 0 where n < 2.
    """

    n: IntArray
    mean: FloatArray
    squares: FloatArray

    @property
    def spread(self) -> Spread:
        """The scores' own variance (nan where n < 2), with n - 1 degrees of freedom."""
        degrees = self.n.astype(np.float64) - 1.0
        with np.errstate(invalid="ignore", divide="ignore"):
            return Spread(np.where(degrees > 0, self.squares / degrees, np.nan), degrees)

    @property
    def variance(self) -> FloatArray:
        """The scores' own variance, nan where n < 2."""
        return self.spread.variance


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many; both of one shape."""

    count: IntArray
    n: IntArray

    @property
    def value(self) -> FloatArray:
        """The share, 0-1; nan where n is 0."""
        with np.errstate(invalid="ignore"):
            return self.count / self.n


@dataclass(frozen=True, slots=True)
class Difference:
    """One mean minus another: ``p`` is two-sided, against a true difference of nought.

    Everything is nan where one side is empty or has no variance to go by; ``p`` also where both variances are
    0.
    """

    value: FloatArray
    standard_error: FloatArray
    degrees: FloatArray
    interval: Interval
    p: FloatArray
