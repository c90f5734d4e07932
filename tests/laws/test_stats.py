"""Laws of the statistics: what must hold for every input, not for one."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from orgfit.stats.comparison.differences import part_against_whole, remainder
from orgfit.stats.comparison.multiplicity import false_discovery
from orgfit.stats.estimates import Caveat, Scores, Spread
from orgfit.stats.intervals import jeffreys_interval, mean_interval, wilson_interval
from orgfit.stats.multilevel.pooling import random_intercept, shrink
from orgfit.stats.multilevel.variance import one_way_anova, own_or_pooled, pooled_spread
from orgfit.stats.psychometrics.reliability import alpha, item_analysis
from orgfit.stats.psychometrics.scoring import facet_histogram, facet_scores, favourable_facets, item_scores
from orgfit.tallies.layout import FacetLayout, Layout
from orgfit.tallies.tally import STEPS_AT, Tally

answers = st.lists(st.integers(0, 10).map(float), min_size=1, max_size=12)
organisations = st.lists(answers, min_size=2, max_size=8)
shifts = st.floats(-100, 100)
scales = st.floats(0.01, 100)
levels = st.floats(0.5, 0.999)


def sums(groups: list[list[float]]) -> Scores:
    arrays = [np.array(group) for group in groups]
    return Scores(
        np.array([len(group) for group in arrays]),
        np.array([group.mean() for group in arrays]),
        np.array([((group - group.mean()) ** 2).sum() for group in arrays]),
    )


def fitted(scores: Scores):
    return random_intercept(scores.n, scores.mean, scores.squares)


def varies(scores: Scores) -> bool:
    return scores.n.sum() > len(scores.n) and scores.squares.sum() > 0


def near(one: float, other: float, unit: float = 1.0) -> bool:
    return abs(one - other) <= 1e-6 * max(unit, abs(one), abs(other))


# Counts


def layout(items: int) -> Layout:
    facet = FacetLayout("facet", tuple(range(items)), 1, 5, items if items <= 2 else items // 2 + 1)
    return Layout(tuple(f"q{item}" for item in range(items)), (1,) * items, (5,) * items, (facet,))


def tallied(rows: np.ndarray, shape: Layout) -> Tally:
    tally = Tally.empty(shape, 1)
    facet = shape.facets[0]
    for row in rows:
        for item, answer in enumerate(row):
            tally.items[0, item, STEPS_AT + answer - 1 if answer > 0 else 0] += 1
        given_ = row[row > 0]
        tally.facets[0][0, facet.starts[len(given_)] + given_.sum() - len(given_)] += 1
    return tally


@st.composite
def tables(draw) -> np.ndarray:
    items, people = draw(st.integers(1, 5)), draw(st.integers(0, 8))
    return np.array(draw(st.lists(st.integers(0, 5), min_size=items * people, max_size=items * people)), int).reshape(
        people, items
    )


@given(tables(), st.integers(0, 8), st.randoms(use_true_random=False))
def test_scores_of_two_tallies_added_are_those_of_all_rows_in_any_order(rows, cut, random) -> None:
    shape = layout(rows.shape[1])
    order = random.sample(range(len(rows)), len(rows))
    added = tallied(rows[:cut], shape) + tallied(rows[cut:], shape)
    together = tallied(rows[order], shape)
    for scored in (item_scores, facet_scores):
        one, other = scored(added), scored(together)
        assert (one.n == other.n).all()
        assert np.array_equal(one.mean, other.mean, equal_nan=True)
        assert np.array_equal(one.squares, other.squares)


@given(tables())
def test_facet_scores_stay_on_the_scale_and_agree_with_their_counts(rows) -> None:
    tally = tallied(rows, layout(rows.shape[1]))
    scores = facet_scores(tally)
    assert np.all((scores.mean >= 0) & (scores.mean <= 100) | (scores.n == 0))
    assert np.all(scores.squares <= scores.n * 2500 * (1 + 1e-12))
    assert facet_histogram(tally, 0, np.array([0.0, 20, 40, 60, 80, 100])).sum() == scores.n[0, 0]
    shares = [favourable_facets(tally, 0, least) for least in range(1, 6)]
    assert shares[0].count[0] == shares[0].n[0] == scores.n[0, 0]
    assert all(a.count[0] >= b.count[0] for a, b in pairwise(shares))


# Intervals


@given(st.floats(0, 100), st.floats(0.01, 2500), st.integers(2, 500), levels)
def test_intervals_hold_the_mean_and_shrink_with_n(mean, variance, n, level) -> None:
    wide = mean_interval(mean, variance, n, level=level)
    narrow = mean_interval(mean, variance, n + 1, level=level)
    assert wide.low < mean < wide.high
    assert wide.low < narrow.low < narrow.high < wide.high


@given(st.floats(0, 100), st.floats(0.01, 2500), st.integers(2, 200), st.integers(0, 200))
def test_the_more_are_missing_the_wider_and_never_wider_than_without_headcount(mean, variance, n, missing) -> None:
    nearer = mean_interval(mean, variance, n, population=n + missing)
    farther = mean_interval(mean, variance, n, population=n + missing + 1)
    endless = mean_interval(mean, variance, n)
    assert endless.low < farther.low <= nearer.low <= mean
    assert nearer.high <= farther.high < endless.high
    assert missing or nearer.low == nearer.high


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), levels)
def test_shares_have_intervals_that_mirror(counted, level) -> None:
    count, n = counted
    for interval in (wilson_interval, jeffreys_interval):
        yes, no = interval(count, n, level=level), interval(n - count, n, level=level)
        assert 0 <= yes.low <= count / n <= yes.high <= 1
        assert yes.low < yes.high
        assert abs(yes.low - (1 - no.high)) < 1e-9


@given(organisations, answers)
def test_the_whole_without_a_part_is_the_rest(rest, part) -> None:
    people = [answer for group in rest for answer in group]
    found = remainder(sums([part]), sums([part + people]))
    wanted = sums([people])
    assert found.n == wanted.n
    assert near(found.mean[0], wanted.mean[0])
    assert near(found.squares[0], wanted.squares[0])


@given(organisations, answers, shifts, scales)
def test_differences_follow_the_unit_and_p_does_not(rest, part, shift, scale) -> None:
    whole = part + [answer for group in rest for answer in group]
    pooled = pooled_spread(sums([part, *rest]))
    assume(pooled.degrees > 0)
    assume(pooled.variance > 0)
    moved = [[shift + scale * answer for answer in group] for group in (part, whole)]
    once = part_against_whole(sums([part]), sums([whole]), pooled)
    again = part_against_whole(sums(moved[:1]), sums(moved[1:]), Spread(pooled.variance * scale**2, pooled.degrees))
    assert near(again.value[0], scale * once.value[0])
    assert near(again.p[0], once.p[0])
    assert once.interval.low <= once.value <= once.interval.high


@given(st.lists(st.floats(0, 1) | st.just(float("nan")), max_size=30), st.floats(0.01, 0.5))
def test_flags_grow_with_the_rate_and_go_to_the_smallest(p, rate) -> None:
    strict, lenient = false_discovery(p, rate), false_discovery(p, rate + 0.4)
    assert not (strict.flagged & ~lenient.flagged).any()
    flagged, others = np.array(p)[strict.flagged], np.array(p)[~strict.flagged]
    if len(flagged) and len(others[~np.isnan(others)]):
        assert flagged.max() <= np.nanmin(others)


# Levels


@given(organisations, st.randoms(use_true_random=False))
def test_the_order_of_groups_changes_nothing(groups, random) -> None:
    scores = sums(groups)
    assume(varies(scores))
    other = sums(random.sample(groups, len(groups)))
    fit, again = fitted(scores), fitted(other)
    assert near(fit.loglik, again.loglik)
    assert near(fit.between, again.between)
    assert near(pooled_spread(scores).variance, pooled_spread(other).variance)


@given(organisations, shifts, scales)
def test_variances_follow_the_square_of_the_unit_and_ratios_do_not(groups, shift, scale) -> None:
    scores = sums(groups)
    assume(varies(scores))
    moved = Scores(scores.n, shift + scale * scores.mean, scale**2 * scores.squares)
    fit, again = fitted(scores), fitted(moved)
    assert near(again.intercept, shift + scale * fit.intercept)
    assert near(again.within, scale**2 * fit.within)
    assert near(again.icc, fit.icc)
    one, other = (one_way_anova(s.n, s.mean, s.squares) for s in (scores, moved))
    assert near(one.icc1, other.icc1)
    assert near(one.within * scale**2, other.within)


@given(organisations)
def test_no_other_ratio_is_more_likely(groups) -> None:
    scores = sums(groups)
    assume(varies(scores))
    fit = fitted(scores)
    for ratio in (0.0, 0.01, 0.1, 0.5, 1.0, 3.0, 30.0):
        assert _loglik(scores, ratio) <= fit.loglik + 1e-9 * abs(fit.loglik) + 1e-9


def _loglik(scores: Scores, ratio: float) -> float:
    """The restricted log-likelihood at a given ratio of the variances, group by group."""
    weight = scores.n / (1 + ratio * scores.n)
    centre = weight @ scores.mean / weight.sum()
    free = scores.n.sum() - 1
    residual = scores.squares.sum() + weight @ (scores.mean - centre) ** 2
    determinant = np.log1p(ratio * scores.n).sum() + np.log(weight.sum())
    return -0.5 * (free * (1 + np.log(2 * np.pi * residual / free)) + determinant)


@given(organisations)
def test_shrunken_means_lie_between_the_raw_and_the_grand_mean(groups) -> None:
    scores = sums(groups)
    assume(varies(scores))
    fit = fitted(scores)
    shrunken = shrink(fit, scores.n, scores.mean)
    assert ((shrunken.weight >= 0) & (shrunken.weight <= 1)).all()
    ends = np.sort([scores.mean, np.full(len(groups), fit.intercept)], axis=0)
    assert (shrunken.mean >= ends[0] - 1e-9).all()
    assert (shrunken.mean <= ends[1] + 1e-9).all()
    assert (shrunken.standard_error >= shrunken.conditional_sd).all()
    larger = shrink(fit, scores.n + 1, scores.mean)
    assert (larger.weight >= shrunken.weight).all()


@given(st.lists(st.integers(1, 30), min_size=2, max_size=10), st.floats(0, 100), st.floats(0.1, 100))
def test_groups_that_are_all_equal_have_no_variance_between_them(n, mean, squares) -> None:
    assume(sum(n) > len(n))
    fit = random_intercept(n, [mean] * len(n), [squares] + [0.0] * (len(n) - 1))
    assert (fit.between, fit.caveat) == (0.0, Caveat.SINGULAR)
    assert (shrink(fit, n, [mean] * len(n)).weight == 0).all()


@given(organisations)
def test_small_units_all_get_the_same_variance(groups) -> None:
    scores = sums(groups)
    pooled = pooled_spread(scores)
    assume(pooled.degrees > 0)
    assert set(own_or_pooled(scores, pooled).variance.tolist()) == {pooled.variance.item()}


# Scales


@st.composite
def covariances(draw) -> np.ndarray:
    """Covariances of answers that all share something, so that every item and their sum vary."""
    items = draw(st.integers(2, 6))
    loadings = np.array(draw(st.lists(st.floats(0.1, 2), min_size=items, max_size=items)))
    own = np.array(draw(st.lists(st.floats(0.1, 2), min_size=items, max_size=items)))
    return np.outer(loadings, loadings) + np.diag(own)


@given(covariances(), st.integers(3, 500), levels)
def test_alpha_lies_in_its_interval_which_shrinks_with_n(covariance, n, level) -> None:
    found, more = alpha(covariance, n, level=level), alpha(covariance, 2 * n, level=level)
    assert found.low < found.value < found.high < 1
    assert more.high - more.low < found.high - found.low


@given(covariances(), scales, st.randoms(use_true_random=False))
def test_alpha_knows_neither_unit_nor_order_nor_the_key_of_all_items(covariance, scale, random) -> None:
    order = random.sample(range(len(covariance)), len(covariance))
    turned = -np.eye(len(covariance))
    found = alpha(covariance, 50)
    for other in (covariance * scale, covariance[np.ix_(order, order)], turned @ covariance @ turned):
        again = alpha(other, 50)
        assert near(again.value, found.value)
        assert near(again.standardised, found.standardised)
        assert near(again.guttman_lambda6, found.guttman_lambda6)


@given(covariances())
def test_lambda6_and_item_rest_are_what_regression_and_correlation_allow(covariance) -> None:
    found = alpha(covariance, 50)
    assert 0 < found.guttman_lambda6 < 1
    rest = item_analysis(covariance, 50).item_rest
    assert ((rest > 0) & (rest < 1)).all()
