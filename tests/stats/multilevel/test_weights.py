from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import minimize

from orgfit.errors import EstimateError
from orgfit.stats.estimates import Caveat
from orgfit.stats.multilevel.weights import design_effect, post_stratify, rake, response_rates

RNG = np.random.default_rng(6)
CODES = np.stack([RNG.integers(0, 3, 300), RNG.integers(0, 4, 300)], axis=1)
MARGINS = [[300, 350, 350], [300, 250, 250, 200]]


def shares(weights, codes, size):
    sums = np.bincount(codes, weights, size)
    return sums / sums.sum()


def test_response_rates() -> None:
    rates = response_rates([[3, 0], [5, 0]], [[4, 10], [5, 0]])
    assert rates.value[0].tolist() == [0.75, 0.0]
    assert rates.value[1, 0] == 1.0
    assert np.isnan(rates.value[1, 1])
    with pytest.raises(EstimateError, match=r"one has 2 fewer\. Correct the headcount"):
        response_rates([3, 9], [4, 7])


def test_kish() -> None:
    weights = RNG.uniform(0.2, 3, 200)
    assert design_effect(weights) == pytest.approx(1 + weights.var() / weights.mean() ** 2, rel=1e-13)
    assert design_effect([1.0, 2.0], [3, 2]) == pytest.approx(design_effect([1.0, 1.0, 1.0, 2.0, 2.0]), rel=1e-15)
    assert design_effect([0.7] * 9) == pytest.approx(1.0, rel=1e-15)


def test_strata_come_to_their_shares() -> None:
    answered, there = np.array([30, 60, 10]), np.array([60, 80, 25])
    found = post_stratify(answered, there)
    assert found.values * answered / 100 == pytest.approx(there / there.sum(), rel=1e-14)
    assert (found.capped, found.uncovered, found.converged, found.caveat) == (0, 0.0, True, Caveat.NONE)
    assert found.gap == pytest.approx(0.0, abs=1e-15)
    assert found.effective_n == pytest.approx(100 / found.design_effect)


def test_a_weight_over_the_cap_is_cut_and_the_gap_named() -> None:
    found = post_stratify([80, 15, 5], [100, 100, 200])
    assert found.values[2] == 3.0
    assert found.capped == 5
    assert found.values @ [80, 15, 5] == pytest.approx(100, rel=1e-14)
    assert found.values[0] / found.values[1] == pytest.approx((100 / 80) / (100 / 15), rel=1e-14)
    assert found.gap == pytest.approx(0.5 - 0.15, rel=1e-14)


def test_cutting_one_may_push_the_next_over_the_cap() -> None:
    found = post_stratify([90, 5, 5], [90, 30, 100])
    assert found.values == pytest.approx([70 / 90, 3.0, 3.0])
    assert found.capped == 10


def test_nobody_stands_for_a_stratum_without_answers() -> None:
    found = post_stratify([30, 0], [60, 20])
    assert found.values.tolist() == [1.0, 0.0]
    assert (found.uncovered, found.gap) == (0.25, 0.0)


def test_raking_meets_every_margin() -> None:
    found = rake(CODES, MARGINS)
    for codes, heads in zip(CODES.T, MARGINS, strict=True):
        assert shares(found.values, codes, len(heads)) == pytest.approx(np.array(heads) / 1000, abs=1e-9)
    assert found.values.mean() == pytest.approx(1.0)
    assert (found.converged, found.caveat, found.capped) == (True, Caveat.NONE, 0)
    assert found.gap < 1e-9
    assert 1 < found.steps < 30


def test_raking_moves_the_weights_as_little_as_it_can() -> None:
    """Of all weights of cells that meet the margins, those with the least sum of w log w."""
    cells = np.array([[i, j] for i in range(2) for j in range(3)])
    n = np.array([10, 4, 6, 8, 12, 10])
    wanted = [np.array([0.5, 0.5]), np.array([0.4, 0.3, 0.3])]
    found = rake(cells, [[50, 50], [40, 30, 30]], n=n)
    held = [
        {"type": "eq", "fun": lambda w, at=at, k=k: (w * n)[cells[:, at] == k].sum() / 50 - wanted[at][k]}
        for at, k in [(0, 0), (0, 1), (1, 0), (1, 1)]
    ]
    least = minimize(
        lambda w: (n * w * np.log(w)).sum(), np.ones(6), constraints=held, bounds=[(0.01, 5)] * 6, tol=1e-12
    )
    assert found.values == pytest.approx(least.x, abs=1e-5)


def test_people_one_by_one_or_by_cells() -> None:
    cells, n = np.unique(CODES, axis=0, return_counts=True)
    one, other = rake(CODES, MARGINS), rake(cells, MARGINS, n=n)
    assert one.design_effect == pytest.approx(other.design_effect, rel=1e-12)
    at = [int(np.flatnonzero((cells == row).all(axis=1))[0]) for row in CODES]
    assert one.values == pytest.approx(other.values[at], rel=1e-12)


def test_who_is_not_known_keeps_his_part() -> None:
    codes = CODES.copy()
    codes[:60, 0] = -1
    found = rake(codes, MARGINS)
    known = codes[:, 0] >= 0
    assert shares(found.values[known], codes[known, 0], 3) == pytest.approx([0.3, 0.35, 0.35], abs=1e-9)
    assert shares(found.values, codes[:, 1], 4) == pytest.approx([0.3, 0.25, 0.25, 0.2], abs=1e-9)


def test_raked_weights_are_capped_too() -> None:
    codes = np.array([[0]] * 95 + [[1]] * 5)
    found = rake(codes, [[500, 500]])
    assert (found.values.max(), found.capped) == (3.0, 5)
    assert found.values.mean() == pytest.approx(1.0, rel=1e-14)
    assert found.gap == pytest.approx(0.35)
    assert found.design_effect < 1.3


def test_too_few_cycles_are_named() -> None:
    found = rake(CODES, MARGINS, cycles=1)
    assert (found.converged, found.caveat, found.steps) == (False, Caveat.NOT_CONVERGED, 1)


def test_margins_that_contradict_each_other_do_not_converge() -> None:
    """Both codes are always the same, but the margins want different shares of them."""
    codes = np.repeat([[0, 0], [1, 1]], 10, axis=0)
    found = rake(codes, [[50, 50], [30, 70]])
    assert found.caveat is Caveat.NOT_CONVERGED
    assert found.gap == pytest.approx(0.2)


def test_a_category_that_nobody_answered_in_is_uncovered() -> None:
    found = rake([[0], [1], [1]], [[20, 20, 10]])
    assert found.uncovered == pytest.approx(0.2)
    assert found.values.tolist() == pytest.approx([1.5, 0.75, 0.75])


@pytest.mark.parametrize(
    ("codes", "margins", "more", "text"),
    [
        ([[0], [2]], [[5, 5]], {}, "number of categories, here 2, or is -1; 0 to 2 came"),
        ([[0], [-2]], [[5, 5]], {}, "or is -1; -2 to 0 came"),
        ([[0], [1]], [[5, 5], [3, 3]], {}, r"shape \(2, 1\) and 2 margins came"),
        ([0, 1], [[5, 5]], {}, r"shape \(2,\) and 1 margins came"),
        ([[-1], [-1]], [[5, 5]], {}, "whose category is known; nobody's is"),
        ([[0], [1]], [[5, 0]], {}, "headcount above 0 where people answered"),
        ([[0], [1]], [[5, -5]], {}, "A margin needs counts, whole numbers from 0 on"),
        ([[0], [1]], [[0.5, 0.5]], {}, "A margin needs counts, whole numbers from 0 on"),
        ([[0], [1]], [[5, 5]], {"cap": 1.0}, r"above 1, their mean; 1 came\. Give 3"),
        ([[0], [1]], [[5, 5]], {"n": [1, 1, 1]}, "one n a row, 2 here; 3 came"),
        ([[0], [1]], [[5, 5]], {"n": [0, 0]}, "nobody did"),
    ],
)
def test_what_cannot_be_raked_is_said(codes, margins, more, text) -> None:
    with pytest.raises(EstimateError, match=text):
        rake(codes, margins, **more)


def test_what_cannot_be_post_stratified_is_said() -> None:
    with pytest.raises(EstimateError, match="nobody did"):
        post_stratify([0, 0], [4, 5])
    with pytest.raises(EstimateError, match="Give 3"):
        post_stratify([1, 1], [4, 5], cap=0.5)
