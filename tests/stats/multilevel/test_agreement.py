from __future__ import annotations

import numpy as np
import pytest

from orgfit.errors import EstimateError
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
from orgfit.stats.multilevel.nulls import Null

RNG = np.random.default_rng(7)
ANSWERS = RNG.choice(5, size=(6, 23, 4), p=[0.05, 0.1, 0.3, 0.35, 0.2])  # units, people, items
COUNTS = (ANSWERS[..., None] == np.arange(5)).sum(axis=1)
SPLIT = np.array([5, 0, 0, 0, 5])
ALIKE = np.array([0, 0, 9, 0, 0])
ALONE = np.array([0, 1, 0, 0, 0])


def test_variances_are_those_of_the_answers() -> None:
    assert item_variances(COUNTS) == pytest.approx(ANSWERS.var(axis=1, ddof=1), rel=1e-14)
    assert np.isnan(item_variances(ALONE))
    assert np.isnan(item_variances(np.zeros(5, int)))


def test_many_people_are_counted_exactly() -> None:
    millions = np.array([10_000_000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
    n = millions.sum()
    assert item_variances(millions) == pytest.approx(100 / n * (1 - 1 / n) * n / (n - 1), rel=1e-12)


def test_rwg_from_its_definition() -> None:
    found = rwg(COUNTS, 2.0)
    assert found.value == pytest.approx(1 - ANSWERS.var(axis=1, ddof=1) / 2, rel=1e-13)
    assert set(found.caveats.ravel()) == {AgreementCaveat.NONE}
    assert np.array_equal(found.floored, found.value)


def test_rwg_j_grows_with_the_items_and_lindell_does_not() -> None:
    one, many = np.stack([COUNTS[0, 0]] * 2), np.stack([COUNTS[0, 0]] * 10)
    single = rwg(COUNTS[0, 0], 2.0).value
    for items, counts in ((2, one), (10, many)):
        assert rwg_j(counts, 2.0).value == pytest.approx(items * single / (1 + (items - 1) * single), rel=1e-12)
        assert lindell(counts, 2.0).value == pytest.approx(single, rel=1e-12)


def test_wider_than_the_null_is_not_defined_and_is_named() -> None:
    for found in (rwg(SPLIT, 2.0), rwg_j(np.stack([SPLIT] * 3), 2.0)):
        assert np.isnan(found.value)
        assert found.floored == 0.0
        assert found.ratio == pytest.approx(40 / 9 / 2)
        assert found.caveats.item() is AgreementCaveat.WIDER_THAN_NULL


def test_lindell_goes_below_nought_and_names_it() -> None:
    found = lindell(np.stack([SPLIT] * 3), 2.0)
    assert found.value == pytest.approx(1 - 40 / 9 / 2)
    assert found.caveats.item() is AgreementCaveat.WIDER_THAN_NULL


def test_just_as_wide_as_the_null_is_no_agreement_but_defined() -> None:
    """Variances of 1 in each of 3 items, over a null of 1, whatever the last bits of their mean."""
    thirds = np.stack([np.array([3, 0, 3, 0, 0])] * 3)
    null = item_variances(thirds)[0]
    found = rwg_j(thirds, null * (1 - 1e-15))
    assert (found.value, found.caveats.item()) == (0.0, AgreementCaveat.NONE)


def test_one_person_does_not_agree_with_anybody() -> None:
    found = rwg_j(np.stack([[ALIKE, ALONE], [ALIKE, ALIKE]]), 2.0)
    assert found.caveats.tolist() == [AgreementCaveat.TOO_FEW_PEOPLE, AgreementCaveat.NONE]
    assert np.isnan(found.floored).tolist() == [True, False]
    assert found.value[1] == 1.0
    deviation = average_deviation_mean(np.stack([ALIKE, ALONE]))
    assert np.isnan(deviation.items).tolist() == [False, True]
    assert np.isnan(deviation.value)


def test_the_range_runs_from_the_narrowest_null_to_the_widest() -> None:
    close = np.stack([[0, 1, 12, 3, 0]] * 4)
    found = rwg_j_range(close)
    assert list(found.by_null) == [Null.UNIFORM, Null.SLIGHT_SKEW, Null.MODERATE_SKEW]
    assert (found.low, found.high) == (
        found.by_null[Null.MODERATE_SKEW].value,
        found.by_null[Null.UNIFORM].value,
    )
    assert found.defined == 3


def test_a_range_without_all_nulls_has_no_lower_end() -> None:
    wide = np.stack([[2, 4, 6, 4, 2]] * 4)  # variance 1.41, between the uniform null and the slightly skewed
    found = rwg_j_range(np.stack([wide, np.stack([SPLIT] * 4)]))
    assert found.defined.tolist() == [1, 0]
    assert np.isnan(found.low).all()
    assert np.isnan(found.high).tolist() == [False, True]


def test_average_deviations_from_their_definition() -> None:
    mean, median = average_deviation_mean(COUNTS), average_deviation_median(COUNTS)
    for found, centre in ((mean, ANSWERS.mean(axis=1)), (median, np.median(ANSWERS, axis=1))):
        items = np.abs(ANSWERS - centre[:, None]).mean(axis=1)
        assert found.items == pytest.approx(items, rel=1e-13)
        assert found.value == pytest.approx(items.mean(axis=1), rel=1e-13)
        assert found.points == pytest.approx(25 * items.mean(axis=1), rel=1e-13)


def test_the_median_of_an_even_number_lies_halfway() -> None:
    halves = np.array([[2, 0, 2, 0, 0], [1, 2, 1, 0, 0]])
    assert average_deviation_median(halves).items.tolist() == [1.0, 0.5]


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        ([0.5, 2.0, 1.0], "whole numbers from 0 on"),
        ([1, -1, 2], "whole numbers from 0 on"),
        (3, "2 to 101 categories; 0 came"),
        ([4], "2 to 101 categories; 1 came. Show the shares."),
    ],
)
@pytest.mark.parametrize("function", [item_variances, average_deviation_mean, average_deviation_median])
def test_what_is_no_count_is_said(function, counts, text) -> None:
    with pytest.raises(EstimateError, match=text):
        function(counts)


@pytest.mark.parametrize("function", [rwg, rwg_j, lindell])
def test_a_null_has_a_variance(function) -> None:
    with pytest.raises(EstimateError, match=r"above 0; 0 came"):
        function(COUNTS, 0.0)
