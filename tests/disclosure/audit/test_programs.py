"""Programs: least people, proofs, leaks, and what stays open."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import optimize
from scipy.optimize import OptimizeResult

from linear_systems import system_of
from orgfit.disclosure.audit.programs import Verdict, solve_programs
from orgfit.disclosure.audit.system import System


def all_of(system: System, limit: int) -> np.ndarray:
    return np.flatnonzero(system.people < limit)


def test_a_sum_of_enough_people_is_proven() -> None:
    system = system_of([[1, 1, 1, 1, 1]], [1] * 5)
    result = solve_programs(system, limit=5, kinds=all_of(system, 5))
    assert [one.people for one in result.tried] == pytest.approx([5.0] * 5)
    assert result.proven
    assert (result.found, result.whole) == ((), 0)


def test_a_sum_of_too_few_is_a_leak() -> None:
    system = system_of([[1, 1, 1, 1, 1], [0, 0, 1, 1, 1]], [1, 1, 9, 9, 9])
    result = solve_programs(system, limit=5, kinds=all_of(system, 5))
    assert [one.kinds for one in result.found] == [(0, 1)]
    assert result.found[0].people == 2
    assert {one.verdict for one in result.tried} == {Verdict.LEAK}
    assert not result.proven


def test_several_unknowns_cost_the_people_of_their_kind_once() -> None:
    """Three items of one kind and three of another: touching all six costs 2 + 2 people."""
    system = system_of([[1, 1, 1, 1, 1, 1]], [2, 2], [0, 0, 0, 1, 1, 1])
    safe, not_safe = (solve_programs(system, limit=limit, kinds=np.array([0])) for limit in (4, 5))
    assert safe.proven
    assert not_safe.tried[0].verdict is Verdict.LEAK
    assert not_safe.tried[0].people == pytest.approx(4.0)


def test_who_is_too_many_together_with_a_kind_is_not_touched() -> None:
    """Two of kind 0 and three of kind 1 are five: nothing under five people is possible, and no program is needed."""
    result = solve_programs(system_of([[1, 1]], [2, 3]), limit=5, kinds=np.array([0]))
    assert result.tried[0].people == np.inf
    assert result.proven


def test_large_kinds_and_people_in_no_sum_need_no_program() -> None:
    system = system_of([[1, 1, 0]], [7, 7, 1])
    result = solve_programs(system, limit=5, kinds=np.array([0, 2]))
    assert [(one.kind, one.people, one.verdict.value) for one in result.tried] == [
        (0, 7.0, "proven"),
        (2, np.inf, "proven"),
    ]


def test_what_costs_little_may_still_touch_many() -> None:
    """The program in whole numbers decides."""
    rng = np.random.default_rng(0)
    for _ in range(40):
        system = system_of(rng.integers(0, 3, (3, 9)), [1] * 9)
        result = solve_programs(system, limit=6, kinds=np.arange(9))
        open_before = [one for one in result.tried if one.people <= 5 and one.verdict is Verdict.PROVEN]
        if open_before:
            assert result.whole >= len(open_before)
            return
    pytest.fail("no such system among these; draw others")


def test_the_best_that_was_found_in_time_is_no_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    """The solver says: 9 people touched, perhaps fewer, but not fewer than 2."""
    stopped = OptimizeResult(status=1, fun=9.0, x=None, mip_dual_bound=2.0)
    monkeypatch.setattr(optimize, "milp", lambda *_, **__: stopped)
    result = solve_programs(system_of([[1, 1, 1]], [2, 2, 2]), limit=5, kinds=np.array([0]))
    assert [(one.people, one.verdict) for one in result.tried] == [(0.0, Verdict.INCONCLUSIVE)]
    assert not result.proven


def test_without_time_it_says_that_it_does_not_know() -> None:
    rng = np.random.default_rng(0)
    verdicts = set()
    for _ in range(10):
        system = system_of(rng.integers(0, 3, (3, 9)), [1] * 9)
        result = solve_programs(system, limit=6, kinds=np.arange(9), seconds=0.0)
        verdicts |= {one.verdict for one in result.tried}
        assert result.proven == all(one.verdict is Verdict.PROVEN for one in result.tried)
    assert Verdict.INCONCLUSIVE in verdicts
