from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from orgfit.errors import EstimateError
from orgfit.stats.intervals import wilson_interval
from orgfit.stats.multilevel.shared_view import match, shared_view


def test_it_is_the_share_of_pairs_that_named_the_same() -> None:
    counts = np.array([4, 1, 0, 3])
    people = np.repeat(np.arange(4), counts)
    alike = [one == other for one, other in combinations(people, 2)]
    assert shared_view(counts).value == pytest.approx(np.mean(alike), rel=1e-15)


def test_match_is_the_share_of_pairs_across() -> None:
    one, other = np.array([4, 1, 0, 3]), np.array([0, 2, 5, 1])
    pairs = np.equal.outer(np.repeat(np.arange(4), one), np.repeat(np.arange(4), other))
    assert match(one, other).value == pytest.approx(pairs.mean(), rel=1e-15)


def test_all_of_one_mind_have_an_interval_all_the_same() -> None:
    found = shared_view([[20, 0, 0], [0, 2000, 0]])
    assert found.value.tolist() == [1.0, 1.0]
    assert found.interval.high.tolist() == [1.0, 1.0]
    assert found.interval.low == pytest.approx(wilson_interval([20, 2000], [20, 2000]).low ** 2)


def test_who_is_alone_shares_nothing_with_nobody() -> None:
    found = shared_view([[1, 0], [0, 0], [1, 1]])
    assert np.isnan(found.value).tolist() == np.isnan(found.interval.low).tolist() == [True, True, False]
    assert np.isnan(match([0, 0], [3, 4]).value)
    assert (found.value[2], found.interval.low[2]) == (0.0, 0.0)
    assert found.interval.high[2] > 0.5


def test_who_names_nothing_that_the_others_name_may_still_come_to() -> None:
    found = match([30, 0, 0], [0, 10, 10])
    assert (found.value, found.interval.low) == (0.0, 0.0)
    assert 0.1 < found.interval.high < 0.4
    sure = match([30, 0], [20, 0])
    assert (sure.value, sure.interval.high) == (1.0, 1.0)
    assert 0.7 < sure.interval.low < 0.9


def test_groups_of_two_people_know_next_to_nothing() -> None:
    found = match([1, 1], [1, 1])
    assert found.interval.low < 0.05
    assert found.interval.high > 0.95


SHARES = {
    "leaning": [0.35, 0.25, 0.2, 0.1, 0.1],
    "strong": [0.6, 0.2, 0.1, 0.1],
    "next to one mind": [0.97, 0.01, 0.01, 0.01],
    "even": [0.25] * 4,
}


@pytest.mark.parametrize("n", [20, 60, 400])
@pytest.mark.parametrize("name", SHARES)
def test_it_is_unbiased_and_the_interval_covers(name, n) -> None:
    shares = np.array(SHARES[name])
    truth = (shares**2).sum()
    found = shared_view(np.random.default_rng(n).multinomial(n, shares, 4000))
    error = found.value.std() / np.sqrt(4000)
    assert abs(found.value.mean() - truth) < 4 * error
    assert ((found.interval.low <= truth) & (found.interval.high >= truth)).mean() > 0.92


@pytest.mark.parametrize("name", ["leaning", "strong"])
def test_the_interval_is_no_wider_than_it_has_to_be(name) -> None:
    shares = np.array(SHARES[name])
    truth = (shares**2).sum()
    interval = shared_view(np.random.default_rng(1).multinomial(400, shares, 4000)).interval
    assert abs(((interval.low <= truth) & (interval.high >= truth)).mean() - 0.95) < 0.015


@pytest.mark.parametrize(("n", "m"), [(20, 200), (100, 50)])
@pytest.mark.parametrize("other", SHARES)
def test_the_interval_of_a_match_covers(other, n, m) -> None:
    p, q = np.array(SHARES["strong"]), np.array([0.1, *SHARES[other]])[-4:]
    q /= q.sum()
    rng = np.random.default_rng(n)
    found = match(rng.multinomial(n, p, 4000), rng.multinomial(m, q, 4000))
    truth = p @ q
    assert abs(found.value.mean() - truth) < 4 * found.value.std() / np.sqrt(4000)
    assert ((found.interval.low <= truth) & (found.interval.high >= truth)).mean() > 0.92


def test_levels_widen() -> None:
    narrow, wide = (shared_view([12, 5, 3], level=level).interval for level in (0.8, 0.99))
    assert wide.low < narrow.low < narrow.high < wide.high


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        ([0.5, 0.5], "whole numbers from 0 on"),
        ([2, -1], "whole numbers from 0 on"),
        ([4], "2 to 1000 categories; 1 came"),
    ],
)
def test_choices_are_counted(counts, text) -> None:
    with pytest.raises(EstimateError, match=f"A shared view needs {text}|A shared view needs counts, {text}"):
        shared_view(counts)
    with pytest.raises(EstimateError, match=text):
        match([3, 4], counts)
