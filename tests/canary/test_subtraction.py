"""The canary: three people with unmistakable answers, who must never be seen, not even by subtraction.

``attack`` is code of its own: it takes all units in which a figure is released, and looks for combinations of them
that leave fewer than n people.
"""

from __future__ import annotations

import numpy as np
import pytest

from attack import shown_bases, smallest_group
from orgfit.analyses.interpret import Release, release
from orgfit.disclosure.released import Released
from orgfit.responses.columns import Responses
from planted import answers_of, organisation, tree

UNITS = tree(("all", ""), ("a", "all"), ("a1", "a"), ("a2", "a"), ("a3", "a"), ("b", "all"), ("b1", "b"), ("c", "all"))
CANARY = [[1, 5, 1, 5, 5, 1, 0, 3]] * 3


def cube(responses: Responses) -> Released:
    outcome = release(responses)
    assert isinstance(outcome, Release)
    return outcome.released


@pytest.fixture(scope="module")
def planted() -> Responses:
    rows = {
        "a1": answers_of(12, 1),
        "a2": CANARY,
        "a3": answers_of(9, 2),
        "b1": answers_of(30, 3),
        "c": answers_of(80, 4),
    }
    return organisation(UNITS, rows)


def test_the_canary_is_not_in_the_cube(planted: Responses) -> None:
    released = cube(planted)
    assert {cell.reason for cell in released.figures("a2").values()} == {"protected"}
    assert not any(cell.shown or cell.n or cell.low for cell in released.figures("a2").values())


def test_nothing_that_is_shown_leaves_fewer_than_five(planted: Responses) -> None:
    released = cube(planted)
    for column, item in enumerate(planted.instrument.coded_items):
        assert smallest_group(shown_bases(planted, released, column, item.id)) >= 5


def test_the_attack_finds_the_canary_where_only_small_units_are_hidden(planted: Responses) -> None:
    """The rule most products use, minimum n alone, is broken by this very attack."""
    naive = []
    for place in range(len(planted.units)):
        rows = planted.rows(place)
        if rows.stop - rows.start >= 5:
            member = np.zeros(planted.people, bool)
            member[rows] = True
            naive.append(member)
    assert smallest_group(naive) == 3
