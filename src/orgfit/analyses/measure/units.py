"""May answers be averaged to a unit? How much lies between units, how alike people of one unit answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.analyses.measure.reliability import NONE, Findings
from orgfit.disclosure.draft import Whole
from orgfit.disclosure.totals import Shown
from orgfit.errors import EstimateError
from orgfit.responses.units import UnitTree
from orgfit.stats.estimates import Scores
from orgfit.stats.multilevel.agreement import average_deviation_mean, rwg_j_range
from orgfit.stats.multilevel.evenness import evenness
from orgfit.stats.multilevel.nulls import Null
from orgfit.stats.multilevel.pooling import random_intercept
from orgfit.stats.multilevel.variance import pooled_spread
from orgfit.stats.psychometrics.scoring import category_counts, facet_scores
from orgfit.tallies.tally import Tally

LEAST_UNITS: Final = 2
AGREEMENT_FROM: Final = 20  # people


def units_alike(units: UnitTree, own: Tally, total: Tally, *, shown: Callable[[str], Shown]) -> Findings:
    """This function will describe each facet by its spread within units and by what units share, level by level.

    ``shown`` gives the units (units,) in which a facet is shown: only these are set side by side. Agreement within a
    unit is worked out from 20 people on, and given as the median over such units.
    """
    spread = np.sqrt(pooled_spread(facet_scores(own)).variance)
    scores = facet_scores(total)
    found: Findings = {}
    for place, facet in enumerate(own.layout.facets):
        column = Scores(scores.n[:, place], scores.mean[:, place], scores.squares[:, place])
        counts = np.stack([category_counts(total, item) for item in facet.columns], axis=1)
        within = float(spread[place])
        figures = {"spread": Whole(within, n=int(scores.n[0, place])) if np.isfinite(within) else NONE}
        for depth in range(1, int(units.depth.max()) + 1):
            level = np.flatnonzero((units.depth == depth) & shown(facet.id))
            figures |= {f"{name}:{depth}": whole for name, whole in _between(_rows(column, level))}
            large = level[counts[level].sum(axis=2).min(axis=1) >= AGREEMENT_FROM]
            figures |= {f"{name}:{depth}": whole for name, whole in _within(counts[large])}
        found[facet.id] = figures
    return found


def _rows(scores: Scores, rows: NDArray[np.intp]) -> Scores:
    return Scores(scores.n[rows], scores.mean[rows], scores.squares[rows])


def _between(scores: Scores) -> Iterator[tuple[str, Whole]]:
    """The share of the variance between units in per cent, the reliability of their means, and their evenness."""
    try:
        fit = random_intercept(scores.n, scores.mean, scores.squares)
    except EstimateError:
        yield from ((name, NONE) for name in ("between", "icc2", "evenness"))
        return
    size = fit.n / fit.groups
    reliable = size * fit.icc / (1.0 + (size - 1.0) * fit.icc)
    yield "between", Whole(100.0 * fit.icc, n=fit.groups)
    yield "icc2", Whole(reliable, n=fit.groups)
    even = evenness(scores.n, scores.mean, scores.squares)
    low, high = (float(end) if np.isfinite(end) else None for end in (even.low, even.high))
    yield "evenness", Whole(even.sd, low, high, even.units) if even.converged else NONE


def _within(counts: NDArray[np.int64]) -> Iterator[tuple[str, Whole]]:
    """Medians over units of the agreement of their people, (units, items, categories)."""
    if len(counts) < LEAST_UNITS:
        yield from ((name, NONE) for name in ("rwg", "deviation"))
        return
    try:
        found = rwg_j_range(counts)
    except EstimateError:  # no nulls are published for scales of so few or so many steps
        yield from ((name, NONE) for name in ("rwg", "deviation"))
        return
    uniform = found.by_null[Null.UNIFORM].value
    low, high = (float(np.nanmedian(end)) if np.isfinite(end).any() else None for end in (found.low, found.high))
    defined = np.isfinite(uniform)
    yield "rwg", Whole(float(np.median(uniform[defined])), low, high, int(defined.sum())) if defined.any() else NONE
    deviation = average_deviation_mean(counts).points
    yield "deviation", Whole(float(np.median(deviation)), n=len(counts))
