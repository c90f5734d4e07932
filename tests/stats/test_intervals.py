from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from orgfit.errors import EstimateError
from orgfit.stats.intervals import (
    critical_value,
    jeffreys_interval,
    mean_interval,
    standard_error,
    wilson_interval,
)


def test_mean_interval_is_that_of_student() -> None:
    answers = np.array([25.0, 50.0, 50.0, 75.0, 100.0, 75.0])
    interval = mean_interval(answers.mean(), answers.var(ddof=1), len(answers), level=0.9)
    low, high = stats.ttest_1samp(answers, 0.0).confidence_interval(0.9)
    assert interval.low == pytest.approx(low, rel=1e-13)
    assert interval.high == pytest.approx(high, rel=1e-13)
    assert interval.level == 0.9


def test_degrees_of_a_pooled_variance_are_used() -> None:
    interval = mean_interval(50.0, 400.0, 8, degrees=np.inf)
    assert interval.high == pytest.approx(50 + stats.norm.ppf(0.975) * np.sqrt(50), rel=1e-14)
    assert mean_interval(50.0, 400.0, 8, degrees=100).high < mean_interval(50.0, 400.0, 8).high


def test_finite_correction_counts_who_is_missing() -> None:
    assert standard_error(400.0, 25, population=100) == pytest.approx(4 * np.sqrt(0.75), rel=1e-15)
    assert standard_error(400.0, 25, population=np.nan) == 4.0
    assert standard_error(400.0, 25) == 4.0


def test_when_all_have_answered_nothing_is_uncertain() -> None:
    interval = mean_interval([60.0, 75.0], [400.0, np.nan], [10, 1], population=[10, 1])
    assert interval.low.tolist() == interval.high.tolist() == [60.0, 75.0]


def test_nobody_has_no_interval_whatever_the_pooled_variance() -> None:
    interval = mean_interval([np.nan, 50.0], 400.0, [0, 4], population=[0, 9], degrees=30)
    assert np.isnan(interval.low).tolist() == [True, False]
    assert np.isnan(standard_error(400.0, [0, 4])).tolist() == [True, False]


def test_one_person_has_no_variance_of_their_own() -> None:
    interval = mean_interval(50.0, np.nan, 1)
    assert np.isnan([interval.low, interval.high]).all()


def test_more_answers_than_people_is_an_error() -> None:
    with pytest.raises(EstimateError, match=r"one has 2 fewer\. Correct the headcount or leave it out\."):
        mean_interval([50.0, 50.0], 400.0, [9, 12], population=[9, 10])


@pytest.mark.parametrize("level", [0.0, 1.0, 95])
@pytest.mark.parametrize("interval", [wilson_interval, jeffreys_interval])
def test_a_level_is_no_percentage(interval, level) -> None:
    with pytest.raises(EstimateError, match=r"Give 0\.95 for 95 %"):
        interval(3, 10, level=level)


@pytest.mark.parametrize(("count", "n"), [(0, 7), (3, 7), (7, 7), (41, 120)])
@pytest.mark.parametrize("level", [0.95, 0.8])
def test_wilson_is_the_one_of_scipy(count, n, level) -> None:
    low, high = stats.binomtest(count, n).proportion_ci(level, method="wilson")
    interval = wilson_interval(count, n, level=level)
    assert interval.low == pytest.approx(low, abs=1e-14)
    assert interval.high == pytest.approx(high, abs=1e-14)


def test_wilson_ends_exactly_at_none_and_all() -> None:
    interval = wilson_interval([0, 6], [6, 6])
    assert interval.low[0] == 0.0
    assert interval.high[1] == 1.0
    assert 0 < interval.high[0] < 1


def test_jeffreys_leaves_equal_tails_of_its_posterior() -> None:
    """Brown, Cai & DasGupta (2001), table of limits: n = 10, x = 3 gives .093 to .606."""
    interval = jeffreys_interval([0, 3, 10], 10)
    assert interval.low.round(3).tolist() == [0.0, 0.093, 0.783]
    assert interval.high.round(3).tolist() == [0.217, 0.606, 1.0]


@pytest.mark.parametrize("interval", [wilson_interval, jeffreys_interval])
def test_shares_of_nobody_and_impossible_counts(interval) -> None:
    nobody = interval([0, 2], [0, 4])
    assert np.isnan([nobody.low[0], nobody.high[0]]).all()
    assert nobody.low[1] < 0.5 < nobody.high[1]
    with pytest.raises(EstimateError, match="from 0 to n; 5 of 4 came"):
        interval([1, 5], 4)
    with pytest.raises(EstimateError, match="from 0 to n; -1 of 4 came"):
        interval([1, -1], 4)


def test_critical_value_without_degrees_is_not_a_number() -> None:
    assert np.isnan(critical_value([0, -1, np.nan], 0.95)).all()
    assert critical_value(np.inf, 0.95) == pytest.approx(stats.norm.ppf(0.975), rel=1e-15)


LIKERT = np.array([0.05, 0.1, 0.2, 0.4, 0.25])


@pytest.mark.parametrize("n", [20, 60])
def test_means_are_covered_as_often_as_said(n) -> None:
    """Four thousand samples of answers on five steps: within three standard errors of 95 %."""
    rng = np.random.default_rng(20240517)
    answers = 25.0 * rng.choice(5, size=(4000, n), p=LIKERT)
    truth = 25.0 * LIKERT @ np.arange(5)
    interval = mean_interval(answers.mean(axis=1), answers.var(axis=1, ddof=1), n)
    covered = ((interval.low <= truth) & (truth <= interval.high)).mean()
    assert abs(covered - 0.95) < 3 * np.sqrt(0.95 * 0.05 / 4000)


def test_finite_correction_covers_what_everyone_would_have_said() -> None:
    """Units of 30 of which 24 answer. Without the correction the interval would cover far too often."""
    rng = np.random.default_rng(7)
    everyone = 25.0 * rng.choice(5, size=(4000, 30), p=LIKERT)
    answers = everyone[:, :24]
    given = answers.mean(axis=1), answers.var(axis=1, ddof=1), 24
    truth = everyone.mean(axis=1)

    def covered(interval) -> float:
        return ((interval.low <= truth) & (truth <= interval.high)).mean()

    assert abs(covered(mean_interval(*given, population=30)) - 0.95) < 3 * np.sqrt(0.95 * 0.05 / 4000)
    assert covered(mean_interval(*given)) > 0.995
