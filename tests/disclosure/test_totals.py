"""Which units may be shown: exact, and never leaving fewer than n people to subtraction."""

from __future__ import annotations

import numpy as np
import pytest

from orgfit.disclosure.totals import residuals, shown_for_base, shown_for_class, shown_units, subtree_totals
from orgfit.responses.unit_rows import UnitRow
from orgfit.responses.units import UnitTree


def tree(*rows: tuple[str, str]) -> UnitTree:
    """Units as (code, parent), the whole organisation first."""
    return UnitTree.build([UnitRow(code, code, parent) for code, parent in rows], "units")


HOUSE = tree(("all", ""), ("sales", "all"), ("north", "sales"), ("south", "sales"), ("service", "all"))


def counts(**people: int) -> np.ndarray:
    own = np.zeros(len(HOUSE), np.int64)
    for code, number in people.items():
        own[HOUSE.index[code]] = number
    return own


def names(shown: np.ndarray) -> set[str]:
    return {code for code, yes in zip(HOUSE.codes, shown, strict=True) if yes}


def everywhere() -> np.ndarray:
    return np.ones(len(HOUSE), bool)


def test_totals_of_subtrees() -> None:
    assert subtree_totals(HOUSE, counts(all=1, north=3, south=4, service=9)).tolist() == [17, 7, 3, 4, 9]


def test_everything_is_shown_where_nobody_is_singled_out() -> None:
    own = counts(all=5, sales=6, north=7, south=8, service=9)
    assert names(shown_units(HOUSE, own, everywhere(), 5)) == {"all", "sales", "north", "south", "service"}


def test_a_small_unit_takes_a_sibling_with_it() -> None:
    """South has 3 people; sales minus north would be those 3, so north goes too, or sales does."""
    shown = shown_units(HOUSE, counts(north=20, south=3, service=20), everywhere(), 5)
    assert not {"north", "sales"} <= names(shown)
    assert "south" not in names(shown)
    assert "all" in names(shown)


def test_the_manager_above_the_teams_is_not_left_alone() -> None:
    """One person belongs to sales itself: sales minus its two teams would be that one."""
    shown = names(shown_units(HOUSE, counts(sales=1, north=8, south=8, service=20), everywhere(), 5))
    assert not {"sales", "north", "south"} <= shown


def test_more_units_win_over_one_large() -> None:
    own = counts(sales=1, north=8, south=8, service=20)
    assert len(names(shown_units(HOUSE, own, everywhere(), 5))) == 4


def test_nothing_is_shown_of_four_people() -> None:
    assert names(shown_units(HOUSE, counts(north=4), everywhere(), 5)) == set()


def test_residuals_go_to_the_next_shown_unit_above() -> None:
    shown = np.array([True, False, True, False, True])
    assert residuals(HOUSE, shown, counts(all=1, sales=2, north=3, south=4, service=5)).tolist() == [7, 0, 3, 0, 5]


def test_residuals_of_classes_go_together() -> None:
    own = np.stack([counts(north=3, south=4), counts(south=1)], axis=1)
    shown = np.array([True, True, False, False, False])
    assert residuals(HOUSE, shown, own).tolist() == [[0, 0], [7, 1], [0, 0], [0, 0], [0, 0]]


def test_a_base_needs_people() -> None:
    answered = counts(north=15, south=4, service=15)
    assert names(shown_for_base(HOUSE, answered, everywhere(), 5)) >= {"all", "service"}
    assert "south" not in names(shown_for_base(HOUSE, answered, everywhere(), 5))


def test_three_who_answered_beside_a_shown_team_take_it_with_them() -> None:
    shown = names(shown_for_base(HOUSE, counts(north=15, south=3, service=15), everywhere(), 5))
    assert not {"sales", "north"} <= shown


def test_a_class_may_be_empty() -> None:
    assert names(shown_for_class(HOUSE, counts(), everywhere(), 5)) == set(HOUSE.codes)


def test_a_class_of_three_hides_all_that_would_leave_it_over() -> None:
    """Three people of one kind in north: no shown unit may hold them and nobody else of their kind."""
    assert names(shown_for_class(HOUSE, counts(north=3), everywhere(), 5)) == {"south", "service"}


@pytest.mark.parametrize("threshold", [5, 7, 10])
def test_a_higher_threshold_never_leaves_a_smaller_residual(threshold: int) -> None:
    own = counts(all=2, sales=3, north=11, south=9, service=14)
    left = residuals(HOUSE, shown_units(HOUSE, own, everywhere(), threshold), own)
    assert not ((left > 0) & (left < threshold)).any()
