"""Do the people of one unit answer alike? Spread within the unit, held against that of people who do not agree.

All comes from whole-number counts of answers by category: arrays (units, items, categories), from the lowest category
to the highest, one step apart. Skipped answers and "can't say" are not counted. People who skipped one item count on
the others. Figures of small units are mostly chance; who shows them begins at 20 people.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from orgfit.errors import EstimateError
from orgfit.stats.counts import category_counts
from orgfit.stats.estimates import FloatArray, IntArray
from orgfit.stats.multilevel.nulls import Null, null_variances

POINTS = 100.0
FEWEST, MOST = 2, 101  # categories
NOISE = 1e-12  # what is this close to 1 is 1, but for the last bits of a sum


class AgreementCaveat(StrEnum):
    """Why an agreement is missing. Empty: there is nothing to say."""

    NONE = ""
    TOO_FEW_PEOPLE = "too_few_people"  # an item that fewer than 2 people answered
    WIDER_THAN_NULL = "wider_than_null"  # they differ more than people who do not agree: not defined


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement of many groups, 0-1; nan where it is not defined, with the reason in ``caveats``.

    ``ratio`` is the observed variance over that of the null; above 1 there is no agreement to measure.
    """

    value: FloatArray
    ratio: FloatArray
    caveats: NDArray[np.object_]

    @property
    def floored(self) -> FloatArray:
        """The value, with 0 where the observed variance exceeds the null's: what multilevel::rwg and rwg.j show."""
        return np.where(self.caveats == AgreementCaveat.WIDER_THAN_NULL, 0.0, self.value)


@dataclass(frozen=True, slots=True)
class AgreementRange:
    """Agreement under several nulls: ``by_null`` (units,) each; ``low`` and ``high`` over those that are defined.

    ``defined`` counts the nulls under which there is a value; with fewer than all, the range has no lower end.
    """

    by_null: dict[Null, Agreement]
    low: FloatArray
    high: FloatArray
    defined: IntArray


@dataclass(frozen=True, slots=True)
class AverageDeviation:
    """How far answers lie from the unit's centre, on average: by item (units, items) and over items (units,).

    ``items`` and ``value`` are in steps of the scale, ``points`` is ``value`` on a scale from 0 to 100.
    """

    items: FloatArray
    value: FloatArray
    points: FloatArray


def item_variances(counts: ArrayLike) -> FloatArray:
    """This function will give the variance of every item in every unit, in squared steps, with n - 1.

    ``counts`` (..., categories). Returns (...), nan where fewer than 2 people answered. Raises EstimateError where the
    counts are not whole numbers from 0 on, or the scale has fewer than 2 categories.

    Formula: (n sum c k^2 - (sum c k)^2) / (n (n - 1)), the numerator in whole numbers. R: var(x).

    >>> item_variances([[1, 0, 2, 0, 1]]).tolist()
    [2.6666666666666665]
    """
    cells, steps, n = _counted(counts)
    total = cells @ steps
    scaled = n * (cells @ steps**2) - total**2
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.where(n > 1, scaled / (n * (n - 1)), np.nan), np.float64)


def rwg(counts: ArrayLike, null_variance: float) -> Agreement:
    """This function will give r_wg, the agreement of a group on single items.

    ``counts`` (..., categories); ``null_variance`` in squared steps (``nulls``). Returns arrays (...).

    Formula: 1 - s^2 / null_variance; not defined where s^2 is larger.
    Source: James, Demaree & Wolf (1984), doi:10.1037/0021-9010.69.1.85.
    R: multilevel::rwg(x, grpid, ranvar), which sets what is not defined to 0 (``floored``).

    >>> rwg([[0, 1, 2, 1, 0], [5, 0, 0, 0, 5]], 2.0).value.round(4).tolist()
    [0.6667, nan]
    """
    ratio = item_variances(counts) / _positive(null_variance)
    return _agreement(ratio, 1.0 - np.minimum(ratio, 1.0))


def rwg_j(counts: ArrayLike, null_variance: float) -> Agreement:
    """This function will give r_wg(j), the agreement of a group on a scale of several items.

    ``counts`` (..., items, categories), all items on one range; ``null_variance`` as in ``rwg``. Returns arrays (...).
    An item that fewer than 2 people answered leaves the group without a value. It grows with the number of items.

    Formula: J (1 - m) / (J (1 - m) + m), m = mean item variance / null_variance; not defined where m is above 1.
    Source: James, Demaree & Wolf (1984), doi:10.1037/0021-9010.69.1.85, eq. 2.
    R: multilevel::rwg.j(x, grpid, ranvar), which sets what is not defined to 0 (``floored``).

    >>> rwg_j([[0, 1, 2, 1, 0]] * 4, 2.0).value.round(4).item()
    0.8889
    """
    variances = item_variances(counts)
    ratio = np.asarray(variances.mean(axis=-1)) / _positive(null_variance)
    shared = variances.shape[-1] * (1.0 - np.minimum(ratio, 1.0))
    return _agreement(ratio, shared / (shared + ratio))


def rwg_j_range(counts: ArrayLike) -> AgreementRange:
    """This function will give r_wg(j) under the uniform, a slightly and a moderately skewed null, as a range.

    ``counts`` as in ``rwg_j``. No null is the right one: the range shows how much the figure owes to the choice.

    Source: LeBreton & Senter (2008), doi:10.1177/1094428106296642. R: multilevel::rwg.j once for each ``ranvar``.

    >>> found = rwg_j_range([[[0, 1, 8, 1, 0]] * 4])
    >>> found.low.round(4).tolist(), found.high.round(4).tolist()
    ([0.9242], [0.9697])
    """
    cells = np.asarray(counts)
    by_null = {null: rwg_j(cells, variance) for null, variance in null_variances(cells.shape[-1]).items()}
    values = np.stack([agreement.value for agreement in by_null.values()])
    there = ~np.isnan(values)
    low = np.where(there, values, np.inf).min(axis=0)
    high = np.where(there, values, -np.inf).max(axis=0)
    defined = np.asarray(there.sum(axis=0))
    return AgreementRange(
        by_null, np.where(defined == len(by_null), low, np.nan), np.where(defined > 0, high, np.nan), defined
    )


def lindell(counts: ArrayLike, null_variance: float) -> Agreement:
    """This function will give r*_wg(j), which does not grow with the number of items.

    Arguments as in ``rwg_j``. Below 0 it is defined too and says that the group is split; the caveat names it.

    Formula: 1 - mean item variance / null_variance.
    Source: Lindell, Brandt & Whitney (1999), doi:10.1177/01466219922031257.
    R: multilevel::rwg.j.lindell(x, grpid, ranvar).

    >>> lindell([[0, 1, 2, 1, 0]] * 4, 2.0).value.round(4).item()
    0.6667
    """
    ratio = np.asarray(item_variances(counts).mean(axis=-1)) / _positive(null_variance)
    return Agreement(1.0 - ratio, ratio, _caveats(ratio))


def average_deviation_mean(counts: ArrayLike) -> AverageDeviation:
    """This function will give AD_M, the average distance of the answers from the unit's mean.

    ``counts`` (..., items, categories). nan where fewer than 2 people answered an item.

    Formula: sum |x - mean| / n by item, and its mean over items; points = 100 AD / (categories - 1).
    Source: Burke & Dunlap (2002), doi:10.1177/1094428102005002002.
    R: multilevel::ad.m(x, grpid).

    >>> average_deviation_mean([[1, 0, 2, 0, 1], [0, 0, 4, 0, 0]]).value.item()
    0.5
    """
    cells, steps, n = _counted(counts)
    from_mean = np.abs(n[..., None] * steps - (cells @ steps)[..., None])
    with np.errstate(invalid="ignore", divide="ignore"):
        return _deviation((cells * from_mean).sum(axis=-1) / n**2, n, len(steps))


def average_deviation_median(counts: ArrayLike) -> AverageDeviation:
    """This function will give AD_Md, the average distance of the answers from the unit's median.

    Arguments, result and source as in ``average_deviation_mean``; of an even number of answers the median is halfway
    between the two in the middle. R: multilevel::ad.m(x, grpid, type = "median").

    >>> average_deviation_median([[3, 0, 1, 0, 0], [0, 0, 4, 0, 0]]).value.item()
    0.25
    """
    cells, steps, n = _counted(counts)
    upto = cells.cumsum(axis=-1)
    lower, upper = ((upto < place[..., None]).sum(axis=-1) for place in ((n + 1) // 2, n // 2 + 1))
    from_median = np.abs(2 * steps - (lower + upper)[..., None])
    with np.errstate(invalid="ignore", divide="ignore"):
        return _deviation((cells * from_median).sum(axis=-1) / (2 * n), n, len(steps))


def _counted(counts: ArrayLike) -> tuple[IntArray, IntArray, IntArray]:
    """The counts as they have to be, the steps of their scale, and how many answered."""
    cells = category_counts(counts, "Agreement", fewest=FEWEST, most=MOST)
    return cells, np.arange(cells.shape[-1]), np.asarray(cells.sum(axis=-1))


def _positive(variance: float) -> float:
    if not variance > 0:
        raise EstimateError(f"A null variance is above 0; {variance:g} came. Take one from the table of nulls.")
    return variance


def _agreement(ratio: FloatArray, value: FloatArray) -> Agreement:
    caveats = _caveats(ratio)
    return Agreement(np.where(caveats == AgreementCaveat.NONE, value, np.nan), ratio, caveats)


def _caveats(ratio: FloatArray) -> NDArray[np.object_]:
    caveats = np.empty(ratio.shape, object)
    caveats.fill(AgreementCaveat.NONE)
    caveats[ratio > 1.0 + NOISE] = AgreementCaveat.WIDER_THAN_NULL
    caveats[np.isnan(ratio)] = AgreementCaveat.TOO_FEW_PEOPLE
    return caveats


def _deviation(items: FloatArray, n: IntArray, categories: int) -> AverageDeviation:
    items = np.where(n > 1, items, np.nan)
    value = np.asarray(items.mean(axis=-1), np.float64)
    return AverageDeviation(items, value, POINTS * value / (categories - 1))
