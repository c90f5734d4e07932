"""Who did not answer, and does it matter? Response rates, and weights that bring those who answered into proportion.

Weights serve this one question, for the whole organisation; the figures themselves are unweighted. All weights have
mean 1 over those who answered and are capped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from orgfit.errors import EstimateError
from orgfit.stats.counts import whole_counts
from orgfit.stats.estimates import Caveat, FloatArray, IntArray, Share

CAP: Final = 3.0
CLOSE: Final = 1e-9  # largest difference of a share at which a margin is met
CYCLES: Final = 200


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of rows (of people, or of cells of people) with mean 1 over people, and what they cost.

    ``design_effect`` is how many times larger variances become, ``effective_n`` the people left in that sense.
    ``capped`` counts the people at the cap. ``gap`` is the largest difference that is left between a weighted share and
    the one wanted; ``uncovered`` the largest share of a margin in categories where nobody answered, whom no weight can
    stand for. ``caveat`` is NOT_CONVERGED where some margin was still missed after the last of ``steps``, before any
    weight was cut.
    """

    values: FloatArray
    design_effect: float
    effective_n: float
    capped: int
    gap: float
    uncovered: float
    steps: int
    converged: bool
    caveat: Caveat


@dataclass(frozen=True, slots=True)
class _Course:
    """How the weights were come by."""

    cap: float
    gap: float
    uncovered: float
    steps: int
    converged: bool


def response_rates(answered: ArrayLike, headcount: ArrayLike) -> Share:
    """This function will count in each cell who answered among those who were there.

    Whole numbers of one shape. A cell of nobody has the rate nan. Raises EstimateError where more people answered than
    there were.

    >>> response_rates([30, 5], [40, 20]).value.tolist()
    [0.75, 0.25]
    """
    hits, people = whole_counts(answered, "A response rate"), whole_counts(headcount, "A response rate")
    over = np.asarray(hits - people)
    if (over > 0).any():
        raise EstimateError(
            f"A headcount must be at least the number of people who answered; one has {over.max()} fewer. "
            "Correct the headcount or leave the cell out."
        )
    return Share(hits, people)


def design_effect(weights: ArrayLike, n: ArrayLike | None = None) -> float:
    """This function will say how many times larger a mean's variance is with these weights than without.

    ``weights`` of rows, each of ``n`` people (1 where it is left out). At least 1; 1 where all weights are alike.

    Formula: sum n sum n w^2 / (sum n w)^2. Source: Kish (1965), Survey Sampling, section 11.7.

    >>> design_effect([1.0, 1.0, 2.0])
    1.125
    """
    weight = np.asarray(weights, np.float64)
    people = np.ones(weight.shape) if n is None else np.asarray(n, np.float64)
    return float(people.sum() * (people @ weight**2) / (people @ weight) ** 2)


def post_stratify(answered: ArrayLike, headcount: ArrayLike, *, cap: float = CAP) -> Weights:
    """This function will weight strata so that those who answered have the shares of those who were there.

    ``answered`` and ``headcount`` (strata,), whole numbers. Returns a weight a stratum, 0 where nobody answered. Raises
    EstimateError as ``response_rates`` does, where nobody answered at all, and with a cap of 1 or less.

    Formula: (N_h / N) / (n_h / n), cut at ``cap`` and the rest raised alike, until the mean is 1 again.
    Source: Holt & Smith (1979), doi:10.2307/2344652.
    R: survey::postStratify, where no weight is cut.

    >>> post_stratify([30, 10], [40, 40]).values.round(4).tolist()
    [0.6667, 2.0]
    """
    counted = response_rates(answered, headcount)
    people = _somebody(counted.count)
    wanted, uncovered = _shares(counted.n, people)
    with np.errstate(invalid="ignore", divide="ignore"):
        start = np.where(people > 0, wanted * people.sum() / people, 0.0)
    values = _capped(start, people, cap)
    gap = float(np.abs(values * people / people.sum() - wanted).max())
    return _weights(values, people, _Course(cap, gap, uncovered, steps=1, converged=True))


def rake(
    codes: ArrayLike,
    margins: Sequence[ArrayLike],
    *,
    n: ArrayLike | None = None,
    cap: float = CAP,
    cycles: int = CYCLES,
) -> Weights:
    """This function will weight people so that every known margin has its share, though not every combination.

    ``codes`` (rows, margins): each row's category of each margin, -1 where it is not known (the row then keeps its part
    of that margin); ``margins`` the known headcounts of the categories of each; ``n`` people a row (1 where left out).
    Raises EstimateError with a code that has no category, negative headcounts, nobody, or a cap of 1 or less.

    Formula: the weights are multiplied for one margin after another until all shares are met; then they are cut at
    ``cap`` and the rest raised alike until the mean is 1 again, so that margins may miss by ``gap``.
    Source: Deming & Stephan (1940), doi:10.1214/aoms/1177731829.
    R: survey::rake, where no weight is cut.

    >>> found = rake([[0, 0], [0, 1], [1, 0], [1, 1]], [[30, 10], [20, 20]])
    >>> found.values.tolist(), found.design_effect
    ([1.5, 1.5, 0.5, 0.5], 1.25)
    """
    given = np.asarray(codes, np.int64)
    cells, place = np.unique(given, axis=0, return_inverse=True)
    each = np.ones(len(given), np.int64) if n is None else whole_counts(n, "A weight")
    if each.shape != (len(given),):
        raise EstimateError(
            f"Raking needs one n a row, {len(given)} here; {each.size} came. Leave n out for single people."
        )
    people = _somebody(np.bincount(place.ravel(), each, len(cells)))
    wanted, uncovered = _margins(cells, margins, people)
    values, gap, step = np.ones(len(cells)), np.inf, 0
    while step < cycles and gap > CLOSE:
        for codes_of, shares in zip(cells.T, wanted, strict=True):
            values = values * _factors(codes_of, values * people, shares)
        gap, step = _largest_gap(cells, values * people, wanted), step + 1
    capped = _capped(values, people, cap)
    left = _largest_gap(cells, capped * people, wanted)
    found = _weights(capped, people, _Course(cap, left, uncovered, steps=step, converged=gap <= CLOSE))
    return replace(found, values=capped[place.ravel()])


def _by_category(codes: IntArray, weight: FloatArray, size: int) -> FloatArray:
    """The sums of weights in each category, of the rows whose category is known."""
    known = codes >= 0
    return np.bincount(codes[known], weight[known], size).astype(np.float64)


def _factors(codes: IntArray, weight: FloatArray, shares: FloatArray) -> FloatArray:
    """What brings each row's weight to its category's share; 1 where the category is not known."""
    sums = _by_category(codes, weight, len(shares))
    with np.errstate(invalid="ignore", divide="ignore"):
        factor = np.where(sums > 0, shares * sums.sum() / sums, 1.0)
    return np.where(codes >= 0, factor[codes], 1.0)


def _largest_gap(cells: IntArray, weight: FloatArray, wanted: list[FloatArray]) -> float:
    """The largest difference between a weighted share and the one wanted, over all margins."""
    reached = [_by_category(codes, weight, len(shares)) for codes, shares in zip(cells.T, wanted, strict=True)]
    return max(float(np.abs(sums / sums.sum() - shares).max()) for sums, shares in zip(reached, wanted, strict=True))


def _capped(values: FloatArray, people: FloatArray, cap: float) -> FloatArray:
    """Weights with mean 1 and none over the cap: what is cut off goes to the others alike."""
    if not cap > 1:
        raise EstimateError(f"A cap of weights is above 1, their mean; {cap:g} came. Give 3.")
    total, over = people.sum(), np.zeros(len(values), bool)
    while True:
        left, below = total - cap * people[over].sum(), people[~over] @ values[~over]
        raised = np.where(over, cap, values * (left / below))
        further = over | (raised > cap)
        if (further == over).all():
            return raised
        over = further


def _weights(values: FloatArray, people: FloatArray, course: _Course) -> Weights:
    effect = design_effect(values, people)
    return Weights(
        values=values,
        design_effect=effect,
        effective_n=float(people.sum() / effect),
        capped=int(people[values >= course.cap - CLOSE].sum()),
        gap=course.gap,
        uncovered=course.uncovered,
        steps=course.steps,
        converged=course.converged,
        caveat=Caveat.NONE if course.converged else Caveat.NOT_CONVERGED,
    )


def _margins(cells: IntArray, margins: Sequence[ArrayLike], people: FloatArray) -> tuple[list[FloatArray], float]:
    """The shares wanted of each margin, and the largest share that nobody stands for."""
    if cells.ndim != 2 or cells.shape[1] != len(margins) or not len(margins):
        raise EstimateError(
            f"Raking needs the codes of every margin, (rows, margins); codes of shape {cells.shape} and {len(margins)} "
            "margins came. Give a column a margin."
        )
    found = [
        _margin(codes, whole_counts(heads, "A margin"), people) for codes, heads in zip(cells.T, margins, strict=True)
    ]
    return [shares for shares, _ in found], max(uncovered for _, uncovered in found)


def _margin(codes: IntArray, heads: IntArray, people: FloatArray) -> tuple[FloatArray, float]:
    if (codes < -1).any() or (codes >= len(heads)).any():
        raise EstimateError(
            f"A code lies between 0 and the number of categories, here {len(heads)}, or is -1; {codes.min()} to "
            f"{codes.max()} came. Give the headcount of every category."
        )
    answered = _by_category(codes, people, len(heads))
    if not answered.sum() > 0:
        raise EstimateError("A margin needs somebody whose category is known; nobody's is. Leave the margin out.")
    return _shares(heads, answered)


def _shares(heads: IntArray, people: FloatArray) -> tuple[FloatArray, float]:
    """The shares of the categories in which somebody answered, and the share of those in which nobody did."""
    covered = np.where(people > 0, heads, 0)
    if ((people > 0) & (heads == 0)).any() or not covered.sum():
        raise EstimateError(
            "Weights need a headcount above 0 where people answered; one is 0. Correct it, or join the category with "
            "another."
        )
    return covered / covered.sum(), float(1.0 - covered.sum() / heads.sum())


def _somebody(people: ArrayLike) -> FloatArray:
    counted = np.asarray(people, np.float64)
    if not counted.sum() > 0:
        raise EstimateError("Weights need somebody who answered; nobody did. Leave them out.")
    return counted
