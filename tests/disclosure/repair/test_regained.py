"""Which dropped slices may come back."""

from __future__ import annotations

import numpy as np

from orgfit.disclosure.repair.regained import KEPT, Record


def record(*found: tuple[list[set[int]], list[int]]) -> Record:
    """By turn: the sets that were found, and what was dropped for them."""
    made = Record()
    for sets, chosen in found:
        links = [(place, member) for place, members in enumerate(sets) for member in sorted(members)]
        first, second = np.array(links, np.int64).T
        made.add(first, second, np.array(chosen))
    return made


def back(made: Record, *dropped: int, value: list[float] | None = None) -> list[int]:
    worth = np.array(value or [1.0] * len(dropped))
    return sorted(made.not_needed(np.array(dropped, np.int64), worth).tolist())


def test_what_undid_a_combination_alone_is_needed() -> None:
    assert back(record(([{1, 2}], [1])), 1) == []


def test_what_was_dropped_later_may_undo_it_too() -> None:
    made = record(([{1, 2}], [1]), ([{2, 3}], [2]))
    assert back(made, 1, 2) == [1]


def test_of_two_the_one_worth_more_comes_back() -> None:
    made = record(([{1, 2, 7}], [1]), ([{1, 2, 8}], [2]))
    assert back(made, 1, 2, value=[1.0, 5.0]) == [2]
    assert back(made, 1, 2, value=[5.0, 1.0]) == [1]


def test_what_no_combination_is_remembered_of_may_come_back() -> None:
    assert back(record(([{1, 2}], [1])), 1, 9) == [9]


def test_only_some_combinations_are_remembered_and_none_that_two_slices_undid() -> None:
    made = record(([{1, other} for other in range(10, 20)] + [{1, 2, 3}], [1, 2]))
    assert len(made.sets) == KEPT
    assert all(1 in one and 2 not in one for one in made.sets)
    assert back(made, 1, 2) == [2]


def test_nothing_remembered_nothing_dropped() -> None:
    assert back(Record()) == []
