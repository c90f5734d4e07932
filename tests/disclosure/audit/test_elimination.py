"""A basis modulo a prime, and the combinations around it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from linear_systems import system_of
from orgfit.disclosure.audit.elimination import PRIMES, Elimination
from orgfit.disclosure.audit.system import Combination, Sum, System


def exact(system: System, order: list[int] | None = None, prime: int = PRIMES[0]) -> Elimination:
    return Elimination.of(system, np.arange(system.kinds) if order is None else np.array(order), prime)


def test_the_basis_is_greedy() -> None:
    system = system_of([[1, 1, 1, 0], [1, 1, 0, 1], [2, 2, 1, 1]], [1, 1, 1, 1])
    assert exact(system).members.tolist() == [1, 0, 1, 0]
    assert exact(system, [3, 2, 1, 0]).members.tolist() == [0, 0, 1, 1]
    assert exact(system).rank == 2


def test_independent_sums_span_all_others() -> None:
    rows = np.array([[1, 1, 1, 0], [1, 1, 0, 1], [2, 2, 1, 1], [0, 0, 0, 0]])
    kept = exact(system_of(rows, [1, 1, 1, 1])).independent
    assert len(kept) == np.linalg.matrix_rank(rows[kept]) == 2


@pytest.mark.parametrize("order", [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2]])
def test_a_unit_less_its_other_people(order: list[int]) -> None:
    """All less the second kind's unit and the slice of two others: kind 0 is left."""
    system = system_of([[1, 1, 1, 1], [0, 1, 0, 0], [0, 0, 1, 1], [0, 0, 1, 2]], [2, 9, 9, 9])
    sums = (system.labels[0], system.labels[1], system.labels[2])
    wanted = Combination((0,), 2, sums)
    assert exact(system, order).within(np.array([0])) == wanted
    assert exact(system, order).light(3).tolist() == [0]
    assert exact(system, order).around(0, 3) == wanted
    assert exact(system, order).around(0, 2) is None
    assert exact(system, order).light(2).tolist() == []


def test_sums_keep_their_names_in_whatever_order_they_are_eliminated() -> None:
    """The smallest unit comes first here, and last in the elimination."""
    labels = (Sum("team", "", ""), Sum("desk", "", ""), Sum("all", "", ""))
    system = replace(system_of([[0, 1, 1, 0], [0, 1, 0, 0], [1, 1, 1, 1]], [9, 2, 9, 9]), labels=labels)
    assert exact(system).rows.tolist() == [2, 0, 1]
    found = exact(system).within(np.array([1]))
    assert found is not None
    assert found.sums == (Sum("desk", "", ""),)
    rest = exact(system).within(np.array([0, 3]))
    assert rest is not None
    assert rest.sums == (Sum("team", "", ""), Sum("all", "", ""))


def test_nothing_is_said_of_people_in_no_sum() -> None:
    system = system_of([[1, 0, 1]], [1, 1, 1])
    assert exact(system).within(np.array([1])) is None
    assert exact(system).within(np.array([0, 1])) is None
    assert exact(system).light(3).tolist() == [0]


def test_a_system_without_sums_gives_nothing_away() -> None:
    system = system_of(np.zeros((0, 2)), [1, 1])
    assert exact(system).rank == 0
    assert exact(system).light(5).tolist() == []


def test_a_mixture_of_the_combinations_of_one_kind_is_found() -> None:
    """Kind 0 has two unknowns in the basis; either alone touches kinds 1 to 3, their difference nobody else."""
    system = system_of([[1, 0, 1, 1, 1], [0, 1, 1, 1, 1]], [1, 9, 9, 9], [0, 0, 1, 2, 3])
    found = exact(system).within(np.array([0]))
    assert found is not None
    assert found.kinds == (0,)
    assert exact(system).light(5).tolist() == [0]


def test_a_mixture_may_touch_some_if_it_leaves_out_others() -> None:
    """Each of three combinations touches many; mixed so that kinds 2 and 3 vanish, one of kind 1 stays."""
    rows = [[1, 0, 0, 1, 1, 2], [0, 1, 0, 0, 1, 1], [0, 0, 1, 0, 1, 3]]
    system = system_of(rows, [1, 1, 4, 4], [0, 0, 0, 1, 2, 3])
    found = exact(system).around(0, 3)
    assert found is not None
    assert found.kinds == (0, 1)
    assert exact(system).around(0, 2) is None


def test_what_a_small_prime_turns_into_nothing_is_a_fluke() -> None:
    """Modulo 3 the last kind is in no sum; over the whole numbers nobody is given away."""
    system = system_of([[1, 1, 3]], [1, 1, 9])
    assert exact(system, prime=3).within(np.array([0, 1])) is not None
    assert exact(system).within(np.array([0, 1])) is None
