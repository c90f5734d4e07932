"""The recommendation score: how many more would recommend than advise against, on a scale from 0 to 10."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from orgfit.stats.counts import category_counts
from orgfit.stats.estimates import FloatArray, IntArray, Interval
from orgfit.stats.intervals import critical_value

STEPS: Final = 11
LEAST_FOR: Final = 9
MOST_AGAINST: Final = 6
FULL: Final = 100.0


@dataclass(frozen=True, slots=True)
class RecommendationScore:
    """Points from -100 to 100 with their error and interval, and how many answered; nan where nobody did."""

    value: FloatArray
    standard_error: FloatArray
    interval: Interval
    n: IntArray


def recommendation_score(counts: ArrayLike, *, level: float = 0.95) -> RecommendationScore:
    """This function will give the share of 9 and 10 less the share of 0 to 6, in points, with its interval.

    ``counts`` (..., 11): people by answer from 0 to 10. Raises EstimateError where the counts are not whole numbers
    from 0 on, or there are other than 11 categories.

    Formula: 100 (p - d), p and d the shares of 9-10 and of 0-6, with the multinomial's variance (p + d - (p - d)^2) / n
    and a normal interval. (Net Promoter and NPS are registered marks of their owners.)
    Source: Rocks (2016), doi:10.1080/00031305.2016.1158124 (Wald's interval).
    R: p <- mean(x >= 9); d <- mean(x <= 6); 100 * (p - d + qnorm(c(.025, .975)) * sqrt((p + d - (p - d)^2) / n)).

    >>> found = recommendation_score([0, 0, 0, 0, 0, 10, 0, 20, 10, 30, 30])
    >>> round(float(found.value), 1), round(float(found.interval.low), 1)
    (50.0, 36.9)
    """
    cells = category_counts(counts, "A recommendation score", fewest=STEPS, most=STEPS)
    n = np.asarray(cells.sum(axis=-1))
    for_it, against = cells[..., LEAST_FOR:].sum(axis=-1), cells[..., : MOST_AGAINST + 1].sum(axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = (for_it - against) / n
        error = FULL * np.sqrt(((for_it + against) / n - share**2) / n)
    value = np.where(n > 0, FULL * share, np.nan)
    half = float(critical_value(np.inf, level)) * error
    low, high = np.maximum(value - half, -FULL), np.minimum(value + half, FULL)
    return RecommendationScore(value, error, Interval(low, high, level), n)
