"""Reliability of a scale from the covariances of its items: alpha, its interval, and what each item does to
it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from orgfit.errors import EstimateError
from orgfit.stats.estimates import Caveat, FloatArray, Interval

LEAST_ITEMS = 2
LEAST_PEOPLE = 3


@dataclass(frozen=True, slots=True)
class Alpha:
    """Cronbach's alpha of one scale, as answered (``value``) and of standardised items (``standardised``).

    With two items ``standardised`` is the Spearman-Brown coefficient. ``guttman_lambda6`` is nan where the
    correlations are not positive definite. No value is a pass mark.
    """

    value: float
    standardised: float
    low: float
    high: float
    level: float
    mean_correlation: float
    guttman_lambda6: float
    items: int
    n: int


@dataclass(frozen=True, slots=True)
class Alphas:
    """Alpha in many groups: arrays (groups,), nan with the reason in ``caveats`` where there is none."""

    value: FloatArray
    interval: Interval
    caveats: NDArray[np.object_]


@dataclass(frozen=True, slots=True)
class ItemAnalysis:
    """For each item (items,): its correlation with the sum of the others, alpha without it, standard
    deviation."""

    item_rest: FloatArray
    alpha_if_dropped: FloatArray
    sd: FloatArray


def alpha(covariance: ArrayLike, n: int, *, scale: str = "", level: float = 0.95) -> Alpha:
    """This function will give Cronbach's alpha of a scale with Feldt's interval.

    ``covariance`` (items, items) with n - 1 in the denominator, items keyed alike; ``n`` people behind it:
    where pairs of items rest on different people, the smallest number. ``scale`` is named in errors. Raises
    EstimateError with fewer than 2 items or 3 people, an item that does not vary, items without common
    people, or a total variance that is not positive. May be negative.

    Formula: k / (k - 1) (1 - trace(C) / sum(C)); interval 1 - (1 - alpha) F(1 -+ level; n - 1, (n - 1)(k -
    1)); standardised k r / (1 + (k - 1) r) with r the mean correlation; lambda 6 is 1 - sum(1 - smc) /
    sum(R).
    Source: Cronbach (1951), doi:10.1007/BF02310555; Feldt (1965), doi:10.1007/BF02289499; Guttman (1945),
    doi:10.1007/BF02288892.
    R: psych::alpha(x); psych::alpha.ci(alpha, n, k).

    >>> found = alpha([[1.0, 0.5], [0.5, 1.0]], 50)
    >>> round(found.value, 4), round(found.low, 4), round(found.high, 4)
    (0.6667, 0.4126, 0.8108)
    """
    matrix = _checked(covariance, n, scale)
    items = len(matrix)
    correlation = _correlation(matrix)
    value = float(_alpha(matrix))
    interval = _feldt(np.asarray(value), np.asarray(n), items, level)
    return Alpha(
        value=value,
        standardised=float(_alpha(correlation)),
        low=float(interval.low),
        high=float(interval.high),
        level=level,
        mean_correlation=float((correlation.sum() - items) / (items * (items - 1))),
        guttman_lambda6=_lambda6(correlation),
        items=items,
        n=n,
    )


def alphas(covariance: ArrayLike, n: ArrayLike, *, level: float = 0.95) -> Alphas:
    """This function will give Cronbach's alpha of one scale in many groups.

    ``covariance`` (groups, items, items) and ``n`` (groups,) as in ``alpha``. Where ``alpha`` would raise, a
    group has nan and a caveat; only fewer than 2 items raises EstimateError for all.

    Formula, source, R: see ``alpha``.

    >>> alphas([[[1.0, 0.5], [0.5, 1.0]]] * 2, [50, 2]).caveats.tolist()
    [<Caveat.NONE: ''>, <Caveat.TOO_FEW_PEOPLE: 'too_few_people'>]
    """
    matrix, people = np.asarray(covariance, np.float64), np.asarray(n, np.float64)
    items = matrix.shape[-1]
    _check_items(items, "")
    caveats = _caveats(matrix, people)
    sound = np.asarray(caveats == Caveat.NONE)
    with np.errstate(invalid="ignore", divide="ignore"):
        value = np.where(sound, _alpha(matrix), np.nan)
    return Alphas(value, _feldt(value, people, items, level), caveats)


def item_analysis(covariance: ArrayLike, n: int, *, scale: str = "") -> ItemAnalysis:
    """This function will say how each item goes with the rest of its scale.

    Arguments and errors as in ``alpha``. ``alpha_if_dropped`` is nan where fewer than 2 items would be left,
    and where the total variance of those left is not positive; ``item_rest`` is nan there too.

    Formula: with C the covariances, c_i the sum of item i's with the others and V_i the variance of the sum
    of the others, item_rest = c_i / sqrt(C_ii V_i).
    Source: Nunnally & Bernstein (1994), Psychometric Theory, ch. 8.
    R: psych::alpha(x)$item.stats$r.drop and $alpha.drop$raw_alpha.

    >>> item_analysis([[1.0, 0.5], [0.5, 1.0]], 50).item_rest.tolist()
    [0.5, 0.5]
    """
    matrix = _checked(covariance, n, scale)
    left = len(matrix) - 1
    variance = np.diagonal(matrix)
    shared = matrix.sum(axis=0) - variance
    rest = matrix.sum() - 2.0 * shared - variance
    rest = np.where(rest > 0, rest, np.nan)
    dropped = np.full(left + 1, np.nan)
    if left >= LEAST_ITEMS:
        dropped = left / (left - 1) * (1.0 - (variance.sum() - variance) / rest)
    return ItemAnalysis(shared / np.sqrt(variance * rest), dropped, np.sqrt(variance))


def _alpha(matrix: FloatArray) -> FloatArray:
    items = matrix.shape[-1]
    share = np.trace(matrix, axis1=-2, axis2=-1) / matrix.sum(axis=(-2, -1))
    return np.asarray(items / (items - 1) * (1.0 - share), np.float64)


def _feldt(value: FloatArray, n: FloatArray | NDArray[np.int64], items: int, level: float) -> Interval:
    from scipy.special import fdtri

    if not 0 < level < 1:
        raise EstimateError(f"A level lies between 0 and 1; {level} came. Give 0.95 for 95 %.")
    degrees = n - 1.0, (n - 1.0) * (items - 1)
    upper, lower = fdtri(*degrees, (1 + level) / 2), fdtri(*degrees, (1 - level) / 2)
    return Interval(1.0 - (1.0 - value) * upper, 1.0 - (1.0 - value) * lower, level)


def _correlation(matrix: FloatArray) -> FloatArray:
    sd = np.sqrt(np.diagonal(matrix))
    correlation: FloatArray = matrix / np.outer(sd, sd)
    np.fill_diagonal(correlation, 1.0)
    return correlation


def _lambda6(correlation: FloatArray) -> float:
    try:
        np.linalg.cholesky(correlation)
    except np.linalg.LinAlgError:
        return float("nan")
    unexplained = 1.0 / np.diagonal(np.linalg.inv(correlation))
    return float(1.0 - unexplained.sum() / correlation.sum())


def _caveats(matrix: FloatArray, n: FloatArray) -> NDArray[np.object_]:
    """For each group the first thing that stands against an alpha."""
    variance = np.diagonal(matrix, axis1=-2, axis2=-1)
    found = [
        (n < LEAST_PEOPLE, Caveat.TOO_FEW_PEOPLE),
        (np.isnan(matrix).any(axis=(-2, -1)), Caveat.UNPAIRED_ITEMS),
        ((variance <= 0).any(axis=-1), Caveat.CONSTANT_ITEM),
        (matrix.sum(axis=(-2, -1)) <= 0, Caveat.NO_TOTAL_VARIANCE),
    ]
    caveats = np.empty(np.broadcast_shapes(n.shape, matrix.shape[:-2]), object)
    caveats.fill(Caveat.NONE)
    for wrong, caveat in reversed(found):
        caveats[wrong] = caveat
    return caveats


def _checked(covariance: ArrayLike, n: int, scale: str) -> FloatArray:
    matrix = np.asarray(covariance, np.float64)
    _check_items(len(matrix), scale)
    caveat = _caveats(matrix[None], np.array([n], np.float64))[0]
    if caveat is not Caveat.NONE:
        raise EstimateError(_message(caveat, matrix, n, _named(scale)))
    return matrix


def _check_items(items: int, scale: str) -> None:
    if items < LEAST_ITEMS:
        raise EstimateError(
            f"Alpha needs at least {LEAST_ITEMS} items; {_named(scale)} has {items}. Add items or drop the scale."
        )


def _named(scale: str) -> str:
    return f"scale '{scale}'" if scale else "the scale"


def _message(caveat: Caveat, matrix: FloatArray, n: int, name: str) -> str:
    place = int(np.argmin(np.diagonal(matrix))) + 1
    wanted, came, advice = {
        Caveat.TOO_FEW_PEOPLE: (f"at least {LEAST_PEOPLE} people", f"has {n}", "Ask more people."),
        Caveat.UNPAIRED_ITEMS: (
            "2 people or more for every pair of items",
            "has a pair with fewer",
            "Drop the item that few answered.",
        ),
        Caveat.CONSTANT_ITEM: ("items that vary", f"has item {place}, which does not", "Drop the item."),
        Caveat.NO_TOTAL_VARIANCE: (
            "a sum of items that varies",
            f"has a variance of {matrix.sum():g}",
            "Key all items alike, or drop the scale.",
        ),
    }[caveat]
    return f"Alpha needs {wanted}; {name} {came}. {advice}"
