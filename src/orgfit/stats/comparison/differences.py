"""Differences between two means: two groups without common people, and a unit against a whole that it is part
of.

No finite correction here: a difference asks for the conditions of two groups, not for the people who happen
to be there.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from orgfit.errors import EstimateError
from orgfit.stats.estimates import Difference, FloatArray, Interval, Scores, Spread
from orgfit.stats.intervals import critical_value


def difference(
    first: Scores,
    second: Scores,
    *,
    spreads: tuple[Spread, Spread] | None = None,
    level: float = 0.95,
) -> Difference:
    """This function will compare the means of two groups that have nobody in common: first minus second.

    ``spreads`` are the variances to go by, one a group (see ``comparable_spreads``); without them each
    group's own. All arrays broadcast. Returns the difference in the unit of the means, its interval and a
    two-sided p.

    Formula: Welch's t with Satterthwaite's degrees of freedom.
    Source: Welch, B. L. (1947), doi:10.1093/biomet/34.1-2.28; Satterthwaite (1946), doi:10.2307/3002019.
    R: t.test(x, y, conf.level = level).

    >>> a = Scores(np.array(20), np.array(70.0), np.array(7600.0))
    >>> b = Scores(np.array(30), np.array(60.0), np.array(11600.0))
    >>> difference(a, b).p.round(4).item()
    0.0908
    """
    own, other = (first.spread, second.spread) if spreads is None else spreads
    with np.errstate(invalid="ignore", divide="ignore"):
        a, b = own.variance / first.n, other.variance / second.n
        degrees = (a + b) ** 2 / (a**2 / own.degrees + b**2 / other.degrees)
        return _difference(first.mean - second.mean, np.sqrt(a + b), degrees, level)


def remainder(part: Scores, whole: Scores) -> Scores:
    """This function will give the scores of the whole without the part.

    Broadcasts. Where nobody remains, n is 0 and the mean nan. Raises EstimateError where a part has more
    people than its whole.

    Formula: SS_rest = SS_whole - SS_part - n_part n_rest / n_whole (mean_part - mean_rest)^2.
    Source: Chan, Golub & LeVeque (1983), doi:10.1080/00031305.1983.10483115, eq. 2.1.
    """
    n = whole.n - part.n
    if (n < 0).any():
        raise EstimateError(
            f"A part has no more people than its whole; one has {-int(n.min())} more. "
            "Give the whole that it belongs to."
        )
    taken = np.where(part.n > 0, part.mean, 0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = whole.mean + part.n / n * (whole.mean - taken)
        squares = whole.squares - part.squares - part.n * n / whole.n * (taken - mean) ** 2
    return Scores(n, np.where(n > 0, mean, np.nan), np.where(n > 1, np.maximum(squares, 0.0), 0.0))


def comparable_spreads(
    first: Scores, second: Scores, pooled: Spread, *, own_from: ArrayLike = 20
) -> tuple[Spread, Spread]:
    """This function will choose the variances of a comparison: each group's own, or the pooled one for both.

    Both take the pooled variance where either has fewer than ``own_from`` people. A remainder's own variance
    beside its whole's would give away the sum of squares of a small part, just as the part's own would.
    """
    least = np.asarray(own_from)
    small = (first.n < least) | (second.n < least)
    return first.spread.replaced(pooled, small), second.spread.replaced(pooled, small)


def part_against_rest(
    part: Scores, whole: Scores, pooled: Spread, *, own_from: ArrayLike = 20, level: float = 0.95
) -> Difference:
    """This function will compare a part with its whole without it: a unit with its parent's other people."""
    rest = remainder(part, whole)
    return difference(part, rest, spreads=comparable_spreads(part, rest, pooled, own_from=own_from), level=level)


def part_against_whole(
    part: Scores, whole: Scores, pooled: Spread, *, own_from: ArrayLike = 20, level: float = 0.95
) -> Difference:
    """This function will compare a part with the whole that it belongs to: a unit with its organisation.

    The two share people, so their errors go together; the difference is that from the rest, made smaller. It
    has the same t and p as ``part_against_rest``. ``pooled`` is the variance within units
    (``multilevel.variance``). All broadcast; nan where the part is the whole.

    Formula: mean_part - mean_whole = (1 - n_part / n_whole) (mean_part - mean_rest), and so its standard
    error.
    Source: Cochran, W. G. (1977), Sampling Techniques, section 2.11.
    R: t.test(part, rest), estimate and interval times (1 - n_part / n_whole).
    """
    apart = part_against_rest(part, whole, pooled, own_from=own_from, level=level)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = 1.0 - part.n / whole.n
    return _scaled(apart, share)


def _difference(value: FloatArray, error: FloatArray, degrees: FloatArray, level: float) -> Difference:
    from scipy.special import stdtr

    half = np.where(error == 0, 0.0, critical_value(degrees, level) * error)
    p = 2.0 * stdtr(degrees, -np.abs(value / error))
    return Difference(value, error, degrees, Interval(value - half, value + half, level), p)


def _scaled(apart: Difference, share: FloatArray) -> Difference:
    with np.errstate(invalid="ignore"):  # 0 times infinity, where the part is the whole
        interval = Interval(apart.interval.low * share, apart.interval.high * share, apart.interval.level)
        return Difference(apart.value * share, apart.standard_error * share, apart.degrees, interval, apart.p)
