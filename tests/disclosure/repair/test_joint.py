"""The entrance: slices of several attributes beside totals."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from orgfit.disclosure.repair import JointSlices, joint_slices
from orgfit.disclosure.totals import shown_units, subtree_totals
from orgfit.errors import GateError, InputError
from planted import tree

UNITS = tree(("all", ""), ("a", "all"), ("a1", "a"), ("a2", "a"), ("b", "all"), ("b1", "b"), ("b2", "b"))
ROLE, SITE = 4, 3


class Survey:
    """Two hundred people by chance, with a role, the side of the role, and a site that some leave open."""

    def __init__(self, seed: int = 1) -> None:
        rng = np.random.default_rng(seed)
        self.own_unit = rng.integers(0, len(UNITS), 200)
        role = rng.integers(0, ROLE, 200).astype(np.int8)
        site = rng.integers(-1, SITE, 200).astype(np.int8)
        self.codes = [role, (role > 1).astype(np.int8), site]
        self.sizes = [ROLE, 2, SITE]
        own = np.bincount(self.own_unit, minlength=len(UNITS))
        self.size = subtree_totals(UNITS, own)
        self.shown = shown_units(UNITS, own, np.ones(len(UNITS), bool), 5)

    def slices(self, **options: Any) -> JointSlices:
        chosen = {"threshold": 5, "least_unit": 20, "rng": np.random.default_rng(2)} | options
        return joint_slices(UNITS, self.shown, self.own_unit, self.codes, self.sizes, **chosen)


def same(one: JointSlices, two: JointSlices) -> bool:
    return all((a == b).all() for a, b in zip(one.shown, two.shown, strict=True)) and one.dropped == two.dropped


def test_slices_come_by_attribute() -> None:
    result = Survey().slices()
    assert [shown.shape for shown in result.shown] == [(7, ROLE), (7, 2), (7, SITE)]
    assert [bool(shown.any()) for shown in result.shown] == [True, True, True]
    assert (result.proven, result.uncovered) == (True, 0.0)
    assert result.bases > 0


def test_small_units_show_none() -> None:
    survey = Survey()
    least = int(np.sort(survey.size)[2]) + 1
    result = survey.slices(least_unit=least)
    assert not any(shown[survey.size < least].any() for shown in result.shown)
    assert any(shown[survey.size < least].any() for shown in survey.slices().shown)


def test_one_seed_gives_one_result_in_any_order_of_people() -> None:
    survey, other = Survey(), Survey()
    order = np.random.default_rng(3).permutation(200)
    other.own_unit = survey.own_unit[order]
    other.codes = [code[order] for code in survey.codes]
    assert same(survey.slices(), survey.slices())
    assert same(survey.slices(), other.slices())


def test_only_what_is_allowed_is_shown() -> None:
    survey = Survey()
    allowed = [np.ones((7, ROLE), bool), np.zeros((7, 2), bool), np.ones((7, SITE), bool)]
    allowed[0][0] = False
    result = survey.slices(allowed=allowed)
    assert all(not (shown & ~may).any() for shown, may in zip(result.shown, allowed, strict=True))
    assert result.shown[0][1:].any()
    assert survey.slices().shown[0][0].any()


def test_without_attributes_there_is_nothing_to_show() -> None:
    survey = Survey()
    survey.codes, survey.sizes = [], []
    result = survey.slices()
    assert (result.shown, result.proven, result.dropped) == ((), True, 0)


def test_where_no_unit_is_shown_nothing_is() -> None:
    survey = Survey()
    survey.shown = np.zeros(7, bool)
    result = survey.slices()
    assert result.proven
    assert not any(shown.any() for shown in result.shown)


def test_totals_that_give_somebody_away_are_refused() -> None:
    survey = Survey()
    survey.own_unit = np.array([0, 0, 1] + [2] * 100)
    survey.codes = [code[:103] for code in survey.codes]
    with pytest.raises(GateError, match=r"unit 'all' leaves 2\. Choose the units with shown_units\."):
        survey.slices()


def test_a_code_beyond_its_categories_is_refused() -> None:
    survey = Survey()
    survey.sizes = [ROLE, 1, SITE]
    with pytest.raises(InputError, match="Attribute 2 has 1 categories; code 1 came"):
        survey.slices()
