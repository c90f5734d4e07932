from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from orgfit.errors import EstimateError
from orgfit.stats.psychometrics.scoring import (
    category_counts,
    composite_scores,
    facet_histogram,
    facet_scores,
    favourable_facets,
    favourable_items,
    item_scores,
)
from orgfit.tallies.layout import CompositeLayout, FacetLayout, Layout
from orgfit.tallies.tally import CANT_SAY_AT, SKIPPED_AT, STEPS_AT, Tally

# Items a, b, c of 1-5 make facet "abc" (2 needed); d of 0-10 stands beside them, e has one category.
FACET = FacetLayout("abc", (0, 1, 2), 1, 5, 2)
LAYOUT = Layout(("a", "b", "c", "d", "e"), (1, 1, 1, 0, 1), (5, 5, 5, 10, 1), (FACET,))
SKIP, CANT_SAY = -1, -2
UNITS = [
    [[5, 4, 4, 10, 1], [1, SKIP, 2, 0, 1], [3, SKIP, CANT_SAY, 7, SKIP], [4, 4, 4, CANT_SAY, 1]],
    [],
    [[2, 2, 3, 5, 1]],
]


def counted() -> Tally:
    """The tally of UNITS, counted here the slow and plain way."""
    tally = Tally.empty(LAYOUT, len(UNITS))
    for unit, rows in enumerate(UNITS):
        for row in rows:
            tally.people[unit] += 1
            for item, answer in enumerate(row):
                place = {SKIP: SKIPPED_AT, CANT_SAY: CANT_SAY_AT}.get(answer, STEPS_AT + answer - LAYOUT.low[item])
                tally.items[unit, item, place] += 1
            given = [row[item] for item in FACET.columns if row[item] >= 0]
            cell = FACET.starts[len(given)] + sum(given) - len(given) * FACET.low
            tally.facets[0][unit, cell] += 1
    return tally


def points(rows: list[list[Fraction]]) -> tuple[list[int], list[float], list[float]]:
    """n, mean and sum of squares in points, by fractions."""
    means = [sum(row) / len(row) if row else None for row in rows]
    squares = [sum((x - mean) ** 2 for x in row) if row else 0 for row, mean in zip(rows, means, strict=True)]
    return [len(row) for row in rows], means, squares


def scored(item: int) -> list[list[Fraction]]:
    low, high = LAYOUT.low[item], LAYOUT.high[item]
    return [[Fraction(100 * (row[item] - low), high - low) for row in rows if row[item] >= 0] for rows in UNITS]


@pytest.mark.parametrize("item", range(4))
def test_items_are_scored_as_by_fractions(item) -> None:
    found = item_scores(counted())
    n, mean, squares = points(scored(item))
    assert found.n[:, item].tolist() == n
    assert found.mean[[0, 2], item].tolist() == [float(mean[0]), float(mean[2])]
    assert np.isnan(found.mean[1, item])
    assert found.squares[:, item] == pytest.approx([float(square) for square in squares], rel=1e-14, abs=0)


def test_an_item_with_one_category_has_people_and_no_points() -> None:
    found = item_scores(counted())
    assert found.n[:, 4].tolist() == [3, 0, 1]
    assert np.isnan(found.mean[:, 4]).all()


def test_facets_average_what_was_answered_and_leave_out_who_answered_too_little() -> None:
    found = facet_scores(counted())
    people = [[Fraction(100, 12) * 10, Fraction(100, 8), Fraction(75)], [], [Fraction(100, 3)]]
    n, mean, squares = points(people)
    assert found.n[:, 0].tolist() == n == [3, 0, 1]
    assert found.mean[[0, 2], 0].tolist() == [float(mean[0]), float(mean[2])]
    assert found.squares[:, 0] == pytest.approx([float(square) for square in squares], rel=1e-14, abs=0)
    assert np.isnan(found.variance[1:, 0]).all()


def test_composites_are_their_sums_over_the_full_score() -> None:
    layout = Layout((), (), (), (), (CompositeLayout("index", (), (), 240),))
    tally = Tally.empty(layout, 2)
    values = [240, 0, 120, 180]
    tally.composites[0, 0] = [5, 4, sum(values), sum(value**2 for value in values)]
    found = composite_scores(tally)
    n, mean, squares = points([[Fraction(100 * value, 240) for value in values]])
    assert found.n[:, 0].tolist() == [n[0], 0]
    assert found.mean[0, 0] == mean[0]
    assert found.squares[0, 0] == pytest.approx(float(squares[0]), rel=1e-14)
    assert np.isnan(found.mean[1, 0])


def test_without_facets_there_are_no_columns() -> None:
    found = facet_scores(Tally.empty(Layout(("a",), (1,), (5,)), 3))
    assert found.n.shape == found.mean.shape == found.squares.shape == (3, 0)


def test_categories_stand_from_low_to_high() -> None:
    assert category_counts(counted(), 0).tolist() == [[1, 0, 1, 1, 1], [0] * 5, [0, 1, 0, 0, 0]]
    assert category_counts(counted(), 3).shape == (3, 11)
    assert category_counts(counted(), 4).tolist() == [[3], [0], [1]]


def test_favourable_answers_and_favourable_people() -> None:
    items = favourable_items(counted(), 0, 4)
    assert (items.count.tolist(), items.n.tolist()) == ([2, 0, 0], [4, 0, 1])
    people = favourable_facets(counted(), 0, 4)
    assert (people.count.tolist(), people.n.tolist()) == ([2, 0, 0], [3, 0, 1])


def test_a_histogram_holds_everyone_once_and_the_lower_edges() -> None:
    """Scores 83.3, 12.5 and 75 in the first unit, 33.3 in the last; 75 is in the bin that begins there."""
    edges = np.array([0.0, 12.5, 75.0, 100.0])
    assert facet_histogram(counted(), 0, edges).tolist() == [[0, 1, 2], [0, 0, 0], [0, 1, 0]]
    assert facet_histogram(counted(), 0, np.array([0.0, 100.0])).tolist() == [[3], [0], [1]]


def test_a_histogram_keeps_the_upper_end() -> None:
    tally = Tally.empty(LAYOUT, 1)
    tally.facets[0][0, -1] = 7
    assert facet_histogram(tally, 0, np.array([0.0, 50.0, 100.0])).tolist() == [[0, 7]]


@pytest.mark.parametrize("edges", [[0.0], [0.0, 50.0], [10.0, 100.0], [0.0, 60.0, 60.0, 100.0]])
def test_edges_rise_from_nought_to_hundred(edges) -> None:
    with pytest.raises(EstimateError, match=r"rise from 0 to 100; \["):
        facet_histogram(counted(), 0, np.array(edges))


def test_nothing_is_lost_in_large_sums() -> None:
    """A million people of whom one differs: the squares are exact to the last bits."""
    facet = FacetLayout("long", tuple(range(12)), 0, 10, 7)
    names = tuple(f"q{item}" for item in range(12))
    tally = Tally.empty(Layout(names, (0,) * 12, (10,) * 12, (facet,)), 1)
    million = 10**6
    tally.facets[0][0, -1] = million - 1
    tally.facets[0][0, -2] = 1
    found = facet_scores(tally)
    one = Fraction(100, 120)
    assert found.mean[0, 0] == float(100 - one / million)
    assert found.squares[0, 0] == pytest.approx(float(one**2 * (million - 1) / million), rel=1e-14)
