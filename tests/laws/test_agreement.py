"""Laws of agreement within a group: what must hold for every table of counts."""

from __future__ import annotations

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from orgfit.stats.multilevel.agreement import (
    AgreementCaveat,
    average_deviation_mean,
    average_deviation_median,
    item_variances,
    lindell,
    rwg,
    rwg_j,
    rwg_j_range,
)
from orgfit.stats.multilevel.nulls import null_variance


@st.composite
def tables(draw, least: int = 0) -> np.ndarray:
    """Counts (items, categories), each item answered by ``least`` people or more."""
    items, categories = draw(st.integers(1, 5)), draw(st.integers(2, 11))
    cells = draw(st.lists(st.integers(0, 12), min_size=items * categories, max_size=items * categories))
    counts = np.array(cells).reshape(items, categories)
    assume((counts.sum(axis=1) >= least).all())
    return counts


@given(tables())
def test_agreement_is_from_nought_to_one_or_says_why_not(counts) -> None:
    null = null_variance(counts.shape[1])
    for found in (rwg(counts, null), rwg_j(counts, null)):
        defined = found.caveats == AgreementCaveat.NONE
        assert np.array_equal(defined, ~np.isnan(found.value))
        assert ((found.value >= 0) & (found.value <= 1) | ~defined).all()
        wider = found.caveats == AgreementCaveat.WIDER_THAN_NULL
        assert (found.floored[wider] == 0).all()
        assert (found.ratio[wider] > 1).all()


@given(tables(least=2))
def test_mirrored_answers_agree_as_much(counts) -> None:
    null = null_variance(counts.shape[1])
    mirrored = counts[:, ::-1]
    for function in (rwg, rwg_j, lindell):
        one, other = function(counts, null), function(mirrored, null)
        assert np.array_equal(one.value, other.value, equal_nan=True)
    for function in (average_deviation_mean, average_deviation_median):
        assert np.allclose(function(counts).items, function(mirrored).items, rtol=1e-12)


@given(tables(least=2))
def test_all_of_one_mind_agree_wholly_and_only_they(counts) -> None:
    unanimous = ((counts > 0).sum(axis=1) == 1).all()
    assert (lindell(counts, 1.0).value == 1.0) == unanimous
    assert (average_deviation_median(counts).value == 0.0) == unanimous
    assert (average_deviation_mean(counts).value == 0.0) == unanimous


@given(tables(least=2), st.integers(2, 5))
def test_more_of_the_same_items_agree_more_and_lindell_alike(counts, times) -> None:
    null = null_variance(counts.shape[1])
    one, many = (rwg_j(table, null) for table in (counts, np.tile(counts, (times, 1))))
    assume(one.caveats == AgreementCaveat.NONE)
    assert many.value >= one.value - 1e-12
    assert abs(lindell(np.tile(counts, (times, 1)), null).value - lindell(counts, null).value) < 1e-12


@given(tables(least=2))
def test_the_range_holds_every_null_and_the_widest_null_agrees_most(counts) -> None:
    found = rwg_j_range(counts)
    for agreement in found.by_null.values():
        if agreement.caveats == AgreementCaveat.NONE:
            assert agreement.value <= found.high
            assert np.isnan(found.low) or found.low <= agreement.value
    assert found.defined == sum(bool(one.caveats == AgreementCaveat.NONE) for one in found.by_null.values())
    assert np.isnan(found.low) == (found.defined < len(found.by_null))


@given(tables(least=2))
def test_deviation_from_the_median_is_the_least(counts) -> None:
    least, mean = average_deviation_median(counts), average_deviation_mean(counts)
    assert (least.items <= mean.items + 1e-12).all()
    n = counts.sum(axis=1)
    assert (mean.items <= np.sqrt(item_variances(counts) * (n - 1) / n) + 1e-12).all()
    assert 0 <= mean.points <= 50 + 1e-9


@given(tables(least=2), st.integers(2, 50))
def test_as_many_people_again_change_no_deviation(counts, times) -> None:
    for function in (average_deviation_mean, average_deviation_median):
        assert np.allclose(function(counts).items, function(counts * times).items, rtol=1e-12)
