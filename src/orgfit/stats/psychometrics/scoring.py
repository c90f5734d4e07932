"""Scores of every unit from its counts: items, facets and composites, in points from 0 to 100.

All sums are taken in whole numbers and divided once, so a score is the same whatever the order of the people,
the chunks they came in, or the engine that counted them.
"""

from __future__ import annotations

from math import lcm

import numpy as np

from orgfit.errors import EstimateError
from orgfit.stats.estimates import FloatArray, IntArray, Scores, Share
from orgfit.tallies.layout import FacetLayout
from orgfit.tallies.tally import ALL, SQUARES, STEPS_AT, SUM, Tally

POINTS = 100.0


def item_scores(tally: Tally) -> Scores:
    """This function will score every item in every unit.

    Returns arrays (units, items): people who answered, mean in points, sum of squares in points^2. Skipped
    and "can't say" do not count. An item with one category only has no points (nan).

    Formula: points = 100 (x - low) / (high - low), with S1 and S2 the sums of x - low and of its square over
    people.
    R: colMeans(x, na.rm = TRUE), apply(x, 2, var, na.rm = TRUE), on items recoded to points.
    """
    steps = np.arange(tally.layout.widest)
    counts = tally.items[:, :, STEPS_AT:]
    span = np.array(tally.layout.high, np.int64) - np.array(tally.layout.low, np.int64)
    return _scores(counts.sum(axis=2), counts @ steps, counts @ steps**2, span)


def facet_scores(tally: Tally) -> Scores:
    """This function will score every facet in every unit.

    Returns arrays (units, facets): people with a score (enough items answered), mean in points, sum of
    squares in points^2. A person's score is the mean of the items that he or she answered.

    R: rowMeans(x, na.rm = TRUE) of the people with enough answers, then mean and var.
    """
    parts = [_facet_scores(cells, facet) for cells, facet in zip(tally.facets, tally.layout.facets, strict=True)]
    columns = zip(*((part.n, part.mean, part.squares) for part in parts), strict=True)
    stacked = [np.stack(column, axis=1) for column in columns]
    return Scores(*stacked) if stacked else _none(len(tally.people))


def composite_scores(tally: Tally) -> Scores:
    """This function will score every mean of facets (dimensions, the index) in every unit.

    Returns arrays (units, composites): people with a score on all its facets, mean in points, sum of squares
    in points^2. Facets weigh alike within a part, and parts alike within the composite.
    """
    full = np.array([composite.full for composite in tally.layout.composites], np.int64)
    counts = tally.composites
    return _scores(counts[:, :, ALL], counts[:, :, SUM], counts[:, :, SQUARES], full)


def category_counts(tally: Tally, item: int) -> IntArray:
    """This function will count, in every unit, the answers in each category of one item.

    ``item`` is its place in the layout. Returns (units, categories), from the lowest category to the highest.
    """
    width = tally.layout.high[item] - tally.layout.low[item] + 1
    return tally.items[:, item, STEPS_AT : STEPS_AT + width]


def favourable_items(tally: Tally, item: int, least: int) -> Share:
    """This function will count who answered one item with the raw value ``least`` or more, and who answered
    it."""
    counts = category_counts(tally, item)
    return Share(counts[:, least - tally.layout.low[item] :].sum(axis=1), counts.sum(axis=1))


def favourable_facets(tally: Tally, facet: int, least: int) -> Share:
    """This function will count whose mean raw answer on one facet is ``least`` or more, among all who have a
    score.

    The comparison is made in whole numbers (raw sum >= least x items answered). It counts people, not
    answers.
    """
    layout = tally.layout.facets[facet]
    scored = _scored(layout)
    high = scored & (layout.sums >= least * layout.answered)
    return Share(tally.facets[facet] @ high, tally.facets[facet] @ scored)


def facet_histogram(tally: Tally, facet: int, edges: FloatArray) -> IntArray:
    """This function will count, in every unit, the facet's scores between ``edges`` in points.

    Bins hold their lower edge, the last also its upper. Raises EstimateError where the edges do not rise from
    0 to 100. Returns (units, bins).
    """
    if len(edges) < 2 or edges[0] != 0 or edges[-1] != POINTS or (np.diff(edges) <= 0).any():
        raise EstimateError(
            f"A histogram needs edges that rise from 0 to 100; {np.asarray(edges).tolist()} came. "
            "Give the ends and what lies between."
        )
    layout = tally.layout.facets[facet]
    scored = _scored(layout)
    bins = np.searchsorted(edges[1:-1], layout.points, side="right")
    member = (bins[:, None] == np.arange(len(edges) - 1)) & scored[:, None]
    return np.asarray(tally.facets[facet] @ member, np.int64)


def _facet_scores(cells: IntArray, layout: FacetLayout) -> Scores:
    """All scores of a facet over one common denominator, so that they add up as whole numbers."""
    scored = _scored(layout)
    answered = np.where(scored, layout.answered, 1)
    common = lcm(*np.unique(answered).tolist())
    value = np.where(scored, (layout.sums - answered * layout.low) * (common // answered), 0)
    full = np.int64(common * (layout.high - layout.low))
    return _scores(cells @ scored, cells @ value, cells @ value**2, full)


def _scored(layout: FacetLayout) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    return (layout.answered >= layout.needed) & (layout.answered > 0)


def _scores(n: IntArray, total: IntArray, squares: IntArray, full: IntArray | np.int64) -> Scores:
    """Mean and squares about it, from n, sum and sum of squares of whole numbers that run from 0 to ``full``.

    With total = q n + r the sum of squares about the mean is exactly ``squares - q (q n + 2 r) - r^2 / n``:
    nothing is rounded before the last subtraction, and no product outgrows ``squares`` or n^2.
    """
    people = np.maximum(n, 1)
    top = np.where(full > 0, full, np.nan)
    quotient, rest = np.divmod(total, people)
    whole, part = np.divmod(rest * rest, people)
    about_mean = (squares - quotient * (quotient * people + 2 * rest) - whole) - part / people
    mean = np.where(n > 0, POINTS * total / (people * top), np.nan)
    return Scores(n, mean, about_mean * (POINTS / top) ** 2)


def _none(units: int) -> Scores:
    empty = np.zeros((units, 0))
    return Scores(empty.astype(np.int64), empty, empty)
