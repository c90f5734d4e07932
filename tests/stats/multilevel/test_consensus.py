from __future__ import annotations

import numpy as np
import pytest

from orgfit.errors import EstimateError
from orgfit.stats.multilevel.consensus import Outcome, agreement_a, consensus

CAMPS, CLOSE, EVEN = [60, 5, 0, 5, 60], [0, 2, 90, 3, 0], [20, 20, 20, 20, 20]


def by_layers(counts: list[int]) -> float:
    """A as van der Eijk describes it: peel off one layer after another, and count triples in each."""
    size, total, value, rest = len(counts), sum(counts), 0.0, list(counts)
    while any(rest):
        filled = [count > 0 for count in rest]
        layer = min(count for count in rest if count)
        beside = apart = 0
        for i in range(size):
            for j in range(i + 1, size):
                for k in range(j + 1, size):
                    triple = (filled[i], filled[j], filled[k])
                    beside += triple in ((True, True, False), (False, True, True))
                    apart += triple == (True, False, True)
        many = sum(filled)
        unimodality = 1.0
        if many > 1 and beside + apart:
            unimodality = ((size - 2) * beside - (size - 1) * apart) / ((size - 2) * (beside + apart))
        value += layer * many / total * unimodality * (1 - (many - 1) / (size - 1))
        rest = [count - layer if count else 0 for count in rest]
    return value


def test_published_example() -> None:
    """The example in the documentation of the R package agrmt."""
    assert agreement_a([30, 40, 210, 130, 530, 50, 10]) == pytest.approx(0.6113333, abs=5e-8)


@pytest.mark.parametrize("size", [3, 4, 5, 7, 11, 16])
def test_agrees_with_layer_by_layer(size) -> None:
    rng = np.random.default_rng(size)
    counts = rng.integers(0, 6, (40, size)) * rng.integers(0, 2, (40, size))
    counts[:, 0] += counts.sum(axis=1) == 0
    assert agreement_a(counts) == pytest.approx([by_layers(row.tolist()) for row in counts], abs=1e-12)


@pytest.mark.parametrize("size", [3, 5, 11])
def test_its_three_fixed_points(size) -> None:
    one, ends = np.zeros((2, size), int)
    one[1], ends[[0, -1]] = 7, 7
    assert agreement_a(np.stack([one, np.full(size, 7), ends])) == pytest.approx([1.0, 0.0, -1.0], abs=1e-15)


def test_neighbours_filled_evenly() -> None:
    """What the limit of one view means: half of the steps between the ends."""
    assert agreement_a([9, 9, 9, 0, 0]) == 0.5
    assert agreement_a([0, 0, 9, 9, 9, 9, 9, 9, 0, 0, 0]) == pytest.approx(0.5)


def test_three_outcomes_and_too_few() -> None:
    found = consensus([CLOSE, EVEN, CAMPS, [0, 0, 1, 0, 0], [0] * 5], np.random.default_rng(1))
    wanted = [Outcome.ONE_VIEW, Outcome.SPREAD, Outcome.TWO_CAMPS, Outcome.TOO_FEW_PEOPLE, Outcome.TOO_FEW_PEOPLE]
    assert [outcome is one for outcome, one in zip(found.outcomes, wanted, strict=True)] == [True] * 5
    for part in (found.value, found.interval.low, found.interval.high):
        assert np.isnan(part).tolist() == [False, False, False, True, True]


def test_all_of_one_mind_are_sure() -> None:
    found = consensus([0, 0, 30, 0, 0], np.random.default_rng(1))
    assert (found.value, found.interval.low, found.interval.high) == (1.0, 1.0, 1.0)
    assert found.outcomes.item() is Outcome.ONE_VIEW


def test_few_in_two_camps_are_not_called_so() -> None:
    """4 against 4: A is -1, but a draw may leave one side empty."""
    found = consensus([4, 0, 0, 0, 4], np.random.default_rng(1))
    assert (found.value, found.outcomes.item()) == (-1.0, Outcome.SPREAD)


def test_the_same_draws_give_the_same_intervals_and_shapes_are_kept() -> None:
    counts = np.random.default_rng(3).multinomial(50, [0.1, 0.2, 0.4, 0.2, 0.1], (3, 4))
    one, again = (consensus(counts, np.random.default_rng(9)) for _ in range(2))
    assert np.array_equal(one.interval.low, again.interval.low)
    assert one.value.shape == one.interval.high.shape == one.outcomes.shape == (3, 4)
    other = consensus(counts, np.random.default_rng(10))
    assert not np.array_equal(one.interval.low, other.interval.low)
    assert np.abs(one.interval.low - other.interval.low).max() < 0.08


def test_nothing_gives_nothing() -> None:
    assert consensus(np.zeros((0, 5), int), np.random.default_rng(1)).value.shape == (0,)


@pytest.mark.parametrize("shares", [[0.1, 0.15, 0.3, 0.35, 0.1], [0.35, 0.1, 0.05, 0.1, 0.4]])
@pytest.mark.parametrize("n", [20, 60, 400])
def test_the_interval_is_that_of_multinomial_draws_less_their_bias(n, shares) -> None:
    """Beside draws of just n people; the ends may differ by their error and by 1 / (2 n)."""
    rng = np.random.default_rng(n)
    counts = rng.multinomial(n, shares)
    fixed = agreement_a(rng.multinomial(n, counts / n, 20_000))
    low, high = np.quantile(fixed, [0.025, 0.975]) - (fixed.mean() - agreement_a(counts))
    found = consensus(np.tile(counts, (8, 1)), rng, draws=4000)
    near = (0.03 + 1 / n) * (high - low)
    assert found.interval.low.mean() == pytest.approx(max(low, -1), abs=near)
    assert found.interval.high.mean() == pytest.approx(min(high, 1), abs=near)


def test_answers_spread_evenly_are_not_called_anything_else() -> None:
    rng = np.random.default_rng(12)
    for n in (20, 60, 300):
        found = consensus(rng.multinomial(n, [0.2] * 5, 400), rng, draws=400)
        assert (found.outcomes == Outcome.SPREAD).mean() > 0.99


def test_the_interval_covers_where_answers_lean_to_one_side() -> None:
    rng = np.random.default_rng(2)
    shares = [0.05, 0.1, 0.2, 0.4, 0.25]
    found = consensus(rng.multinomial(200, shares, 1000), rng, draws=400)
    truth = agreement_a([5, 10, 20, 40, 25])
    covered = (found.interval.low <= truth) & (found.interval.high >= truth)
    assert abs(covered.mean() - 0.95) < 3 * np.sqrt(0.95 * 0.05 / 1000)


@pytest.mark.parametrize("size", [2, 17])
def test_too_few_or_too_many_categories(size) -> None:
    with pytest.raises(EstimateError, match=rf"3 to 16 categories; {size} came\. Show the shares"):
        agreement_a([1] * size)


def test_counts_are_whole_numbers() -> None:
    with pytest.raises(EstimateError, match="whole numbers"):
        consensus([0.2, 0.3, 0.5], np.random.default_rng(1))


@pytest.mark.parametrize("wrong", [{"level": 95}, {"draws": 0}])
def test_a_bootstrap_needs_draws_and_a_level(wrong) -> None:
    with pytest.raises(EstimateError, match=r"Give 0\.95 and 1000"):
        consensus(EVEN, np.random.default_rng(1), **wrong)
