"""Laws of weights: what they meet, what they never exceed, what they cost."""

from __future__ import annotations

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from orgfit.stats.multilevel.weights import post_stratify, rake

strata = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 60)), min_size=1, max_size=8).map(
    lambda pairs: ([answered for answered, _ in pairs], [answered + more for answered, more in pairs])
)
caps = st.floats(1.05, 10)


@given(strata, caps)
def test_strata_have_mean_one_and_keep_to_the_cap(pair, cap) -> None:
    answered, there = pair
    assume(sum(answered) > 0)
    found = post_stratify(answered, there, cap=cap)
    people = np.array(answered)
    assert abs(found.values @ people - people.sum()) < 1e-8 * people.sum()
    assert found.values.max() <= cap + 1e-9
    assert found.design_effect >= 1 - 1e-12
    assert found.effective_n <= people.sum() * (1 + 1e-12)
    assert found.capped or found.gap < 1e-9


@given(strata)
def test_who_answered_alike_weighs_alike(pair) -> None:
    answered, _ = pair
    assume(sum(answered) > 0)
    found = post_stratify(answered, [3 * count for count in answered])
    assert np.allclose(found.values[np.array(answered) > 0], 1.0)
    assert abs(found.design_effect - 1) < 1e-12


@st.composite
def people(draw) -> tuple[np.ndarray, list[list[int]]]:
    """Codes of two margins, all pairs of categories among them, and headcounts."""
    sizes = draw(st.integers(2, 3)), draw(st.integers(2, 4))
    more = draw(st.lists(st.tuples(st.integers(0, sizes[0] - 1), st.integers(0, sizes[1] - 1)), max_size=30))
    every = [(one, other) for one in range(sizes[0]) for other in range(sizes[1])]
    heads = [draw(st.lists(st.integers(10, 60), min_size=size, max_size=size)) for size in sizes]
    return np.array(every + more), heads


@given(people(), caps)
def test_raked_weights_meet_the_margins_unless_they_are_cut(sample, cap) -> None:
    codes, heads = sample
    found = rake(codes, heads, cap=cap)
    assert found.converged
    assert abs(found.values.mean() - 1) < 1e-9
    assert found.values.max() <= cap + 1e-9
    assert found.capped or found.gap < 1e-8


@given(people(), st.randoms(use_true_random=False))
def test_raking_knows_no_order_of_people_and_like_people_weigh_alike(sample, random) -> None:
    codes, heads = sample
    order = random.sample(range(len(codes)), len(codes))
    found, other = rake(codes, heads), rake(codes[order], heads)
    assert np.allclose(found.values[order], other.values, rtol=1e-12)
    for pair in np.unique(codes, axis=0):
        assert np.ptp(found.values[(codes == pair).all(axis=1)]) == 0


@given(people())
def test_margins_that_are_met_already_move_nothing(sample) -> None:
    codes, heads = sample
    own = [np.bincount(codes[:, margin], minlength=len(heads[margin])) for margin in range(2)]
    found = rake(codes, own)
    assert np.allclose(found.values, 1.0)
    assert found.steps == 1
