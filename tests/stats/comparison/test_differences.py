from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from orgfit.errors import EstimateError
from orgfit.stats.comparison.differences import (
    comparable_spreads,
    difference,
    part_against_rest,
    part_against_whole,
    remainder,
)
from orgfit.stats.estimates import Scores, Spread


def scores(*groups) -> Scores:
    arrays = [np.asarray(group, float) for group in groups]
    mean = [group.mean() if len(group) else np.nan for group in arrays]
    squares = [((group - group.mean()) ** 2).sum() if len(group) else 0.0 for group in arrays]
    return Scores(np.array([len(group) for group in arrays]), np.array(mean), np.array(squares))


RNG = np.random.default_rng(3)
UNIT = RNG.integers(0, 5, 30) * 25.0
REST = RNG.integers(0, 5, 70) * 25.0
POOLED = Spread(np.array(900.0), np.array(500.0))


def test_difference_is_the_test_of_welch() -> None:
    found = difference(scores(UNIT), scores(REST), level=0.9)
    wanted = stats.ttest_ind(UNIT, REST, equal_var=False)
    low, high = wanted.confidence_interval(0.9)
    assert found.p[0] == pytest.approx(wanted.pvalue, rel=1e-12)
    assert found.degrees[0] == pytest.approx(wanted.df, rel=1e-12)
    assert found.value[0] == pytest.approx(UNIT.mean() - REST.mean(), rel=1e-14)
    assert (found.interval.low[0], found.interval.high[0]) == pytest.approx((low, high), rel=1e-12)


def test_remainder_is_what_is_left() -> None:
    rest = remainder(scores(UNIT), scores(np.concatenate([UNIT, REST])))
    wanted = scores(REST)
    assert rest.n.tolist() == [70]
    assert rest.mean == pytest.approx(wanted.mean, rel=1e-13)
    assert rest.squares == pytest.approx(wanted.squares, rel=1e-13)


def test_remainder_of_nothing_taken_and_of_all_taken() -> None:
    whole = scores(UNIT, UNIT)
    rest = remainder(scores([], UNIT), whole)
    assert (rest.n.tolist(), rest.mean[0], rest.squares[0]) == ([30, 0], whole.mean[0], whole.squares[0])
    assert np.isnan(rest.mean[1])
    assert rest.squares[1] == 0.0


def test_a_part_larger_than_its_whole_is_an_error() -> None:
    with pytest.raises(EstimateError, match=r"one has 40 more\. Give the whole"):
        remainder(scores(REST), scores(UNIT))


def test_part_against_whole_is_the_difference_from_the_rest_made_smaller() -> None:
    whole = scores(np.concatenate([UNIT, REST]))
    found = part_against_whole(scores(UNIT), whole, POOLED)
    apart = part_against_rest(scores(UNIT), whole, POOLED)
    test = stats.ttest_ind(UNIT, REST, equal_var=False)
    assert found.value == pytest.approx(scores(UNIT).mean - whole.mean, rel=1e-12)
    assert found.p == pytest.approx([test.pvalue], rel=1e-10)
    assert found.p.tolist() == apart.p.tolist()
    assert found.standard_error == pytest.approx(0.7 * apart.standard_error, rel=1e-14)
    assert found.interval.high - found.value == pytest.approx(found.value - found.interval.low, rel=1e-12)
    assert found.interval.high == pytest.approx(0.7 * apart.interval.high, rel=1e-14)


def test_small_groups_take_the_pooled_variance_on_both_sides() -> None:
    """Otherwise the rest's own variance, beside that of the whole, would give away the small unit's."""
    small, large = scores(UNIT[:19], UNIT, UNIT), scores(REST, REST, REST[:5])
    first, second = comparable_spreads(small, large, POOLED)
    assert first.variance.tolist() == [900.0, scores(UNIT).variance[0], 900.0]
    assert second.variance.tolist() == [900.0, scores(REST).variance[0], 900.0]
    assert second.degrees.tolist() == [500.0, 69.0, 500.0]


def test_where_the_own_variance_begins_may_differ_from_group_to_group() -> None:
    groups = scores(UNIT, UNIT)
    first, second = comparable_spreads(groups, scores(REST, REST), POOLED, own_from=np.array([31, 30]))
    assert first.variance.tolist() == [900.0, groups.variance[1]]
    assert second.degrees.tolist() == [500.0, 69.0]


def test_the_whole_is_not_compared_with_itself() -> None:
    whole = scores(UNIT)
    found = part_against_whole(whole, whole, POOLED)
    assert np.isnan([found.value[0], found.p[0], found.interval.low[0]]).all()
    ends = part_against_whole(scores([50.0] * 9), scores([50.0] * 9), POOLED, own_from=20)
    assert np.isnan([ends.value[0], ends.interval.high[0], ends.p[0]]).all()


def test_no_variance_on_either_side_gives_no_p() -> None:
    found = difference(scores([50.0] * 20), scores([75.0] * 20))
    assert (found.value[0], found.interval.low[0], found.interval.high[0]) == (-25.0, -25.0, -25.0)
    assert np.isnan(found.p[0])


def test_equal_units_are_flagged_as_often_as_said() -> None:
    """Units of 12 among 600 people where no unit differs: 5 % by chance, within three standard errors."""
    rng = np.random.default_rng(11)
    people = 25.0 * rng.choice(5, size=(3000, 600), p=[0.05, 0.1, 0.2, 0.4, 0.25])
    groups = people.reshape(3000, 50, 12)
    squares = ((groups - groups.mean(axis=2, keepdims=True)) ** 2).sum(axis=2)
    part = Scores(np.full(3000, 12), groups[:, 0].mean(axis=1), squares[:, 0])
    centre = people.mean(axis=1)
    whole = Scores(np.full(3000, 600), centre, ((people - centre[:, None]) ** 2).sum(axis=1))
    pooled = Spread(squares.sum(axis=1) / 550, np.full(3000, 550.0))
    flagged = (part_against_whole(part, whole, pooled).p < 0.05).mean()
    assert abs(flagged - 0.05) < 3 * np.sqrt(0.05 * 0.95 / 3000)
