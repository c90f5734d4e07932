"""How widely people would spread who answer without agreeing: variances that agreement is held against."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from orgfit.errors import EstimateError

FEWEST, MOST = 5, 11


class Null(StrEnum):
    """A way to answer without agreeing: every category alike, or drawn towards one end, or towards the middle."""

    UNIFORM = "uniform"
    SLIGHT_SKEW = "slight_skew"
    MODERATE_SKEW = "moderate_skew"
    HEAVY_SKEW = "heavy_skew"
    TRIANGULAR = "triangular"


RANGE: Final = (Null.UNIFORM, Null.SLIGHT_SKEW, Null.MODERATE_SKEW)

# LeBreton & Senter (2008), table 2: in squared steps, by the number of categories.
_SPREAD: Final[dict[Null, tuple[float, ...]]] = {
    Null.SLIGHT_SKEW: (1.34, 1.85, 2.90, 3.47, 5.66, 6.30, 7.31),
    Null.MODERATE_SKEW: (0.90, 1.26, 2.14, 2.79, 4.73, 5.09, 6.32),
    Null.HEAVY_SKEW: (0.44, 0.69, 1.39, 2.35, 3.16, 3.46, 4.02),
    Null.TRIANGULAR: (1.32, 1.45, 2.10, 2.81, 3.00, 2.89, 3.32),
}


def null_variance(categories: int, null: Null = Null.UNIFORM) -> float:
    """This function will give the variance of people who do not agree, in squared steps of the scale.

    Raises EstimateError with fewer than 2 categories, and for a null other than uniform outside 5 to 11 categories,
    where none is published.

    Formula: uniform (categories^2 - 1) / 12; the others as published.
    Source: James, Demaree & Wolf (1984), doi:10.1037/0021-9010.69.1.85; LeBreton & Senter (2008), table 2,
    doi:10.1177/1094428106296642.
    R: the argument ``ranvar`` of multilevel::rwg.

    >>> null_variance(5), null_variance(5, Null.MODERATE_SKEW)
    (2.0, 0.9)
    """
    if categories < 2:
        raise EstimateError(
            f"Agreement needs a scale with 2 categories or more; this one has {categories}. Leave it out."
        )
    if null is Null.UNIFORM:
        return (categories**2 - 1) / 12
    if not FEWEST <= categories <= MOST:
        raise EstimateError(
            f"The null '{null}' is published for {FEWEST} to {MOST} categories; this scale has {categories}. "
            "Take the uniform null."
        )
    return _SPREAD[null][categories - FEWEST]


def null_variances(categories: int) -> dict[Null, float]:
    """This function will give the variances between which agreement is shown: uniform, slightly, moderately skewed.

    Outside 5 to 11 categories there is only the uniform one. Raises EstimateError with fewer than 2 categories.

    >>> [round(variance, 2) for variance in null_variances(7).values()]
    [4.0, 2.9, 2.14]
    """
    nulls = RANGE if FEWEST <= categories <= MOST else RANGE[:1]
    return {null: null_variance(categories, null) for null in nulls}
