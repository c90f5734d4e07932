"""Indices that are no means: the share of people for whom all parts are high, and the part that is clearly lowest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from orgfit.errors import EstimateError
from orgfit.stats.estimates import FloatArray

DRAWS: Final = 1000
CLEAR: Final = 0.8
AT_ONCE: Final = 2_000_000

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Joint:
    """Who has every part (people,), and for whom of these all parts are at least so high."""

    complete: Flags
    reached: Flags


@dataclass(frozen=True, slots=True)
class LowestPart:
    """The place of the part that is lowest in at least 80 % of the draws, None where none is; ``shares`` (parts,)."""

    place: int | None
    shares: FloatArray
    n: int


@dataclass(frozen=True, slots=True)
class LowestMean:
    """The lowest mean among the parts that apply: its value and place (nan and None where too few apply)."""

    value: float
    place: int | None
    applicable: int


def joint(parts: ArrayLike, at_least: float) -> Joint:
    """This function will say for whom all parts are at least ``at_least``.

    ``parts`` (people, parts): raw means, nan where a person has none. A person without every part is in neither; counts
    of people follow, so the share passes any rule for counts. Raises EstimateError without parts.

    >>> joint([[8, 9], [8, 7], [9, float("nan")]], 8).reached.tolist()
    [True, False, False]
    """
    values = _checked(parts)
    complete = ~np.isnan(values).any(axis=1)
    with np.errstate(invalid="ignore"):
        return Joint(np.asarray(complete), np.asarray(complete & (values >= at_least).all(axis=1)))


def lowest_part(parts: ArrayLike, rng: np.random.Generator, *, draws: int = DRAWS, clear: float = CLEAR) -> LowestPart:
    """This function will name the part that is clearly lowest over the people who have every part.

    ``parts`` as in ``joint``, on one scale. People are drawn anew ``draws`` times; a part is clearly lowest that has
    the lowest mean in a share of ``clear`` of the draws, ties counting for none. Raises EstimateError without parts.

    Source: Efron (1979), doi:10.1214/aos/1176344552. R: boot::boot(x, function(d, i) which.min(colMeans(d[i, ])), R).

    >>> lowest_part([[8, 2], [9, 3], [7, 1]], np.random.default_rng(1)).place
    1
    """
    values = _checked(parts)
    whole = values[~np.isnan(values).any(axis=1)]
    if not len(whole):
        return LowestPart(None, np.full(values.shape[1], np.nan), 0)
    kinds, count = np.unique(whole, axis=0, return_counts=True)
    wins = np.zeros(values.shape[1], np.int64)
    step = max(1, AT_ONCE // len(kinds))
    for start in range(0, draws, step):
        drawn = rng.multinomial(len(whole), count / len(whole), size=min(step, draws - start)) @ kinds
        least = drawn.min(axis=1, keepdims=True)
        alone = (drawn == least).sum(axis=1) == 1
        wins += np.bincount(drawn.argmin(axis=1)[alone], minlength=len(wins))
    shares = wins / draws
    best = int(shares.argmax())
    return LowestPart(best if shares[best] >= clear else None, shares, len(whole))


def lowest_mean(means: ArrayLike, *, at_least_parts: int) -> LowestMean:
    """This function will give the lowest of the means that apply, or none where fewer than ``at_least_parts`` do.

    ``means`` (parts,), nan where a part does not apply. Values over different numbers of parts cannot be compared: the
    lowest of more is lower by chance alone. Raises EstimateError where ``at_least_parts`` is under 1.

    >>> lowest_mean([60.0, 55.0, float("nan"), 70.0], at_least_parts=3)
    LowestMean(value=55.0, place=1, applicable=3)
    """
    values = np.asarray(means, np.float64)
    if at_least_parts < 1:
        raise EstimateError(f"The lowest of at least 1 part was wanted; {at_least_parts} came. Ask for 2 or more.")
    applicable = int((~np.isnan(values)).sum())
    if applicable < at_least_parts:
        return LowestMean(float("nan"), None, applicable)
    place = int(np.nanargmin(values))
    return LowestMean(float(values[place]), place, applicable)


def _checked(parts: ArrayLike) -> FloatArray:
    values = np.asarray(parts, np.float64)
    if values.ndim != 2 or not values.shape[1]:
        raise EstimateError(
            f"Parts are needed as (people, parts); an array of shape {values.shape} came. Give a column a part."
        )
    return values
