"""Laws of van der Eijk's A, of the shared view, and of their intervals."""

from __future__ import annotations

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from orgfit.stats.multilevel.consensus import ONE_VIEW_FROM, Outcome, agreement_a, consensus
from orgfit.stats.multilevel.shared_view import match, shared_view

counts = st.integers(3, 11).flatmap(lambda size: st.lists(st.integers(0, 40), min_size=size, max_size=size))
seeds = st.integers(0, 2**32 - 1)


@given(counts, st.integers(2, 30))
def test_a_knows_neither_direction_nor_number(row, times) -> None:
    assume(sum(row) > 0)
    a = agreement_a(row)
    assert -1 - 1e-12 <= a <= 1 + 1e-12
    assert abs(agreement_a(row[::-1]) - a) < 1e-12
    assert abs(agreement_a([count * times for count in row]) - a) < 1e-12


@given(counts)
def test_a_is_one_only_where_all_give_one_answer(row) -> None:
    assume(sum(row) > 0)
    assert (agreement_a(row) > 1 - 1e-9) == (sum(count > 0 for count in row) == 1)


@given(st.integers(3, 11), st.data())
def test_neighbours_filled_evenly_are_as_close_as_they_are_few(size, data) -> None:
    filled = data.draw(st.integers(1, size))
    start = data.draw(st.integers(0, size - filled))
    row = np.zeros(size, int)
    row[start : start + filled] = 6
    assert abs(agreement_a(row) - (1 - (filled - 1) / (size - 1))) < 1e-12


@given(counts, st.integers(1, 20))
def test_an_even_layer_more_draws_a_towards_nought(row, height) -> None:
    """Layers add up: the same number more in every category adds a layer with A = 0."""
    assume(sum(row) > 0)
    raised = agreement_a([count + height for count in row])
    share = sum(row) / (sum(row) + height * len(row))
    assert abs(raised - share * agreement_a(row)) < 1e-12


@given(counts, seeds)
def test_the_interval_holds_a_and_the_outcome_follows_from_it(row, seed) -> None:
    found = consensus(row, np.random.default_rng(seed), draws=60)
    if sum(row) < 2:
        assert found.outcomes.item() is Outcome.TOO_FEW_PEOPLE
        assert np.isnan(found.value)
        return
    low, high = found.interval.low, found.interval.high
    assert -1 <= low <= found.value <= high <= 1
    assert (found.outcomes.item() is Outcome.TWO_CAMPS) == (high < 0)
    assert (found.outcomes.item() is Outcome.ONE_VIEW) == (low >= ONE_VIEW_FROM)


@given(st.lists(st.lists(st.integers(0, 40), min_size=5, max_size=5), min_size=1, max_size=4), seeds)
def test_groups_stand_in_their_order(rows, seed) -> None:
    together = agreement_a(rows)
    assert np.array_equal(together, [agreement_a(row) for row in rows], equal_nan=True)
    assert consensus(rows, np.random.default_rng(seed), draws=20).value.shape == (len(rows),)


choices = st.integers(2, 8).flatmap(lambda size: st.lists(st.integers(0, 60), min_size=size, max_size=size))


@given(choices, st.randoms(use_true_random=False))
def test_a_shared_view_knows_no_order_of_options(row, random) -> None:
    assume(sum(row) >= 2)
    found, other = shared_view(row), shared_view(random.sample(row, len(row)))
    assert abs(found.value - other.value) < 1e-12
    assert abs(found.interval.low - other.interval.low) < 1e-9
    assert 0 <= found.interval.low <= found.value <= found.interval.high <= 1
    assert found.interval.low < found.interval.high


@given(choices, st.data())
def test_a_match_is_the_same_from_both_sides(row, data) -> None:
    other = data.draw(st.lists(st.integers(0, 60), min_size=len(row), max_size=len(row)))
    assume(sum(row) >= 2)
    assume(sum(other) >= 2)
    one, back = match(row, other), match(other, row)
    assert abs(one.value - back.value) < 1e-12
    assert abs(one.interval.low - back.interval.low) < 1e-9
    assert abs(one.interval.high - back.interval.high) < 1e-9
    assert 0 <= one.interval.low <= one.value <= one.interval.high <= 1


@given(choices, st.data())
def test_people_of_two_groups_together_share_what_each_shares_and_what_they_match(row, data) -> None:
    """Pairs within the first, within the second, and across make all pairs."""
    other = data.draw(st.lists(st.integers(0, 60), min_size=len(row), max_size=len(row)))
    n, m = sum(row), sum(other)
    assume(min(n, m) >= 2)
    pairs = [n * (n - 1), m * (m - 1), 2 * n * m]
    parts = [shared_view(row).value, shared_view(other).value, match(row, other).value]
    together = shared_view(np.add(row, other)).value
    assert abs(together - np.dot(pairs, parts) / sum(pairs)) < 1e-12
