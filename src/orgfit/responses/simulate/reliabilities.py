"""What is true of a facet in an organisation as it stands: how its answers vary, within units and between them.

The units, their states and the roles in them are given; people are drawn without end. All follows exactly from loadings
and thresholds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orgfit.responses.simulate.careless import POSITIONS, position
from orgfit.responses.simulate.expectation import Circumstances
from orgfit.responses.simulate.questions import Question
from orgfit.responses.simulate.steps import coefficients, covariance, expected, variance

Floats = NDArray[np.float64]
GRID: Final = 129  # places at which cells are computed; between them lines are drawn


@dataclass(frozen=True)
class FacetTruth:
    """One facet in the first wave, for careful answers. Variances are in points squared.

    ``between`` is the variance of the means of the units that have people of their own, ``within`` that of people in
    one unit, ``icc1`` = between / (between + within). ``reliability`` is the share of a score's variance over everybody
    that is the facet's, ``spearman_brown`` is given for two items. ``alpha_with_careless`` is alpha of a table with the
    share of careless rows that was asked for.
    """

    id: str
    instrument: str
    items: tuple[str, ...]
    loadings: tuple[float, ...]
    between: float
    within: float
    icc1: float
    alpha: float
    reliability: float
    spearman_brown: float | None
    alpha_with_careless: float


@dataclass(frozen=True)
class Moments:
    """Means and covariances of items in points over everybody, and what of the covariances is the facet's."""

    means: Floats
    covariances: Floats
    true: Floats


def facet_truth(
    name: str, instrument: str, items: Sequence[Question], facts: Circumstances, careless: float
) -> FacetTruth:
    """This function will give the truth about one facet."""
    place = facts.latents.place[name]
    moments = _moments(items, place, facts)
    between, within = _components(moments, items, facts)
    whole = moments.covariances
    count = len(items)
    two = 2 * whole[0, 1] / (whole[0, 1] + np.sqrt(whole[0, 0] * whole[1, 1])) if count == 2 else None
    return FacetTruth(
        id=name,
        instrument=instrument,
        items=tuple(question.item.id for question in items),
        loadings=tuple(float(question.weights[place]) for question in items),
        between=between,
        within=within,
        icc1=between / (between + within),
        alpha=alpha(whole),
        reliability=float(moments.true.sum() / whole.sum()),
        spearman_brown=two,
        alpha_with_careless=alpha(_with_careless(moments, items, careless)),
    )


def alpha(covariances: Floats) -> float:
    """This function will give Cronbach's alpha of items with these covariances; 0 for one item."""
    count = len(covariances)
    if count == 1:
        return 0.0
    return float(count / (count - 1) * (1.0 - np.trace(covariances) / covariances.sum()))


def _moments(items: Sequence[Question], place: int, facts: Circumstances) -> Moments:
    """Over cells of unit and role, weighted by their people: means within, and between the cells' means."""
    there = facts.roles > 0
    heads = facts.roles[there]
    values = (facts.between[place][:, None] + facts.latents.role[place])[there]
    grid = np.linspace(values.min(), values.max(), GRID)
    means, inside, true = _on_grid(items, place, facts, grid)

    def over_cells(line: Floats) -> float:
        return float(np.average(np.interp(values, grid, line), weights=heads))

    cells = np.stack([np.interp(values, grid, line) for line in means])
    among = np.atleast_2d(np.cov(cells, fweights=heads.astype(np.int64), ddof=0))
    mean = np.average(cells, axis=1, weights=heads)
    part = np.apply_along_axis(over_cells, 2, inside)
    true_part = np.apply_along_axis(over_cells, 2, true)
    return Moments(mean, part + among, true_part + among)


def _on_grid(
    items: Sequence[Question], place: int, facts: Circumstances, grid: Floats
) -> tuple[Floats, Floats, Floats]:
    """Where the facet's mean in a cell is so: the items' means, their covariances, and the facet's part of these.

    In points, as arrays (items, grid) and (items, items, grid).
    """
    loadings = np.array([question.weights[place] for question in items])
    spread = np.sqrt([question.within(facts.latents) for question in items])
    unit = np.array([question.points_a_step for question in items])
    cuts = [(q.cuts - loading * grid[:, None]) / sd for q, loading, sd in zip(items, loadings, spread, strict=True)]
    series = [coefficients(cut) for cut in cuts]
    alike = np.outer(loadings / spread, loadings / spread) * (1.0 - facts.latents.between[place])
    rows = zip(series, alike, strict=True)
    true = np.array([[covariance(a, b, r) for b, r in zip(series, row, strict=True)] for a, row in rows])
    inside = true.copy()
    for number, cut in enumerate(cuts):
        inside[number, number] = variance(cut)
    means = np.stack([expected(np.zeros(1), 1.0, cut) for cut in cuts])
    return means * unit[:, None], inside * np.outer(unit, unit)[..., None], true * np.outer(unit, unit)[..., None]


def _components(moments: Moments, items: Sequence[Question], facts: Circumstances) -> tuple[float, float]:
    """The variance of units' means, each unit once, and the variance of people about the mean of their unit."""
    own = facts.tree.own
    means = (facts.by_role(items) * facts.roles).sum(axis=1)[own > 0] / own[own > 0]
    total = float(moments.covariances.sum()) / len(items) ** 2
    among_people = float(np.cov(means, fweights=own[own > 0], ddof=0)) if len(means) > 1 else 0.0
    return (float(means.var(ddof=1)) if len(means) > 1 else 0.0), total - among_people


def _with_careless(careful: Moments, items: Sequence[Question], share: float) -> Floats:
    """The covariances of items in points where a share of people keep to one position on every scale."""
    kept = np.array([[position(at, q.item) * q.points_a_step for q in items] for at in range(POSITIONS)])
    squares = careful.covariances + np.outer(careful.means, careful.means)
    second = (1.0 - share) * squares + share * kept.T @ kept / POSITIONS
    first = (1.0 - share) * careful.means + share * kept.mean(axis=0)
    return np.asarray(second - np.outer(first, first), np.float64)
