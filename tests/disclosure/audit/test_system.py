"""Systems of sums: parts of them, and people who are alike."""

from __future__ import annotations

import numpy as np

from linear_systems import system_of
from orgfit.disclosure.audit.system import Sum


def test_unknowns_of_kinds_stand_together() -> None:
    system = system_of([[1, 1, 1, 1, 1]], [1, 2, 3], [0, 0, 1, 2, 2])
    assert system.first.tolist() == [0, 2, 3, 5]
    assert system.unknowns(np.array([2, 0])).tolist() == [3, 4, 0, 1]
    assert system.unknowns(np.array([], int)).tolist() == []


def test_a_part_keeps_the_sums_that_speak_of_nobody_else() -> None:
    rows = [[1, 1, 1, 1], [0, 0, 1, 1], [0, 0, 0, 2], [0, 1, 0, 1], [0, 0, 0, 0]]
    part = system_of(rows, [4, 5, 6], [0, 0, 1, 2], units=[0, 1, 2]).restricted(np.array([1, 2]))
    assert part.sums.toarray().tolist() == [[1, 1], [0, 2]]
    assert part.owner.tolist() == [0, 1]
    assert part.people.tolist() == [5, 6]
    assert part.unit.tolist() == [1, 2]
    assert part.labels == (Sum("0", "1", ""), Sum("0", "2", ""))


def test_a_part_without_sums_of_its_own_is_empty() -> None:
    part = system_of([[1, 1]], [4, 5]).restricted(np.array([1]))
    assert part.sums.shape == (0, 1)


def test_people_who_are_alike_in_every_sum_are_one_kind() -> None:
    rows = [[1, 1, 1, 1, 2, 1], [0, 0, 1, 0, 1, 0]]
    merged = system_of(rows, [1, 2, 3, 4, 5, 6], units=[7, 8, 9, 9, 9, 9]).merged()
    assert merged.sums.toarray().tolist() == [[1, 1, 2], [0, 1, 1]]
    assert merged.people.tolist() == [1 + 2 + 4 + 6, 3, 5]
    assert merged.unit.tolist() == [7, 9, 9]
    assert merged.owner.tolist() == [0, 1, 2]


def test_people_are_alike_only_if_all_their_unknowns_are() -> None:
    rows = [[1, 1, 1, 1, 1, 1], [1, 0, 0, 1, 1, 0]]
    merged = system_of(rows, [1, 1, 1], [0, 0, 1, 1, 2, 2]).merged()
    assert merged.sums.toarray().tolist() == [[1, 1, 1, 1], [1, 0, 0, 1]]
    assert merged.owner.tolist() == [0, 0, 1, 1]
    assert merged.people.tolist() == [2, 1]


def test_equal_entries_spread_over_other_unknowns_are_not_alike() -> None:
    """Kind 0 counts in both sums with its first unknown, kind 1 with one unknown each."""
    merged = system_of([[1, 0, 1, 0], [1, 0, 0, 1]], [1, 1], [0, 0, 1, 1]).merged()
    assert merged.kinds == 2
