"""What shares in whole per cent leave open."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from orgfit.disclosure.audit.possible import Possible

COUNTS = st.lists(st.integers(0, 60), min_size=2, max_size=6).filter(any)


def told(counts: np.ndarray) -> Possible:
    shares = np.round(100.0 * counts / counts.sum())[None]
    return Possible.of_shares(np.array([counts.sum()]), shares - 0.5, shares + 0.5)


@given(COUNTS)
def test_the_truth_is_possible(counts: list[int]) -> None:
    truth = np.array(counts)
    found = told(truth)
    assert (found.low[0] <= truth).all()
    assert (truth <= found.high[0]).all()


@given(COUNTS, st.data())
def test_the_truth_of_a_rest_is_possible(counts: list[int], data: st.DataObject) -> None:
    whole = np.array(counts)
    part = np.array([data.draw(st.integers(0, count)) for count in counts])
    if part.any() and (whole - part).any():
        found = told(whole).less(told(part))
        assert (found.low[0] <= whole - part).all()
        assert (whole - part <= found.high[0]).all()


def test_one_mind() -> None:
    assert told(np.array([0, 12, 0])).one_mind(50).tolist() == [True]
    assert told(np.array([0, 12, 0])).one_mind(12).tolist() == [False]
    assert told(np.array([1, 11, 0])).one_mind(50).tolist() == [False]


def test_few_people_are_counted_exactly() -> None:
    found = told(np.array([3, 0, 17]))
    assert found.low.tolist() == found.high.tolist() == [[3, 0, 17]]
