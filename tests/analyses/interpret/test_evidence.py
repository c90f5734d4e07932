"""Signals go by variances drawn to those of all units, intervals by a unit's own or by the pooled one."""

from __future__ import annotations

import numpy as np
import pytest

from orgfit.analyses.interpret.evidence import (
    Within,
    against_others,
    against_points,
    against_rest,
    against_whole,
    within_units,
)
from orgfit.stats.comparison.differences import difference, part_against_rest, part_against_whole, remainder
from orgfit.stats.comparison.moderation import VariancePrior, moderated, variance_prior
from orgfit.stats.estimates import Difference, Scores, Spread
from orgfit.stats.multilevel.variance import pooled_spread

STEP = np.array([25.0])
OWN_FROM = 20


def column(n, mean, squares) -> Scores:
    return Scores(*(np.array(part, kind)[:, None] for part, kind in ((n, int), (mean, float), (squares, float))))


UNITS = column([40, 30, 25, 12, 50], [60.0, 75.0, 62.0, 58.0, 61.0], [16e3, 3e3, 11e3, 4e3, 18e3])
WHOLE = column([157], [63.5], [76e3])


def without_prior(within: Within) -> Within:
    return Within(within.pooled, VariancePrior(np.array([np.nan]), np.zeros(1), np.zeros(1, np.int64)))


def same(first: Difference, second: Difference) -> None:
    for one, other in ((first.value, second.value), (first.interval.high, second.interval.high)):
        assert one.tolist() == other.tolist()


def test_a_unit_that_happens_to_spread_little_is_less_sure_than_its_interval_says() -> None:
    within = within_units(UNITS, STEP)
    shown, found = (
        part_against_whole(UNITS, WHOLE, within.pooled, own_from=OWN_FROM),
        against_whole(UNITS, WHOLE, within, own_from=OWN_FROM),
    )
    same(found, shown)
    assert found.p[1, 0] > 3 * shown.p[1, 0]  # its own variance is a quarter of the others'
    spread = moderated(UNITS.spread, within.prior)
    rest = remainder(UNITS, WHOLE)
    by_hand = difference(UNITS, rest, spreads=(spread, moderated(rest.spread, within.prior)))
    large = [0, 1, 2, 4]
    assert found.p[large].tolist() == by_hand.p[large].tolist()


def test_a_small_unit_goes_by_the_prior_alone() -> None:
    within = within_units(UNITS, STEP)
    changed = Scores(UNITS.n, UNITS.mean, np.where(UNITS.n == 12, 9e3, UNITS.squares))
    rest = remainder(UNITS, WHOLE)
    prior = Spread(within.prior.variance, within.prior.degrees)
    expected = difference(UNITS, rest, spreads=(prior, prior)).p[3]
    for scores in (UNITS, changed):
        assert against_rest(scores, WHOLE, within, own_from=OWN_FROM).p[3].tolist() == expected.tolist()


def test_where_no_prior_is_known_signals_go_by_what_intervals_go_by() -> None:
    within = without_prior(within_units(UNITS, STEP))
    found = against_rest(UNITS, WHOLE, within, own_from=OWN_FROM)
    shown = part_against_rest(UNITS, WHOLE, within.pooled, own_from=OWN_FROM)
    same(found, shown)
    assert found.p.tolist() == shown.p.tolist()


def test_two_waves_each_go_by_what_was_known_then() -> None:
    now = within_units(UNITS, STEP)
    then = Within(now.pooled, VariancePrior(np.array([100.0]), np.array([30.0]), np.array([9])))
    small = UNITS.n < OWN_FROM
    before = Scores(UNITS.n, UNITS.mean - 4.0, UNITS.squares)
    found = against_others(UNITS, before, (now, then), small)
    spreads = now.signal_spread(UNITS, small), then.signal_spread(before, small)
    assert found.p.tolist() == difference(UNITS, before, spreads=spreads).p.tolist()
    by_prior = Spread(then.prior.variance, then.prior.degrees)
    assert (spreads[1].variance[3], spreads[1].degrees[3]) == (by_prior.variance, by_prior.degrees)
    own = now.pooled, now.pooled
    assert found.interval.high[3] == difference(UNITS, before, spreads=own).interval.high[3]


def test_a_fixed_point_adds_nothing() -> None:
    within = within_units(UNITS, STEP)
    found = against_points(UNITS, np.array([60.0]), within, UNITS.n < OWN_FROM)
    spread = moderated(UNITS.spread, within.prior)
    t = (UNITS.mean - 60.0) / np.sqrt(spread.variance / UNITS.n)
    from scipy.stats import t as student

    expected = 2.0 * student.sf(np.abs(t), spread.degrees)
    assert found.p[[0, 1, 2, 4], 0] == pytest.approx(expected[[0, 1, 2, 4], 0], rel=1e-9)
    own = UNITS.spread
    half = student.ppf(0.975, own.degrees[1]) * np.sqrt(own.variance[1] / 30)
    assert (found.interval.high - found.value)[1] == pytest.approx(half, rel=1e-9)


def test_the_prior_is_fitted_on_units_that_can_tell() -> None:
    tiny = column([9, 2, 1, 0], [10.0, 90.0, 50.0, np.nan], [1e-3, 0.0, 0.0, 0.0])
    both = Scores(*(np.concatenate([one, two]) for one, two in zip(parts(UNITS), parts(tiny), strict=True)))
    once, again = within_units(UNITS, STEP).prior, within_units(both, STEP).prior
    assert (once.variance, once.degrees, once.groups) == (again.variance, again.degrees, again.groups)


def test_a_unit_of_one_mind_counts_as_if_one_person_were_a_step_away() -> None:
    alike = column([40, 30, 25, 20], [60.0, 75.0, 62.0, 75.0], [16e3, 13e3, 12e3, 0.0])
    away = alike.squares.copy()
    away[3] = 25.0**2 / 20 * 19
    spread = Scores(alike.n, alike.mean, away).spread
    assert within_units(alike, STEP).prior.degrees == variance_prior(spread.variance, spread.degrees).degrees
    assert within_units(alike, STEP).pooled.variance == pooled_spread(alike).variance


def parts(scores: Scores) -> tuple[np.ndarray, ...]:
    return scores.n, scores.mean, scores.squares
