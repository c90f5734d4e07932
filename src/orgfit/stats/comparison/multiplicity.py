"""Many comparisons at once: how many of those that stand out are there by chance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from orgfit.errors import EstimateError
from orgfit.stats.estimates import FloatArray


@dataclass(frozen=True, slots=True)
class Discoveries:
    """What stands out of one family of tests: ``adjusted`` p (nan where there was no test), ``flagged`` at
    ``rate``."""

    adjusted: FloatArray
    flagged: NDArray[np.bool_]
    rate: float
    family: int


def false_discovery(p: ArrayLike, rate: float = 0.05) -> Discoveries:
    """This function will flag tests so that on average at most ``rate`` of the flags are false.

    ``p`` of any shape is one family; nan is no test, is not counted and is not flagged. Raises EstimateError
    where ``rate`` or a p is not between 0 and 1.

    Formula: flagged where p_(i) <= rate i / m for some i of its rank or higher. Source: Benjamini & Hochberg
    (1995), doi:10.1111/j.2517-6161.1995.tb02031.x.
    R: p.adjust(p, "BH") <= rate.

    >>> false_discovery([0.01, 0.02, float("nan"), 0.9]).flagged.tolist()
    [True, True, False, False]
    """
    values = np.asarray(p, np.float64)
    tested = ~np.isnan(values)
    if not 0 < rate < 1:
        raise EstimateError(f"A false discovery rate lies between 0 and 1; {rate} came. Give 0.05 for 5 %.")
    if ((values[tested] < 0) | (values[tested] > 1)).any():
        raise EstimateError("A p lies between 0 and 1; others came. Give p values, not test statistics.")
    adjusted = np.full(values.shape, np.nan)
    if tested.any():
        from scipy.stats import false_discovery_control

        adjusted[tested] = false_discovery_control(values[tested])
    return Discoveries(adjusted, adjusted <= rate, rate, int(tested.sum()))
