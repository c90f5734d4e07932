"""A facet's figures beside those of its items: what is thinned, and what is left alone."""

from __future__ import annotations

import numpy as np

from orgfit.disclosure.repair import Figures, Thinned, thinned_beside
from planted import tree

UNITS = tree(("all", ""), ("a", "all"), ("b", "all"))
ALL = np.ones(3, np.bool_)
PEOPLE = 40
UNIT = np.repeat([1, 2], PEOPLE // 2)
CODES = np.tile(np.array([0, 1], np.int8), PEOPLE // 2)
SLICES = np.ones((3, 2), np.bool_)


def thinned(answered: np.ndarray, given: np.ndarray, slices: np.ndarray = SLICES) -> Thinned:
    return thinned_beside(
        UNITS,
        UNIT,
        Figures(ALL, (CODES,), (slices,)),
        [Figures(ALL, (), ())],
        scored=answered >= 3,
        answered=answered,
        given=given[None],
        threshold=5,
        rng=np.random.default_rng(1),
    )


def test_where_everybody_answered_everything_nothing_is_thinned() -> None:
    found = thinned(np.full(PEOPLE, 4), np.ones(PEOPLE, bool))
    assert found.proven
    assert found.items[0].totals.tolist() == [True, True, True]
    assert found.facet[0].tolist() == SLICES.tolist()


def test_one_person_who_left_an_item_open_is_not_worked_out() -> None:
    """Facet less item, times four: all cancel out but the one who answered three, so a figure has to go."""
    answered, given = np.full(PEOPLE, 4), np.ones(PEOPLE, bool)
    answered[0], given[0] = 3, True
    found = thinned(answered, given, np.zeros((3, 2), np.bool_))
    assert found.proven
    assert not found.items[0].totals.all()


def test_many_who_left_items_open_hide_nothing() -> None:
    answered = np.full(PEOPLE, 4)
    answered[::2] = 3
    found = thinned(answered, np.ones(PEOPLE, bool), np.zeros((3, 2), np.bool_))
    assert found.items[0].totals.tolist() == [True, True, True]


def test_slices_go_before_the_whole_organisations_total() -> None:
    """In a category of five, four answered all and one did not: with the slice that one could be told from them."""
    answered, given = np.full(PEOPLE, 4), np.ones(PEOPLE, bool)
    answered[:6] = 3
    codes = np.ones(PEOPLE, np.int8)
    codes[[0, 30, 31, 32, 33]] = 0
    slices = np.zeros((3, 2), np.bool_)
    slices[0] = True
    found = thinned_beside(
        UNITS,
        UNIT,
        Figures(np.array([True, False, False]), (codes,), (slices,)),
        [Figures(np.array([True, False, False]), (), ())],
        scored=answered >= 3,
        answered=answered,
        given=given[None],
        threshold=5,
        rng=np.random.default_rng(1),
    )
    assert found.proven
    assert found.items[0].totals[0]
